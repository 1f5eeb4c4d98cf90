"""What writes on a page: cells by their looks, the head of a table, the lock, the printed page."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, time
from decimal import Decimal
from math import ceil
from typing import Any

from cdsdossier.workflows.score_sheet.columns import SheetLayout
from cdsdossier.workflows.score_sheet.entries import SheetEntry
from cdsdossier.workflows.score_sheet.values import MET

#: Worksheets, workbooks and formats of XlsxWriter, which has no types.
XlsxObject = Any

_GREY, _EMPTY, _BAD, _UNPROVED, _HEAD = "#F2F2F2", "#FFF2CC", "#F8CBAD", "#FFD966", "#D9E2F3"
_LINE = 14.5  # points from line to line
_COMMON = {"font_name": "Times New Roman", "font_size": 11, "valign": "top"}
_LAW: dict[str, Any] = {"border": 1, "bg_color": _GREY}
_TYPED: dict[str, Any] = {"border": 1, "locked": False}
_CENTRE, _STRONG, _WORDS = {"align": "center"}, {"bold": True}, {"text_wrap": True, "num_format": "@"}
_LOOKS: dict[str, dict[str, Any]] = {
    "title": _STRONG | {"font_size": 14},
    "plain": {},
    "hint": {"italic": True, "font_color": "#595959"},
    "head": _STRONG | _CENTRE | {"border": 1, "valign": "vcenter", "text_wrap": True, "bg_color": _HEAD},
    "law": _LAW | _WORDS,
    "law-strong": _LAW | _WORDS | _STRONG,
    "figure": _LAW | _CENTRE,
    "figure-strong": _LAW | _CENTRE | _STRONG,
    "link": _LAW | _CENTRE | {"font_color": "#0563C1", "underline": 1},
    "result": _LAW | _STRONG | {"align": "left"},
    "number": _TYPED | _CENTRE,
    "choice": _TYPED | _CENTRE,
    "short": _TYPED | _CENTRE | {"num_format": "@"},
    "words": _TYPED | _WORDS,
    "day": _TYPED | _CENTRE | {"num_format": "dd/mm/yyyy"},
}
#: Laid over a cell by a condition: they say only what differs.
_COLOURS = {"empty": _EMPTY, "bad": _BAD, "unproved": _UNPROVED}
#: What the kinds of fields look like where they are typed; the others are words.
_TYPED_AS = {
    "points": "number", "count": "number", "flag": "choice", "word": "choice", "day": "day", "measured": "short",
    "document-number": "short",
}  # fmt: skip
_FREE = {"format_rows": True, "format_columns": True, "format_cells": True, "autofilter": True}

#: Ids are texts that look like numbers, sums leave out what stands beside them: Excel is not to mark either.
_NO_FAULTS = dict.fromkeys(("number_stored_as_text", "formula_range", "formula_differs"), "A1:Z9999")

CellFormats = dict[str, Any]


def build_cell_formats(book: XlsxObject) -> CellFormats:
    """Return the looks of a workbook by name."""
    looks: CellFormats = {name: book.add_format(_COMMON | look) for name, look in _LOOKS.items()}
    return looks | {name: book.add_format({"bg_color": colour}) for name, colour in _COLOURS.items()}


class PageWriter:
    """Writes on one page. Rows and columns count from 0; texts stay texts, whatever they look like."""

    def __init__(self, page: XlsxObject, looks: CellFormats) -> None:
        self.page, self._looks = page, looks

    def text(self, row: int, place: int, words: str, look: str) -> None:
        """Write words."""
        self.page.write_string(row, place, words, self._looks[look])

    def blank(self, row: int, place: int, look: str) -> None:
        """Write nothing, with a look."""
        self.page.write_blank(row, place, None, self._looks[look])

    def number(self, row: int, place: int, number: Decimal | int, look: str) -> None:
        """Write a number."""
        self.page.write_number(row, place, float(number), self._looks[look])

    def link(self, row: int, place: int, number: int, address: str, tip: str) -> None:
        """Write a number that leads somewhere; an empty address leads nowhere."""
        if address:  # the number goes over the words of the address, the link stays
            self.page.write_url(row, place, address, self._looks["link"], tip=tip)
        self.number(row, place, number, "link" if address else "figure")

    def formula(self, row: int, place: int, formula: str, value: Decimal | str | int | None, look: str) -> None:
        """Write a formula with the value that it has now (None: it shows nothing)."""
        known = "" if value is None else value if isinstance(value, str) else float(value)
        self.page.write_formula(row, place, formula, self._looks[look], known)

    def merged(self, row: int, first: int, last: int, look: str) -> None:
        """Join cells of a row; what they hold is written into the first."""
        self.page.merge_range(row, first, row, last, "", self._looks[look])

    def condition(self, place: int, rows: tuple[int, int], look: str, formula: str) -> None:
        """Colour cells of a column where a formula (of the first of them) holds."""
        rule = {"type": "formula", "criteria": formula, "format": self._looks[look], "stop_if_true": True}
        self.page.conditional_format(rows[0], place, rows[1], place, rule)

    def typed(self, row: int, entry: SheetEntry, field: str) -> None:
        """Write the cell of one value, free to be changed."""
        kind, place, value = entry.layout.field(field).kind, entry.layout.of(field), entry.values.get(field, "")
        look = _TYPED_AS.get(kind, "words")
        if not value:
            self.blank(row, place, look)
        elif kind in {"points", "count"}:
            self.number(row, place, Decimal(value), look)
        elif kind == "day" and value >= "1900-03-01":  # Excel knows no earlier days
            moment = datetime.combine(date.fromisoformat(value), time())
            self.page.write_datetime(row, place, moment, self._looks[look])
        else:
            self.text(row, place, MET[value] if kind == "flag" else value, look)

    def entry(self, row: int, entry: SheetEntry, law: dict[int, str], look: str = "law") -> None:
        """Write a row: the words of the law by column, the cells of its values, locked blanks elsewhere."""
        texts = []
        for place, column in enumerate(entry.layout.columns):
            texts.append(law.get(place) or entry.values.get(column.field, ""))
            if column.field in entry.fields:
                self.typed(row, entry, column.field)
            elif place in law:
                self.text(row, place, law[place], look)
            else:
                self.blank(row, place, "figure")
        self._fit(row, entry.layout, texts)

    def head(self, row: int, layout: SheetLayout, lines: Sequence[str]) -> None:
        """Prepare a page for a table: lines above it, the titles in ``row``, widths, the lock, and how it prints."""
        for above, words in enumerate(lines):
            self.text(above, 0, words, "hint" if above else "title")
        for place, column in enumerate(layout.columns):
            self.page.set_column(place, place, column.width)
            self.text(row, place, column.title, "head")
        self._fit(row, layout, [column.title for column in layout.columns])
        self.page.freeze_panes(row + 1, 2)
        self.page.repeat_rows(row)
        self.page.ignore_errors(_NO_FAULTS)
        self.on_paper()

    def on_paper(self) -> None:
        """Lock the page without a password, and fit it to the width of A4 on its side."""
        self.page.protect("", _FREE)
        self.page.hide_gridlines(2)
        self.page.set_landscape()
        self.page.set_paper(9)
        self.page.fit_to_pages(1, 0)
        self.page.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
        self.page.set_footer("&L&A&RTrang &P/&N")

    def _fit(self, row: int, layout: SheetLayout, texts: Sequence[str]) -> None:
        """Make a row high enough for its texts; one of a single line grows by itself when more is typed."""
        lines = max(_lines(text, column.width) for text, column in zip(texts, layout.columns, strict=True))
        if lines > 1:
            self.page.set_row(row, min(lines * _LINE + 2, 409))  # more than 409 points Excel does not take


def _lines(text: str, width: float) -> int:
    """Estimate how many lines a text takes in a column; its width counts digits of another font."""
    return sum(ceil(len(part) / (width * 1.2)) for part in text.splitlines())
