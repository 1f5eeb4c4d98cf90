"""How points and levels are spread over schools."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from support.rollupmaker import group, school

from cdsdossier.office.rollup.collect.rows import SchoolRow
from cdsdossier.office.rollup.statistics.distribution import (
    CountedSchool,
    GroupStatistics,
    compute_group_statistics,
)


def count(*rows: SchoolRow) -> tuple[GroupStatistics, ...]:
    return compute_group_statistics([CountedSchool(row, row.school, row.reports_to, row.kind) for row in rows])


def test_levels_average_lowest_and_highest_are_of_scored_schools_alone() -> None:
    (first,) = count(school("A", "40"), school("B", "50.25"), school("C", "76"), school("D", None))
    everyone = first.everyone
    assert [(one.level, one.schools) for one in everyone.counts] == [(1, 1), (2, 1), (3, 1), (None, 1)]
    assert (everyone.schools, everyone.average) == (4, Decimal("55.42"))
    assert (str(everyone.lowest), str(everyone.highest)) == ("40", "76")


def test_a_half_hundredth_is_rounded_up() -> None:
    (first,) = count(school("A", "40.01"), school("B", "40.00"))
    assert first.everyone.average == Decimal("40.01")


def test_without_a_scored_school_there_is_no_average() -> None:
    (first,) = count(school("A", None))
    assert (first.everyone.average, first.everyone.lowest) == (None, None)


def test_groups_are_in_the_order_of_their_numbers() -> None:
    row = replace(school("A"), groups=tuple(group(id_, "60") for id_ in ("10", "9", "a")))
    assert [one.id for one in count(row)] == ["a", "9", "10"]


def test_kinds_come_in_their_order_and_bodies_by_name_the_unknown_last() -> None:
    (first,) = count(
        school("A", "60", kind="thcs", reports_to="UBND xã B"),
        school("B", "60", kind="tieu-hoc", reports_to="UBND xã A"),
        school("C", "60", kind="", reports_to="(chưa rõ)"),
    )
    assert [part.name for part in first.kinds] == ["Tiểu học", "THCS", "(chưa rõ)"]
    assert [part.name for part in first.bodies] == ["UBND xã A", "UBND xã B", "(chưa rõ)"]
    assert [part.schools for part in first.kinds] == [1, 1, 1]


def test_external_assessment_raises_and_lowers_levels() -> None:
    rows = (
        replace(school("A"), groups=(group("1", "49", ext="51"),)),
        replace(school("B"), groups=(group("1", "76", ext="60"),)),
        replace(school("C"), groups=(group("1", "60", ext="61"),)),
        school("D", "60"),
    )
    (first,) = count(*rows)
    assert (first.moved.assessed, first.moved.raised, first.moved.lowered) == (3, 1, 1)


def test_a_set_judged_as_a_whole_has_levels_only_there() -> None:
    row = replace(school("A", "60"), per_group=False, whole=replace(group("", "60"), id=""))
    first, whole = count(row)
    assert (first.levelled, whole.levelled, whole.id) == (False, True, "")
    assert first.everyone.counts == ()
    assert first.everyone.average == 60
