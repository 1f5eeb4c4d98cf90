"""Points and levels, by the words of the law."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cdsdossier.judging.scoring import GroupScore, score
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
