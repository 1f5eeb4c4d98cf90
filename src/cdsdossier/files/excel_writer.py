"""Excel workbooks: their looks, numbers that are numbers, days that are days, and texts that are never run.

The same content gives the same bytes. A text is written as a text even where it begins with ``=``, ``+``, ``-`` or
``@``, and XlsxWriter cuts it where Excel would refuse it.
"""

from __future__ import annotations

import io
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import UTC, date, datetime, time
from decimal import Decimal
from math import ceil
from typing import Any

from cdsdossier.text.visible import to_visible, to_visible_line

#: Worksheets, workbooks and formats of XlsxWriter, which has no types.
XlsxObject = Any
CellValue = str | int | Decimal | date | None
#: How a cell looks, in the words of XlsxWriter.
CellLook = Mapping[str, object]

#: Letters that an Excel cell holds.
MAX_CELL_LETTERS = 32_767
#: Excel's numbers of paper sizes.
A4, A3 = 9, 8
_MAX_NAME_LETTERS = 31
#: Excel refuses these in the name of a sheet, and keeps one name for itself.
_BAD_NAME = re.compile(r"[\[\]:*?/\\]|^'|'$|^history$|^$", re.IGNORECASE)
#: A fixed day of creation, so that only the content changes a byte.
_CREATED = datetime(2020, 1, 1, tzinfo=UTC).replace(tzinfo=None)
#: Excel's calendar is wrong before this day.
_FIRST_DAY = date(1900, 3, 1)
#: Points from line to line, and between a row's text and its border; Excel refuses rows that are higher.
_LINE, _PADDING, _MAX_HEIGHT = 14.5, 2, 409

_FONT: CellLook = {"font_name": "Times New Roman", "font_size": 11, "valign": "top"}
BOX: CellLook = {"border": 1}
CENTRED: CellLook = {"align": "center"}
STRONG: CellLook = {"bold": True}
WORDS: CellLook = {"text_wrap": True, "num_format": "@"}
DAY: CellLook = {"num_format": "dd/mm/yyyy"}
GREY = "#F2F2F2"
_SHARED_LOOKS: dict[str, CellLook] = {
    "title": {**STRONG, "font_size": 14},
    "hint": {"italic": True, "font_color": "#595959"},
    "head": {**BOX, **STRONG, **CENTRED, "valign": "vcenter", "text_wrap": True, "bg_color": "#D9E2F3"},
}


class ExcelBook:
    """A workbook that is being written; :func:`excel_book` opens and closes it."""

    def __init__(self, book: XlsxObject, looks: Mapping[str, CellLook], tints: Mapping[str, str]) -> None:
        shared: Mapping[str, CellLook] = {**_SHARED_LOOKS, **looks}
        self._book = book
        self.formats: dict[str, XlsxObject] = {
            name: book.add_format({**_FONT, **look}) for name, look in shared.items()
        }
        self.formats |= {name: book.add_format({"bg_color": colour}) for name, colour in tints.items()}

    def add_page(self, name: str) -> XlsxObject:
        """Return a new worksheet."""
        return self._book.add_worksheet(name)


@contextmanager
def excel_book(
    title: str, into: io.BytesIO, looks: Mapping[str, CellLook], tints: Mapping[str, str] | None = None
) -> Iterator[ExcelBook]:
    """Open a workbook whose bytes are in ``into`` afterwards.

    ``looks`` are its cell formats by name, beside ``title``, ``hint`` and ``head``, which every workbook has;
    ``tints`` are colours that a condition lays over a cell.
    """
    from xlsxwriter import Workbook

    with Workbook(into, {"in_memory": True}) as book:
        book.set_properties({"title": title, "author": "cdsdossier", "created": _CREATED})
        yield ExcelBook(book, looks, tints or {})


