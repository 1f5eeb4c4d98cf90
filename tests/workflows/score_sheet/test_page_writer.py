"""Cells that are free to be filled in, and the lock on all others."""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import Any

import openpyxl
import pytest

from cdsdossier.files.excel_writer import excel_book
from cdsdossier.workflows.score_sheet.columns import DOCUMENTS, SCORES, SheetLayout
from cdsdossier.workflows.score_sheet.entries import SheetEntry
from cdsdossier.workflows.score_sheet.page_writer import LOOKS, TINTS, SheetPageWriter


def written(write: Callable[[SheetPageWriter], None]) -> Any:  # noqa: ANN401 - openpyxl has no types
    data = io.BytesIO()
    with excel_book("Thử", data, LOOKS, TINTS) as book:
        write(SheetPageWriter(book.add_page("A"), book.formats))
    return openpyxl.load_workbook(io.BytesIO(data.getvalue()))["A"]


def entry(layout: SheetLayout, **values: str) -> SheetEntry:
    return SheetEntry(layout, ("x",), values, layout.fields)


@pytest.mark.parametrize(
    ("one", "field", "value", "kind"),
    [
        (entry(SCORES, points="5.5"), "points", 5.5, "n"),
        (entry(SCORES, met="true"), "met", "Đạt", "s"),
        (entry(SCORES, met="false"), "met", "Chưa đạt", "s"),
        (entry(SCORES, note="=1+1"), "note", "=1+1", "s"),
        (entry(SCORES), "points", None, "n"),
        (entry(DOCUMENTS, date="2026-03-05"), "date", "2026-03-05 00:00:00", "d"),
    ],
)
def test_a_value_is_written_as_what_it_is_and_stays_free(one: SheetEntry, field: str, value: object, kind: str) -> None:
    page = written(lambda pen: pen.write_typed(4, one, field))
    cell = page.cell(5, one.layout.of(field) + 1)
    assert (str(cell.value) if kind == "d" else cell.value, cell.data_type) == (value, kind)
    assert not cell.protection.locked


def test_a_row_has_the_words_of_the_law_locked_beside_its_values() -> None:
    one = SheetEntry(SCORES, ("1.1",), {"points": "5"}, ("points",))

    def write(pen: SheetPageWriter) -> None:
        pen.prepare_table(3, SCORES, ("Nhóm 1",))
        pen.write_entry(4, one, {0: "1.1"})

    page = written(write)
    row = {column.title: page.cell(5, place) for place, column in enumerate(SCORES.columns, 1)}
    assert (row["Mã"].value, row["Mã"].protection.locked) == ("1.1", True)
    assert not row["Điểm chấm"].protection.locked
    assert (row["Ghi chú"].value, row["Ghi chú"].protection.locked) == (None, True)


def test_a_page_is_locked_without_a_password_and_prints_its_titles() -> None:
    page = written(lambda pen: pen.prepare_table(3, SCORES, ("Nhóm 1", "Gợi ý")))
    assert (page.protection.sheet, page.protection.password) == (True, None)
    assert [cell.value for cell in page[4]] == [column.title for column in SCORES.columns]
    assert (page.freeze_panes, page.print_title_rows) == ("C5", "$4:$4")
    assert (page["A1"].value, page["A2"].value) == ("Nhóm 1", "Gợi ý")
