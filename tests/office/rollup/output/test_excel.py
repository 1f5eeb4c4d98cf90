"""The workbook: a sheet for each question, numbers that are numbers, texts that are never run."""

from __future__ import annotations

import io
from datetime import date
from typing import Any

import openpyxl
from office.rollup.output.test_formats import hostile
from support.rollupmaker import sample

from cdsdossier.office.rollup.collect.rows import Rollup
from cdsdossier.office.rollup.output import formats


def book(of: Rollup) -> Any:  # noqa: ANN401 - openpyxl has no types
    return openpyxl.load_workbook(io.BytesIO(formats.render_rollup_file("xlsx", of)))


def test_each_question_has_its_sheet() -> None:
    assert book(sample()).sheetnames == [
        "Tổng quan", "Từng trường", "Theo nhóm", "Theo loại trường", "Theo cơ quan quản lý", "Đã gửi", "Chưa gửi",
        "Không nhận ra", "Lỗi", "Điều kiện bắt buộc", "Văn bản", "Đánh giá ngoài",
    ]  # fmt: skip


def test_heads_stay_are_filtered_and_are_printed_on_each_page() -> None:
    for page in book(sample()).worksheets:
        assert page.freeze_panes.endswith("4")
        assert page.auto_filter.ref.startswith("A3:")
        assert page.print_title_rows == "$3:$3"
        assert (page.page_setup.orientation, page.page_setup.fitToHeight) == ("landscape", 0)


def test_numbers_days_and_texts_are_what_they_are() -> None:
    page = book(sample())["Từng trường"]
    heads = {cell.value: cell.column - 1 for cell in page[3]}
    first, third = page[4], page[6]
    assert (third[heads["Nhóm 2: điểm"]].value, third[heads["Nhóm 2: mức"]].value) == (49.5, 1)
    assert first[heads["Hạn gần nhất"]].value.date() == date(2026, 5, 30)
    assert first[heads["Năm học"]].data_type == "s"


def test_no_text_becomes_a_formula_or_a_link() -> None:
    made = book(hostile())
    cells = [cell for page in made.worksheets for row in page.iter_rows() for cell in row]
    assert any(cell.value == "=cmd|'/c calc'!A0" for cell in cells)
    assert not [cell for cell in cells if cell.data_type == "f" or cell.hyperlink]
