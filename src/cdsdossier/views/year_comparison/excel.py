"""Years side by side as an Excel workbook: real numbers, words that stay words; the same years, the same bytes."""

from __future__ import annotations

import io
from collections.abc import Sequence
from datetime import UTC, datetime
from decimal import Decimal
from math import ceil
from typing import Any

from cdsdossier.judging.year_comparison import ComparedRow, YearCell, YearComparison, YearResult
from cdsdossier.views.year_comparison.text import (
    CHANGE_WORDS,
    comparison_remarks,
    describe_mark,
    lost_evidence_remarks,
    set_change_remarks,
)

#: Workbooks, worksheets and formats of XlsxWriter, which has no types.
_XlsxObject = Any

#: Workbooks carry a day of making; a fixed one, so that nothing but the dossiers changes a byte.
_MADE = datetime(2020, 1, 1, tzinfo=UTC).replace(tzinfo=None)
_COMMON = {"font_name": "Times New Roman", "font_size": 11, "valign": "top"}
_BOX = {"border": 1}
_LOOKS: dict[str, dict[str, Any]] = {
    "title": {"bold": True, "font_size": 14},
    "hint": {"italic": True, "font_color": "#595959"},
    "head": _BOX | {"bold": True, "align": "center", "valign": "vcenter", "text_wrap": True, "bg_color": "#D9E2F3"},
    "words": _BOX | {"text_wrap": True, "num_format": "@"},
    "words-strong": _BOX | {"text_wrap": True, "num_format": "@", "bold": True, "bg_color": "#F2F2F2"},
    "figure": _BOX | {"align": "center", "text_wrap": True},
    "figure-strong": _BOX | {"align": "center", "bold": True, "bg_color": "#F2F2F2"},
    "rose": _BOX | {"align": "center", "bg_color": "#C6E0B4"},
    "fell": _BOX | {"align": "center", "bg_color": "#F8CBAD"},
}
_MET = {True: "đạt", False: "chưa đạt", None: ""}
#: A cell of Excel holds no more letters.
_MOST = 32_767
_LINE = 14.5  # points from line to line


def compare_workbook(found: YearComparison) -> bytes:
    """Return the workbook: results and rows, the shortcomings that stayed, and how the sets differ."""
    from xlsxwriter import Workbook

    data = io.BytesIO()
    with Workbook(data, {"in_memory": True}) as made:
        made.set_properties({"title": "So sánh các năm học", "author": "cdsdossier", "created": _MADE})
        looks = {name: made.add_format(_COMMON | look) for name, look in _LOOKS.items()}
        _write_rows(_Page(made.add_worksheet("So sánh"), looks), found)
        _write_shortcomings(_Page(made.add_worksheet("Tồn tại"), looks), found)
        if found.sets:
            _write_sets(_Page(made.add_worksheet("Bộ chỉ số"), looks), found)
    return data.getvalue()


class _Page:
    """One page; texts stay texts, whatever they look like."""

    def __init__(self, page: _XlsxObject, looks: dict[str, _XlsxObject]) -> None:
        self.page, self._looks = page, looks
        self._widths: list[int] = []

    def put(self, row: int, place: int, value: Decimal | int | str | None, look: str) -> None:
        """Write a number as a number, anything else as words."""
        if value is None or value == "":
            self.page.write_blank(row, place, None, self._looks[look])
        elif isinstance(value, str):
            self.page.write_string(row, place, value[:_MOST], self._looks[look])
        else:
            self.page.write_number(row, place, float(value), self._looks[look])

    def line(self, row: int, values: Sequence[Decimal | int | str | None], looks: Sequence[str]) -> None:
        """Write a row of the table, high enough for its words."""
        for place, (value, look) in enumerate(zip(values, looks, strict=True)):
            self.put(row, place, value, look)
        self._fit(row, [value if isinstance(value, str) else "" for value in values])

    def _fit(self, row: int, texts: Sequence[str]) -> None:
        """Make a row high enough; the width of a column counts digits of another font."""
        lines = max(ceil(len(text) / (width * 1.2)) for text, width in zip(texts, self._widths, strict=True))
        if lines > 1:
            self.page.set_row(row, min(lines * _LINE + 2, 409))  # more than 409 points Excel does not take

    def head(self, row: int, titles: Sequence[tuple[str, int]]) -> None:
        """Write the titles of a table, which stay in sight, and how the page prints."""
        for place, (title, width) in enumerate(titles):
            self.page.set_column(place, place, width)
            self.put(row, place, title, "head")
        self._widths = [width for _, width in titles]
        self._fit(row, [title for title, _ in titles])
        self.page.freeze_panes(row + 1, 2)
        self.page.repeat_rows(row)
        self.page.ignore_errors({"number_stored_as_text": "A1:Z9999"})
        self.page.set_landscape()
        self.page.set_paper(9)
        self.page.fit_to_pages(1, 0)
        self.page.set_footer("&L&A&RTrang &P/&N")

    def filter(self, first: int, last: int, columns: int) -> None:
        """Add a filter to every column."""
        self.page.autofilter(first, 0, max(first, last), columns - 1)


