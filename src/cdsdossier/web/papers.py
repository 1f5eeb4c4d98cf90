"""A document as it would be printed now, as a page of its own."""

from __future__ import annotations

from cdsdossier.documents.rendering import preview_document
from cdsdossier.errors import CdsError
from cdsdossier.web.frame import fill_template
from cdsdossier.web.site import Site


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
