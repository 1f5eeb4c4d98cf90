"""One connection of a browser: who only holds it open makes room for who asks for something.

A browser sends the head of a request at once. Who takes long over it, or goes on sending after the answer, is cut off;
and where too many connections wait, the one that has waited longest is closed, so that nobody is turned away.
"""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any

import h11
from uvicorn.protocols.http.h11_impl import H11Protocol

if TYPE_CHECKING:
    from collections.abc import Iterable

#: Seconds that a browser may take over the head of a request.
PATIENCE = 10.0
#: Connections at once; more than browsers open for all the tabs of a person.
MOST = 150


class BoundedConnection(H11Protocol):
    """A connection that does not stay open for nothing."""

    #: When it began to wait for what the browser owes; 0: it does not wait.
    waits_since = 0.0
    _limit: asyncio.TimerHandle | None = None

    def connection_made(self, transport: Any) -> None:  # noqa: ANN401 - as asyncio gives it
        """Begin to wait for a request; make room where there are too many."""
        super().connection_made(transport)
        self._watch()
        if len(self.connections) > MOST:
            _close_longest_waiting(one for one in self.connections if isinstance(one, BoundedConnection))

    def data_received(self, data: bytes) -> None:
        """Take a piece of a request."""
        super().data_received(data)
        self._watch()

    def on_response_complete(self) -> None:
        """Wait for the next request, or for the rest of one that was answered before its end."""
        super().on_response_complete()
        self._watch()

    def connection_lost(self, exc: Exception | None) -> None:
        """Forget it."""
        self._rest()
        super().connection_lost(exc)

    def close(self) -> None:
        """Close it."""
        self._rest()
        self.transport.close()

    @property
    def _owes(self) -> bool:
        """Return whether the browser owes a head, or goes on with a body that nobody reads any more."""
        theirs = self.conn.their_state
        return theirs is h11.IDLE or (theirs is h11.SEND_BODY and self.conn.our_state is h11.DONE)

    def _watch(self) -> None:
        if not self._owes or self.transport.is_closing():
            self._rest()
        elif self._limit is None:
            self.waits_since = self.loop.time()
            self._limit = self.loop.call_later(PATIENCE, self.close)

    def _rest(self) -> None:
        if self._limit is not None:
            self._limit.cancel()
        self._limit, self.waits_since = None, 0.0


def _close_longest_waiting(connections: Iterable[BoundedConnection]) -> None:
    waiting = [one for one in connections if one.waits_since]
    if waiting:
        min(waiting, key=lambda one: one.waits_since).close()
