"""The figures of a roll-up parted by managing body: what a large report is split into. Pure."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace

from cdsdossier.office.rollup.collect.rows import SchoolRow
from cdsdossier.office.rollup.statistics.attendance import Attendance
from cdsdossier.office.rollup.statistics.labels import UNKNOWN, body_key, name_sort_key
from cdsdossier.office.rollup.statistics.tally import Tally, batch_schools
from cdsdossier.office.rollup.statistics.years import compare_school_years


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
    def __init__(self, counted: Tally, placed: dict[str, str]) -> None:
        self._counted, self._placed = counted, placed
        self._schools = defaultdict(list)
        for school in counted.schools:
            self._schools[_key(school.body)].append(school)

    def _at(self, row: SchoolRow) -> str:
        return self._placed.get(row.place, _key(row.managing_body))

    def of(self, key: str) -> Tally:
        whole, schools = self._counted, tuple(self._schools[key])
        broken = tuple(row for row in whole.broken if self._at(row) == key)
        copies = tuple(one for one in whole.copies if self._at(one.kept) == key)
        left = sum(len(one.left) for one in copies)
        return replace(
            whole,
            found=len(schools) + len(broken) + left,
            schools=schools,
            broken=broken,
            unrecognised=tuple(row for row in whole.unrecognised if self._at(row) == key),
            copies=copies,
            clashes=tuple(one for one in whole.clashes if any(self._at(row) == key for row in one.schools)),
            batches=batch_schools(schools),
            years=compare_school_years(schools),
            hints=(),
            attendance=tuple(self._attendance(year, key) for year in whole.attendance),
            submissions=tuple(
                replace(one, units=tuple(unit for unit in one.units if _key(unit.body) == key))
                for one in whole.submissions
            ),
        )

    def _attendance(self, year: Attendance, key: str) -> Attendance:
        return replace(
            year,
            sent=tuple(pair for pair in year.sent if _key(pair[0].body) == key),
            waiting=tuple(pair for pair in year.waiting if _key(pair[0].body) == key),
            missing=tuple(one for one in year.missing if _key(one.body) == key),
            unexpected=tuple(row for row in year.unexpected if self._at(row) == key),
            bodies=tuple(one for one in year.bodies if _key(one.body) == key),
            listed=tuple(one for one in year.listed if _key(one.body) == key),
        )
