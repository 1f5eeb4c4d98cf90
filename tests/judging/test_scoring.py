"""Points and levels, by the words of the law."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.rulemaker import FILES, SET_FILE, read_dossier, read_set

from cdsdossier.findings import YamlPage
from cdsdossier.judging.measures import Measurement, NextLevel
from cdsdossier.judging.scoring import GroupScore, RowScore, ScoreSheet, score
from cdsdossier.model.dossier import Dossier, Row, ScoredRow
from cdsdossier.model.indicatorset import IndicatorSet

RULES = IndicatorSet.read("qd4725-2022")
HALVES = st.integers(0, 200).map(lambda halves: Decimal(halves) / 2)


def dossier_of(rows: dict[str, Row]) -> Dossier:
    scored = {row: ScoredRow("scores/x.yaml", row[:1], row, form) for row, form in rows.items()}
    return Dossier(Path("nowhere"), scores=scored)


def spread(total: Decimal, group: int = 0) -> dict[str, Row]:
    """Give out a total over a group's rows, each up to its maximum."""
    rows, left = {}, total
    for row in RULES.groups[group].rows:
        assert row.maximum is not None
        given_here = min(left, row.maximum)
        rows[row.id] = Row(points=given_here)
        left -= given_here
    return rows


def first_group(rows: dict[str, Row]) -> GroupScore:
    return score(dossier_of(rows), RULES).groups[0]


@pytest.mark.parametrize(
    ("points", "level"),
    [
        ("0", 1),
        ("49.5", 1),
        ("49.99", 1),
        ("50", 2),
        ("59", 2),
        ("75", 2),
        ("75.01", 3),
        ("75.5", 3),
        ("94", 3),
        ("100", 3),
    ],
)
def test_a_level_goes_by_the_words_of_the_law_without_rounding(points: str, level: int) -> None:
    group = first_group(spread(Decimal(points)))

    assert group.points == Decimal(points)
    assert group.level is not None
    assert group.level.level == level


def test_the_report_of_2024_comes_out_at_levels_two_and_three() -> None:
    sheet = score(Dossier.read("examples/thcs-quyet-tien/2023-2024"), RULES)

    assert [(g.points, g.level.level if g.level else None) for g in sheet.groups] == [
        (Decimal(59), 2),
        (Decimal(94), 3),
    ]


def test_the_next_level_is_as_far_as_its_bound() -> None:
    ahead = first_group(spread(Decimal(59))).next_level

    assert ahead is not None
    assert (ahead.level, ahead.rule, ahead.missing) == (3, "above 75", Decimal(16))


def test_at_a_bound_that_must_be_passed_nothing_is_missing_and_the_level_is_not_reached() -> None:
    group = first_group(spread(Decimal(75)))

    assert group.level is not None
    assert group.level.level == 2
    assert group.next_level is not None
    assert group.next_level.missing == 0


def test_at_the_top_there_is_no_next_level() -> None:
    assert first_group(spread(Decimal(80))).next_level is None


def test_a_group_nobody_touched_has_no_level() -> None:
    group = first_group({})

    assert (group.level, group.next_level, group.touched, group.unscored) == (None, None, False, 18 - 4 + 2)


def test_nought_points_is_not_the_same_as_not_scored() -> None:
    group = first_group({"1.4": Row(points=Decimal(0))})

    assert group.level is not None
    assert group.level.level == 1
    assert group.touched


def test_an_unmet_mandatory_condition_leaves_the_level_as_computed() -> None:
    group = first_group({**spread(Decimal(80)), "1.1": Row(met=False), "1.2": Row(met=True)})

    assert group.mandatory_unmet == ("1.1",)
    assert group.level is not None
    assert group.level.level == 3


def test_points_above_the_maximum_count_as_the_maximum_and_stay_as_written() -> None:
    row = first_group({"1.3.1": Row(points=Decimal(11))}).rows[0]

    assert (row.points, row.counted) == (Decimal(11), Decimal(6))


def test_points_below_nought_count_as_nought() -> None:
    assert first_group({"1.3.1": Row(points=Decimal(-4))}).points == 0


