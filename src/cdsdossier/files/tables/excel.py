"""Tables of an Excel workbook (.xlsx): the sheets that are shown, with every cell as it is seen."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from cdsdossier.files.tables import TableDocument
from cdsdossier.files.tables.budget import UnreadableDocument
from cdsdossier.files.tables.excel_values import ExcelValues
from cdsdossier.files.tables.grid import MOST_COLUMNS, TableGrid
from cdsdossier.files.tables.sheets import CellPlace, FilledCells, MergedCell, Sheet, read_sheets, spread_merged
from cdsdossier.files.tables.unzip import BROKEN, OfficePackage, children, get_attribute, local_name

if TYPE_CHECKING:
    from lxml.etree import _Element

_BOOK = "xl/workbook.xml"
_PLACE = re.compile(r"\$?([A-Z]{1,3})\$?([0-9]{1,7})")
_MOST_ROWS, _MOST_COLUMNS = 1_048_576, 16_384


def read_excel(package: OfficePackage, grid: TableGrid) -> TableDocument:
    """Read the tables of a workbook. Raises UnreadableDocument."""
    if _BOOK not in package.names:
        raise UnreadableDocument(BROKEN)
    book, targets = package.tree(_BOOK), read_part_targets(package, _BOOK)
    values = ExcelValues(
        package,
        next((part for kind, part in targets.values() if kind == "sharedStrings"), ""),
        next((part for kind, part in targets.values() if kind == "styles"), ""),
        since_1904=any(get_attribute(one, "date1904") in {"1", "true"} for one in children(book, "workbookPr")),
    )
    found = _sheets(package, book, targets)
    sheets = (
        _read_sheet(name, package.tree(part), values, grid) if state == "visible" else Sheet(name, hidden=True)
        for name, part, state in found
    )
    return read_sheets(sheets, grid)


def read_part_targets(package: OfficePackage, book: str) -> dict[str, tuple[str, str]]:
    """Return (what it is, name of the part) for each part that the workbook refers to."""
    folder, _, file = book.rpartition("/")
    name = f"{folder}/_rels/{file}.rels"
    found: dict[str, tuple[str, str]] = {}
    for one in package.tree(name) if name in package.names else ():
        kind = (get_attribute(one, "Type") or "").rpartition("/")[2]
        part = posixpath.normpath(posixpath.join("/xl", get_attribute(one, "Target") or "")).lstrip("/")
        found[get_attribute(one, "Id") or ""] = kind, part
    return found


def _sheets(
    package: OfficePackage, book: _Element, targets: dict[str, tuple[str, str]]
) -> Iterator[tuple[str, str, str]]:
    """Yield name, part and state of each sheet that people can see or bring back; a chart of its own is none."""
    for group in children(book, "sheets"):
        for sheet in group:
            kind, part = targets.get(get_attribute(sheet, "id") or "", ("", ""))
            state = get_attribute(sheet, "state") or "visible"
            if kind == "worksheet" and state in {"visible", "hidden"} and part in package.names:
                yield get_attribute(sheet, "name") or "", part, state


def _read_sheet(name: str, sheet: _Element, values: ExcelValues, grid: TableGrid) -> Sheet:
    """Return a sheet; a merged cell is in every place it covers, as far as the sheet is filled."""
    groups = {local_name(group): group for group in sheet}
    filled: FilledCells = {}
    hidden: set[int] = set()
    row = -1
    for line in groups.get("sheetData", ()):
        number = get_attribute(line, "r") or ""
        row, column = (int(number) - 1 if re.fullmatch(r"[0-9]{1,7}", number) else row + 1), -1
        hidden |= {row} if _is_hidden(line) else set()
        for cell in line:
            place = _place(get_attribute(cell, "r") or "")
            column = place[1] if place else column + 1
            if (lines := values.lines(cell)) and 0 <= row < _MOST_ROWS and column < _MOST_COLUMNS:
                filled[row, column] = (row, column), lines
    spread_merged(filled, filter(None, map(_merged, groups.get("mergeCells", ()))), grid)
    columns = {column for one in groups.get("cols", ()) if _is_hidden(one) for column in _columns(one, grid)}
    return Sheet(name, filled, sorted(hidden), sorted(columns))


def _is_hidden(element: _Element) -> bool:
    """Return whether a row or columns are hidden, or drawn so small that nobody sees them."""
    sizes = (get_attribute(element, name) or "" for name in ("width", "ht"))
    return get_attribute(element, "hidden") in {"1", "true"} or any(
        re.fullmatch(r"0(?:\.0{1,9})?", one) for one in sizes
    )


def _columns(element: _Element, grid: TableGrid) -> range:
    """Return the columns that one description is for, as far as tables may go."""
    first, last = (get_attribute(element, name) or "" for name in ("min", "max"))
    if not all(re.fullmatch(r"[0-9]{1,5}", one) for one in (first, last)):
        return range(0)
    found = range(int(first) - 1, min(int(last), MOST_COLUMNS))
    grid.budget.spend("steps", len(found))
    return found


def _merged(merge: _Element) -> MergedCell | None:
    first, last = (_place(corner) for corner in (get_attribute(merge, "ref") or "").partition(":")[::2])
    return (first, last) if first and last else None


def _place(written: str) -> CellPlace | None:
    """Return the place of ``B3``: (2, 1)."""
    found = _PLACE.fullmatch(written)
    if not found:
        return None
    column = 0
    for letter in found[1]:
        column = column * 26 + ord(letter) - ord("A") + 1
    return int(found[2]) - 1, column - 1
