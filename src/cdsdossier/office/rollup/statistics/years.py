"""This year against last year: the levels of each group, school by school; who rose and who fell. Pure.

Levels of two years are compared only where both come from one indicator set.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from cdsdossier.office.rollup.statistics.distribution import CountedSchool
from cdsdossier.office.rollup.statistics.labels import body_key, code_key, name_key, name_sort_key


@dataclass(frozen=True, slots=True)
class YearChange:
    """One group of one school in two years (``group``: empty for the whole)."""

    school: CountedSchool
    group: str
    before: int
    after: int
    #: Points of this year minus those of last year.
    points: Decimal

    @property
    def moved(self) -> int:
        """Return 1 where the level rose, -1 where it fell, 0 where it stayed."""
        return (self.after > self.before) - (self.after < self.before)


@dataclass(frozen=True, slots=True)
class BodyYears:
    """How the levels of one group moved among the schools of one managing body."""

    body: str
    group: str
    rose: int
    fell: int
    same: int


@dataclass(frozen=True, slots=True)
class YearPair:
    """Two school years that follow each other."""

    last: str
    this: str
    #: In the order of managing body, school, group.
    changes: tuple[YearChange, ...]
    bodies: tuple[BodyYears, ...]
    #: Schools of this year of which no dossier of last year can be compared: none is there, or by another set.
    alone: int

    def in_direction(self, moved: int) -> tuple[YearChange, ...]:
        """Return what rose (1), fell (-1) or stayed (0)."""
        return tuple(one for one in self.changes if one.moved == moved)


def compare_school_years(schools: Sequence[CountedSchool]) -> tuple[YearPair, ...]:
    """Return each pair of years that follow each other among some dossiers; empty where there is one year alone."""
    of_year: defaultdict[str, list[CountedSchool]] = defaultdict(list)
    for school in schools:
        of_year[school.row.school_year].append(school)
    return tuple(
        _pair(last, year, of_year[last], of_year[year])
        for year in sorted(of_year)
        if (last := _year_before(year)) in of_year
    )


def _year_before(year: str) -> str:
    first = year.partition("-")[0]
    return f"{int(first) - 1}-{first}" if first.isascii() and first.isdecimal() else "?"


def _pair(last: str, this: str, before: Iterable[CountedSchool], after: Sequence[CountedSchool]) -> YearPair:
    known = _only(before)
    changes: list[YearChange] = []
    alone = 0
    now = _only(after)
    for who, school in now.items():
        earlier = known.get(who)
        found = list(_changes(earlier, school)) if earlier else []
        changes += found
        alone += not found
    alone += len(after) - len(now)
    changes.sort(key=lambda one: (name_sort_key(one.school.body), name_sort_key(one.school.name), one.group))
    return YearPair(last, this, tuple(changes), _bodies(changes), alone)


def _only(schools: Iterable[CountedSchool]) -> dict[tuple[str, str], CountedSchool]:
    """Return who → dossier, where one alone says so: code or name, and the managing body."""
    found: defaultdict[tuple[str, str], list[CountedSchool]] = defaultdict(list)
    for school in schools:
        found[code_key(school.row.code) or name_key(school.name), body_key(school.body)].append(school)
    return {who: some[0] for who, some in found.items() if len(some) == 1}


def _changes(before: CountedSchool, after: CountedSchool) -> Iterable[YearChange]:
    if before.row.set_id != after.row.set_id:
        return
    old = {one.id: one for one in before.row.judgements}
    for one in after.row.judgements:
        last = old.get(one.id)
        if last is not None and last.level is not None and one.level is not None:
            yield YearChange(after, one.id, last.level, one.level, one.points - last.points)


def _bodies(changes: Iterable[YearChange]) -> tuple[BodyYears, ...]:
    counts: dict[tuple[str, str], list[int]] = {}
    for one in changes:
        counts.setdefault((one.school.body, one.group), [0, 0, 0])[1 - one.moved] += 1
    return tuple(BodyYears(body, group, rose, fell, same) for (body, group), (rose, same, fell) in counts.items())
