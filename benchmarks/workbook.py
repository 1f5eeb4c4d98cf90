"""The score sheet of sixty rows: exporting and importing it beside the libraries alone on the same cells.

``python benchmarks/workbook.py`` prints the figures alone; ``make bench`` prints them among the others.
"""

from __future__ import annotations

import io
import tempfile
from pathlib import Path
from typing import Any

import openpyxl
import xlsxwriter
from measure import print_row, ratio
from sixty import build

from cdsdossier import Dossier, IndicatorSet
from cdsdossier.workflows.score_sheet.export import build_workbook
from cdsdossier.workflows.score_sheet.import_plan import plan_sheet_import


def report() -> None:
    """Build the dossier, measure, print."""
    with tempfile.TemporaryDirectory() as place:
        folder, sheet = Path(place) / "2025-2026", Path(place) / "phieu.xlsx"
        build(folder)
        dossier = Dossier.read(folder, look=False)
        rules = IndicatorSet.of(dossier)
        sheet.write_bytes(build_workbook(dossier, rules, sheet))
        cells, data = cells_of(sheet), sheet.read_bytes()
        edited = Path(place) / "edited.xlsx"
        edited.write_bytes(edit(data))

        print_row(
            "sheet export / XlsxWriter alone",
            ratio(lambda: build_workbook(dossier, rules, sheet), lambda: write(cells)),
            "<= 3",
        )
        print_row(
            "sheet import / openpyxl alone",
            ratio(lambda: plan_sheet_import(dossier, rules, sheet), lambda: read(data)),
            "<= 3",
        )
        print_row(
            "… with 60 changed values",
            ratio(lambda: plan_sheet_import(dossier, rules, edited), lambda: read(data)),
            "<= 3",
        )


def cells_of(sheet: Path) -> list[dict[str, Any]]:
    """Return every cell of a workbook, blank ones that have a look included."""
    return [
        {"page": page.title, "row": cell.row - 1, "column": cell.column - 1, "value": cell.value}
        for page in openpyxl.load_workbook(sheet).worksheets
        for row in page.iter_rows()
        for cell in row
        if cell.value is not None or cell.has_style
    ]


def write(cells: list[dict[str, Any]]) -> bytes:
    """Write cells with the library alone."""
    data = io.BytesIO()
    with xlsxwriter.Workbook(data, {"in_memory": True}) as made:
        look = made.add_format({"border": 1, "text_wrap": True})
        pages: dict[str, Any] = {}
        for cell in cells:
            page = pages.get(cell["page"]) or pages.setdefault(cell["page"], made.add_worksheet(cell["page"]))
            page.write(cell["row"], cell["column"], cell["value"], look)
    return data.getvalue()


def read(data: bytes) -> int:
    """Read every value with the library alone."""
    workbook = openpyxl.load_workbook(io.BytesIO(data), read_only=True)
    return sum(
        value is not None for page in workbook.worksheets for row in page.iter_rows(values_only=True) for value in row
    )


def edit(data: bytes) -> bytes:
    """Return the workbook with other points in all sixty rows."""
    workbook, made = openpyxl.load_workbook(io.BytesIO(data)), io.BytesIO()
    for page in workbook.worksheets:
        for row in range(5, 25) if page.title.startswith("Nhóm") else ():
            page.cell(row, 4).value = 2.5
    workbook.save(made)
    return made.getvalue()


if __name__ == "__main__":
    report()
