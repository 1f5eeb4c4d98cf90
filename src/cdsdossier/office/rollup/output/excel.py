"""A roll-up as an Excel workbook, one sheet for each question: the same roll-up, the same bytes."""

from __future__ import annotations

import io
from datetime import date
from math import ceil

from cdsdossier.files.excel_writer import A3, A4, BOX, CENTRED, DAY, WORDS, CellLook, PageWriter, excel_book
from cdsdossier.office.rollup.output.report_table import ReportTable
from cdsdossier.office.rollup.output.report_tables import build_report_tables
from cdsdossier.office.rollup.statistics.tally import Tally

_HEAD = 2
#: Letters of a row that can still be read on A4.
_FITS_A4 = 210
_LOOKS: dict[str, CellLook] = {
    "text": {**BOX, **WORDS},
    "number": {**BOX, **CENTRED},
    "level": {**BOX, **CENTRED},
    "day": {**BOX, **CENTRED, **DAY},
}


def rollup_workbook(counted: Tally) -> bytes:
    """Return the workbook."""
    data = io.BytesIO()
    with excel_book("Tổng hợp hồ sơ tự đánh giá mức độ chuyển đổi số", data, _LOOKS) as book:
        for question in build_report_tables(counted):
            _Page(book.add_page(question.name), book.formats).write_table(question, counted.today)
    return data.getvalue()


class _Page(PageWriter):
    letters_per_unit = 1.05
    max_height = 89  # six lines: rows of many schools are to be read side by side

    def write_table(self, question: ReportTable, today: date) -> None:
        """Write a question: its title, its head, its rows, and how it is looked at and printed."""
        self.write(0, 0, question.title, "title")
        words = f"Tính đến ngày {today:%d/%m/%Y}."
        self.write(1, 0, words if question.rows else f"{words} Không có hàng nào.", "hint")
        self.page.set_row(_HEAD, 16.5)  # one line, where the titles do not need more
        self.write_titles(_HEAD, [(column.title, column.width) for column in question.columns])
        for number, row in enumerate(question.rows, _HEAD + 1):
            columns = zip(row, question.columns, strict=True)
            self.write_row(number, row, ["day" if isinstance(value, date) else one.kind for value, one in columns])
        self._arrange(question)

    def _count_lines(self, text: str, width: float) -> int:
        longest = max(map(len, text.split()), default=0)
        return max(super()._count_lines(text, width), ceil(longest / width))

    def _arrange(self, question: ReportTable) -> None:
        columns = question.columns
        named = next((place for place, column in enumerate(columns) if column.names == "school"), -1)
        self.page.freeze_panes(_HEAD + 1, named + 1 if 0 <= named < 3 else 0)
        self.page.autofilter(_HEAD, 0, _HEAD + max(len(question.rows), 1), len(columns) - 1)
        self.ignore_warnings("A1:XFD1048576")
        self.set_up_print(A3 if sum(column.width for column in columns) > _FITS_A4 else A4)
