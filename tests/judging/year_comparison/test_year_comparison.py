"""Years of a school side by side: what is pure about it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from conftest import EXAMPLE
from hypothesis import given
from hypothesis import strategies as st
from support.setmaker import new_version
from support.yearmaker import next_year, replaced, year

from cdsdossier.findings import YamlPage
from cdsdossier.judging.assessing import Assessment, assess
from cdsdossier.judging.year_comparison import YearComparison, YearResult, compare_years, sort_by_year
from cdsdossier.model.dossier import Dossier, Head, Row, ScoredRow
from cdsdossier.model.dossier.head import School
from cdsdossier.model.indicatorset import Group, IndicatorSet

DAY = date(2024, 5, 2)


def read(folder: Path) -> Assessment:
    dossier = Dossier.read(folder)
    return assess(dossier, IndicatorSet.of(dossier), DAY, rules=())


RULES = IndicatorSet.read("qd4725-2022")
CONDITIONS = [node.form.id for node in RULES.nodes.values() if getattr(node.form, "mandatory", False)]

points = st.none() | st.integers(0, 12).map(lambda half: Decimal(half) / 2)
years = st.builds(
    lambda scored, met: {
        **{row: Row(points=one) for row, one in zip(RULES.rows, scored, strict=True)},
        **{row: Row(met=one) for row, one in zip(CONDITIONS, met, strict=True)},
    },
    st.lists(points, min_size=len(RULES.rows), max_size=len(RULES.rows)),
    st.lists(st.none() | st.booleans(), min_size=len(CONDITIONS), max_size=len(CONDITIONS)),
)


def scored(rows: dict[str, Row]) -> Assessment:
    forms = {row: ScoredRow("x", "1", row, form) for row, form in rows.items()}
    pages = {group.file: YamlPage(group.file) for group in RULES.groups}
    dossier = Dossier(Path("2023-2024"), scores=forms, pages=pages)
    return assess(dossier, RULES, DAY, rules=())


@given(years)
def test_a_dossier_beside_itself_shows_no_change(rows: dict[str, Row]) -> None:
    found = compare_years([scored(rows), scored(rows)])

    assert found.counts["same"] + found.counts["open"] == len(found.rows) == len(RULES.rows) + len(CONDITIONS)
    assert not any(row.changed for row in found.rows)


@given(years, years)
def test_every_row_is_counted_once(one: dict[str, Row], other: dict[str, Row]) -> None:
    found = compare_years([scored(one), scored(other)])

    assert sum(found.counts.values()) == len(found.rows)
    unsaid = sum(None in (one[row].points, other[row].points) for row in RULES.rows)
    unsaid += sum(None in (one[row].met, other[row].met) for row in CONDITIONS)
    assert found.counts["open"] == unsaid


@given(years, years)
def test_the_other_way_round_what_rose_fell(one: dict[str, Row], other: dict[str, Row]) -> None:
    there, back = compare_years([scored(one), scored(other)]), compare_years([scored(other), scored(one)])

    def ids(found: YearComparison, change: str) -> set[str]:
        return {row.id for row in found.rows if row.trend == change}

    assert ids(there, "rose") == ids(back, "fell")
    assert ids(there, "fell") == ids(back, "rose")
    assert ids(there, "same") == ids(back, "same")


def test_what_rose_fell_and_lost_its_evidence_is_named(tmp_path: Path) -> None:
    found = compare_years([read(EXAMPLE), read(next_year(tmp_path))])
    rows = {row.id: row for row in found.rows if row.changed}

    assert {row: (one.trend, one.difference) for row, one in rows.items()} == {
        "1.3.1": ("rose", 1),
        "1.4": ("same", 0),
        "2.4.2": ("fell", Decimal("-2.5")),
    }
    assert [row.id for row in found.rows if row.lost] == ["1.4"]


def test_evidence_that_cannot_be_opened_is_none(tmp_path: Path) -> None:
    later = year(tmp_path, "2024-2025")
    (later / "evidence" / "2.1" / "quyet-dinh-phan-cong-phu-trach-cntt.pdf").write_bytes(b"")

    assert [row.id for row in compare_years([read(EXAMPLE), read(later)]).rows if row.lost] == ["2.1"]


def test_years_come_in_order_however_they_were_given(tmp_path: Path) -> None:
    later, example = read(next_year(tmp_path)), read(EXAMPLE)

    assert sort_by_year([later, example]) == sort_by_year([example, later]) == (example, later)


def test_rows_of_another_set_are_marked_one_by_one(tmp_path: Path) -> None:
    later = year(tmp_path, "2024-2025")
    new_version(later / "indicator-set.yaml")
    found = compare_years([read(EXAMPLE), read(later)])
    marks = {row.id: [(mark.kind, mark.before, mark.after) for mark in row.marks] for row in found.rows if row.marks}

    assert marks["1.4"] == [("maximum", "10", "4")]
    assert marks["1.7.3"] == [("gone", None, None)]
    assert marks["1.7.4"] == marks["1.8"] == [("new", None, None)]
    trends = {row.id: row.trend for row in found.rows}
    assert (trends["1.7.3"], trends["1.8"]) == ("gone", "new")
    assert sum(found.counts.values()) == len(found.rows)


def test_a_row_in_other_words_is_marked_though_its_points_are_the_same(tmp_path: Path) -> None:
    later = year(tmp_path, "2024-2025")
    replaced(later / "indicator-set.yaml", "Có ban hành quy chế tổ chức dạy học trực tuyến", "Có quy chế dạy học")
    row = next(row for row in compare_years([read(EXAMPLE), read(later)]).rows if row.id == "1.2")

    assert (row.trend, [mark.kind for mark in row.marks]) == ("same", ["text"])


def test_words_that_moved_to_another_id_say_where_they_stood(tmp_path: Path) -> None:
    later = year(tmp_path, "2024-2025")
    replaced(later / "indicator-set.yaml", 'id: "1.3.5"', 'id: "1.3.9"')
    rows = {row.id: row for row in compare_years([read(EXAMPLE), read(later)]).rows}

    assert [(mark.kind, mark.before) for mark in rows["1.3.9"].marks] == [("moved", "1.3.5"), ("new", None)]
    assert rows["1.3.5"].trend == "gone"


def test_of_a_file_that_cannot_be_read_nothing_is_said(tmp_path: Path) -> None:
    later = year(tmp_path, "2024-2025")
    (later / "scores" / "1-day-hoc.yaml").write_bytes(b"scores:\n\t- x\n")
    found = compare_years([read(EXAMPLE), read(later)])

    assert {row.trend for row in found.rows if row.group == "1"} == {"open"}
    assert found.groups[0].results[1] is None
    assert found.years[1].unread == ("scores/1-day-hoc.yaml",)
    assert not any(row.lost for row in found.rows)


def test_a_whole_set_is_compared_as_a_whole() -> None:
    whole = IndicatorSet(id="x", title="x", judged="whole-set", groups=RULES.groups, levels=RULES.levels)
    one = assess(Dossier(Path("x"), scores={"1.4": ScoredRow("x", "1", "1.4", Row(points=Decimal(4)))}), whole, DAY)
    found = compare_years([one, one])

    assert found.whole is not None
    assert found.whole[0] is not None
    assert found.whole[0].points == 4


def test_other_schools_and_the_same_year_twice_are_told(tmp_path: Path) -> None:
    other = year(tmp_path, "2024-2025", ("dossier.yaml", "name: Trường THCS Quyết Tiến", "name: Trường THCS Hoa Sen"))
    found = compare_years([read(EXAMPLE), read(EXAMPLE), read(other)])

    assert found.schools == ("Trường THCS Quyết Tiến", "Trường THCS Hoa Sen")
    assert found.twice == ("2023-2024",)
    assert [one.label for one in found.years] == ["2023-2024", "2023-2024 (2)", "2024-2025"]


def test_three_years_say_what_happened_at_each_step(tmp_path: Path) -> None:
    middle = next_year(tmp_path)
    last = year(tmp_path, "2025-2026", ("scores/1-day-hoc.yaml", "points: 5\n", "points: 4\n"))
    row = next(row for row in compare_years([read(EXAMPLE), read(middle), read(last)]).rows if row.id == "1.3.1")

    assert (row.steps, row.trend) == (("rose", "fell"), "fell")


def test_shortcomings_stay_in_the_same_words_or_nearly(tmp_path: Path) -> None:
    found = compare_years([read(EXAMPLE), read(next_year(tmp_path))]).shortcomings

    assert [(one.text.split()[0], one.near) for one in found] == [("Đường", True), ("Việc", False)]


def test_one_dossier_alone_is_no_fault() -> None:
    assert compare_years([replace(read(EXAMPLE))]).counts["same"] == 22


def test_names_of_a_school_differ_only_in_what_is_read() -> None:
    found = compare_years([named("Trường  A", "2022-2023"), named("TRƯỜNG A", "2023-2024"), named(None, None)])

    assert found.schools == ("TRƯỜNG A",)
    assert [one.label for one in found.years] == ["2022-2023", "2023-2024", "nơi"]
    assert found.twice == ()


def named(school: str | None, school_year: str | None, folder: str = "nơi", **more: Any) -> Assessment:  # noqa: ANN401
    head = Head(school=School(name=school), school_year=school_year)
    return assess(Dossier(Path(folder), head, **more), RULES, DAY, rules=())


def test_years_are_labelled_apart_and_without_a_name_by_a_question_mark() -> None:
    found = compare_years(
        [named("A", "2022-2023"), named("A", "2022-2023"), named("A", "2022-2023"), named("A", None, "")]
    )

    assert [one.label for one in found.years] == ["2022-2023", "2022-2023 (2)", "2022-2023 (3)", "?"]
    assert found.twice == ("2022-2023",)


def test_years_without_a_name_come_last_and_as_they_were_given() -> None:
    unnamed, other, one = named("A", None), named("B", None), named("A", "2022-2023")

    assert sort_by_year([unnamed, other, one]) == (one, unnamed, other)


def test_a_year_names_its_set_and_the_files_that_are_not_read() -> None:
    (year,) = compare_years([named("A", "2022-2023")]).years

    assert (year.indicator_set, year.school, year.school_year) == (RULES.id, "A", "2022-2023")
    assert year.unread == tuple(group.file for group in RULES.groups)


def test_groups_have_their_results_year_by_year() -> None:
    scored_rows = {"1.4": Row(points=Decimal(4)), "2.3": Row(points=Decimal(60))}
    first, second = compare_years([scored(scored_rows), scored({})]).groups
    done, begun = first.results

    assert (first.id, first.name) == ("1", RULES.groups[0].name)
    assert done is not None
    assert begun is not None
    assert (done.points, done.maximum, done.level, done.level_name) == (
        Decimal(4),
        Decimal(100),
        1,
        RULES.levels[0].name,
    )
    assert (begun.points, begun.level, begun.level_name) == (Decimal(0), None, None)
    assert begun.unscored == done.unscored + 1
    assert [one and one.points for one in second.results] == [60, 0]


@pytest.mark.parametrize(
    ("points", "level", "unscored", "begun"),
    [(0, None, 3, False), (1, None, 3, True), (0, 1, 3, True), (0, None, 0, True)],
)
def test_a_result_is_shown_once_anything_is_scored(points: int, level: int | None, unscored: int, begun: bool) -> None:
    assert YearResult(Decimal(points), Decimal(100), level, None, unscored).begun is begun


def test_groups_come_as_the_last_year_has_them_and_then_those_of_earlier_years() -> None:
    one, two = RULES.groups
    other = Group(id="3", slug="x", name="Khác", criteria=two.criteria)
    before = assess(Dossier(Path("x")), replaced_groups((one, two)), DAY, rules=())
    after = assess(
        Dossier(Path("x")),
        replaced_groups((other, Group(id="1", slug="x", name="Mới", criteria=one.criteria))),
        DAY,
        rules=(),
    )
    found = compare_years([before, after]).groups

    assert [(group.id, group.name) for group in found] == [("3", "Khác"), ("1", "Mới"), ("2", two.name)]
    assert [group.results[0] is None for group in found] == [True, True, True], "no score file is there"


def replaced_groups(groups: tuple[Group, ...], **more: Any) -> IndicatorSet:  # noqa: ANN401
    return IndicatorSet(id="x", title="x", groups=groups, levels=RULES.levels, **more)


def test_no_whole_is_compared_where_no_set_judges_as_a_whole() -> None:
    assert compare_years([scored({}), scored({})]).whole is None


def test_the_whole_counts_the_empty_rows_of_all_groups() -> None:
    whole = replaced_groups(RULES.groups, judged="whole-set")
    rows = {"1.4": ScoredRow("x", "1", "1.4", Row(points=Decimal(4)))}
    found = compare_years([scored({}), assess(Dossier(Path("x"), scores=rows), whole, DAY, rules=())]).whole

    assert found is not None
    assert found[0] is None
    assert found[1] is not None
    assert found[1].unscored == len(RULES.rows) + len(CONDITIONS) - 1
    assert (found[1].points, found[1].level, found[1].level_name) == (Decimal(4), 1, RULES.levels[0].name)


def test_sets_are_compared_from_each_year_to_the_next() -> None:
    other = replaced_groups(RULES.groups[:1])
    plain = scored({})
    found = compare_years([plain, plain, assess(Dossier(Path("x")), other, DAY, rules=())]).sets

    assert [(one.at, one.before, one.after) for one in found] == [(2, RULES.id, "x")]
    assert compare_years([plain, plain]).sets == ()


@pytest.mark.parametrize(
    ("changed", "differ"),
    [
        ({"title": "y"}, False),
        ({"maximum": Decimal(90)}, True),
        ({"levels": RULES.levels[:2]}, True),
        ({"judged": "whole-set"}, True),
    ],
)
def test_levels_differ_where_the_same_points_may_reach_another_level(changed: dict[str, Any], differ: bool) -> None:
    before = replaced_groups(RULES.groups)
    after = IndicatorSet(**{"id": "y", "title": "x", "groups": RULES.groups, "levels": RULES.levels, **changed})
    (found,) = compare_years([assess(Dossier(Path("x")), one, DAY, rules=()) for one in (before, after)]).sets

    assert found.levels_differ is differ
