"""What the office found beside what the school found: exact, total, and only where the office decided."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st
from support.overlay import BASE

from cdsdossier.judging.review import compare_review, find_answerable_rows, get_own_value, is_condition, is_same_set
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
        row: get_own_value(DOSSIER, row, condition=is_condition(node))
        for row, node in find_answerable_rows(RULES).items()
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
