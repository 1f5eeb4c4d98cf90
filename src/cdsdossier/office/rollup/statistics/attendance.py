"""Who has sent a dossier and who has not, by the list of those expected."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath

from cdsdossier.office.rollup.collect.rows import DossierState, ExpectedSchool, SchoolRow
from cdsdossier.office.rollup.statistics.labels import UNKNOWN, body_key, code_key, name_key, name_sort_key

#: Parts of a line and of a dossier that must agree: code, name, body (of a dossier either who gets its report, or who
#: stands above its name), then less and less of them; a code before a name.
_WAYS = (
    ((0, 1, 2), (0, 1, 2)),
    ((0, 1, 2), (0, 1, 3)),
    ((0, 1), (0, 1)),
    ((1, 2), (1, 2)),
    ((1, 2), (1, 3)),
    ((0,), (0,)),
    ((1,), (1,)),
)


@dataclass(frozen=True, slots=True)
class BodyCount:
    """How many of the schools of one managing body have sent, and how far the others have come."""

    body: str
    sent: int
    expected: int
    #: What came of others is broken or not recognised; is a draft; is still being filled in.
    broken: int = 0
    drafts: int = 0
    working: int = 0

    @property
    def missing(self) -> int:
        """Return of how many nothing has come."""
        return self.expected - self.sent - self.broken - self.drafts - self.working


@dataclass(frozen=True, slots=True)
class Attendance:
    """One school year against the list."""

    school_year: str
    #: Those who have handed in a dossier that can be read, each with it, in the order of the list.
    sent: tuple[tuple[ExpectedSchool, SchoolRow], ...]
    #: Those of whom nothing has come, in the order of the list.
    missing: tuple[ExpectedSchool, ...]
    #: Dossiers of this year whose school is not in the list.
    unexpected: tuple[SchoolRow, ...]
    bodies: tuple[BodyCount, ...]
    #: The whole list.
    listed: tuple[ExpectedSchool, ...] = ()
    #: Those of whom something has come that is not handed in: broken, not recognised, a draft, still being filled in.
    waiting: tuple[tuple[ExpectedSchool, SchoolRow], ...] = ()

    @property
    def expected(self) -> int:
        """Return how many are in the list."""
        return len(self.sent) + len(self.waiting) + len(self.missing)

    @property
    def matched(self) -> tuple[tuple[ExpectedSchool, SchoolRow], ...]:
        """Return those of whom anything has come."""
        return (*self.sent, *self.waiting)

    def in_state(self, *states: DossierState) -> tuple[tuple[ExpectedSchool, SchoolRow], ...]:
        """Return those of whom something has come that is in one of some states."""
        return tuple((one, row) for one, row in self.matched if row.state in states)

    def in_order(self) -> Iterator[tuple[ExpectedSchool, SchoolRow | None]]:
        """Yield everybody in the list in its order, with the dossier that has come."""
        sent = {id(one): row for one, row in self.matched}
        for one in self.listed:
            yield one, sent.get(id(one))


def count_attendance(rows: Sequence[SchoolRow], roster: Sequence[ExpectedSchool]) -> tuple[Attendance, ...]:
    """Return the attendance of each school year; a broken dossier that does not say its year is taken for any."""
    years = sorted({row.school_year for row in rows} - {""}) or [""]
    return tuple(_of_year(year, [row for row in rows if row.school_year in {year, ""}], roster) for year in years)


def list_waiting(one: Attendance) -> list[tuple[str, tuple[tuple[ExpectedSchool, SchoolRow], ...]]]:
    """Return what is said of those who have not handed in a dossier though something has come, and who they are."""
    kinds = (
        ("gửi nhưng hỏng", one.in_state(DossierState.BROKEN, DossierState.UNRECOGNISED)),
        ("bản nháp", one.in_state(DossierState.DRAFT)),
        ("đang làm", one.in_state(DossierState.WORKING)),
    )
    return [(words, some) for words, some in kinds if some]


def _of_year(year: str, rows: Sequence[SchoolRow], roster: Sequence[ExpectedSchool]) -> Attendance:
    sender = _find_senders(rows, roster)
    found = [(one, rows[sender[place]]) for place, one in enumerate(roster) if place in sender]
    missing = tuple(one for place, one in enumerate(roster) if place not in sender)
    return Attendance(
        year,
        tuple((one, row) for one, row in found if row.state is DossierState.RECEIVED),
        missing,
        tuple(row for row in _without(rows, set(sender.values())) if _is_unexpected(row, year)),
        _bodies((*((one, row.state) for one, row in found), *((one, None) for one in missing))),
        tuple(roster),
        tuple((one, row) for one, row in found if row.state is not DossierState.RECEIVED),
    )


def _without(rows: Sequence[SchoolRow], places: Container[int]) -> list[SchoolRow]:
    return [row for place, row in enumerate(rows) if place not in places]


def _is_unexpected(row: SchoolRow, year: str) -> bool:
    return row.school_year == year and bool(row.school or row.code) and not row.strange


def _find_senders(rows: Sequence[SchoolRow], roster: Sequence[ExpectedSchool]) -> dict[int, int]:
    """Return place in the list → place of its dossier: those that can be read before those that cannot."""
    sender = _matched(rows, roster, {}, passed={place for place, row in enumerate(rows) if row.reason})
    sender = _matched(rows, roster, sender, passed={place for place, row in enumerate(rows) if row.strange})
    return _with_unreadable(sender, rows, roster)


def _with_unreadable(
    found: dict[int, int], rows: Sequence[SchoolRow], roster: Sequence[ExpectedSchool]
) -> dict[int, int]:
    """Return the places of dossiers with those of what cannot be read: whose it is, its name or its folder's says."""
    named: dict[str, set[int]] = defaultdict(set)
    for place, one in enumerate(roster):
        for word in {code_key(one.code), name_key(one.name)} - {""}:
            named[word].add(place)
    taken, more = set(found.values()), dict(found)
    for at, row in enumerate(rows):
        if row.reason and at not in taken:
            owners = next((some for word in _said(row) if len(some := named.get(word, set())) == 1), set())
            for place in owners:
                more.setdefault(place, at)
    return more