def _write_rows(page: _Page, found: YearComparison) -> None:
    columns = (("Điểm", 10), ("Tối đa", 10), ("Mức / minh chứng", 12))
    years = [(f"{what} {year.label}", width) for year in found.years for what, width in columns]
    titles = [("Nhóm", 7), ("Mã", 7), ("Nội dung", 42), *years, ("Thay đổi", 11), ("Chênh lệch", 8), ("Ghi chú", 32)]
    page.put(0, 0, "So sánh các năm học", "title")
    for row, words in enumerate(["; ".join(found.schools), *comparison_remarks(found)], 1):
        page.put(row, 0, words, "hint")
    head = len(comparison_remarks(found)) + 3
    page.head(head, titles)
    row = head
    for group in found.groups:
        row += 1
        _write_results(page, row, (group.id, "", group.name), group.results)
        for one in (one for one in found.rows if one.group == group.id):
            row += 1
            _write_row(page, row, one, found)
    if found.whole:
        row += 1
        _write_results(page, row, ("", "", "Cả bộ chỉ số"), found.whole)
    page.filter(head, row, len(titles))


def _write_results(page: _Page, row: int, names: Sequence[str], results: Sequence[YearResult | None]) -> None:
    cells = [
        part
        for one in results
        for part in ((one.points, one.maximum, _level(one)) if one and one.begun else (None,) * 3)
    ]
    first, last = results[0], results[-1]
    gained = last.points - first.points if first and last and first.begun and last.begun else None
    values = [*names, *cells, None, gained, None]
    page.line(row, values, [*["words-strong"] * len(names), *["figure-strong"] * (len(values) - len(names))])


def _level(result: YearResult) -> str | None:
    return None if result.level is None else f"Mức {result.level}{' (tạm tính)' if result.unscored else ''}"


def _write_row(page: _Page, row: int, one: ComparedRow, found: YearComparison) -> None:
    cells = [part for cell in one.cells for part in _parts(cell)]
    words = "; ".join([*(describe_mark(mark, found) for mark in one.marks), *lost_evidence_remarks(one, found)])
    look = one.trend if one.trend in {"rose", "fell"} else "figure"
    values = [one.group, one.id, one.text, *cells, CHANGE_WORDS[one.trend], one.difference, words]
    page.line(row, values, [*["words"] * 3, *["figure"] * len(cells), look, look, "words"])


def _parts(cell: YearCell) -> tuple[Decimal | str | None, ...]:
    if not cell.there:
        return None, None, "không có dòng này"
    value = cell.points if cell.maximum is not None else _MET[cell.met]
    return value if cell.known else "không đọc được", cell.maximum, "có" if cell.proved else "chưa có"


def _write_shortcomings(page: _Page, found: YearComparison) -> None:
    page.put(0, 0, "Tồn tại, hạn chế của năm trước vẫn còn", "title")
    titles = [("STT", 7), ("Giống", 12), *((year.label, 50) for year in found.years)]
    page.head(2, titles)
    for number, one in enumerate(found.shortcomings, 1):
        texts = [" ".join(text.split()) if text else None for text in one.texts]
        values = [number, "gần giống" if one.near else "cùng lời", *texts]
        page.line(number + 2, values, ["figure", *["words"] * (len(values) - 1)])
    page.filter(2, 2 + len(found.shortcomings), len(titles))


def _write_sets(page: _Page, found: YearComparison) -> None:
    page.put(0, 0, "Bộ chỉ số khác nhau ở đâu", "title")
    for row, words in enumerate(set_change_remarks(found), 1):
        page.put(row, 0, words, "hint")
    head = len(found.sets) + 2
    titles = [("Mã", 9), ("Nội dung", 60), ("Khác", 60)]
    page.head(head, titles)
    row = head
    for one in found.rows:
        for mark in one.marks:
            row += 1
            page.line(row, (one.id, one.text, describe_mark(mark, found)), ["words"] * 3)
    page.filter(head, row, len(titles))
