"""Workbooks of Excel 97–2003 (.xls) and binary ones (.xlsb), read by calamine in a process of its own.

calamine is native code: a hostile file could crash it, hang it, or make it ask for all memory. It says of a number only
its value, so that a percentage is read as a fraction and a month that Excel keeps as its first day as that day; of a
.xlsb it does not know merged cells. Where these are known (.xlsx, .ods) our own readers are used. Nor does it say which
rows and columns are hidden: :mod:`.hidden_places` does.

``python -m cdsdossier.files.tables.calamine`` reads a workbook and writes its sheets as JSON.
"""

from __future__ import annotations

import io
import json
import sys
from collections.abc import Iterator
from datetime import date, time, timedelta
from typing import TYPE_CHECKING, NotRequired, TypedDict

from cdsdossier.files.child import limit_memory, module_arguments, run_child
from cdsdossier.files.tables.budget import UnreadableDocument
from cdsdossier.files.tables.grid import TableGrid, clean_lines
from cdsdossier.files.tables.hidden_places import HiddenPlaces, find_hidden_in_xls, find_hidden_in_xlsb
from cdsdossier.files.tables.sheets import FilledCells, MergedCell, Sheet, read_sheets, spread_merged
from cdsdossier.files.tables.unzip import OfficePackage

if TYPE_CHECKING:
    from python_calamine import CalamineSheet

    from cdsdossier.files.tables import TableDocument

#: Seconds for one workbook; the year's plan of a school takes less than a tenth of one.
SECONDS = 20.0
_MOST_CELLS, _MOST_LETTERS = 200_000, 10_000_000
_CHILD = module_arguments("cdsdossier.files.tables.calamine")


class _Sheet(TypedDict):
    name: str
    #: (row, column, text).
    cells: list[tuple[int, int, str]]
    merged: list[MergedCell]
    #: Whether it is not shown; then nothing of it is here.
    hidden: bool
    #: Rows and columns that are not shown; in order.
    rows: list[int]
    columns: list[int]


class _Answer(TypedDict):
    sheets: list[_Sheet]
    #: ``locked`` or ``big``: why there are no sheets.
    fault: NotRequired[str]


def read_by_calamine(data: bytes, grid: TableGrid, way_out: str) -> TableDocument:
    """Read the tables of a workbook. Raises UnreadableDocument, with ``way_out`` where calamine does not read it."""
    from cdsdossier.files.tables.budget import TOO_BIG
    from cdsdossier.files.tables.unzip import LOCKED

    try:
        answer: _Answer = json.loads(run_child(_CHILD, data, SECONDS))
    except ValueError as error:  # it died, or had no time
        raise UnreadableDocument(way_out) from error
    if "fault" in answer:
        raise UnreadableDocument({"locked": LOCKED, "big": TOO_BIG}.get(answer["fault"], way_out))
    return read_sheets((_read_sheet(sheet, grid) for sheet in answer["sheets"]), grid)


def _read_sheet(sheet: _Sheet, grid: TableGrid) -> Sheet:
    filled: FilledCells = {}
    for row, column, text in sheet["cells"]:
        if lines := clean_lines([text]):
            filled[row, column] = (row, column), lines
    merged = [((top, left), (bottom, right)) for (top, left), (bottom, right) in sheet["merged"]]
    spread_merged(filled, merged, grid)
    return Sheet(sheet["name"], filled, sheet["rows"], sheet["columns"], hidden=sheet["hidden"])


def main() -> None:
    """Answer for the workbook on standard input."""
    limit_memory()
    json.dump(_read(sys.stdin.buffer.read()), sys.stdout)


def _read(data: bytes) -> _Answer:
    from python_calamine import CalamineWorkbook, PasswordError, SheetTypeEnum, SheetVisibleEnum

    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(data))
    except PasswordError:
        return {"sheets": [], "fault": "locked"}
    sheets: list[_Sheet] = []
    cells, letters = _MOST_CELLS, _MOST_LETTERS
    places = _find_hidden(data, len(book.sheets_metadata))
    for place, about in enumerate(book.sheets_metadata):
        if about.typ != SheetTypeEnum.WorkSheet or about.visible == SheetVisibleEnum.VeryHidden:
            continue
        hidden = about.visible == SheetVisibleEnum.Hidden
        sheet = book.get_sheet_by_index(place)
        found = []
        for row, column, text in () if hidden else _texts(sheet):
            cells, letters = cells - 1, letters - len(text)
            if cells < 0 or letters < 0:
                return {"sheets": [], "fault": "big"}
            found.append((row, column, text))
        merged = [] if hidden else sheet.merged_cell_ranges or []
        rows, columns = sorted(places[place].rows), sorted(places[place].columns)
        sheets.append(
            {"name": about.name, "cells": found, "merged": merged, "hidden": hidden, "rows": rows, "columns": columns}
        )
    return {"sheets": sheets}


def _find_hidden(data: bytes, count: int) -> list[HiddenPlaces]:
    """Return what is hidden on each sheet; nothing where that cannot be told."""
    found = find_hidden_in_xlsb(OfficePackage(data)) if data.startswith(b"PK") else find_hidden_in_xls(data)
    return found if len(found) == count else [HiddenPlaces() for _ in range(count)]


def _texts(sheet: CalamineSheet) -> Iterator[tuple[int, int, str]]:
    top, left = sheet.start or (0, 0)
    for row, values in enumerate(sheet.to_python(), top):
        for column, value in enumerate(values, left):
            if text := _shown(value):
                yield row, column, text


def _shown(value: object) -> str:
    """Return a value as a cell of the usual form shows it; an error shows nothing."""
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, int | float):
        return f"{value:.15g}"
    if isinstance(value, date):
        return f"{value:%d/%m/}{value.year}"
    if isinstance(value, time):
        return f"{value:%H:%M}"
    if isinstance(value, timedelta):
        minutes = round(value.total_seconds() / 60)
        return f"{minutes // 60:02d}:{minutes % 60:02d}"
    return str(value)


if __name__ == "__main__":
    main()
