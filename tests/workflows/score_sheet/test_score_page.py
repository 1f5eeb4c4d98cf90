"""A group's page: the law as live formulas beside the cells to fill in."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import openpyxl
import pytest
from support.sheetmaker import base, cell, export

from cdsdossier.model.indicatorset import IndicatorSet, Level
from cdsdossier.workflows.score_sheet.score_page import format_level_name, quote_level_names


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Any:  # noqa: ANN401 - openpyxl has no types
    return openpyxl.load_workbook(export(base(tmp_path_factory.mktemp("phieu"))))


def rules(page: Any, kind: str) -> dict[str, list[str]]:  # noqa: ANN401 - as above
    found: dict[str, list[str]] = {}
    for area, several in page.conditional_formatting._cf_rules.items():
        found[str(area.sqref)] = [formula for rule in several for formula in rule.formula if rule.type == kind]
    return found


def test_a_mandatory_condition_is_chosen_never_scored(book: Any) -> None:  # noqa: ANN401 - as above
    assert cell(book, ("1.1", "Điểm tối đa")).value == "Bắt buộc"
    assert cell(book, ("1.1", "Đạt hay chưa")).value == "Đạt"
    assert cell(book, ("1.1", "Điểm chấm")).value is None


def test_a_criterion_adds_up_its_items_once_one_is_scored(book: Any) -> None:  # noqa: ANN401 - as above
    formula = cell(book, ("1.2", "Điểm tính")).value
    assert formula.startswith("=IF(COUNT(")
    assert "SUM(H7:H8)" in formula


def test_cells_are_tinted_where_they_are_empty_wrong_or_unproved(book: Any) -> None:  # noqa: ANN401 - as above
    tints = rules(book["Nhóm 1"], "expression")
    points = next(formulas for area, formulas in tints.items() if area == "D7:D9")
    assert any("LEN(D7)=0" in formula for formula in points)
    assert any("N(D7)>C7" in formula for formula in points)


def test_the_foot_has_sums_level_and_what_is_open(book: Any) -> None:  # noqa: ANN401 - as above
    page = book["Nhóm 1"]
    labels = {page.cell(row, 2).value: row for row in range(1, page.max_row + 1)}
    for label in ("Cộng nhóm 1", "Mức độ nhóm 1", "Còn trống", "Điều kiện bắt buộc chưa đạt"):
        assert label in labels
    assert "COUNT(" in page.cell(labels["Còn trống"], 3).value


def test_levels_are_named_as_people_read_them() -> None:
    named = IndicatorSet(id="x", title="Bộ", levels=(Level(level=2, name='Mức "hai"'),))
    assert format_level_name(named.levels[0]) == 'Mức 2 – Mức "hai"'
    assert format_level_name(None) == "Chưa chấm"
    assert quote_level_names(named)[0][1] == '"Mức 2 – Mức ""hai"""'


def test_a_row_whose_points_are_above_the_maximum_counts_only_up_to_it(tmp_path: Path) -> None:
    folder = base(tmp_path)
    file = folder / "scores" / "1-day-hoc.yaml"
    file.write_text(file.read_text("utf-8").replace("{points: 25}", "{points: 250}"), "utf-8")
    shown = openpyxl.load_workbook(export(folder), data_only=True)
    assert cell(shown, ("1.2.1", "Điểm chấm")).value == 250
    assert cell(shown, ("1.2.1", "Điểm tính")).value == cell(shown, ("1.2.1", "Điểm tối đa")).value
