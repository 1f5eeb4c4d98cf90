"""Nodes while rows are still added to them."""

from __future__ import annotations

from decimal import Decimal

from cdsdossier.workflows.decision_import.tree import Concern, CriterionDraft, GroupDraft


def node(maximum: int | None, *items: CriterionDraft) -> CriterionDraft:
    worth = None if maximum is None else Decimal(maximum)
    return CriterionDraft("1.1", "", "hàng 2", "1.1 Có", maximum=worth, items=list(items))


def test_a_criterion_is_worth_its_items_only_where_all_have_points() -> None:
    assert node(10, node(4), node(5)).worth == 9
    assert node(10, node(4), node(None)).worth == 10
    assert node(10).worth == 10
    assert node(None).worth == 0


def test_a_group_is_worth_its_criteria() -> None:
    assert GroupDraft("1", "", "", criteria=[node(10), node(None, node(4))]).total == 14


def test_a_concern_stays_on_the_node_as_a_note() -> None:
    draft = node(10)
    assert draft.told("thiếu số") == Concern("hàng 2", "1.1 Có", "thiếu số")
    assert draft.told("lệch", "hàng 9").place == "hàng 9"
    assert draft.notes == ["Cần xem lại: thiếu số.", "Cần xem lại: lệch."]
