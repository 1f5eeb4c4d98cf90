"""Which requests are answered: those that come to this host, know the secret word, and were made by our own pages.

A page of another site can make a browser send requests to 127.0.0.1, and by changing what its own name resolves to
(DNS rebinding) it can even read the answers. So every request must name this host in its Host header and bear the
cookie that the first request gets, whose path is the secret word of this run; a request that writes must also say in
its Origin header that it comes from our own pages (and its form must bear a key, see :mod:`.body`).
"""

from __future__ import annotations

import hmac
from http.cookies import CookieError, SimpleCookie
from typing import TYPE_CHECKING
from urllib.parse import unquote_to_bytes

from cdsdossier.web.headers import add_safe_headers

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Receive, Scope, Send

_LOOKING, _WRITING = ("GET", "HEAD"), ("POST",)
_WORDS = {
    400: "Địa chỉ không hợp lệ.",
    403: "Không được xem, chưa ghi gì. Mở đúng địa chỉ mà cdsdossier đã in ra; "
    "trang đã mở từ lần chạy trước không dùng được nữa.",
    405: "Trang này chỉ để xem.",
}


class Guard:
    """Refuses what must be refused, lets in who brings the secret word, and passes the rest on."""

    def __init__(self, app: ASGIApp, token: str, hosts: tuple[str, ...], *, writes: bool = False) -> None:
        self._app, self._token, self._start = app, token, f"/{token}/"
        self._hosts = tuple(host.encode("ascii") for host in hosts)
        self._methods = _LOOKING + (_WRITING if writes else ())
        #: One cookie a port: browsers keep the cookies of all ports of a host together.
        self._cookie = f"cds-{hosts[0].rpartition(':')[2]}"

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http":
            raise RuntimeError("only HTTP is served")
        send = add_safe_headers(send)
        refused = self._refusal(scope)
        if refused:
            await self._answer(refused, scope, send)
        elif self._brings_word(scope):
            await self._let_in(scope, send)
        elif not self._has_cookie(scope):
            await self._answer(403, scope, send)
        else:
            await self._app(scope, receive, send)

    def _refusal(self, scope: Scope) -> int:
        """Return the status to refuse with, or 0."""
        hosts = [value.lower() for value in _values(scope, b"host")]
        if len(hosts) != 1 or hosts[0] not in self._hosts:
            return 403
        if scope["method"] not in self._methods:
            return 405
        if scope["method"] in _WRITING and _values(scope, b"origin") != [b"http://" + hosts[0]]:
            return 403
        path = scope.get("raw_path") or str(scope["path"]).encode()
        return 0 if _plain(path) else 400

    def _brings_word(self, scope: Scope) -> bool:
        given = str(scope["path"])[: len(self._start)]
        return scope["method"] in _LOOKING and hmac.compare_digest(given.encode(), self._start.encode())

    def _has_cookie(self, scope: Scope) -> bool:
        """Return whether the request bears the secret word; a browser sends it only from our own pages."""
        try:
            jar = SimpleCookie(b"; ".join(_values(scope, b"cookie")).decode("latin-1"))
        except CookieError:
            return False
        found = jar.get(self._cookie)
        return found is not None and hmac.compare_digest(found.value.encode(), self._token.encode())

    async def _let_in(self, scope: Scope, send: Send) -> None:
        """Give the cookie, and send on to the page without the secret word in its address."""
        path = str(scope["path"])[len(self._start) - 1 :]
        cookie = f"{self._cookie}={self._token}; Path=/; HttpOnly; SameSite=Strict"
        headers = [(b"location", _quoted(path)), (b"set-cookie", cookie.encode())]
        await send({"type": "http.response.start", "status": 303, "headers": headers})
        await send({"type": "http.response.body", "body": b""})

    async def _answer(self, status: int, scope: Scope, send: Send) -> None:
        body = b"" if scope["method"] == "HEAD" else f"{_WORDS[status]}\n".encode()
        allowed = [(b"allow", ", ".join(self._methods).encode())] if status == 405 else []
        headers = [(b"content-type", b"text/plain; charset=utf-8"), *allowed]
        await send({"type": "http.response.start", "status": status, "headers": headers})
        await send({"type": "http.response.body", "body": body})


def _values(scope: Scope, name: bytes) -> list[bytes]:
    return [value for key, value in scope["headers"] if key == name]


def _quoted(path: str) -> bytes:
    from urllib.parse import quote

    return quote(path, safe="/").encode("ascii")


def _plain(path: bytes) -> bool:
    """Return whether a path is made of plain names, also after it is decoded once or twice."""
    once = unquote_to_bytes(path)
    return not any(_is_tricky(form) for form in (path, once, unquote_to_bytes(once)))


def _is_tricky(path: bytes) -> bool:
    """Return whether a path leads elsewhere, by dots or slashes, or holds control characters."""
    return b".." in path or b"\\" in path or b"//" in path or min(path, default=32) < 32
