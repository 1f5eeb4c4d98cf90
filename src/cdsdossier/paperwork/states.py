"""How far each document of the year has come: what ``render --list`` shows."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from cdsdossier import figures, shipped
from cdsdossier.dossier.register import NAMES
from cdsdossier.paperwork import catalogue, manifest

if TYPE_CHECKING:
    from collections.abc import Collection

    from cdsdossier.assessing import Assessment
    from cdsdossier.paperwork.catalogue import Entry

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


def states(assessment: Assessment, folder: Path, late: Collection[str] | None = None) -> tuple[State, ...]:
    """Return the documents of the catalogue with what lies of them in ``folder``; writes nothing.

    ``late``: the ids of those that are out of date, where somebody has looked already.
    """
    if late is None:
        from cdsdossier.paperwork.staleness import stale

        late = stale(assessment, folder)
    known = manifest.read(folder)
    head = assessment.dossier.head
    found = []
    for entry in catalogue.read(shipped.templates()).documents:
        issued = (head.documents or {}).get(entry.id)
        number = figures.document_number(issued.number) if issued and issued.number else ""
        if number and entry.notation:
            number = f"{number}/{entry.notation}-{head.school.code or '…'}"
        day = figures.short_date(issued.date) if issued and issued.date else ""
        state = _state(entry, folder, known, late=entry.id in late)
        found.append(State(entry, NAMES.get(entry.id, entry.name), state, number, day))
    return tuple(found)


def _state(entry: Entry, folder: Path, known: dict[str, manifest.Written], *, late: bool) -> str:
    names = [Path(entry.file).with_suffix(f".{form}").name for form in FORMS]
    there = [name for name in names if (folder / name).exists()]
    if not there:
        return "chưa tạo"
    if not all(manifest.is_ours(folder / name, known.get(name)) for name in there):
        return "đã sửa tay"
    final = any(known[name].final for name in there)
    if late:
        return "bản chính thức, cũ" if final else "cũ so với dữ liệu"
    return "bản chính thức" if final else "dự thảo"