def test_a_criterion_scored_whole_ignores_points_on_its_items() -> None:
    group = score(dossier_of({"2.3": Row(points=Decimal(66)), "2.3.1": Row(points=Decimal(6))}), RULES).groups[1]

    assert group.points == 66


@pytest.mark.parametrize(("points", "level"), [("9.5", 1), ("10", 2), ("20", 2), ("20.5", 3)])
def test_a_criterion_has_its_own_level_where_the_set_has_one(points: str, level: int) -> None:
    rows = spread(Decimal(points))
    group = first_group({row: form for row, form in rows.items() if row.startswith("1.3")})

    assert group.criteria[2].level == level


def test_the_rows_that_would_bring_most_come_first() -> None:
    group = first_group(spread(Decimal(30)))

    assert [row.id for row in group.promising[:3]] == ["1.5.1", "1.4", "1.7.1"]


@given(HALVES, HALVES)
def test_more_points_never_lower_the_level(one: Decimal, other: Decimal) -> None:
    low, high = sorted((min(one, Decimal(100)), min(other, Decimal(100))))
    levels = [first_group(spread(points)).level for points in (low, high)]

    assert levels[0] is not None
    assert levels[1] is not None
    assert levels[0].level <= levels[1].level


@given(st.permutations(list(spread(Decimal(63)).items())))
def test_the_order_of_rows_changes_nothing(rows: list[tuple[str, Row]]) -> None:
    assert first_group(dict(rows)) == first_group(spread(Decimal(63)))


@given(st.dictionaries(st.sampled_from(list(RULES.nodes)), st.decimals(-5, 200, places=2).map(lambda p: Row(points=p))))
def test_scoring_is_total_and_stays_within_the_law(rows: dict[str, Row]) -> None:
    for group in score(dossier_of(rows), RULES).groups:
        assert 0 <= group.points <= 100
        assert sum(row.held for row in group.rows) == group.maximum - group.points


def test_a_whole_set_is_judged_once_over_all_groups(tmp_path: Path) -> None:
    path = tmp_path / "whole.yaml"
    path.write_text(
        """\
id: whole
title: Cả bộ
judged: whole-set
maximum: 100
decision: {number: 1/QĐ, date: 2025-01-01}
levels:
  - {level: 1, name: Một, below: 50}
  - {level: 2, name: Hai, from: 50}
groups:
  - {id: "1", slug: a, name: A, criteria: [{id: "1.1", text: x, maximum: 40}]}
  - {id: "2", slug: b, name: B, criteria: [{id: "2.1", text: y, maximum: 60}]}
""",
        encoding="utf-8",
    )
    rules = IndicatorSet.read(path)
    sheet = score(dossier_of({"1.1": Row(points=Decimal(30)), "2.1": Row(points=Decimal("19.5"))}), rules)

    assert sheet.whole is not None
    assert sheet.whole.level is not None
    assert (sheet.whole.points, sheet.whole.level.level) == (Decimal("49.5"), 1)
    assert [group.level for group in sheet.groups] == [None, None]


SMALL = read_set()


def small(**rows: Row) -> ScoreSheet:
    """Score these rows (id with underscores) under the small set of the tests."""
    return score(dossier_of({row.replace("_", "."): form for row, form in rows.items()}), SMALL)


def test_a_row_has_its_points_as_written_and_as_they_count() -> None:
    row = small(**{"1_3": Row(points=Decimal(35), measured="8/10", note="x")}).groups[0].rows[2]

    assert row == RowScore(
        id="1.3",
        text="Giáo viên có tài khoản",
        points=Decimal(35),
        counted=Decimal(30),
        maximum=Decimal(40),
        allowed=Decimal(30),
        measured="8/10",
        fact=Measurement(Decimal(80), Decimal(80)),
        note="x",
    )
    assert row.held == 10


def test_a_row_without_points_counts_nothing_and_holds_its_maximum() -> None:
    row = small().groups[0].rows[0]

    assert (row.points, row.counted, row.held, row.note, row.fact) == (None, Decimal(0), Decimal(40), None, None)


