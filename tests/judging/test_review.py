"""What the office found beside what the school found: exact, total, and only where the office decided."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.overlay import BASE
from support.rulemaker import FILES, read_dossier

from cdsdossier.judging.review import (
    ReviewedRow,
    RowValue,
    compare_review,
    find_answerable_rows,
    format_recorded_value,
    get_office_value,
    get_own_value,
    is_same_set,
    iter_changed_rows,
    parse_recorded_value,
)
from cdsdossier.judging.scoring import score
from cdsdossier.model.dossier import Dossier, Review
from cdsdossier.model.dossier.review import Reviewed, ReviewRow
from cdsdossier.model.indicatorset import IndicatorSet
from cdsdossier.model.indicatorset.diff import compute_set_digest

DOSSIER, RULES = Dossier.read(BASE), IndicatorSet.read(BASE / "indicator-set.yaml")
SHEET = score(DOSSIER, RULES)
ROWS = list(find_answerable_rows(RULES))


def written(value: Decimal | bool | None) -> str | None:
    return None if value is None else str(value).lower()


def agreed() -> dict[str, ReviewRow]:
    values = {
        row: get_own_value(DOSSIER, row, condition=node.mandatory) for row, node in find_answerable_rows(RULES).items()
    }
    return {row: ReviewRow(self_=written(value), agree=True) for row, value in values.items()}


def reviewed(**changed: ReviewRow) -> Dossier:
    rows = agreed() | {row.replace("_", "."): form for row, form in changed.items()}
    return replace(DOSSIER, review=Review(state="dang-tham-dinh", scores=rows))


def test_where_the_office_agrees_everywhere_its_sheet_is_the_schools() -> None:
    found = compare_review(reviewed(), RULES, SHEET)

    assert found.external_sheet == SHEET
    assert found.undecided == ()
    assert all(row.agrees for row in found.rows)


@given(st.sampled_from(sorted(RULES.rows)), st.decimals(0, 40, places=1))
def test_a_changed_row_changes_exactly_that_row(row: str, points: Decimal) -> None:
    own = DOSSIER.scores[row].form.points or Decimal()
    before, after = (
        compare_review(replace(DOSSIER, review=Review(scores=rows)), RULES, SHEET)
        for rows in (agreed(), agreed() | {row: ReviewRow(self_=f"{own:f}", agree=False, points=points, reason="x")})
    )

    assert [one.id for one, two in zip(before.rows, after.rows, strict=True) if one != two] == [row]
    changed = next(one for one in after.rows if one.id == row)
    assert (changed.external, changed.difference, changed.agrees) == (points, points - own, points == own)
    allowed = next(one.allowed for group in SHEET.groups for one in group.rows if one.id == row)
    total = sum((group.points for group in after.external_sheet.groups), Decimal())
    assert total == sum((group.points for group in SHEET.groups), Decimal()) - min(own, allowed) + min(points, allowed)


def test_a_row_that_is_not_decided_on_counts_nothing() -> None:
    found = compare_review(reviewed(**{"1_2_1": ReviewRow(self_="25")}), RULES, SHEET)
    row = next(row for row in found.rows if row.id == "1.2.1")

    assert found.undecided == ("1.2.1",)
    assert (row.own, row.external, row.difference, row.agrees) == (Decimal(25), None, None, False)
    assert found.external_sheet.groups[0].points == SHEET.groups[0].points - 25


def test_agreeing_means_what_was_recorded_not_what_the_school_says_now() -> None:
    found = compare_review(reviewed(**{"1_2_1": ReviewRow(self_="20", agree=True)}), RULES, SHEET)

    assert next(row.external for row in found.rows if row.id == "1.2.1") == 20
    assert found.external_sheet.groups[0].points == SHEET.groups[0].points - 5


def test_a_condition_that_the_office_finds_unmet_is_unmet() -> None:
    found = compare_review(reviewed(**{"1_1": ReviewRow(self_="true", met=False, reason="hết hạn")}), RULES, SHEET)

    assert found.external_sheet.groups[0].mandatory_unmet == ("1.1",)
    assert [row.id for row in found.differing] == ["1.1"]


def test_without_a_review_nothing_is_decided() -> None:
    found = compare_review(DOSSIER, RULES, SHEET)

    assert (found.state, list(found.undecided)) == ("", ROWS)
    assert not any(group.touched for group in found.external_sheet.groups)


def test_another_copy_of_the_set_is_told_by_what_weighs_not_by_its_words(tmp_path: Path) -> None:
    text = (BASE / "indicator-set.yaml").read_text(encoding="utf-8")
    review = Review(of=Reviewed(indicator_set=RULES.id, set_digest=compute_set_digest(RULES)))

    def read(text: str) -> IndicatorSet:
        path = tmp_path / "set.yaml"
        path.write_text(text, encoding="utf-8")
        return IndicatorSet.read(path)

    assert is_same_set(review, RULES)
    assert is_same_set(
        review, read(text.replace("Có kế hoạch", "Có bản kế hoạch").replace("maximum: 40}", "maximum: 40.0}"))
    )
    assert not is_same_set(review, read(text.replace("below: 20", "below: 21").replace("from: 20", "from: 21")))
    assert not is_same_set(review, read(text.replace("id: thu-2026", "id: thu-2027")))


@pytest.mark.parametrize(
    ("written", "points", "met"),
    [
        (None, None, None),
        ("", None, None),
        (" 6.5 ", Decimal("6.5"), None),
        ("0", Decimal(0), None),
        ("-1", Decimal(-1), None),
        ("6,5", None, None),
        ("1e3", None, None),
        ("1234567890", None, None),
        ("1.1234567", None, None),
        ("true", None, True),
        (" FALSE ", None, False),
        ("có", None, None),
    ],
)
def test_a_recorded_answer_is_a_number_or_a_flag(written: str | None, points: Decimal | None, met: bool | None) -> None:
    row = ReviewRow(self_=written)

    assert parse_recorded_value(row, condition=False) == points
    assert parse_recorded_value(row, condition=True) is met


@pytest.mark.parametrize(
    ("value", "written"),
    [(Decimal("6.50"), "6.5"), (Decimal(30), "30"), (Decimal(0), "0"), (True, "true"), (False, "false"), (None, "")],
)
def test_a_recorded_answer_is_read_as_it_was_written(value: RowValue, written: str) -> None:
    row = ReviewRow(self_=format_recorded_value(value))

    assert row.self_ == written
    assert parse_recorded_value(row, condition=isinstance(value, bool)) == value


@pytest.mark.parametrize(
    ("row", "points", "met"),
    [
        (ReviewRow(self_="6", agree=True), 6, None),
        (ReviewRow(self_="true", agree=True), None, True),
        (ReviewRow(self_="6", agree=False), None, None),
        (ReviewRow(self_="6"), None, None),
        (ReviewRow(self_="6", agree=True, points=Decimal(0)), 0, None),
        (ReviewRow(self_="true", agree=True, met=False), None, False),
        (ReviewRow(agree=True), None, None),
    ],
)
def test_the_office_s_own_answer_goes_before_the_one_it_agrees_with(
    row: ReviewRow, points: int | None, met: bool | None
) -> None:
    assert get_office_value(row, condition=False) == points
    assert get_office_value(row, condition=True) is met


def test_rows_and_conditions_are_answered_in_the_order_of_the_decision() -> None:
    assert ROWS == ["1.1", "1.2.1", "1.2.2", "1.3", "2.1", "2.2", "2.3"]
    assert [row for row, node in find_answerable_rows(RULES).items() if node.mandatory] == ["1.1", "2.1"]


def test_an_item_of_a_mandatory_criterion_is_no_condition() -> None:
    node = RULES.nodes["2.2.1"]

    assert not node.mandatory
    assert not replace(node, criterion=RULES.nodes["2.1"].criterion).mandatory
    assert RULES.nodes["2.1"].mandatory


def test_the_school_s_answer_now_is_its_points_or_whether_it_is_met() -> None:
    assert get_own_value(DOSSIER, "1.2.1", condition=False) == 25
    assert get_own_value(DOSSIER, "1.1", condition=True) is True
    assert get_own_value(DOSSIER, "2.2.2", condition=False) is None


def row_of(row: str, **forms: ReviewRow) -> ReviewedRow:
    found = compare_review(reviewed(**forms), RULES, SHEET)
    return next(one for one in found.rows if one.id == row)


def test_a_reviewed_row_has_all_that_both_sides_wrote() -> None:
    form = ReviewRow(self_="25", agree=False, points=Decimal(20), reason=" thiếu ", note=" xem lại ")

    assert row_of("1.2.1", **{"1_2_1": form}) == ReviewedRow(
        "1.2.1", "Có phần mềm", False, Decimal(40), Decimal(25), Decimal(20), Decimal(-5), False, "thiếu", "xem lại"
    )
    assert row_of("1.1") == ReviewedRow("1.1", "Có kế hoạch", True, None, True, True, None, True)


def test_a_condition_and_a_row_without_an_answer_have_no_difference() -> None:
    assert row_of("1.1", **{"1_1": ReviewRow(self_="true", met=False)}).difference is None
    assert row_of("1.2.1", **{"1_2_1": ReviewRow(points=Decimal(3))}).difference is None
    assert row_of("1.2.1", **{"1_2_1": ReviewRow(self_="25")}).difference is None


def test_a_row_that_the_review_does_not_name_is_undecided_and_shows_the_school_s_answer_now() -> None:
    scores = {row: form for row, form in agreed().items() if row != "1.3"}
    found = compare_review(replace(DOSSIER, review=Review(scores=scores)), RULES, SHEET)
    row = next(one for one in found.rows if one.id == "1.3")

    assert (row.own, row.external, row.agrees, row.reason, row.note) == (Decimal(30), None, False, "", "")
    assert found.undecided == ("1.3",)


def test_an_answer_that_was_refused_counts_nothing_though_the_office_agrees() -> None:
    text = """of: {school: THCST}
