"""A roll-up as an Excel workbook, one sheet a question: the same roll-up, the same bytes."""

from __future__ import annotations

import io
from datetime import UTC, date, datetime, time
from decimal import Decimal
from math import ceil
from typing import Any

from cdsdossier.office.rollup.output.report_table import ReportTable, TableColumn, TableValue
from cdsdossier.office.rollup.output.report_tables import build_report_tables
from cdsdossier.office.rollup.statistics.tally import Tally

#: Workbooks carry a day of making; a fixed one, so that nothing but the roll-up changes a byte.
_MADE = datetime(2020, 1, 1, tzinfo=UTC).replace(tzinfo=None)
_MOST_LETTERS = 32_767  # of a cell in Excel
_MOST_LINES, _LINE = 6, 14.5  # points from line to line
_HEAD = 2
#: Excel's numbers of paper sizes, and the letters of a row that can still be read on the smaller one.
_A4, _A3, _FITS_A4 = 9, 8, 210
#: Excel knows no earlier days.
_FIRST_DAY = date(1900, 3, 1)

#: Worksheets, workbooks and formats of XlsxWriter, which has no types.
_XlsxObject = Any

_COMMON = {"font_name": "Times New Roman", "font_size": 11, "valign": "top"}
_LOOKS: dict[str, dict[str, Any]] = {
    "title": {"bold": True, "font_size": 14},
    "hint": {"italic": True, "font_color": "#595959"},
    "head": {
        "bold": True, "border": 1, "align": "center", "valign": "vcenter", "text_wrap": True, "bg_color": "#D9E2F3",
    },
    "text": {"border": 1, "text_wrap": True, "num_format": "@"},
    "number": {"border": 1, "align": "center"},
    "level": {"border": 1, "align": "center"},
    "day": {"border": 1, "align": "center", "num_format": "dd/mm/yyyy"},
}  # fmt: skip
#: Codes and years are texts that look like numbers: Excel is not to mark them.
_NO_FAULTS = {"number_stored_as_text": "A1:XFD1048576"}


def rollup_workbook(counted: Tally) -> bytes:
    """Return the workbook. Numbers are numbers, days are days, and a text is never run, whatever it looks like."""
    from xlsxwriter import Workbook

    data = io.BytesIO()
    with Workbook(data, {"in_memory": True}) as made:
        made.set_properties({
            "title": "Tổng hợp hồ sơ tự đánh giá mức độ chuyển đổi số", "author": "cdsdossier", "created": _MADE,
        })  # fmt: skip
        looks = {name: made.add_format(_COMMON | look) for name, look in _LOOKS.items()}
        for question in build_report_tables(counted):
            _Sheet(made.add_worksheet(question.name), looks).write(question, counted.today)
    return data.getvalue()


class _Sheet:
    def __init__(self, page: _XlsxObject, looks: dict[str, _XlsxObject]) -> None:
        self._page, self._looks = page, looks

    def write(self, question: ReportTable, today: date) -> None:
        """Write a question: its title, its head, its rows, and how it is looked at and printed."""
        self._page.write_string(0, 0, question.title, self._looks["title"])
        words = f"Tính đến ngày {today:%d/%m/%Y}."
        self._page.write_string(1, 0, words if question.rows else f"{words} Không có dòng nào.", self._looks["hint"])
        for place, column in enumerate(question.columns):
            self._page.set_column(place, place, column.width)
            self._page.write_string(_HEAD, place, column.title, self._looks["head"])
        self._page.set_row(_HEAD, _height([column.title for column in question.columns], question.columns))
        for number, row in enumerate(question.rows, _HEAD + 1):
            self._row(number, row, question.columns)
        self._arrange(len(question.rows), question.columns)

    def _row(self, number: int, row: tuple[TableValue, ...], columns: tuple[TableColumn, ...]) -> None:
        for place, (value, column) in enumerate(zip(row, columns, strict=True)):
            self._cell(number, place, value, self._looks[column.kind])
        height = _height([value if isinstance(value, str) else "" for value in row], columns)
        if height > _LINE + 2:
            self._page.set_row(number, height)

    def _cell(self, row: int, place: int, value: TableValue, look: _XlsxObject) -> None:
        if isinstance(value, date):
            if value >= _FIRST_DAY:
                self._page.write_datetime(row, place, datetime.combine(value, time()), self._looks["day"])
            else:
                self._page.write_string(row, place, value.isoformat(), look)
        elif isinstance(value, (int, Decimal)):
            self._page.write_number(row, place, float(value), look)
        elif value:
            self._page.write_string(row, place, value[:_MOST_LETTERS], look)
        else:
            self._page.write_blank(row, place, None, look)

    def _arrange(self, rows: int, columns: tuple[TableColumn, ...]) -> None:
        named = next((place for place, column in enumerate(columns) if column.title == "Trường"), -1)
        self._page.freeze_panes(_HEAD + 1, named + 1 if 0 <= named < 3 else 0)
        self._page.autofilter(_HEAD, 0, _HEAD + max(rows, 1), len(columns) - 1)
        self._page.repeat_rows(_HEAD)
        self._page.ignore_errors(_NO_FAULTS)
        self._page.set_landscape()
        self._page.set_paper(_A3 if sum(column.width for column in columns) > _FITS_A4 else _A4)
        self._page.fit_to_pages(1, 0)
        self._page.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
        self._page.set_footer("&L&A&RTrang &P/&N")


def _height(texts: list[str], columns: tuple[TableColumn, ...]) -> float:
    """Return the height of a row in points, by an estimate: widths count digits of another font."""
    lines = max(_lines(text, column.width) for text, column in zip(texts, columns, strict=True))
    return min(max(lines, 1), _MOST_LINES) * _LINE + 2


def _lines(text: str, width: int) -> int:
    longest = max(map(len, text.split()), default=0)
    return max(ceil(len(text) / (width * 1.05)), ceil(longest / width))
