"""What a roll-up knows of each dossier."""

from __future__ import annotations

import pickle
from dataclasses import FrozenInstanceError, fields, replace
from datetime import date, timedelta

import pytest
from support.rollupmaker import broken, group, rollup, school

from cdsdossier.office.rollup.collect.rows import ComingDay, SchoolDeadline, SchoolRow


def test_the_unmet_conditions_of_all_groups_are_one_list() -> None:
    groups = (group("1", "60", unmet=("1.2",)), group("2", "60", unmet=("2.1", "2.2")))
    assert replace(school("A"), groups=groups).mandatory_unmet == ("1.2", "2.1", "2.2")


def test_rows_cannot_be_changed_and_cross_processes_unchanged() -> None:
    row = school("A", "60")
    with pytest.raises(FrozenInstanceError):
        row.school = "B"  # type: ignore[misc]
    assert pickle.loads(pickle.dumps(rollup(row))) == rollup(row)  # noqa: S301 - made here


def test_a_broken_dossier_needs_no_more_than_its_place() -> None:
    row = SchoolRow("a.zip", "hỏng")
    assert {field.name for field in fields(row) if getattr(row, field.name)} == {"place", "reason", "per_group"}


def test_a_dossier_without_a_name_is_called_by_code_or_place() -> None:
    assert school("A").display_name == "A"
    assert school("", code="TH", place="x").display_name == "TH"
    assert broken("x.zip").display_name == "x.zip"


def test_who_gets_the_report_manages_else_who_is_above() -> None:
    assert school("A", reports_to="Phòng", parent="UBND").managing_body == "Phòng"
    assert school("A", reports_to="", parent="UBND").managing_body == "UBND"
    through = school("A", reports_to="Phòng Văn hóa - Xã hội xã X", parent="UBND xã X")
    assert (through.managing_body, through.other_body) == ("UBND xã X", "Phòng Văn hóa - Xã hội xã X")


def test_points_of_a_group_count_with_its_level_or_the_wholes() -> None:
    scored, open_ = group("1", "60"), replace(group("1", "60"), level=None)
    assert school("A").is_scored(scored)
    assert not school("A").is_scored(open_)
    assert replace(school("A"), whole=scored).is_scored(open_)
    assert not replace(school("A"), whole=open_).is_scored(open_)


def test_a_row_knows_the_days_to_come_and_no_others() -> None:
    due = SchoolDeadline("Nộp", date(2026, 5, 30), 3)
    late = ComingDay(date(2026, 5, 31), 0, 5, 0, (), None)
    row = school(
        "A", warnings=4, next_due=due, judged_on=date(2026, 5, 27), judged_until=date(2026, 6, 3), coming=(late,)
    )
    told = {day: row.on_day(date(2026, 5, 26) + timedelta(day)) for day in (0, 1, 4, 5, 8, 9)}
    assert [one and (one.warnings, one.next_due and one.next_due.days_left) for one in told.values()] == [
        None, (4, 3), (4, 0), (5, None), (5, None), None,
    ]  # fmt: skip
    assert told[5] == school("A", warnings=5)
    assert broken("x").on_day(date(1999, 1, 1)) == broken("x")