def _said(row: SchoolRow) -> Iterator[str]:
    """Yield what an unreadable dossier may be known by, the surest first."""
    yield code_key(row.code)
    yield name_key(row.school)
    for part in reversed(PurePosixPath(row.place).parts):
        stem = part.rpartition(".")[0] or part
        yield from (code_key(stem), name_key(stem), code_key(part), name_key(part))


def _bodies(found: Iterable[tuple[ExpectedSchool, DossierState | None]]) -> tuple[BodyCount, ...]:
    states: dict[str, Counter[DossierState | None]] = defaultdict(Counter)
    words: dict[str, str] = {}
    for one, state in found:
        states[words.setdefault(body_key(one.body), one.body or UNKNOWN)][state] += 1
    return tuple(_body(name, states[name]) for name in sorted(states, key=name_sort_key))


def _body(name: str, states: Counter[DossierState | None]) -> BodyCount:
    return BodyCount(
        name,
        states[DossierState.RECEIVED],
        states.total(),
        broken=states[DossierState.BROKEN] + states[DossierState.UNRECOGNISED],
        drafts=states[DossierState.DRAFT],
        working=states[DossierState.WORKING],
    )


def _matched(
    rows: Sequence[SchoolRow], roster: Sequence[ExpectedSchool], before: dict[int, int], *, passed: set[int]
) -> dict[int, int]:
    """Return place in the list → place of its dossier: surest ways first, and never where two would do.

    ``before`` has been found before; dossiers that are ``passed`` over are nobody's.
    """
    found = dict(before)
    senders = [
        (code_key(row.code), name_key(row.school), body_key(row.managing_body), body_key(row.other_body))
        for row in rows
    ]
    listed = [(code_key(one.code), name_key(one.name), body_key(one.body)) for one in roster]
    for ours, theirs in _WAYS:
        taken = {*found.values(), *passed}
        of_list = _only(listed, ours, found.keys())
        of_rows = _only(senders, theirs, taken)
        found |= {of_list[word]: of_rows[word] for word in of_list.keys() & of_rows.keys()}
    return found


def _only(told: Iterable[Sequence[str]], parts: Sequence[int], without: Container[int]) -> dict[tuple[str, ...], int]:
    """Return what some parts say → whose they are, where all of them say something and it is said once."""
    places: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for place, texts in enumerate(told):
        word = tuple(texts[part] for part in parts)
        if place not in without and all(word):
            places[word].append(place)
    return {word: some[0] for word, some in places.items() if len(some) == 1}
