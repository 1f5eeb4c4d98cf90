"""The addresses of the pages, and the headers of every answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from starlette.applications import Starlette
from starlette.responses import HTMLResponse, PlainTextResponse, Response
from starlette.routing import Route

from cdsdossier.files import resources
from cdsdossier.text.visible import to_visible_bytes
from cdsdossier.web.pages import PAGES, Pages

if TYPE_CHECKING:
    from starlette.requests import Request

    from cdsdossier.views.status.command_line import ShellContext
    from cdsdossier.web.reload import ReloadingReader

#: Nothing from other sites, only our own scripts and frames.
_POLICY = (
    "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; frame-src 'self'; img-src data:; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
#: A document has styles of its own, and no rights.
_PAPER_POLICY = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'self'; sandbox"
_HEADERS = {
    "cache-control": "no-store",
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "cross-origin-resource-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
}
_FILES = {"xem.css": "text/css", "xem.js": "text/javascript"}


def build_site(reader: ReloadingReader, here: ShellContext) -> Starlette:
    """Return the pages of one dossier; ``here`` is the shell that their commands are meant for."""
    pages = Pages(reader, here)

    # Not `async`: reading a dossier takes a while, and Starlette runs plain functions in threads.
    def named(request: Request) -> Response:
        name = str(request.path_params.get("name", ""))
        if name in _FILES:
            content = (resources.web_pages_folder() / "xem" / name).read_bytes()
            return Response(content, media_type=_FILES[name], headers=_HEADERS)
        if name not in PAGES:
            return _missing()
        return _page(pages.page(name), _POLICY)

    def paper(request: Request) -> Response:
        return _page(pages.paper(str(request.path_params["document"])), _PAPER_POLICY)

    def stamped(_request: Request) -> Response:
        return PlainTextResponse(reader.stamp(), headers=_HEADERS)

    made = Starlette(
        routes=[
            Route("/", named),
            Route("/thay-doi", stamped),
            Route("/giay/{document}", paper),
            Route("/{name}", named),
        ],
        exception_handlers={404: _not_found, 500: _failed},
    )
    made.router.redirect_slashes = False  # the redirect would lack the secret word
    return made


def _page(content: bytes | str, policy: str) -> Response:
    if isinstance(content, str):  # file names that are not UTF-8 are shown as codes
        content = to_visible_bytes(content)
    return HTMLResponse(content, headers={**_HEADERS, "content-security-policy": policy})


async def _not_found(_request: Request, _error: Exception) -> Response:
    return _missing()


async def _failed(_request: Request, _error: Exception) -> Response:
    return PlainTextResponse("Chương trình gặp lỗi của chính nó; hồ sơ không bị thay đổi.\n", 500, _HEADERS)


def _missing() -> Response:
    return PlainTextResponse("Không có trang này.\n", 404, _HEADERS)
