"""Files that the pages hand out, by ids: each kind at an address of its own."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from cdsdossier.errors import CdsError
from cdsdossier.views.page_refusals import format_page_refusal
from cdsdossier.web.actions.sending import hand_package, show_public_page
from cdsdossier.web.actions.sheet import hand_sheet
from cdsdossier.web.evidence_files import show_evidence_file
from cdsdossier.web.papers import hand_document

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.responses import Response

    from cdsdossier.web.site import Site

#: Kind of file → what returns the answer for an id (None: there is none).
FILES: Mapping[str, Callable[[Site, str], Response | None]] = {
    "goi": hand_package,
    "minh-chung": show_evidence_file,
    "phieu-cham": hand_sheet,
    "tep-van-ban": hand_document,
    "trang-cong-bo": show_public_page,
}


def serve_file(site: Site, request: Request) -> Response:
    """Return the file that an address names."""
    from starlette.responses import PlainTextResponse

    kind = request.url.path.split("/")[1]
    try:
        found = FILES[kind](site, str(request.path_params["id"])) if site.reader else None
    except CdsError as error:
        return PlainTextResponse(f"{format_page_refusal(str(error))}\n", 409)
    if found is None:
        return PlainTextResponse("Không có tệp này.\n", 404)
    return found
