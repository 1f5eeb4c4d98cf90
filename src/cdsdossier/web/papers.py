"""A document as it would be printed now, as a page of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cdsdossier.documents.folders import OutputFolders
from cdsdossier.documents.output.states import FILE_ENDINGS, list_possible_documents
from cdsdossier.documents.rendering import preview_document
from cdsdossier.errors import CdsError
from cdsdossier.web.frame import fill_template
from cdsdossier.web.headers import name_download
from cdsdossier.web.site import Site

if TYPE_CHECKING:
    from starlette.responses import Response


def show_paper(site: Site, document: str) -> bytes | str:
    """Return a document as it would be printed now, or a page that says why it cannot."""
    seen = site.reader.now() if site.reader else None
    if seen is None or seen.assessment is None:
        return fill_template("giay-trong", {"trouble": seen.trouble if seen else "Chưa mở hồ sơ nào."})
    try:
        with site.lock:  # one document at a time: which facts a template uses is noted while it is filled
            return preview_document(seen.assessment, document)
    except CdsError as error:
        return fill_template("giay-trong", {"trouble": str(error)})


def hand_document(site: Site, file: str) -> Response | None:
    """Return a document of the output folder for download; ``file`` is its id with the ending. None: there is none."""
    from starlette.responses import FileResponse

    document, _, ending = file.rpartition(".")
    entry = next((one for one in list_possible_documents(site.assessment()) if one.id == document), None)
    if entry is None or ending not in FILE_ENDINGS:
        return None
    path = OutputFolders.of(site.folder).file(entry, ending)
    if not path.is_file():
        return None
    headers = name_download(path.name)
    return FileResponse(path, media_type="application/octet-stream", headers=headers)
