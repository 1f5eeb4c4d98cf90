"""How far each document of the year has come: what ``render --list`` shows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cdsdossier.documents.output import manifest, overwrite
from cdsdossier.documents.output.selection import concerned
from cdsdossier.model.dossier import Review
from cdsdossier.model.dossier.register import NAMES, OFFICE_NAMES
from cdsdossier.text import numbers

if TYPE_CHECKING:
    from collections.abc import Collection

    from cdsdossier.documents.catalogue import Entry
    from cdsdossier.documents.folders import Folders
    from cdsdossier.judging.assessing import Assessment

#: Endings that a rendered document may have.
FORMS = ("docx", "html", "pdf")


@dataclass(frozen=True, slots=True)
class State:
    """One document of the year."""

    entry: Entry
    #: What a sentence calls it.
    name: str
    #: chưa tạo, dự thảo, đã sửa tay, cũ so với dữ liệu, bản chính thức.
    state: str
    #: As they stand in the register, and as they are printed; empty while a draft.
    number: str
    day: str


def states(assessment: Assessment, folders: Folders, late: Collection[str] | None = None) -> tuple[State, ...]:
    """Return the documents that the dossier can have, with what lies of them in ``folders``; writes nothing.

    ``late``: the ids of those that are out of date, where somebody has looked already.
    """
    if late is None:
        from cdsdossier.documents.output.staleness import stale

        late = {document for folder in folders.all for document in stale(assessment, folder)}
    known = overwrite.known(folders)
    names = {**NAMES, **OFFICE_NAMES}
    found = []
    for entry in concerned(assessment):
        state = _state(entry, folders, known, late=entry.id in late)
        found.append(State(entry, names.get(entry.id, entry.name), state, *_issued(assessment, entry)))
    return tuple(found)


def _issued(assessment: Assessment, entry: Entry) -> tuple[str, str]:
    """Return number and day as the issuer's register has them."""
    head, review = assessment.dossier.head, assessment.dossier.review or Review()
    office = entry.issuer == "office"
    issued = (review.documents if office else head.documents).get(entry.id)
    code = review.body.code if office else head.school.code
    number = numbers.document_number(issued.number) if issued and issued.number else ""
    if number and entry.notation:
        number = f"{number}/{entry.notation}-{code or '…'}"
    return number, numbers.short_date(issued.date) if issued and issued.date else ""


def _state(entry: Entry, folders: Folders, known: overwrite.Known, *, late: bool) -> str:
    there = [path for form in FORMS if (path := folders.file(entry, form)).exists()]
    if not there:
        return "chưa tạo"
    if not all(manifest.is_ours(path, known.get(path)) for path in there):
        return "đã sửa tay"
    final = any(known[path].final for path in there)
    if late:
        return "bản chính thức, cũ" if final else "cũ so với dữ liệu"
    return "bản chính thức" if final else "dự thảo"
