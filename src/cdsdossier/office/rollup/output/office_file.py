"""``--office FILE.yaml``: in whose name the report is written, in the same words as ``body`` of ``review.yaml``."""

from __future__ import annotations

from pathlib import Path

from cdsdossier.errors import WrongUsage
from cdsdossier.model.dossier.review import Office
from cdsdossier.yamlio.forms import read_form
from cdsdossier.yamlio.reader import read_page


def read_office(path: Path) -> Office:
    """Return the office of a file; raise WrongUsage, with the line and what to type, where it is not in form."""
    if not path.is_file():
        raise WrongUsage(f"Không có tệp {path}. Kiểm tra lại tên tệp và thư mục.")
    page = read_page(path, path.name)
    office, faults = read_form(Office, page)
    wrong = [*page.findings, *faults]
    if wrong:
        first = wrong[0]
        raise WrongUsage(f"{first.file}:{first.line}: {first.message}. {first.fix}")
    return office
