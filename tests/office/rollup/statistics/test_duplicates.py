"""Dossiers of one school, and which of them counts."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from support.rollupmaker import broken, school

from cdsdossier.office.rollup.collect.rows import SchoolRow
from cdsdossier.office.rollup.statistics.duplicates import separate_duplicates


def row(place: str, name: str = "Trường A", **more: object) -> SchoolRow:
    return school(name, "60", place=place, **more)


def kept(*rows: SchoolRow) -> list[str]:
    return [one.place for one in separate_duplicates(rows)[0]]


def test_one_code_and_year_is_one_school() -> None:
    rows = (row("1", code="THA"), row("2", code="th-a"), row("3", code="THA", school_year="2024-2025"))
    counted, copies, clashes = separate_duplicates(rows)
    assert [one.place for one in counted] == ["1", "3"]
    assert [(one.kept.place, [left.place for left in one.left]) for one in copies] == [("1", ["2"])]
    assert clashes == ()


def test_one_code_with_two_names_is_two_schools_and_named() -> None:
    rows = (row("1", "Trường A", code="TH"), row("2", "Trường B", code="TH"))
    counted, copies, clashes = separate_duplicates(rows)
    assert (len(counted), copies) == (2, ())
    assert [(clash.code, len(clash.schools)) for clash in clashes] == [("TH", 2)]


def test_one_code_and_name_under_two_bodies_is_two_schools() -> None:
    assert kept(row("1", code="TH", reports_to="UBND xã A"), row("2", code="TH", reports_to="UBND xã B")) == ["1", "2"]


def test_without_a_code_the_name_decides_and_without_both_each_stands_alone() -> None:
    assert kept(row("1", code=""), row("2", "TRƯỜNG A", code="")) == ["1"]
    assert kept(row("1", "", code=""), row("2", "", code="")) == ["1", "2"]


def test_a_dossier_without_a_name_goes_with_the_only_school_of_its_code() -> None:
    assert kept(row("1", code="TH"), row("2", "", code="TH")) == ["1"]
    rows = (row("1", code="TH"), row("2", "Trường B", code="TH"), row("3", "", code="TH"))
    assert kept(*rows) == ["1", "2", "3"]


def test_what_does_not_say_whose_it_is_never_stands_for_a_school_that_does() -> None:
    honest, nameless = row("1", code="TH", revision=1, errors=3), row("2", "", code="TH", revision=999)
    assert kept(honest, nameless) == kept(nameless, honest) == ["1"]
    assert kept(replace(nameless, place="3", revision=1), nameless) == ["2"]
    assert kept(honest, row("2", code="TH", revision=999, draft=True)) == ["1"]


@pytest.mark.parametrize("name", ["Trường B", "学校"])
def test_another_name_is_another_school_also_where_no_managing_body_is_told(name: str) -> None:
    other = row("2", name, code="TH", revision=9, reports_to="", parent="")
    assert kept(row("1", code="TH", revision=1), other) == ["1", "2"]
    assert kept(row("1", code="TH", reports_to="", parent=""), other) == ["1", "2"]
    assert kept(row("1", code="TH", revision=1), replace(other, school="Trường A")) == ["2"]


@pytest.mark.parametrize(
    "worse",
    [
        replace(broken("2"), school="Trường A", code="TH", school_year="2025-2026", reports_to="UBND xã Quyết Tiến"),
        row("2", code="TH", external=""),
        row("2", code="TH", external="tra-lai"),
        row("2", code="TH", external="cong-nhan", errors=1),
        row("2", code="TH", external="cong-nhan", saved=4),
        row("4", code="TH", external="cong-nhan", saved=5),
    ],
    ids=["unreadable", "not reviewed", "returned", "more errors", "older", "later in order"],
)
def test_the_better_of_two_counts_whatever_their_order(worse: SchoolRow) -> None:
    better = row("3", code="TH", external="cong-nhan", saved=5)
    assert kept(better, worse) == kept(worse, better) == ["3"]


def test_points_never_decide() -> None:
    high = school("Trường A", "90", code="TH", place="2", saved=1)
    assert kept(high, school("Trường A", "10", code="TH", place="1", saved=2)) == ["1"]


def test_the_later_by_what_it_says_of_itself_counts_whatever_else_speaks_for_the_other() -> None:
    early = row("1", revision=1, packed_on=date(2026, 6, 9), external="cong-nhan", saved=9)
    late = row("2", revision=2, packed_on=date(2026, 6, 1), errors=4, saved=1)
    assert kept(early, late) == kept(late, early) == ["2"]
    same = replace(late, place="3", revision=1)
    assert kept(early, same) == ["1"]
    ((copy,),) = separate_duplicates((early, late))[1:2]
    assert (copy.kept.place, [one.place for one in copy.left]) == ("2", ["1"])


def test_the_day_decides_where_no_package_has_a_revision() -> None:
    early, late = (row(f"{day}", packed_on=date(2026, 6, day), saved=9 - day) for day in (1, 2))
    assert kept(early, late) == kept(late, early) == ["2"]


def test_what_says_no_time_is_compared_with_the_latest_that_says_one() -> None:
    first, second = (row(f"{number}", revision=number, saved=number) for number in (1, 2))
    assert kept(first, second, row("3", external="cong-nhan")) == ["3"]
    assert kept(first, second, row("3", errors=1)) == ["2"]
    late = replace(broken("3"), school="Trường A", code=first.code, school_year=first.school_year,
                   reports_to=first.reports_to, revision=3)  # fmt: skip
    assert kept(first, second, late) == ["2"]
