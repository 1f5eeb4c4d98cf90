"""Which addresses there are, and what goes with every answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from starlette.applications import Starlette
from starlette.responses import HTMLResponse, PlainTextResponse, Response
from starlette.routing import Route

from cdsdossier import shipped
from cdsdossier.serving.pages import PAGES, Pages

if TYPE_CHECKING:
    from starlette.requests import Request

    from cdsdossier.serving.reading import Reader
    from cdsdossier.status.commandline import Standpoint

#: Nothing from anywhere else, no script but ours, no frame around us but our own.
_POLICY = (
    "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; frame-src 'self'; img-src data:; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
#: A document brings its own styles, and may do nothing.
_PAPER_POLICY = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'self'; sandbox"
_HEADERS = {
    "cache-control": "no-store",
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "cross-origin-resource-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
}
_FILES = {"xem.css": "text/css", "xem.js": "text/javascript"}


def site(reader: Reader, here: Standpoint) -> Starlette:
    """Return the pages of one dossier; ``here`` is from where commands are typed. They change nothing."""
    pages = Pages(reader, here)

    # Not `async`: reading a dossier takes a while, and such functions run beside the loop.
    def named(request: Request) -> Response:
        name = str(request.path_params.get("name", ""))
        if name in _FILES:
            content = (shipped.web_pages() / "xem" / name).read_bytes()
            return Response(content, media_type=_FILES[name], headers=_HEADERS)
        if name not in PAGES:
            return _missing()
        return HTMLResponse(pages.page(name), headers={**_HEADERS, "content-security-policy": _POLICY})

    def paper(request: Request) -> Response:
        headers = {**_HEADERS, "content-security-policy": _PAPER_POLICY}
        return HTMLResponse(pages.paper(str(request.path_params["document"])), headers=headers)

    def stamped(_request: Request) -> Response:
        return PlainTextResponse(reader.stamp(), headers=_HEADERS)

    return Starlette(
        routes=[
            Route("/", named),
            Route("/thay-doi", stamped),
            Route("/giay/{document}", paper),
            Route("/{name}", named),
        ],
        exception_handlers={404: _not_found, 500: _failed},
    )


async def _not_found(_request: Request, _error: Exception) -> Response:
    return _missing()


async def _failed(_request: Request, _error: Exception) -> Response:
    return PlainTextResponse("Chương trình gặp lỗi của chính nó; hồ sơ không bị thay đổi.\n", 500, _HEADERS)


def _missing() -> Response:
    return PlainTextResponse("Không có trang này.\n", 404, _HEADERS)
