"""Sums of points, checked where they are read."""

from __future__ import annotations

from decimal import Decimal

import pytest

from cdsdossier.model.indicatorset import LevelRange
from cdsdossier.workflows.decision_import.check_sums import check_point_sums, find_judging_scope
from cdsdossier.workflows.decision_import.tree import CriteriaTree, CriterionDraft, GroupDraft


def criterion(*items: int | None, maximum: int | None = None, mandatory: bool = False) -> CriterionDraft:
    inner = [CriterionDraft(f"1.1.{n}", "", "", maximum=worth(one)) for n, one in enumerate(items, 1)]
    return CriterionDraft("1.1", "", "hàng 2", maximum=worth(maximum), mandatory=mandatory, items=inner)


def worth(points: int | None) -> Decimal | None:
    return None if points is None else Decimal(points)


def tree(*criteria: CriterionDraft, maximum: int | None = 100) -> CriteriaTree:
    return CriteriaTree([GroupDraft("1", "Dạy, học", "hàng 1", worth(maximum), criteria=list(criteria))])


def words(made: CriteriaTree) -> list[str]:
    return [one.words for one in check_point_sums(made)]


def test_sums_that_come_out_are_silent() -> None:
    assert words(tree(criterion(60, 40, maximum=100))) == []


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        (criterion(60, 39, maximum=100), "các nội dung cộng lại 99, tiêu chí ghi 100"),
        (criterion(60, None, maximum=100), "có nội dung ghi điểm, có nội dung không (1.1.2)"),
        (criterion(60, 40, mandatory=True), "là điều kiện bắt buộc nhưng nội dung bên dưới có điểm"),
        (criterion(), "chưa có điểm tối đa, cũng không ghi là điều kiện bắt buộc"),
    ],
)
def test_a_criterion_that_contradicts_itself_is_reported(wrong: CriterionDraft, said: str) -> None:
    assert words(tree(wrong))[0] == said


def test_a_criterion_whose_note_says_why_is_not_reported_twice() -> None:
    noted = criterion()
    noted.notes.append("Cần xem lại: …")
    assert words(tree(noted, criterion(maximum=100))) == []


def test_a_mandatory_condition_needs_no_points() -> None:
    assert words(tree(criterion(mandatory=True), criterion(maximum=100))) == []


def test_levels_must_join_up_to_the_criterions_points() -> None:
    gap = criterion(maximum=100)
    gap.levels = (LevelRange(level=1, below=Decimal(10)), LevelRange(level=2, from_=Decimal(20)))
    assert words(tree(gap)) == ["các mức không nối liền nhau từ 0 đến 100 (có khoảng hở ở quanh 20)"]


def test_a_group_is_compared_with_what_it_states_and_with_the_scale() -> None:
    assert words(tree(criterion(maximum=90), maximum=90)) == ["nhóm ghi 90 điểm, thang điểm của mỗi nhóm là 100"]
    assert words(tree(criterion(maximum=90), maximum=None)) == ["các tiêu chí cộng lại 90, phải là 100"]
    assert words(tree(criterion(maximum=90), maximum=100)) == ["các tiêu chí cộng lại 90, nhóm ghi 100"]


def test_a_row_of_totals_may_be_of_a_group_or_of_all() -> None:
    made = tree(criterion(maximum=60))
    made.groups.append(GroupDraft("2", "Quản trị", "", Decimal(40), criteria=[criterion(maximum=40)]))
    made.groups[0].maximum = Decimal(60)
    made.totals = [("hàng 3", Decimal(60)), ("hàng 8", Decimal(100)), ("hàng 9", Decimal(99))]
    assert find_judging_scope(made) == "whole-set"
    assert words(made) == ["hàng tổng cộng ghi 99, các tiêu chí cộng lại 100"]


def test_one_group_alone_is_judged_by_itself() -> None:
    assert find_judging_scope(tree(criterion(maximum=100))) == "per-group"
