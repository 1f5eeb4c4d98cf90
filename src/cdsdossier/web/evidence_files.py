"""A file of the evidence, to be looked at: an image or a PDF without any rights, anything else as a download."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from cdsdossier.files.change_journal import leads_out
from cdsdossier.files.probe.faults import FileFault
from cdsdossier.model.dossier import EvidenceFile
from cdsdossier.views.row_evidence import find_evidence
from cdsdossier.web.headers import PAPER_POLICY, name_download

if TYPE_CHECKING:
    from starlette.responses import Response

    from cdsdossier.web.site import Site

#: What the content of a file is → as what a browser shows it; nothing else is shown.
SHOWN = {
    "png": "image/png", "jpeg": "image/jpeg", "gif": "image/gif", "webp": "image/webp", "pdf": "application/pdf",
}  # fmt: skip


def show_evidence_file(site: Site, identity: str) -> Response | None:
    """Return the file of the evidence tree that has this id; None where there is none that may be handed out."""
    from starlette.responses import FileResponse

    assessment = site.reader.now().assessment if site.reader else None
    file = find_evidence(assessment, identity) if assessment else None
    path = _find_path(site.folder, file) if file else None
    if file is None or path is None:
        return None
    media = SHOWN.get(file.kind or "")
    way = "inline" if media else "attachment"
    headers = name_download(path.name, way) | {"content-security-policy": PAPER_POLICY}
    return FileResponse(path, media_type=media or "application/octet-stream", headers=headers)


def _find_path(folder: Path, file: EvidenceFile) -> Path | None:
    """Return where a file is; None where it cannot be opened, or leads out of the dossier."""
    inside = f"evidence/{file.raw or file.path}"
    closed = file.fault is FileFault.UNREADABLE or leads_out(folder, inside)
    return None if closed or not (folder / inside).is_file() else folder / inside
