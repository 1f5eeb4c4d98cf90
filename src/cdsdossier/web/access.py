"""Which requests are answered: those that have the address, come to this host, and only read.

A page of another site can make a browser send requests to 127.0.0.1, and by changing what its own name resolves to
(DNS rebinding) it can even read the answers. So every request must name this host in its Host header, carry the secret
word of this run in its path, use GET or HEAD, and have a path without tricks.
"""

from __future__ import annotations

import hmac
from typing import TYPE_CHECKING
from urllib.parse import unquote_to_bytes

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Receive, Scope, Send

_METHODS = ("GET", "HEAD")
_WORDS = {
    400: "Địa chỉ không hợp lệ.",
    403: "Không được xem. Mở đúng địa chỉ mà cdsdossier serve đã in ra.",
    405: "Trang này chỉ để xem.",
}


class Guard:
    """Refuses what must be refused and passes the rest on, with the secret word removed from the path."""

    def __init__(self, app: ASGIApp, token: str, hosts: tuple[str, ...]) -> None:
        self._app, self._start = app, f"/{token}/"
        self._hosts = tuple(host.encode("ascii") for host in hosts)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http":
            raise RuntimeError("only HTTP is served")
        refused = self._refusal(scope)
        if refused:
            await _answer(refused, scope, send)
            return
        inner = str(scope["path"])[len(self._start) - 1 :]
        await self._app({**scope, "path": inner, "raw_path": inner.encode(), "root_path": ""}, receive, send)

    def _refusal(self, scope: Scope) -> int:
        """Return the status to refuse with, or 0."""
        hosts = [value.lower() for name, value in scope["headers"] if name == b"host"]
        if len(hosts) != 1 or hosts[0] not in self._hosts:
            return 403
        if scope["method"] not in _METHODS:
            return 405
        path = scope.get("raw_path") or str(scope["path"]).encode()
        if not _plain(path):
            return 400
        given = str(scope["path"])[: len(self._start)]
        return 0 if hmac.compare_digest(given.encode(), self._start.encode()) else 403


def _plain(path: bytes) -> bool:
    """Return whether a path is made of plain names, also after it is decoded once or twice."""
    once = unquote_to_bytes(path)
    return not any(_is_tricky(form) for form in (path, once, unquote_to_bytes(once)))


def _is_tricky(path: bytes) -> bool:
    """Return whether a path leads elsewhere, by dots or slashes, or holds control characters."""
    return b".." in path or b"\\" in path or b"//" in path or min(path, default=32) < 32


async def _answer(status: int, scope: Scope, send: Send) -> None:
    body = b"" if scope["method"] == "HEAD" else f"{_WORDS[status]}\n".encode()
    allowed = [(b"allow", ", ".join(_METHODS).encode())] if status == 405 else []
    headers = [(b"content-type", b"text/plain; charset=utf-8"), (b"cache-control", b"no-store"), *allowed]
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": body})
