"""Requests to the pages without a server: an application is called as uvicorn calls it."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable, Mapping, Sequence
from typing import Any
from urllib.parse import quote, urlencode

from support.served import Answer

from cdsdossier.web.access import Guard
from cdsdossier.web.routes import build_site
from cdsdossier.web.site import Site

PORT, TOKEN = 8765, "chu-bi-mat"
HOST = f"127.0.0.1:{PORT}"
FORM = "application/x-www-form-urlencoded"


def guarded(site: Site) -> Guard:
    """Return the pages of a dossier behind their guard."""
    return Guard(build_site(site), TOKEN, (HOST, f"localhost:{PORT}"), writes=site.writes)


def call(
    app: Any,  # noqa: ANN401 - an application
    path: str = "/",
    method: str = "GET",
    *,
    body: bytes | Iterable[bytes] = b"",
    headers: Mapping[str, str] | None = None,
) -> Answer:
    """Return the answer to one request, which bears what a browser sends from our own pages."""
    usual = {"host": HOST, "cookie": f"cds-{PORT}={TOKEN}", "origin": f"http://{HOST}"} | dict(headers or {})
    pairs = [(name.encode(), value.encode("latin-1")) for name, value in usual.items() if value]
    way, _, asked = path.partition("?")
    scope = {
        "type": "http", "method": method, "path": way, "raw_path": quote(way, safe="/%").encode(), "root_path": "",
        "query_string": asked.encode(), "headers": pairs, "scheme": "http", "server": ("127.0.0.1", PORT),
        "client": ("127.0.0.1", 1), "http_version": "1.1", "asgi": {"version": "3.0"},
    }  # fmt: skip
    pieces, sent = iter([body] if isinstance(body, bytes) else body), list[dict[str, Any]]()

    async def receive() -> dict[str, Any]:
        piece = next(pieces, None)
        return {"type": "http.request", "body": piece or b"", "more_body": piece is not None}

    async def send(message: dict[str, Any]) -> None:
        sent.append(message)

    asyncio.run(app(scope, receive, send))
    held = {name.decode().lower(): value.decode("latin-1") for name, value in sent[0]["headers"]}
    text = b"".join(one.get("body", b"") for one in sent[1:]).decode("utf-8", "replace")
    return Answer(int(sent[0]["status"]), text, held)


def send(site: Site, action: str, fields: Mapping[str, str] | Sequence[tuple[str, str]], app: Any = None) -> Answer:  # noqa: ANN401
    """Send a form of our own pages."""
    pairs = [*(fields.items() if isinstance(fields, Mapping) else fields), ("khoa", site.key)]
    body = urlencode(pairs, errors="surrogatepass").encode()
    return call(app or guarded(site), f"/lam/{action}", "POST", body=body, headers={"content-type": FORM})