@pytest.mark.parametrize(("points", "counted"), [("-1", "0"), ("0", "0"), ("39.5", "39.5"), ("40", "40"), ("41", "40")])
def test_points_count_within_their_bounds(points: str, counted: str) -> None:
    assert small(**{"1_2_1": Row(points=Decimal(points))}).rows[0].counted == Decimal(counted)


def test_a_criterion_by_items_adds_them_up_and_has_its_own_level_once_one_is_scored() -> None:
    mandatory, by_items, whole = small(**{"1_2_1": Row(points=Decimal(30)), "1_2": Row(note="n")}).groups[0].criteria

    assert (by_items.points, by_items.maximum, by_items.level, by_items.note) == (Decimal(30), Decimal(60), 2, "n")
    assert [row.id for row in by_items.items] == ["1.2.1", "1.2.2"]
    assert (by_items.mandatory, by_items.met) == (False, None)
    assert (whole.points, whole.maximum, whole.level, whole.items) == (None, Decimal(40), None, ())
    assert [row.id for row in whole.rows] == ["1.3"]
    assert (mandatory.mandatory, mandatory.met, mandatory.points, mandatory.rows) == (True, None, None, ())
    assert small().groups[0].criteria[1].level is None


def test_a_condition_is_met_unmet_or_unanswered() -> None:
    first, second = small(**{"1_1": Row(met=True, note="n"), "2_1": Row(met=False)}).groups

    assert (first.criteria[0].met, first.criteria[0].note, first.mandatory_unmet) == (True, "n", ())
    assert (second.criteria[0].met, second.mandatory_unmet) == (False, ("2.1",))
    assert small().groups[0].mandatory_unmet == ()


@pytest.mark.parametrize(
    ("rows", "unscored", "touched", "level"),
    [
        ({}, 4, False, None),
        ({"1_1": Row(met=False)}, 3, True, None),
        ({"1_2_1": Row(points=Decimal(0))}, 3, True, 1),
        ({"1_2_1": Row(note="x")}, 4, False, None),
        ({"1_1": Row(met=True), "1_2_1": Row(points=Decimal(40)), "1_2_2": Row(points=Decimal(20))}, 1, True, 2),
    ],
)
def test_a_group_counts_its_empty_rows_and_conditions(
    rows: dict[str, Row], unscored: int, touched: bool, level: int | None
) -> None:
    group = small(**rows).groups[0]

    assert (group.unscored, group.touched) == (unscored, touched)
    assert (group.level and group.level.level) == level
    assert (group.next_level is None) is (level is None)
    assert (group.maximum, group.file, group.name) == (Decimal(100), "scores/1-day-hoc.yaml", "Dạy, học")


def test_a_group_is_absent_where_no_file_and_no_row_of_it_is_there() -> None:
    page = YamlPage("scores/1-day-hoc.yaml")
    assert [group.absent for group in score(Dossier(Path("x"), pages={page.file: page}), SMALL).groups] == [False, True]
    assert [group.absent for group in small(**{"1_2_1": Row(points=Decimal(1))}).groups] == [False, True]
    assert [group.absent for group in small(**{"1_1": Row(met=False)}).groups] == [False, True]
    empty = read_set(FILES[SET_FILE].partition("groups:")[0] + 'groups: [{id: "1", slug: a, name: A, criteria: []}]\n')
    assert [group.absent for group in score(Dossier(Path("x")), empty).groups] == [False]


def test_a_file_that_cannot_be_read_is_unreadable_and_not_absent() -> None:
    page = YamlPage("scores/2-quan-tri.yaml", readable=False)
    groups = score(Dossier(Path("x"), pages={page.file: page}), SMALL).groups

    assert [(group.unreadable, group.absent) for group in groups] == [(False, True), (True, False)]


