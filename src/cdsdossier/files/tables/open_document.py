"""Tables of an OpenDocument spreadsheet (.ods). Beside the value of a cell the file has the text that it shows."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from cdsdossier.files.tables.budget import UnreadableDocument
from cdsdossier.files.tables.grid import TableGrid, clean_lines
from cdsdossier.files.tables.sheets import FilledCells, MergedCell, Sheet, read_sheets, spread_merged
from cdsdossier.files.tables.unzip import BROKEN, LOCKED, OfficePackage, children, get_attribute, local_name

if TYPE_CHECKING:
    from lxml.etree import _Element

    from cdsdossier.files.tables import TableDocument

_CONTENT, _MANIFEST = "content.xml", "META-INF/manifest.xml"
_ROW_GROUPS = {"table-header-rows", "table-row-group", "table-rows"}
_COLUMN_GROUPS = {"table-header-columns", "table-column-group", "table-columns"}
_SPACES = {"s": " ", "tab": " ", "line-break": "\n"}
_MOST_LETTERS = 32_767
#: Columns that one cell is written for; a table has no more.
_MOST_ALIKE = 1000


def read_open_document(package: OfficePackage, grid: TableGrid) -> TableDocument:
    """Read the tables of a spreadsheet. Raises UnreadableDocument."""
    refuse_locked(package)
    if _CONTENT not in package.names:
        raise UnreadableDocument(BROKEN)
    return read_sheets(_sheets(package.tree(_CONTENT), grid), grid)


def refuse_locked(package: OfficePackage) -> None:
    """Raise UnreadableDocument where an OpenDocument file asks for a password."""
    if _MANIFEST in package.names and b"encryption-data" in package.part(_MANIFEST):
        raise UnreadableDocument(LOCKED)


def _sheets(root: _Element, grid: TableGrid) -> Iterator[Sheet]:
    """Yield each sheet; of one that is not shown only its name."""
    hidden = set(_hidden_styles(root))
    for body in children(root, "body"):
        for sheet in (one for book in body for one in children(book, "table")):
            name = get_attribute(sheet, "name") or ""
            away = get_attribute(sheet, "style-name") in hidden
            yield Sheet(name, hidden=True) if away else _read_sheet(name, sheet, grid)


def _hidden_styles(root: _Element) -> Iterator[str | None]:
    for group in children(root, "automatic-styles"):
        for style in group:
            if any(get_attribute(one, "display") == "false" for one in style):
                yield get_attribute(style, "name")


def _read_sheet(name: str, sheet: _Element, grid: TableGrid) -> Sheet:
    filled: FilledCells = {}
    hidden: list[int] = []
    merged: list[MergedCell] = []
    row = 0
    for line in _rows(sheet):
        repeated = _count(line, "number-rows-repeated")
        cells = list(_cells(line, row, merged, grid))
        grid.budget.spend("cells", repeated * len(cells))
        for below in range(repeated if cells else 0):
            filled |= {(row + below, column): ((row + below, column), lines) for column, lines in cells}
        hidden += _alike(line, row, repeated, grid)
        row += repeated
    spread_merged(filled, merged, grid)
    return Sheet(name, filled, hidden, list(_hidden_columns(sheet, grid)))


def _alike(element: _Element, first: int, repeated: int, grid: TableGrid) -> range:
    """Return the places of rows or columns that are not shown, of one that is repeated; none where they are shown."""
    if get_attribute(element, "visibility") not in {"collapse", "filter"}:
        return range(0)
    grid.budget.spend("steps", min(repeated, _MOST_ALIKE))
    return range(first, first + min(repeated, _MOST_ALIKE))


def _hidden_columns(parent: _Element, grid: TableGrid) -> Iterator[int]:
    column = 0
    for one in _columns(parent):
        repeated = _count(one, "number-columns-repeated")
        yield from _alike(one, column, repeated, grid)
        column += repeated


def _columns(parent: _Element) -> Iterator[_Element]:
    for one in parent:
        if local_name(one) == "table-column":
            yield one
        elif local_name(one) in _COLUMN_GROUPS:
            yield from _columns(one)


def _rows(parent: _Element) -> Iterator[_Element]:
    for one in parent:
        if local_name(one) == "table-row":
            yield one
        elif local_name(one) in _ROW_GROUPS:
            yield from _rows(one)


def _cells(
    line: _Element, row: int, merged: list[MergedCell], grid: TableGrid
) -> Iterator[tuple[int, tuple[str, ...]]]:
    """Yield column and content of the filled cells of a row; note those that cover more than one place."""
    column = 0
    for cell in line:
        repeated = _count(cell, "number-columns-repeated")
        lines = _lines(cell) if local_name(cell) == "table-cell" else ()
        if lines:
            height, width = _count(cell, "number-rows-spanned"), _count(cell, "number-columns-spanned")
            if height > 1 or width > 1:
                merged.append(((row, column), (row + height - 1, column + width - 1)))
            grid.budget.spend("steps", min(repeated, _MOST_ALIKE))
            for place in range(column, column + min(repeated, _MOST_ALIKE)):
                yield place, lines
        column += repeated


def _count(element: _Element, name: str) -> int:
    written = get_attribute(element, name) or ""
    return max(int(written), 1) if re.fullmatch(r"[0-9]{1,7}", written) else 1


def _lines(cell: _Element) -> tuple[str, ...]:
    paragraphs = ["".join(_texts(one)) for one in cell if local_name(one) in {"p", "h"}]
    return clean_lines(["\n".join(paragraphs)[:_MOST_LETTERS]])


def _texts(parent: _Element) -> Iterator[str]:
    """Yield the pieces of a paragraph, without the notes that are fixed to it."""
    yield parent.text or ""
    for one in parent:
        name = local_name(one)
        if name in _SPACES:
            yield _SPACES[name]
        elif name not in {"annotation", "note", "ruby-text"}:
            yield from _texts(one)
        yield one.tail or ""
