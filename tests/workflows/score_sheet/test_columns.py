"""The tables of the workbook."""

from __future__ import annotations

import pytest

from cdsdossier.model.indicatorset import Group
from cdsdossier.workflows.score_sheet.columns import LAYOUTS, MEMBERS, PROOFS, SCORES, SheetLayout, name_group_sheets


@pytest.mark.parametrize("layout", LAYOUTS, ids=lambda one: str(one.name))
def test_every_column_holds_a_field_of_its_form_and_every_key_is_a_column(layout: SheetLayout) -> None:
    assert set(layout.fields) <= set(layout.form.fields)
    titles = [column.title for column in layout.columns]
    assert set(layout.keys) <= set(titles)
    assert len(set(titles)) == len(titles)


def test_columns_are_found_by_title_and_by_field() -> None:
    assert (SCORES.at("Mã"), SCORES.of("points"), SCORES.field("points").kind) == (0, 3, "points")
    assert (PROOFS.fields[0], MEMBERS.of("name")) == ("title", 1)


def test_sheets_are_named_after_their_groups_unless_excel_refuses() -> None:
    ids = ["1", "a", "A", "x" * 40]
    assert name_group_sheets([Group(id=one) for one in ids]) == ["Nhóm 1", "Nhóm thứ 2", "Nhóm thứ 3", "Nhóm thứ 4"]
