"""Years side by side as a workbook."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from support.assessed import assessed, replace_text
from support.setmaker import new_version
from support.yearmaker import next_year

from cdsdossier.judging.year_comparison import compare_years
from cdsdossier.views.year_comparison.excel import compare_workbook


@pytest.fixture
def later(tmp_path: Path) -> Path:
    return next_year(tmp_path)


def make(*folders: Path) -> bytes:
    return compare_workbook(compare_years([assessed(folder) for folder in folders]))


def book(*folders: Path) -> Any:  # noqa: ANN401 - openpyxl has no types
    return openpyxl.load_workbook(io.BytesIO(make(*folders)))


def values(page: Any) -> list[list[object]]:  # noqa: ANN401 - as above
    return [[cell.value for cell in row] for row in page.iter_rows()]


def test_the_same_years_give_the_same_bytes(example: Path, later: Path) -> None:
    assert make(example, later) == make(example, later)


def test_points_are_numbers_and_words_are_words(example: Path, later: Path) -> None:
    (row,) = [row for row in values(book(example, later)["So sánh"]) if "1.3.1" in row]
    assert {5, 6} <= {cell for cell in row if isinstance(cell, int | float)}


def test_a_text_that_looks_like_a_formula_stays_a_text(example: Path, later: Path) -> None:
    for folder in (example, later):
        text = (folder / "narrative.yaml").read_text(encoding="utf-8")
        start, end = text.index("shortcomings:"), text.index("causes:")
        (folder / "narrative.yaml").write_text(
            text[:start] + 'shortcomings:\n  - "=1+1 còn thiếu máy tính cho học sinh"\n' + text[end:], encoding="utf-8"
        )
    cells = [cell for row in book(example, later)["Tồn tại"].iter_rows() for cell in row]
    assert [cell.data_type for cell in cells if str(cell.value).startswith("=1+1")] == ["s", "s"]


def test_differing_sets_have_a_page_of_their_own(example: Path, later: Path) -> None:
    assert book(example, later).sheetnames == ["So sánh", "Tồn tại"]
    new_version(later / "indicator-set.yaml")
    replace_text(later / "dossier.yaml", "indicator_set: qd4725-2022", "indicator_set: qd4725-2022  # moi")
    made = book(example, later)
    assert made.sheetnames == ["So sánh", "Tồn tại", "Bộ chỉ số"]
    assert any("1.7.4" in str(cell) for row in values(made["Bộ chỉ số"]) for cell in row)
