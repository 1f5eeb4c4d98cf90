"""What the registers of the school and of the managing body say: of documents, and of meetings for their minutes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Literal

from cdsdossier.documents.facts.gaps import Gap
from cdsdossier.model.dossier import HEAD
from cdsdossier.model.dossier.head import Issued
from cdsdossier.text import numbers
from cdsdossier.text.normalize import fold_case

if TYPE_CHECKING:
    from cdsdossier.documents.catalogue import DocumentEntry
    from cdsdossier.documents.facts.fact_types import DocumentFacts, MemberFacts
    from cdsdossier.documents.facts.gaps import FieldFiller, TextOrGap
    from cdsdossier.model.dossier.head import Head

#: The documents that the meeting of the council and the visit of the team leave behind.
COUNCIL_MINUTES, REVIEW_MINUTES = "bien-ban-tu-danh-gia", "bien-ban-danh-gia-ngoai"


@dataclass(frozen=True, slots=True)
class Register:
    """The register of an issuer: its file, its documents by id, the code in their numbers."""

    file: str
    documents: Mapping[str, Issued]
    code: TextOrGap
    #: Who writes a công văn, as in its number; None where nobody has said.
    unit: str | None = None


def build_register_facts(
    entries: Iterable[DocumentEntry], register: Register, fill: FieldFiller
) -> dict[str, DocumentFacts]:
    """Return the documents of one issuer by id, in the order of the catalogue."""
    return {entry.id: _document(entry, register, fill) for entry in entries}


def _document(entry: DocumentEntry, register: Register, fill: FieldFiller) -> DocumentFacts:
    field, issued = f"documents.{entry.id}", register.documents.get(entry.id)
    running = fill.text(issued.number if issued else None, register.file, f"{field}.number")
    if not isinstance(running, Gap):
        running = numbers.format_document_number(running)
    notation = _notation(entry, register, fill)
    number = _full_number(running, notation, register.code)
    day = fill.value(issued.date if issued else None, register.file, f"{field}.date")
    return {
        "id": entry.id,
        "name": entry.name,
        "kind": entry.kind,
        "notation": "" if notation is None else notation,
        "running": running,
        "number": number,
        "date": day,
        "posted_until": (issued and issued.posted_until) or "",
        "proposer": fill.plain(issued.proposer if issued else None),
        "issued": isinstance(day, date) and not (entry.numbered and isinstance(number, Gap)),
    }


def _notation(entry: DocumentEntry, register: Register, fill: FieldFiller) -> TextOrGap | None:
    """Return the letters in the number; of a công văn the unit that drafts it, a gap where nobody has named it."""
    if not entry.drafted_by_unit:
        return entry.notation
    unit = fill.text(register.unit, register.file, "body.unit")
    return unit if isinstance(unit, Gap) else f"-{unit}"


def _full_number(running: TextOrGap, notation: TextOrGap | None, code: TextOrGap) -> TextOrGap:
    """Return ``05/BC-THCSQT``; only the running number of a form, or where code or notation is missing."""
    bare = isinstance(running, Gap) or isinstance(code, Gap) or isinstance(notation, Gap) or notation is None
    return running if bare else f"{running}/{numbers.join_notation(str(notation), str(code))}"


def list_earlier_documents(documents: Mapping[str, DocumentFacts], entry: DocumentEntry) -> list[DocumentFacts]:
    """Return the numbered documents that this one may cite, in the order they were issued.

    Documents of the same day are ordered by the catalogue; a draft comes after everything that has been issued.
    """
    order = list(documents)
    issued = [
        (one["date"], order.index(one["id"]), one)
        for one in documents.values()
        if one["issued"] and one["notation"] and one["id"] != entry.id and isinstance(one["date"], date)
    ]
    issued.sort(key=lambda found: found[:2])
    own = documents[entry.id]["date"]
    if isinstance(own, Gap):
        return [one for _, _, one in issued]
    return [one for day, place, one in issued if (day, place) < (own, order.index(entry.id))]


def find_earliest_day(documents: Mapping[str, DocumentFacts], entry: DocumentEntry) -> date | None:
    """Return the day of a document; of a draft the earliest that it can have, after what has been issued before it."""
    own = documents[entry.id]["date"]
    if isinstance(own, date):
        return own
    before = list(documents.values())[: list(documents).index(entry.id)]
    return max((one["date"] for one in before if isinstance(one["date"], date)), default=None)


def build_visit_facts(held: Issued, file: str, document: str, fill: FieldFiller) -> dict[str, object]:
    """Return starts, ends and place of a meeting, what was said and the number of copies (both may be empty).

    ``document`` are its minutes, registered in ``file``.
    """
    starts, ends = (time and numbers.format_clock_time(time) for time in (held.starts, held.ends))
    fields = {"starts": starts, "ends": ends, "place": held.place}
    return {
        **{name: fill.text(value, file, f"documents.{document}.{name}") for name, value in fields.items()},
        "discussion": [said for text in held.discussion if (said := fill.plain(text))],
        "copies": held.copies or "",
    }


def build_meeting_facts(head: Head, council: Sequence[MemberFacts], fill: FieldFiller) -> dict[str, object]:
    """Return what the minutes say of the meeting, who came, who stayed away and how they voted."""
    held, field, members = head.documents.get(COUNCIL_MINUTES) or Issued(), f"documents.{COUNCIL_MINUTES}", len(council)
    everybody = members > 0 and held.present == members
    absent: tuple[str | None, ...] = (() if everybody else (None,)) if held.absent is None else held.absent
    return {
        "day": fill.value(held.date, HEAD, f"{field}.date"),
        **build_visit_facts(held, HEAD, COUNCIL_MINUTES, fill),
        "members": fill.value(members or None, HEAD, "council"),
        "absent": [fill.text(name, HEAD, f"{field}.absent") for name in absent],
        "present": fill.value(held.present, HEAD, f"{field}.present"),
        "attended": _list_attended(held, council),
        "agree_share": _share(held.for_, held.present),
        "agree": fill.value(held.for_, HEAD, f"{field}.for"),
        "disagree": fill.value(held.against, HEAD, f"{field}.against"),
        "abstain": fill.value(held.abstain, HEAD, f"{field}.abstain"),
    }


def _list_attended(held: Issued, council: Sequence[MemberFacts]) -> list[MemberFacts]:
    """Return the members who came; nobody where the names do not come to the number of those present."""
    away = [fold_case(name) for name in held.absent or ()]
    came = [one for one in council if fold_case(str(one["name"] or "")) not in away]
    return came if held.present and len(came) == held.present else []


def _share(part: int | None, whole: int | None) -> Decimal | Literal[""]:
    """Return a share in percent, to one place."""
    return "" if part is None or not whole else round(Decimal(100 * part) / whole, 1).normalize()
