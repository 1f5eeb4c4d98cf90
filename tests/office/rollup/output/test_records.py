"""A record for each school, the same names in every form."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

from support.rollupmaker import TODAY, group, rollup, sample, school

from cdsdossier.office.rollup.collect.rows import SchoolDeadline, SchoolRow
from cdsdossier.office.rollup.output.records import Record, build_record_columns, build_records
from cdsdossier.office.rollup.statistics.tally import tally_rollup


def record(row: SchoolRow) -> Record:
    (one,) = build_records(tally_rollup(rollup(row)))
    return one


def test_every_dossier_and_every_missing_school_has_one_record() -> None:
    states = [one["state"] for one in build_records(tally_rollup(sample()))]
    assert states == ["counted"] * 4 + ["broken", "copy", "missing"]


def test_no_record_has_a_key_without_a_column() -> None:
    counted = tally_rollup(sample())
    names = {column.name for column in build_record_columns(counted)}
    assert {key for one in build_records(counted) for key in one} <= names


def test_each_set_has_columns_of_its_own() -> None:
    two = rollup(school("A", "60", place="a"), school("B", "60", set_id="khac", place="b"))
    names = [column.name for column in build_record_columns(tally_rollup(two)) if column.name.endswith(".points")]
    assert names == ["khac.1.points", "qd4725-2022.1.points"]


def test_values_keep_their_types() -> None:
    row = replace(
        school("A", "60.5"),
        next_due=SchoolDeadline("Báo cáo", TODAY, 0),
        issued={"ke-hoach": date(2026, 3, 5)},
        faults=("a", "b"),
        groups=(group("1", "60.5", unmet=("1.2", "1.3"), ext="61"),),
    )
    one = record(row)
    assert (one["next_due_last"], one["next_due_days_left"], one["issued.ke-hoach"]) == (TODAY, 0, date(2026, 3, 5))
    assert (one["faults"], one["mandatory_unmet"], one["packed"]) == ("a b", "1.2 1.3", False)
    assert (one["qd4725-2022.1.points"], one["qd4725-2022.1.external_points"]) == (Decimal("60.5"), Decimal(61))


def test_a_group_that_is_not_scored_has_no_points_rather_than_zero() -> None:
    assert record(school("A", None))["qd4725-2022.1.points"] is None


def test_without_a_list_it_is_not_known_whether_a_school_is_expected() -> None:
    assert record(school("A", "60"))["expected"] is None
    known = {one["school"]: one["expected"] for one in build_records(tally_rollup(sample()))}
    assert (known["Trường THCS Quyết Tiến"], known["Trường THCS Nguyễn Trãi"]) == (True, False)
