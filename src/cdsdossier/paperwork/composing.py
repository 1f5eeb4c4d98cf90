"""One document of one dossier: its facts and its template become a letter."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from cdsdossier import figures
from cdsdossier.paperwork import authority, citing, facts, htmltree
from cdsdossier.paperwork.gaps import Gap, Gaps
from cdsdossier.paperwork.letter import Letter
from cdsdossier.paperwork.wording import Wording

if TYPE_CHECKING:
    from cdsdossier.assessing import Assessment
    from cdsdossier.paperwork.catalogue import Catalogue, Entry


@dataclass(frozen=True, slots=True)
class Composed:
    """A letter, the empty fields that it shows by name, and the digest of the facts behind it."""

    letter: Letter
    gaps: tuple[str, ...]
    data: str


def compose(assessment: Assessment, entry: Entry, catalogue: Catalogue, templates: Path) -> Composed:
    """Return one document as a letter; raise TemplateFault where the template is at fault."""
    gaps = Gaps()
    known = facts.of(assessment, entry, catalogue, gaps)
    wording = Wording(templates, known)
    school, issued = known["school"], known["documents"][entry.id]
    subject = wording.phrase(entry.subject)
    letter = Letter(
        parent=str(school["parent"]),
        issuer=str(school["name"]),
        number=_number(entry, school, issued["running"], gaps),
        place_date=f"{school['place']}, {_day(issued['date'], known['school_year'], gaps)}",
        kind=entry.kind,
        subject=subject,
        addressees=(str(school["reports_to"]),) if entry.addressed else (),
        bases=citing.punctuated(known["bases"]) if entry.bases else (),
        body=htmltree.parse(wording.body(entry.id), f"{templates.name}/{entry.id}.html"),
        signatures=authority.signatures([catalogue.signers[name] for name in entry.signers], known),
        recipients=_recipients(entry, wording),
        title=f"{entry.kind} {subject[:1].lower()}{subject[1:]}",
        author=str(school["name"]),
        day=issued["date"] if isinstance(issued["date"], date) else None,
    )
    return Composed(letter, gaps.names, facts.digest(known))


def _number(entry: Entry, school: Mapping[str, Any], running: str | Gap, gaps: Gaps) -> str | None:
    """Return ``Số: 05/BC-THCSQT``; a draft leaves the number open for the clerk."""
    if entry.notation is None:
        return None
    if isinstance(running, Gap):
        gaps.note(running.name)
    written = figures.BLANK[1:] if isinstance(running, Gap) else running
    return f"Số: {written}/{entry.notation}-{school['code']}"


def _day(day: date | Gap, school_year: str | Gap, gaps: Gaps) -> str:
    """Return the date line; a draft leaves day and month open, in the year in which the school year ends."""
    if isinstance(day, date):
        return figures.long_date(day)
    gaps.note(day.name)
    return figures.open_date(figures.BLANK if isinstance(school_year, Gap) else school_year[-4:])


def _recipients(entry: Entry, wording: Wording) -> tuple[str, ...]:
    """Return the lines of ``Nơi nhận``; a line of the catalogue that comes out empty is left out."""
    lines = [line for line in (wording.phrase(source).strip() for source in entry.recipients) if line]
    return tuple(f"- {text}" for text in citing.punctuated(lines))
