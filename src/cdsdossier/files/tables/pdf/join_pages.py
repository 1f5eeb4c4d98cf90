"""The pages of a PDF, one after the other → the tables of the document and the text between them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from cdsdossier.files.tables import Table, TableDocument
from cdsdossier.files.tables.grid import TableGrid, clean_prose
from cdsdossier.files.tables.pdf.join_parts import column_edges, fit_together, join_parts
from cdsdossier.files.tables.pdf.page_items import CellOnPage, PdfItem
from cdsdossier.files.tables.pdf.read_pages import PdfPage
from cdsdossier.files.tables.pdf.running_lines import drop_running_lines
from cdsdossier.files.tables.pdf.split_rows import is_rest_of_sentence

_MOST_NAMED = 5  # rows that a remark names


@dataclass(slots=True)
class _Open:
    """A table that the next page may go on with."""

    before: tuple[str, ...]
    parts: list[Sequence[CellOnPage]] = field(default_factory=list)
    pages: list[int] = field(default_factory=list)


@dataclass(slots=True)
class _Reading:
    grid: TableGrid
    tables: list[_Open] = field(default_factory=list)
    prose: list[str] = field(default_factory=list)
    #: The page of the last paragraph, where nothing has come since.
    paragraph_on: int = 0

    def item(self, item: PdfItem, page: int) -> None:
        """Add what is on a page."""
        if "cells" in item:
            self._table(item["cells"], page)
            self.paragraph_on = 0
            return
        text = item.get("text", "")
        if self.paragraph_on == page - 1 and self.prose and is_rest_of_sentence(self.prose[-1], text):
            self.prose[-1] += f" {text}"
        else:
            self.prose.append(text)
        self.paragraph_on = page

    def _table(self, cells: Sequence[CellOnPage], page: int) -> None:
        last = self.tables[-1] if self.tables and not self.prose else None
        if last is None or last.pages[-1] != page - 1 or not fit_together(_edges(last), column_edges(cells)):
            last = _Open(clean_prose(self.prose))
            self.tables.append(last)
            self.prose.clear()
        last.parts.append(cells)
        last.pages.append(page)


def join_pages(pages: Sequence[PdfPage], grid: TableGrid) -> TableDocument:
    """Return the tables of a document, each whole. Raises UnreadableDocument for too many cells."""
    reading = _Reading(grid)
    for number, items in enumerate(drop_running_lines(pages), 1):
        for item in items:
            reading.item(item, number)
    made = [join_parts(one.parts, grid) for one in reading.tables]
    tables = (
        Table(one.rows, open_.before, _place(at, open_.pages))
        for at, (one, open_) in enumerate(zip(made, reading.tables, strict=True), 1)
    )
    split = [row for one in made for row in one.split]
    return TableDocument(tuple(tables), clean_prose(reading.prose), _describe_split(split))


def _describe_split(rows: Sequence[str]) -> tuple[str, ...]:
    """Return a sentence on the rows that were parted by pages: who reads them again sees whether they are one."""
    if not rows:
        return ()
    named = ", ".join(f"“{row}”" for row in rows[:_MOST_NAMED])
    more = f" và {len(rows) - _MOST_NAMED} hàng nữa" if len(rows) > _MOST_NAMED else ""
    return (f"Đã nối {len(rows)} hàng bị ngắt qua trang, xem lại: {named}{more}.",)


def _edges(table: _Open) -> list[float]:
    """Return the columns of the part that has the most."""
    return max(map(column_edges, table.parts), key=len)


def _place(number: int, pages: Sequence[int]) -> str:
    on = f"trang {pages[0]}" if len(pages) == 1 else f"trang {pages[0]}–{pages[-1]}"
    return f"bảng {number} ({on})"
