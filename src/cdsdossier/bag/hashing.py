"""SHA-256 of many streams in two threads, while the caller reads them: each file is read once."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future
from queue import Queue
from threading import Thread
from types import TracebackType
from typing import Protocol, Self

#: Bytes read at once, and how many such pieces may wait for a thread: what bounds the memory.
CHUNK = 1 << 20
_WAITING = 8
_THREADS = 2


class Readable(Protocol):
    """Something open to be read."""

    def read(self, size: int, /) -> bytes:
        """Return up to so many bytes; none at the end."""


def chunks(file: Readable) -> Iterator[bytes]:
    """Yield what a file holds, piece by piece."""
    while piece := file.read(CHUNK):
        yield piece


class _Hasher(Thread):
    """Hashes the streams that stand in its queue, one after the other."""

    def __init__(self) -> None:
        super().__init__(daemon=True)
        self.queue: Queue[bytes | Future[str] | None] = Queue(_WAITING)
        self.start()

    def run(self) -> None:
        total = hashlib.sha256()
        while (piece := self.queue.get()) is not None:
            if isinstance(piece, Future):
                piece.set_result(total.hexdigest())
                total = hashlib.sha256()
            else:
                total.update(piece)


class Hashers:
    """Two threads that hash; a stream belongs to one of them from its first piece to its last."""

    def __enter__(self) -> Self:
        self._threads = [_Hasher() for _ in range(_THREADS)]
        self._turn = 0
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for thread in self._threads:
            thread.queue.put(None)
        for thread in self._threads:
            thread.join()

    def take(self, pieces: Iterable[bytes], use: Callable[[bytes], object] | None = None) -> Future[str]:
        """Read a stream to its end, giving each piece to ``use`` as well; return its sha256 as it will be.

        Raises what reading or ``use`` raises; the hasher then starts anew.
        """
        self._turn = (self._turn + 1) % _THREADS
        queue, future = self._threads[self._turn].queue, Future[str]()
        try:
            for piece in pieces:
                queue.put(piece)
                if use is not None:
                    use(piece)
        finally:
            queue.put(future)
        return future
