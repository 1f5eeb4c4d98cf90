"""The figures of a roll-up parted by managing body: what a large report is split into. Pure."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import TypeVar

from cdsdossier.office.rollup.collect.rows import SchoolRow
from cdsdossier.office.rollup.statistics.attendance import Attendance
from cdsdossier.office.rollup.statistics.labels import UNKNOWN, body_key, name_sort_key
from cdsdossier.office.rollup.statistics.tally import Tally, batch_schools
from cdsdossier.office.rollup.statistics.years import compare_school_years

T = TypeVar("T")


def part_by_body(counted: Tally) -> list[tuple[str, Tally]]:
    """Return managing body → the figures of its schools alone, in the order of names; the unknown body comes last.

    Whatever was found, expected or called for is in exactly one part.
    """
    bodies = {_key(school.body): school.body for school in counted.schools}
    placed = {row.place: _key(one.body) for year in counted.attendance for one, row in year.matched}
    placed |= {school.row.place: _key(school.body) for school in counted.schools}
    expected = [one.body for year in counted.attendance for one in year.listed]
    unread = [row.managing_body for row in (*counted.broken, *counted.unrecognised) if row.place not in placed]
    for name in (*expected, *unread, *_unit_bodies(counted)):
        bodies.setdefault(_key(name), name or UNKNOWN)
    parts = _Parts(counted, placed)
    return [(bodies[key], parts.of(key)) for key in sorted(bodies, key=lambda key: name_sort_key(bodies[key]))]


def _unit_bodies(counted: Tally) -> Iterable[str]:
    return (unit.body for one in counted.submissions for unit in one.units)


def _key(body: str) -> str:
    return "" if body == UNKNOWN else body_key(body)


class _Parts:
    """The parts, each looked up by its body: everything is sorted in once, for there may be thousands of bodies."""

    def __init__(self, counted: Tally, placed: dict[str, str]) -> None:
        def at(row: SchoolRow) -> str:
            return placed.get(row.place, _key(row.managing_body))

        self._counted = counted
        self._schools = _sort_in(counted.schools, lambda school: _key(school.body))
        self._broken, self._strange = _sort_in(counted.broken, at), _sort_in(counted.unrecognised, at)
        self._copies = _sort_in(counted.copies, lambda one: at(one.kept))
        self._clashes = [(one, {at(row) for row in one.schools}) for one in counted.clashes]
        self._years = [_Year(year, at) for year in counted.attendance]
        self._units = [_sort_in(one.units, lambda unit: _key(unit.body)) for one in counted.submissions]

    def of(self, key: str) -> Tally:
        whole, schools, broken, copies = self._counted, self._schools[key], self._broken[key], self._copies[key]
        return replace(
            whole,
            found=len(schools) + len(broken) + sum(len(one.left) for one in copies),
            schools=tuple(schools),
            broken=tuple(broken),
            unrecognised=tuple(self._strange[key]),
            copies=tuple(copies),
            clashes=tuple(one for one, bodies in self._clashes if key in bodies),
            batches=batch_schools(schools),
            years=compare_school_years(schools),
            hints=(),
            attendance=tuple(year.of(key) for year in self._years),
            submissions=tuple(
                replace(one, units=tuple(units[key])) for one, units in zip(whole.submissions, self._units, strict=True)
            ),
        )


class _Year:
    def __init__(self, year: Attendance, at: Callable[[SchoolRow], str]) -> None:
        self._year = year
        self._sent = _sort_in(year.sent, lambda pair: _key(pair[0].body))
        self._waiting = _sort_in(year.waiting, lambda pair: _key(pair[0].body))
        self._missing, self._listed = (
            _sort_in(some, lambda one: _key(one.body)) for some in (year.missing, year.listed)
        )
        self._unexpected, self._bodies = (
            _sort_in(year.unexpected, at),
            _sort_in(year.bodies, lambda one: _key(one.body)),
        )

    def of(self, key: str) -> Attendance:
        return replace(
            self._year,
            sent=tuple(self._sent[key]),
            waiting=tuple(self._waiting[key]),
            missing=tuple(self._missing[key]),
            unexpected=tuple(self._unexpected[key]),
            bodies=tuple(self._bodies[key]),
            listed=tuple(self._listed[key]),
        )


def _sort_in(some: Iterable[T], key_of: Callable[[T], str]) -> defaultdict[str, list[T]]:
    found: defaultdict[str, list[T]] = defaultdict(list)
    for one in some:
        found[key_of(one)].append(one)
    return found