scores:
  "1.2.1": {self: "25", agree: true, points: "3,5"}
  "1.1": {self: "true", agree: true, met: có}
  "1.3": {self: "30", agree: true, points: 20}
  "2.1": {self: "true", agree: true, points: 3}
"""
    dossier = read_dossier({**FILES, "review.yaml": text})
    rows = {row.id: row.external for row in compare_review(dossier, RULES, SHEET).rows}

    assert (rows["1.2.1"], rows["1.1"], rows["1.3"], rows["2.1"]) == (None, None, Decimal(20), True)


@pytest.mark.parametrize(
    ("rows", "indicator_set", "sure"),
    [({}, RULES.id, True), ({}, "khac", False), ({"1_3": ReviewRow()}, RULES.id, False)],
)
def test_the_external_result_is_final_where_every_row_is_decided_by_this_set(
    rows: dict[str, ReviewRow], indicator_set: str, sure: bool
) -> None:
    dossier = reviewed(**rows)
    assert dossier.review is not None
    review = Review(of=Reviewed(indicator_set=indicator_set), scores=dossier.review.scores)

    assert compare_review(replace(dossier, review=review), RULES, SHEET).sure is sure


def test_rows_on_which_the_office_disagrees_are_differing_and_undecided_ones_are_not() -> None:
    rows = {"1_3": ReviewRow(), "2_3": ReviewRow(self_="20", points=Decimal(19))}
    found = compare_review(reviewed(**rows), RULES, SHEET)

    assert [row.id for row in found.differing] == ["2.3"]


def test_the_office_s_sheet_keeps_what_was_measured_and_scores_rows_the_school_left_out() -> None:
    without = replace(DOSSIER, scores={row: one for row, one in DOSSIER.scores.items() if row != "2.3"})
    review = Review(scores=agreed() | {"2.3": ReviewRow(points=Decimal(11)), "1.3": ReviewRow(points=Decimal(12))})
    sheet = compare_review(replace(without, review=review), RULES, SHEET).external_sheet
    rows = {row.id: row for row in sheet.rows}

    assert (rows["2.3"].points, rows["1.3"].points, rows["1.3"].measured) == (Decimal(11), Decimal(12), "9/10")
    assert sheet.groups[1].points == 61


@pytest.mark.parametrize(
    ("of", "same"),
    [
        (Reviewed(), True),
        (Reviewed(indicator_set=RULES.id), True),
        (Reviewed(indicator_set="khac"), False),
        (Reviewed(set_digest="x"), False),
        (Reviewed(set_digest=compute_set_digest(RULES)), True),
        (Reviewed(indicator_set="khac", set_digest=compute_set_digest(RULES)), False),
    ],
)
def test_a_review_is_of_this_set_unless_its_id_or_its_digest_says_otherwise(of: Reviewed, same: bool) -> None:
    assert is_same_set(Review(of=of), RULES) is same


def test_rows_changed_since_the_review_was_opened_are_those_of_the_review_whose_answer_differs() -> None:
    scores = agreed() | {"1.1": ReviewRow(self_="false"), "1.3": ReviewRow(self_="")}
    without = Review(scores={row: one for row, one in scores.items() if row != "2.3"})

    assert list(iter_changed_rows(replace(DOSSIER, review=without), RULES)) == [
        ("1.1", False, True),
        ("1.3", None, Decimal(30)),
    ]
    assert list(iter_changed_rows(DOSSIER, RULES)) == []
