"""The question of an office: who has sent which of the papers that it called for, and by when. Pure.

A paper counts by its own day: the day of the package would make every paper late that is sent once more.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from cdsdossier.model.dossier.head import DOCUMENTS
from cdsdossier.model.requirement import RequiredDocument, Requirement
from cdsdossier.office.rollup.collect.rows import ExpectedSchool, SchoolRow
from cdsdossier.office.rollup.statistics.attendance import Attendance
from cdsdossier.office.rollup.statistics.labels import name_sort_key


class PaperState(StrEnum):
    """What has become of one paper of one unit."""

    SENT = "sent"
    LATE = "late"
    #: There, but dated after the day of the roll-up: it does not count.
    FUTURE = "future"
    #: There, in a package that says of itself that it is a draft.
    DRAFT = "draft"
    #: The dossier came and cannot be read.
    BROKEN = "broken"
    MISSING = "missing"

    @property
    def counts(self) -> bool:
        """Return whether the paper has been sent."""
        return self in {PaperState.SENT, PaperState.LATE}


@dataclass(frozen=True, slots=True)
class SentPaper:
    """One paper of one unit; of a file that says no day, ``day`` is None."""

    state: PaperState
    day: date | None = None


@dataclass(frozen=True, slots=True)
class UnitPapers:
    """One unit and what it has sent of each document; None: not asked of it."""

    name: str
    code: str
    kind: str
    body: str
    #: Its dossier; None where nothing has come.
    row: SchoolRow | None
    papers: tuple[SentPaper | None, ...]

    @property
    def complete(self) -> bool:
        """Return whether everything has come that was asked of it."""
        return all(paper is None or paper.state.counts for paper in self.papers)


@dataclass(frozen=True, slots=True)
class PaperCount:
    """How many units have sent one document, and how many were to."""

    sent: int
    late: int
    asked: int


@dataclass(frozen=True, slots=True)
class Submissions:
    """One school year of one call."""

    school_year: str
    call: Requirement
    #: In the order of the list of those expected; without a list, by managing body and name.
    units: tuple[UnitPapers, ...]
    #: There is a list: whoever is in it is counted, and nobody else.
    listed: bool

    @property
    def documents(self) -> tuple[RequiredDocument, ...]:
        """Return what was called for."""
        return self.call.documents

    @property
    def counts(self) -> tuple[PaperCount, ...]:
        """Return the figures of each document."""
        return tuple(_count(unit.papers[place] for unit in self.units) for place in range(len(self.documents)))

    @property
    def waiting(self) -> tuple[UnitPapers, ...]:
        """Return the units of which something is still missing."""
        return tuple(unit for unit in self.units if not unit.complete)

    def missing_of(self, unit: UnitPapers) -> tuple[tuple[RequiredDocument, SentPaper], ...]:
        """Return what one unit has yet to send, with what has become of it."""
        pairs = zip(self.documents, unit.papers, strict=True)
        return tuple((one, paper) for one, paper in pairs if paper is not None and not paper.state.counts)


def count_submissions(
    call: Requirement | None, rows: Sequence[SchoolRow], present: Sequence[Attendance], today: date
) -> tuple[Submissions, ...]:
    """Return what has come of a call, for each school year (or the one that it is about), of the dossiers that count.

    ``present`` are the years of the list of those expected; empty where there is none.
    """
    if call is None:
        return ()
    if present:
        return _of_list(call, present, today)
    years = sorted({row.school_year for row in rows} - {""} | ({call.school_year} if call.school_year else set())) or [
        ""
    ]
    return tuple(
        Submissions(year, call, _found(call, [row for row in rows if row.school_year == year], today), listed=False)
        for year in years
        if call.school_year in {None, "", year}
    )


def _of_list(call: Requirement, present: Sequence[Attendance], today: date) -> tuple[Submissions, ...]:
    wanted = [one for one in present if call.school_year in {None, "", one.school_year}]
    if not wanted and call.school_year:  # nothing of that year has come from anybody
        units = tuple(_unit(call, one, None, today) for one, _ in present[0].in_order())
        return (Submissions(call.school_year, call, units, listed=True),)
    return tuple(Submissions(one.school_year, call, _listed(call, one, today), listed=True) for one in wanted)


def _listed(call: Requirement, present: Attendance, today: date) -> tuple[UnitPapers, ...]:
    return tuple(_unit(call, one, row, today) for one, row in present.in_order())


def _found(call: Requirement, rows: Iterable[SchoolRow], today: date) -> tuple[UnitPapers, ...]:
    units = [
        _unit(call, ExpectedSchool(row.display_name, row.code, row.kind, row.managing_body), row, today)
        for row in rows
        if row.school or row.code
    ]
    return tuple(sorted(units, key=lambda unit: (name_sort_key(unit.body), name_sort_key(unit.name))))


def _unit(call: Requirement, one: ExpectedSchool, row: SchoolRow | None, today: date) -> UnitPapers:
    kind = one.kind or (row.kind if row else "")
    papers = tuple(
        _paper(asked, row, today) if asked.is_asked_of(kind, row.set_id if row else "") else None
        for asked in call.documents
    )
    body = one.body or (row.managing_body if row else "")
    return UnitPapers(one.name, one.code or (row.code if row else ""), kind, body, row, papers)


def _paper(asked: RequiredDocument, row: SchoolRow | None, today: date) -> SentPaper:
    if row is None or row.spoilt:
        return SentPaper(PaperState.BROKEN if row else PaperState.MISSING)
    days = list(_days(asked.document, row))
    dated = sorted(day for day in days if day)
    if not days:
        return SentPaper(PaperState.MISSING)
    if len(dated) == len(days) and dated[0] > today:
        return SentPaper(PaperState.FUTURE, dated[0])
    day = dated[0] if dated and dated[0] <= today else None
    if row.draft:
        return SentPaper(PaperState.DRAFT, day)
    return SentPaper(PaperState.LATE if asked.due and day and day > asked.due else PaperState.SENT, day)


def _days(document: str, row: SchoolRow) -> Iterator[date | None]:
    """Yield the days of a document: what the register says; of one that only this office names, its files say."""
    if document in DOCUMENTS:
        if document in row.issued:
            yield row.issued[document]
        return
    for name, day in row.papers.items():
        if name == document or name.startswith(f"{document}-"):
            yield day


def _count(papers: Iterable[SentPaper | None]) -> PaperCount:
    asked = [paper.state for paper in papers if paper is not None]
    return PaperCount(sum(state.counts for state in asked), asked.count(PaperState.LATE), len(asked))
