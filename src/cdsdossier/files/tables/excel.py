"""Tables of an Excel workbook: on each sheet that is seen, one for every block of filled rows."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from cdsdossier.files.tables import Table, TableCell, TableDocument
from cdsdossier.files.tables.clean import clean_prose
from cdsdossier.files.tables.excel_values import ExcelValues
from cdsdossier.files.tables.grid import CellBlock, TableGrid, UnreadableDocument
from cdsdossier.files.tables.unzip import BROKEN, OfficePackage, get_attribute, local_name

if TYPE_CHECKING:
    from lxml.etree import _Element

_BOOK = "xl/workbook.xml"
_PLACE = re.compile(r"\$?([A-Z]{1,3})\$?([0-9]{1,7})")
_MOST_ROWS, _MOST_COLUMNS = 1_048_576, 16_384

#: (row, column), from 0.
_CellPlace = tuple[int, int]
#: What stands in each filled place of a sheet, and where the cell that covers it begins.
_FilledCells = dict[_CellPlace, tuple[_CellPlace, tuple[str, ...]]]


def read_excel(package: OfficePackage, grid: TableGrid) -> TableDocument:
    """Read the tables of a workbook. Raises Unfit."""
    if _BOOK not in package.names:
        raise UnreadableDocument(BROKEN)
    book, targets = package.tree(_BOOK), _targets(package)
    values = ExcelValues(
        package,
        next((part for kind, part in targets.values() if kind == "sharedStrings"), ""),
        next((part for kind, part in targets.values() if kind == "styles"), ""),
        since_1904=any(
            get_attribute(one, "date1904") in {"1", "true"} for one in book if local_name(one) == "workbookPr"
        ),
    )
    tables: list[Table] = []
    prose: list[str] = []
    for name, part in _sheets(book, targets):
        if part in package.names:
            for rows in _groups(_filled(package.tree(part), values, grid)):
                table = _table(rows, prose, f"trang tính “{name}”", grid)
                tables += [table] if table else []
    return TableDocument(tuple(tables), clean_prose(prose))


def _targets(package: OfficePackage) -> dict[str, tuple[str, str]]:
    """Return (what it is, name of the part) for each part that the workbook refers to."""
    name = "xl/_rels/workbook.xml.rels"
    found: dict[str, tuple[str, str]] = {}
    for one in package.tree(name) if name in package.names else ():
        kind = (get_attribute(one, "Type") or "").rpartition("/")[2]
        part = posixpath.normpath(posixpath.join("/xl", get_attribute(one, "Target") or "")).lstrip("/")
        found[get_attribute(one, "Id") or ""] = kind, part
    return found


def _sheets(book: _Element, targets: dict[str, tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """Yield name and part of each sheet that is seen; a chart on a sheet of its own is none."""
    for group in book:
        for sheet in group if local_name(group) == "sheets" else ():
            kind, part = targets.get(get_attribute(sheet, "id") or "", ("", ""))
            if kind == "worksheet" and (get_attribute(sheet, "state") or "visible") == "visible":
                yield " ".join((get_attribute(sheet, "name") or "").split()), part


def _filled(sheet: _Element, values: ExcelValues, grid: TableGrid) -> _FilledCells:
    """Return what stands where; a merged cell stands in every place it covers, as far as the sheet is filled."""
    groups = {local_name(group): group for group in sheet}
    filled: _FilledCells = {}
    row = -1
    for line in groups.get("sheetData", ()):
        number = get_attribute(line, "r") or ""
        row, column = (int(number) - 1 if re.fullmatch(r"[0-9]{1,7}", number) else row + 1), -1
        for cell in line:
            place = _place(get_attribute(cell, "r") or "")
            column = place[1] if place else column + 1
            if (lines := values.lines(cell)) and 0 <= row < _MOST_ROWS and column < _MOST_COLUMNS:
                filled[row, column] = (row, column), lines
    end = max((row for row, _ in filled), default=0), max((column for _, column in filled), default=0)
    for merged in groups.get("mergeCells", ()):
        _spread(filled, get_attribute(merged, "ref") or "", end, grid)
    return filled


def _place(written: str) -> _CellPlace | None:
    """Return the place of ``B3``: (2, 1)."""
    found = _PLACE.fullmatch(written)
    if not found:
        return None
    column = 0
    for letter in found[1]:
        column = column * 26 + ord(letter) - ord("A") + 1
    return int(found[2]) - 1, column - 1


def _spread(filled: _FilledCells, reference: str, end: _CellPlace, grid: TableGrid) -> None:
    """Put a merged cell into every place that it covers, no further than the last filled row and column."""
    first, last = (_place(corner) for corner in reference.partition(":")[::2])
    if not first or not last or first not in filled:
        return
    bottom, right = (min(last[axis], end[axis]) for axis in (0, 1))
    grid.claim((bottom - first[0] + 1) * (right - first[1] + 1))
    filled |= {
        (row, column): filled[first]
        for row in range(first[0], bottom + 1)
        for column in range(first[1], right + 1)
    }  # fmt: skip


def _groups(filled: _FilledCells) -> Iterator[list[_FilledCells]]:
    """Yield the blocks of rows that have no wholly empty row between them."""
    rows: dict[int, _FilledCells] = {}
    for place in sorted(filled):
        rows.setdefault(place[0], {})[place] = filled[place]
    group: list[_FilledCells] = []
    before = -1
    for row, cells in rows.items():
        if group and row > before + 1:
            yield group
            group = []
        group.append(cells)
        before = row
    if group:
        yield group


def _table(rows: list[_FilledCells], prose: list[str], place: str, grid: TableGrid) -> Table | None:
    """Return the table of a block; titles above it, one cell to a row, are text before it."""
    start = next((at for at, row in enumerate(rows) if len({origin for origin, _ in row.values()}) > 1), len(rows))
    titles = dict(cell for row in rows[:start] for cell in row.values())
    prose += [line for lines in titles.values() for line in lines]
    rows = rows[start:]
    if not rows:
        return None
    top, left = min(rows[0])[0], min(column for row in rows for _, column in row)
    blocks = [
        CellBlock(row - top, column - left, TableCell(lines, (max(origin[0] - top, 0), max(origin[1] - left, 0))))
        for cells in rows
        for (row, column), (origin, lines) in cells.items()
    ]
    width = max(block.column for block in blocks) + 1
    table = Table(grid.rows(blocks, len(rows), width), clean_prose(prose), place, top + 1)
    prose.clear()
    return table
