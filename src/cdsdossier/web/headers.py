"""The headers that every answer bears, whoever made it: a page, a refusal, a fault of our own."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import quote

if TYPE_CHECKING:
    from starlette.types import Message, Send

#: Nothing from other sites, only our own scripts, frames and forms.
PAGE_POLICY = (
    "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; frame-src 'self'; "
    "img-src 'self' data:; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
)
#: A document has styles of its own, and no rights.
PAPER_POLICY = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'self'; sandbox"
#: ``same-origin``: a form is sent with its Origin only where its page has a referrer.
SAFE_HEADERS = {
    "cache-control": "no-store",
    "x-content-type-options": "nosniff",
    "referrer-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "content-security-policy": PAGE_POLICY,
}


def name_download(name: str, way: str = "attachment") -> dict[str, str]:
    """Return the header that gives a file its name; whatever the name holds, it stays within the header."""
    return {"content-disposition": f"{way}; filename*=UTF-8''{quote(name.encode('utf-8', 'surrogatepass'), safe='')}"}


def add_safe_headers(send: Send) -> Send:
    """Return what sends an answer with the headers above, as far as it has none of that name."""

    async def send_safely(message: Message) -> None:
        if message["type"] == "http.response.start":
            has = {name.lower() for name, _ in message["headers"]}
            more = [(key.encode(), value.encode()) for key, value in SAFE_HEADERS.items() if key.encode() not in has]
            message = {**message, "headers": [*message["headers"], *more]}
        await send(message)

    return send_safely
