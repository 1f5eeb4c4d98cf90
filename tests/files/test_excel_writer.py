"""The one writer of workbooks, read back by another library."""

from __future__ import annotations

import io
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

import openpyxl
import pytest

from cdsdossier.files.excel_writer import MAX_CELL_LETTERS, WORDS, CellValue, PageWriter, choose_sheet_names, excel_book


def page(write: Callable[[PageWriter], None]) -> Any:  # noqa: ANN401 - openpyxl has no types
    return openpyxl.load_workbook(io.BytesIO(data(write)))["Bảng"]


def data(write: Callable[[PageWriter], None]) -> bytes:
    into = io.BytesIO()
    with excel_book("Thử", into, {"words": WORDS, "day": {"num_format": "dd/mm/yyyy"}}, {"bad": "#FF0000"}) as book:
        write(PageWriter(book.add_page("Bảng"), book.formats))
    return into.getvalue()


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "{=", "http://", "\t="])
def test_a_text_is_never_run_whatever_it_begins_with(start: str) -> None:
    cell = page(lambda to: to.write(0, 0, f"{start}cmd|'/c calc'!A0", "words"))["A1"]
    assert (cell.value, cell.data_type, cell.hyperlink) == (f"{start}cmd|'/c calc'!A0", "s", None)


@pytest.mark.parametrize(
    ("value", "read"),
    [
        (Decimal("49.5"), 49.5),
        (7, 7),
        (None, None),
        ("", None),
        ("007", "007"),
        (date(1900, 2, 28), "1900-02-28"),
    ],
)
def test_a_value_is_written_as_what_it_is(value: CellValue, read: object) -> None:
    assert page(lambda to: to.write(0, 0, value, "words"))["A1"].value == read


def test_a_day_is_a_day_of_excel() -> None:
    cell = page(lambda to: to.write(0, 0, date(2026, 5, 30), "day"))["A1"]
    assert (cell.value.date(), cell.is_date) == (date(2026, 5, 30), True)


def test_a_text_too_long_for_excel_is_cut_and_not_lost() -> None:
    assert len(page(lambda to: to.write(0, 0, "x" * 40_000, "words"))["A1"].value) == MAX_CELL_LETTERS


def test_a_row_grows_with_its_longest_text_up_to_what_excel_takes() -> None:
    def write(to: PageWriter) -> None:
        to.write_titles(0, [("Nội dung", 20), ("Ghi chú", 20)])
        to.write_row(1, ["ngắn", "ngắn"], ["words"] * 2)
        to.write_row(2, ["ngắn", "chữ " * 20], ["words"] * 2)
        to.write_row(3, ["dòng một\ndòng hai", None], ["words"] * 2)
        to.write_row(4, ["chữ " * 2000, None], ["words"] * 2)

    heights = [page(write).row_dimensions[row].height for row in (2, 3, 4, 5)]
    assert heights[0] is None
    assert heights[1:] == pytest.approx([4 * 14.5 + 2, 2 * 14.5 + 2, 409], abs=0.4), "up to a pixel"


def test_titles_repeat_on_every_printed_page_which_is_a4_on_its_side() -> None:
    def write(to: PageWriter) -> None:
        to.write_titles(2, [("Mã", 9)])
        to.set_up_print()

    made = page(write)
    assert (made.print_title_rows, made.column_dimensions["A"].width > 9) == ("$3:$3", True)
    assert (made.page_setup.orientation, made.page_setup.paperSize) == ("landscape", 9)


def test_a_formula_has_its_value_before_excel_computes_it() -> None:
    made = data(lambda to: to.write_formula(0, 0, "=1+1", Decimal(2), "words"))
    assert openpyxl.load_workbook(io.BytesIO(made), data_only=True)["Bảng"]["A1"].value == 2


def test_the_same_content_gives_the_same_bytes() -> None:
    assert data(lambda to: to.write(0, 0, "a", "head")) == data(lambda to: to.write(0, 0, "a", "head"))


@pytest.mark.parametrize(
    ("names", "chosen"),
    [
        (["Nhóm 1", "Nhóm 2"], ["Nhóm 1", "Nhóm 2"]),
        (["Nhóm " + "1" * 27, "Nhóm 2"], ["Nhóm thứ 1", "Nhóm 2"]),
        (["Nhóm a", "Nhóm A"], ["Nhóm thứ 1", "Nhóm thứ 2"]),
        (["Nhóm 1/2", "'Nhóm 2", "History", "Nhóm [3]"], [f"Nhóm thứ {place}" for place in (1, 2, 3, 4)]),
    ],
)
def test_names_that_excel_refuses_are_numbered(names: list[str], chosen: list[str]) -> None:
    assert choose_sheet_names(names, "Nhóm thứ") == chosen
    into = io.BytesIO()
    with excel_book("Thử", into, {}) as book:
        for name in choose_sheet_names(names, "Nhóm thứ"):
            book.add_page(name)
    assert openpyxl.load_workbook(into).sheetnames == chosen
