"""Years side by side as an Excel workbook: real numbers, words that stay words; the same years, the same bytes."""

from __future__ import annotations

import io
from collections.abc import Sequence
from decimal import Decimal

from cdsdossier.files.excel_writer import BOX, CENTRED, GREY, STRONG, WORDS, CellLook, PageWriter, excel_book
from cdsdossier.judging.year_comparison import YearComparison, YearResult
from cdsdossier.judging.year_comparison.rows import ComparedRow, YearCell
from cdsdossier.views.year_comparison.text import (
    CHANGE_WORDS,
    comparison_remarks,
    describe_mark,
    lost_evidence_remarks,
    set_change_remarks,
)

_SHADED: dict[str, object] = {**STRONG, "bg_color": GREY}
_LOOKS: dict[str, CellLook] = {
    "words": {**BOX, **WORDS},
    "words-strong": {**BOX, **WORDS, **_SHADED},
    "figure": {**BOX, **CENTRED, "text_wrap": True},
    "figure-strong": {**BOX, **CENTRED, **_SHADED},
    "rose": {**BOX, **CENTRED, "bg_color": "#C6E0B4"},
    "fell": {**BOX, **CENTRED, "bg_color": "#F8CBAD"},
}
_MET = {True: "đạt", False: "chưa đạt", None: ""}


def compare_workbook(found: YearComparison) -> bytes:
    """Return the workbook: results and rows, the shortcomings that stayed, and how the sets differ."""
    data = io.BytesIO()
    with excel_book("So sánh các năm học", data, _LOOKS) as book:
        _write_rows(_Page(book.add_page("So sánh"), book.formats), found)
        _write_shortcomings(_Page(book.add_page("Tồn tại"), book.formats), found)
        if found.sets:
            _write_sets(_Page(book.add_page("Bộ chỉ số"), book.formats), found)
    return data.getvalue()


class _Page(PageWriter):
    def head(self, row: int, titles: Sequence[tuple[str, int]]) -> None:
        """Write the titles of the table, which stay in sight, and set up the printed page."""
        self.write_titles(row, titles)
        self.page.freeze_panes(row + 1, 2)
        self.ignore_warnings("A1:Z9999")
        self.set_up_print(narrow_margins=False)

    def filter(self, first: int, last: int, columns: int) -> None:
        """Offer to choose rows by any column."""
        self.page.autofilter(first, 0, max(first, last), columns - 1)


def _write_rows(page: _Page, found: YearComparison) -> None:
    columns = (("Điểm", 10), ("Tối đa", 10), ("Mức / minh chứng", 12))
    years = [(f"{what} {year.label}", width) for year in found.years for what, width in columns]
    titles = [("Nhóm", 7), ("Mã", 7), ("Nội dung", 42), *years, ("Thay đổi", 11), ("Chênh lệch", 8), ("Ghi chú", 32)]
    page.write(0, 0, "So sánh các năm học", "title")
    for row, words in enumerate(["; ".join(found.schools), *comparison_remarks(found)], 1):
        page.write(row, 0, words, "hint")
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
    page.write_row(row, values, [*["words-strong"] * len(names), *["figure-strong"] * (len(values) - len(names))])


def _level(result: YearResult) -> str | None:
    return None if result.level is None else f"Mức {result.level}{' (tạm tính)' if result.unscored else ''}"


def _write_row(page: _Page, row: int, one: ComparedRow, found: YearComparison) -> None:
    cells = [part for cell in one.cells for part in _parts(cell)]
    words = "; ".join([*(describe_mark(mark, found) for mark in one.marks), *lost_evidence_remarks(one, found)])
    look = one.trend if one.trend in {"rose", "fell"} else "figure"
    values = [one.group, one.id, one.text, *cells, CHANGE_WORDS[one.trend], one.difference, words]
    page.write_row(row, values, [*["words"] * 3, *["figure"] * len(cells), look, look, "words"])


def _parts(cell: YearCell) -> tuple[Decimal | str | None, ...]:
    if not cell.there:
        return None, None, "không có mục này"
    value = cell.points if cell.maximum is not None else _MET[cell.met]
    return value if cell.known else "không đọc được", cell.maximum, "có" if cell.proved else "chưa có"


def _write_shortcomings(page: _Page, found: YearComparison) -> None:
    page.write(0, 0, "Tồn tại, hạn chế của năm trước vẫn còn", "title")
    titles = [("STT", 7), ("Giống", 12), *((year.label, 50) for year in found.years)]
    page.head(2, titles)
    for number, one in enumerate(found.shortcomings, 1):
        texts = [" ".join(text.split()) if text else None for text in one.texts]
        values = [number, "gần giống" if one.near else "cùng lời", *texts]
        page.write_row(number + 2, values, ["figure", *["words"] * (len(values) - 1)])
    page.filter(2, 2 + len(found.shortcomings), len(titles))


def _write_sets(page: _Page, found: YearComparison) -> None:
    page.write(0, 0, "Bộ chỉ số khác nhau ở đâu", "title")
    for row, words in enumerate(set_change_remarks(found), 1):
        page.write(row, 0, words, "hint")
    head = len(found.sets) + 2
    titles = [("Mã", 9), ("Nội dung", 60), ("Khác", 60)]
    page.head(head, titles)
    row = head
    for one in found.rows:
        for mark in one.marks:
            row += 1
            page.write_row(row, (one.id, one.text, describe_mark(mark, found)), ["words"] * 3)
    page.filter(head, row, len(titles))
