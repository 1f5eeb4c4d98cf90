"""A dossier's sheet exported, changed as somebody with another program would, and brought back."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import openpyxl

from cdsdossier import Dossier, IndicatorSet
from cdsdossier.workflows.score_sheet.export import build_workbook
from cdsdossier.workflows.score_sheet.import_plan import SheetImportPlan, plan_sheet_import

#: The example of a primary school.
PRIMARY = Path(__file__).resolve().parents[2] / "examples" / "tieu-hoc-hung-thang" / "2025-2026"
BASE = Path(__file__).resolve().parents[1] / "judging" / "rules" / "_base"

#: (first cell of the row, title of the column).
Where = tuple[str, str]


def base(folder: Path) -> Path:
    """Return a copy of the small complete dossier."""
    return Path(shutil.copytree(BASE, folder / "2025-2026"))


def export(dossier: Path) -> Path:
    """Export a dossier's sheet beside it."""
    target = dossier.parent / "phieu.xlsx"
    read = Dossier.read(dossier, look=False)
    target.write_bytes(build_workbook(read, IndicatorSet.of(read), target))
    return target


def bring_in(source: Path, dossier: Path) -> SheetImportPlan:
    """Plan an import."""
    read = Dossier.read(dossier, look=False)
    return plan_sheet_import(read, IndicatorSet.of(read), source)


def change(source: Path, edit: Callable[[Any], None]) -> Path:
    """Open a workbook with another library, change it, and save it; formulas lose their values by that."""
    workbook = openpyxl.load_workbook(source)
    edit(workbook)
    workbook.save(source)
    return source


def fill(source: Path, values: Mapping[Where, object]) -> Path:
    """Put values into cells that are named by the first cell of their row and the title of their column."""

    def edit(workbook: Any) -> None:  # noqa: ANN401 - openpyxl has no types
        for where, value in values.items():
            one = cell(workbook, where)
            one.value = value
            if isinstance(value, str):
                one.data_type = "s"  # typed into a cell for text, “=1+1” is a text

    return change(source, edit)


def cell(workbook: Any, where: Where) -> Any:  # noqa: ANN401 - as above
    """Return the cell of a row and a column."""
    return cell_of(workbook, where[:1], where[1])


def cell_of(workbook: Any, key: tuple[str, ...], title: str) -> Any:  # noqa: ANN401 - as above
    """Return the cell of a column in the row whose first cells are these."""
    for page in workbook.worksheets:
        titles = {one.value: one.column for one in page[4] if one.value}
        for row in range(5, page.max_row + 1) if title in titles else ():
            if all(page.cell(row, place).value == part for place, part in enumerate(key, 1)):
                return page.cell(row, titles[title])
    raise LookupError(key)


def changed_files(planned: SheetImportPlan) -> dict[str, tuple[bytes, bytes]]:
    """Return the files that an import changes: their bytes before and after."""
    return {change.file: (change.before or b"", change.after) for change in planned.changes}


def after(planned: SheetImportPlan, file: str) -> str:
    """Return what a file will hold."""
    return changed_files(planned)[file][1].decode("utf-8")
