"""``scores/by-assessor/<name>.yaml``: the scores of single council members. They are not the school's scores."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from cdsdossier.model.dossier.scores import Row
from cdsdossier.yamlio import fields
from cdsdossier.yamlio.forms import Form, read_form
from cdsdossier.yamlio.reader import read_page

#: Their folder, relative to the dossier. Score files are read from ``scores/`` itself, never from folders in it.
ASSESSOR_FOLDER = "scores/by-assessor"


class AssessorFile(Form):
    """One member's scores."""

    assessor: str = fields.text_field(required=True, about="Người chấm.")
    scores: dict[str, Row] = fields.form_table_field(Row, about="Các mục chấm của bộ chỉ số.")


@dataclass(frozen=True, slots=True)
class Assessor:
    """A member of the council, and what this member wrote for each row."""

    file: str
    name: str
    scores: Mapping[str, Row]
    #: Whether everything in the file could be read.
    sound: bool = True


def read_assessors(folder: Path) -> tuple[Assessor, ...]:
    """Return all members with scores in a dossier, by file name; none if there is no such folder."""
    try:
        paths = sorted(
            path for path in (folder / ASSESSOR_FOLDER).iterdir() if path.suffix == ".yaml" and path.is_file()
        )
    except OSError:
        return ()
    return tuple(_read(path) for path in paths)


def _read(path: Path) -> Assessor:
    file = f"{ASSESSOR_FOLDER}/{path.name}"
    page = read_page(path, file)
    form, findings = read_form(AssessorFile, page)
    return Assessor(file, form.assessor or path.stem, form.scores, not page.findings and not findings)
