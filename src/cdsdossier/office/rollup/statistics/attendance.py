"""Who has sent a dossier and who has not, by the list of those expected."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass

from cdsdossier.office.rollup.collect.rows import ExpectedSchool, SchoolRow
from cdsdossier.office.rollup.statistics.labels import UNKNOWN, code_key, name_key, name_sort_key

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
    """How many of the schools of one managing body have sent."""

    body: str
    sent: int
    expected: int


@dataclass(frozen=True, slots=True)
class Attendance:
    """One school year against the list."""

    school_year: str
    #: Those who have sent, each with its dossier (which may be a broken one), in the order of the list.
    sent: tuple[tuple[ExpectedSchool, SchoolRow], ...]
    #: Those who have not, in the order of the list.
    missing: tuple[ExpectedSchool, ...]
    #: Dossiers of this year whose school is not in the list.
    unexpected: tuple[SchoolRow, ...]
    bodies: tuple[BodyCount, ...]
    #: The whole list.
    listed: tuple[ExpectedSchool, ...] = ()

    @property
    def expected(self) -> int:
        """Return how many are in the list."""
        return len(self.sent) + len(self.missing)

    def in_order(self) -> Iterator[tuple[ExpectedSchool, SchoolRow | None]]:
        """Yield everybody in the list in its order, with the dossier that has come."""
        sent = {id(one): row for one, row in self.sent}
        for one in self.listed:
            yield one, sent.get(id(one))


def count_attendance(rows: Sequence[SchoolRow], roster: Sequence[ExpectedSchool]) -> tuple[Attendance, ...]:
    """Return the attendance of each school year; a broken dossier that does not say its year is taken for any."""
    years = sorted({row.school_year for row in rows} - {""}) or [""]
    return tuple(_of_year(year, [row for row in rows if row.school_year in {year, ""}], roster) for year in years)


def _of_year(year: str, rows: Sequence[SchoolRow], roster: Sequence[ExpectedSchool]) -> Attendance:
    sender = _matched(rows, roster)
    sent = tuple((one, rows[sender[place]]) for place, one in enumerate(roster) if place in sender)
    missing = tuple(one for place, one in enumerate(roster) if place not in sender)
    known = set(sender.values())
    unexpected = tuple(
        row
        for place, row in enumerate(rows)
        if place not in known and row.school_year == year and (row.school or row.code)
    )
    return Attendance(year, sent, missing, unexpected, _bodies(sent, missing), tuple(roster))


def _bodies(
    sent: Iterable[tuple[ExpectedSchool, SchoolRow]], missing: Iterable[ExpectedSchool]
) -> tuple[BodyCount, ...]:
    counts: dict[str, list[int]] = defaultdict(lambda: [0, 0])
    words: dict[str, str] = {}
    for one, here in [*((one, 1) for one, _ in sent), *((one, 0) for one in missing)]:
        name = words.setdefault(name_key(one.body), one.body or UNKNOWN)
        counts[name][0] += here
        counts[name][1] += 1
    return tuple(BodyCount(name, *counts[name]) for name in sorted(counts, key=name_sort_key))


def _matched(rows: Sequence[SchoolRow], roster: Sequence[ExpectedSchool]) -> dict[int, int]:
    """Return place in the list → place of its dossier: surest ways first, and never where two would do."""
    found: dict[int, int] = {}
    senders = [
        (code_key(row.code), name_key(row.school), name_key(row.managing_body), name_key(row.parent)) for row in rows
    ]
    listed = [(code_key(one.code), name_key(one.name), name_key(one.body)) for one in roster]
    for ours, theirs in _WAYS:
        taken = set(found.values())
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