def test_nothing_of_a_file_that_is_read_in_part_counts(example: Path) -> None:
    path = example / "scores" / "1-day-hoc.yaml"
    whole = score(Dossier.read(example), rules := IndicatorSet.read("qd4725-2022")).groups
    path.write_text(path.read_text(encoding="utf-8").replace('  "1.4":', '\t"1.4":'), encoding="utf-8")
    group, other = score(Dossier.read(example), rules).groups

    assert (group.points, group.level, group.next_level, group.touched) == (Decimal(0), None, None, False)
    assert group.unscored == 16
    assert other == whole[1]
    read = {row.id: row.points for row in group.rows}
    assert read == {row.id: None if row.id == "1.4" else row.points for row in whole[0].rows}
    levels = {criterion.id: criterion.level for criterion in group.criteria}
    assert (levels["1.4"], levels["1.3"]) == (None, whole[0].criteria[2].level)


def test_rows_that_hold_points_come_by_how_many_and_full_ones_are_left_out() -> None:
    group = small(**{"1_2_1": Row(points=Decimal(40)), "1_2_2": Row(points=Decimal(1))}).groups[0]

    assert [(row.id, row.held) for row in group.promising] == [("1.3", Decimal(40)), ("1.2.2", Decimal(19))]


def test_the_sheet_has_the_rows_of_all_groups_in_order() -> None:
    assert [row.id for row in score(read_dossier(FILES), SMALL).rows] == ["1.2.1", "1.2.2", "1.3", "2.2", "2.3"]


def whole_set() -> IndicatorSet:
    text = FILES[SET_FILE].replace("judged: per-group", "judged: whole-set")
    return read_set(text.replace("maximum: 100", "maximum: 200", 1))


def test_a_whole_set_with_a_group_that_cannot_be_read_has_no_level_and_says_which() -> None:
    files = {**FILES, "scores/2-quan-tri.yaml": "group: [\n"}
    whole = score(read_dossier(files), whole_set()).whole

    assert whole is not None
    assert (whole.level, whole.next_level, whole.unread) == (None, None, ("scores/2-quan-tri.yaml",))


def test_a_whole_set_has_one_judgement_and_no_level_of_a_group() -> None:
    sheet = score(read_dossier(FILES), whole_set())

    assert sheet.whole is not None
    assert sheet.whole.level is not None
    assert (sheet.whole.points, sheet.whole.maximum, sheet.whole.level.level) == (Decimal("140.5"), Decimal(200), 3)
    assert sheet.whole.next_level is None
    assert [(group.level, group.next_level) for group in sheet.groups] == [(None, None), (None, None)]
    assert sheet.groups[0].points + sheet.groups[1].points == sheet.whole.points


def test_a_whole_set_without_any_points_has_no_level_but_its_distance_counts_from_the_first_point() -> None:
    empty = score(dossier_of({"1.1": Row(met=True)}), whole_set()).whole
    begun = score(dossier_of({"1.2.1": Row(points=Decimal(0))}), whole_set()).whole

    assert empty is not None
    assert (empty.level, empty.next_level) == (None, None)
    assert begun is not None
    assert begun.level is not None
    assert (begun.level.level, begun.next_level) == (1, NextLevel(2, "from 50", Decimal(50)))


@pytest.mark.parametrize("judged", ["per-group", "whole-set"])
def test_by_a_skeleton_nothing_is_judged(judged: str) -> None:
    text = FILES[SET_FILE].replace("status: usable", "status: skeleton").replace("per-group", judged)
    sheet = score(read_dossier(FILES), read_set(text))

    assert sheet.skeleton
    assert sheet.whole is None
    assert [group.level for group in sheet.groups] == [None, None]
    assert not small().skeleton


def test_a_level_without_bounds_is_no_level() -> None:
    text = FILES[SET_FILE].replace("below: 50}\n  - {level: 2", "meaning: x}\n  - {level: 2")
    low = {**FILES, "scores/1-day-hoc.yaml": 'scores: {"1.2.1": {points: 1}}\n'}
    group = score(read_dossier(low), read_set(text)).groups[0]

    assert group.level is None
    assert group.next_level == NextLevel(2, "from 50", Decimal(49))
