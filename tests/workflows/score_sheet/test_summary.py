"""The first page: points and levels of all groups, and what to do."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import openpyxl
from support.sheetmaker import base, export


def summary(folder: Path, *, computed: bool = False) -> Any:  # noqa: ANN401 - openpyxl has no types
    return openpyxl.load_workbook(export(folder), data_only=computed)["Tổng hợp"]


def words(page: Any) -> str:  # noqa: ANN401 - as above
    return "\n".join(str(cell.value) for row in page.iter_rows() for cell in row if cell.value is not None)


def test_it_says_whose_sheet_it_is_and_what_to_do(tmp_path: Path) -> None:
    text = words(summary(base(tmp_path)))
    assert "năm học 2025-2026" in text
    assert "Bộ chỉ số theo Quyết định" in text
    assert "cdsdossier sheet import" in text


def test_figures_are_references_to_the_groups_pages(tmp_path: Path) -> None:
    page = summary(base(tmp_path))
    assert [page.cell(6, column).value.startswith("='Nhóm 1'!") for column in (3, 4, 5, 6, 7)] == [True] * 5


def test_what_is_not_compared_with_the_decision_is_said(tmp_path: Path, example: Path) -> None:
    hint = "Điểm tối đa trong phiếu chưa được đối chiếu"
    assert hint in words(summary(example))
    assert hint not in words(summary(base(tmp_path)))


def test_a_set_judged_as_a_whole_has_its_level_below_the_groups(tmp_path: Path) -> None:
    folder = base(tmp_path)
    rules = folder / "indicator-set.yaml"
    rules.write_text(rules.read_text("utf-8").replace("judged: per-group", "judged: whole-set"), "utf-8")
    page = summary(folder, computed=True)
    row = next(row for row in range(1, 20) if page.cell(row, 2).value == "Cả bộ chỉ số")
    assert str(page.cell(row, 5).value).startswith("Mức ")
    assert page.cell(row - 1, 5).value is None
