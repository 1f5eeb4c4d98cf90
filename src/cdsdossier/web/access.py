"""Who may look: somebody who has the address, at this machine, and only to read.

A page of another site can make a browser ask 127.0.0.1 for things, and by changing what its own name stands for (DNS
rebinding) it can even read the answers. So every request must name this very host, and carry the word that only this
run knows; it must be GET or HEAD; and its path must be plain.
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
    """Answers what must be refused; everything else goes on, its path without the secret word."""

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
        """Return the status of a refusal; 0 where there is nothing to refuse."""
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
    """Tell whether a path is made of plain names: whatever it is decoded to, it leads nowhere else."""
    once = unquote_to_bytes(path)
    forms = (path, once, unquote_to_bytes(once))
    return not any(b".." in form or b"\\" in form or b"//" in form or min(form, default=32) < 32 for form in forms)


async def _answer(status: int, scope: Scope, send: Send) -> None:
    body = b"" if scope["method"] == "HEAD" else f"{_WORDS[status]}\n".encode()
    allowed = [(b"allow", ", ".join(_METHODS).encode())] if status == 405 else []
    headers = [(b"content-type", b"text/plain; charset=utf-8"), (b"cache-control", b"no-store"), *allowed]
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": body})
