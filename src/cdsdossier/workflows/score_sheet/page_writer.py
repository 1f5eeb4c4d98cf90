"""What the score sheet adds to a page: cells that are free to be filled in, and the lock on all others."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal

from cdsdossier.files.excel_writer import BOX, CENTRED, DAY, GREY, STRONG, WORDS, CellLook, PageWriter
from cdsdossier.workflows.score_sheet.columns import SheetLayout
from cdsdossier.workflows.score_sheet.entries import SheetEntry
from cdsdossier.workflows.score_sheet.values import MET

_LAW: CellLook = {**BOX, "bg_color": GREY}
_TYPED: CellLook = {**BOX, "locked": False}
LOOKS: dict[str, CellLook] = {
    "plain": {},
    "law": {**_LAW, **WORDS},
    "law-strong": {**_LAW, **WORDS, **STRONG},
    "figure": {**_LAW, **CENTRED},
    "figure-strong": {**_LAW, **CENTRED, **STRONG},
    "link": {**_LAW, **CENTRED, "font_color": "#0563C1", "underline": 1},
    "result": {**_LAW, **STRONG, "align": "left"},
    "number": {**_TYPED, **CENTRED},
    "choice": {**_TYPED, **CENTRED},
    "short": {**_TYPED, **CENTRED, "num_format": "@"},
    "words": {**_TYPED, **WORDS},
    "day": {**_TYPED, **CENTRED, **DAY},
}
TINTS = {"empty": "#FFF2CC", "bad": "#F8CBAD", "unproved": "#FFD966"}
#: The looks of the kinds of fields where they are typed; the others are words.
_TYPED_AS = {
    "points": "number", "count": "number", "flag": "choice", "word": "choice", "day": "day", "measured": "short",
    "document-number": "short",
}  # fmt: skip
_FREE = {"format_rows": True, "format_columns": True, "format_cells": True, "autofilter": True}


class SheetPageWriter(PageWriter):
    """Writes one page of the score sheet."""

    def write_typed(self, row: int, entry: SheetEntry, field: str) -> None:
        """Write the cell of one value, free to be changed."""
        kind, column, value = entry.layout.field(field).kind, entry.layout.of(field), entry.values.get(field, "")
        look = _TYPED_AS.get(kind, "words")
        if value and kind in {"points", "count"}:
            self.write(row, column, Decimal(value), look)
        elif value and kind == "day":
            self.write(row, column, date.fromisoformat(value), look)
        else:
            self.write(row, column, MET[value] if value and kind == "flag" else value, look)

    def write_entry(self, row: int, entry: SheetEntry, law: dict[int, str], look: str = "law") -> None:
        """Write a row: the words of the law by column, the cells of its values, locked empty cells elsewhere."""
        texts = []
        for place, column in enumerate(entry.layout.columns):
            texts.append(law.get(place) or entry.values.get(column.field, ""))
            if column.field in entry.fields:
                self.write_typed(row, entry, column.field)
            elif place in law:
                self.write(row, place, law[place], look)
            else:
                self.write(row, place, None, "figure")
        self.fit_row(row, texts)

    def prepare_table(self, row: int, layout: SheetLayout, lines: Sequence[str]) -> None:
        """Prepare a page for a table: lines above it, the titles in ``row``, the lock, and how it prints."""
        for above, words in enumerate(lines):
            self.write(above, 0, words, "hint" if above else "title")
        self.write_titles(row, [(column.title, column.width) for column in layout.columns])
        self.page.freeze_panes(row + 1, 2)
        self.ignore_warnings("A1:Z9999", "formula_range", "formula_differs")  # sums leave out their neighbours
        self.lock()

    def offer_choice(self, column: int, rows: tuple[int, int], words: Iterable[str], otherwise: str) -> None:
        """Let cells of a column hold nothing but one of some words; ``otherwise`` is told about all else."""
        told = {"error_title": "Chọn trong danh sách", "error_message": otherwise}
        rule = {"validate": "list", "source": list(words), **told}
        self.page.data_validation(rows[0], column, rows[1], column, rule)

    def lock(self) -> None:
        """Lock the page without a password, and set up how it prints."""
        self.page.protect("", _FREE)
        self.page.hide_gridlines(2)
        self.set_up_print()