class PageWriter:
    """Writes on one worksheet; rows and columns count from 0."""

    #: Letters that fit into a unit of a column's width, which counts digits of another font.
    letters_per_unit = 1.2
    #: Points that a row may be high.
    max_height: float = _MAX_HEIGHT

    def __init__(self, page: XlsxObject, formats: Mapping[str, XlsxObject]) -> None:
        self.page, self._formats = page, formats
        self._widths: Sequence[float] = ()

    def write(self, row: int, column: int, value: CellValue, look: str) -> None:
        """Write a number as a number, a day as a day, anything else as text; nothing as an empty cell with its look."""
        cell = row, column
        if value is None or value == "":
            self.page.write_blank(*cell, None, self._formats[look])
        elif isinstance(value, str):
            self.page.write_string(*cell, to_visible(value), self._formats[look])
        elif not isinstance(value, date):
            self.page.write_number(*cell, float(value), self._formats[look])
        elif value >= _FIRST_DAY:
            self.page.write_datetime(*cell, datetime.combine(value, time()), self._formats[look])
        else:
            self.page.write_string(*cell, value.isoformat(), self._formats[look])

    def write_row(self, row: int, values: Sequence[CellValue], looks: Sequence[str]) -> None:
        """Write a row of the table, high enough for its texts."""
        for column, (value, look) in enumerate(zip(values, looks, strict=True)):
            self.write(row, column, value, look)
        self.fit_row(row, [value if isinstance(value, str) else "" for value in values])

    def write_titles(self, row: int, titles: Sequence[tuple[str, float]]) -> None:
        """Write the titles of a table with the widths of its columns; they repeat on every printed page."""
        self._widths = [width for _, width in titles]
        for column, (title, width) in enumerate(titles):
            self.page.set_column(column, column, width)
            self.write(row, column, title, "head")
        self.fit_row(row, [title for title, _ in titles])
        self.page.repeat_rows(row)

    def write_formula(self, row: int, column: int, formula: str, value: Decimal | str | int | None, look: str) -> None:
        """Write a formula with the value that it has now (None: it shows nothing)."""
        known = float(value) if isinstance(value, Decimal | int) else value or ""
        self.page.write_formula(row, column, formula, self._formats[look], known)

    def write_link(self, row: int, column: int, number: int, address: str, tip: str) -> None:
        """Write a number that leads to an address, in the look ``link``."""
        self.page.write_url(row, column, to_visible_line(address), self._formats["link"], tip=tip)
        self.write(row, column, number, "link")  # replaces the words of the address, the link stays

    def merge(self, row: int, first: int, last: int, look: str) -> None:
        """Join cells of a row; their content is written into the first."""
        self.page.merge_range(row, first, row, last, "", self._formats[look])

    def tint_where(self, column: int, rows: tuple[int, int], tint: str, formula: str) -> None:
        """Colour cells of a column where a formula (of the first of them) holds."""
        rule = {"type": "formula", "criteria": formula, "format": self._formats[tint], "stop_if_true": True}
        self.page.conditional_format(rows[0], column, rows[1], column, rule)

    def fit_row(self, row: int, texts: Sequence[str]) -> None:
        """Make a row high enough for its texts; a row of one line is left to Excel."""
        lines = max(map(self._count_lines, texts, self._widths))
        if lines > 1:
            self.page.set_row(row, min(lines * _LINE + _PADDING, self.max_height))

    def _count_lines(self, text: str, width: float) -> int:
        """Estimate how many lines a text takes in a column."""
        return sum(ceil(len(part) / (width * self.letters_per_unit)) for part in text.splitlines())

    def ignore_warnings(self, cells: str, *kinds: str) -> None:
        """Keep Excel from marking what is meant: ids and years are texts that look like numbers."""
        self.page.ignore_errors(dict.fromkeys(("number_stored_as_text", *kinds), cells))

    def set_up_print(self, paper: int = A4, *, narrow_margins: bool = True) -> None:
        """Print the page on its side, as wide as the paper, with page numbers."""
        self.page.set_landscape()
        self.page.set_paper(paper)
        self.page.fit_to_pages(1, 0)
        if narrow_margins:
            self.page.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
        self.page.set_footer("&L&A&RTrang &P/&N")


def choose_sheet_names(names: Sequence[str], fallback: str) -> list[str]:
    """Return names of sheets that Excel takes: ``fallback`` and its place for one too long, refused or taken twice."""
    like = Counter(name.casefold() for name in names)
    fits = (
        len(name) <= _MAX_NAME_LETTERS and not _BAD_NAME.search(name) and like[name.casefold()] == 1 for name in names
    )
    return [
        name if fit else f"{fallback} {place}" for place, (name, fit) in enumerate(zip(names, fits, strict=True), 1)
    ]
