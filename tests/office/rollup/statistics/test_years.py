"""Year against year: who rose, who fell; only what one set has judged is compared."""

from __future__ import annotations

from support.rollupmaker import rollup, school

from cdsdossier.office.rollup.collect.rows import SchoolRow
from cdsdossier.office.rollup.statistics.tally import tally_rollup
from cdsdossier.office.rollup.statistics.years import YearPair


def both(name: str, before: tuple[str, ...], after: tuple[str, ...], **more: object) -> list[SchoolRow]:
    last = {"school_year": "2024-2025", "place": f"cu/{name}"}
    return [school(name, *before, **last), school(name, *after, **more)]


def compared(*rows: SchoolRow) -> YearPair:
    (pair,) = tally_rollup(rollup(*rows)).years
    return pair


def test_levels_are_set_side_by_side_school_by_school_and_body_by_body() -> None:
    pair = compared(
        *both("Trường A", ("40", "60"), ("60", "60")),
        *both("Trường B", ("80", "60"), ("70", "80")),
        school("Trường C", "60", "60"),
    )
    assert (pair.last, pair.this, pair.alone) == ("2024-2025", "2025-2026", 1)
    assert [(one.school.name, one.group, one.before, one.after, one.moved) for one in pair.changes] == [
        ("Trường A", "1", 1, 2, 1), ("Trường A", "2", 2, 2, 0), ("Trường B", "1", 3, 2, -1), ("Trường B", "2", 2, 3, 1),
    ]  # fmt: skip
    assert str(pair.changes[2].points) == "-10"
    assert [(one.group, one.rose, one.same, one.fell) for one in pair.bodies] == [("1", 1, 0, 1), ("2", 1, 1, 0)]


def test_another_set_or_an_unscored_group_is_not_compared() -> None:
    assert compared(*both("A", ("40",), ("60",), set_id="qd3267-2024")).changes == ()
    assert compared(*both("A", ("40",), ("60",), set_id="qd3267-2024")).alone == 1
    assert compared(*both("A", ("40",), (None,))).changes == ()  # type: ignore[arg-type]


def test_years_that_do_not_follow_each_other_are_no_pair() -> None:
    assert tally_rollup(rollup(school("A", "60"), school("A", "60", school_year="2022-2023", place="b"))).years == ()
    assert tally_rollup(rollup(school("A", "60"), school("B", "60", school_year=""))).years == ()
