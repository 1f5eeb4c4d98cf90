"""A column that says row by row what is a mandatory condition: called so in its head, or known by its cells."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cdsdossier.files.tables import Table, TableCell
from cdsdossier.files.tables.headers import Columns, TableHeader
from cdsdossier.text.normalize import fold_text
from cdsdossier.workflows.decision_import.parse_numbers import is_mandatory
from cdsdossier.workflows.decision_import.passages import Lines

_NAMED = re.compile(r"\bbat buoc\b")
#: What stands for yes below a head that names conditions.
_YES = re.compile(r"\W*(?:x|v|co|dung|1)\W*|[✓✔☑☒√]")
_NO = re.compile(r"\W*|0|(?:khong|chua|khuyen khich|tu chon|tuy chon|cham diem|(?:co )?(?:tinh )?diem)\b.{0,30}")


def with_condition_columns(table: Table, head: TableHeader) -> Columns:
    """Return the columns of a table, with those in which some cell says that its row is a mandatory condition."""
    taken = {index for places in head.columns.values() for index in places}
    cells = _cells(table, head)
    found = [index for index, column in cells.items() if any(is_mandatory(cell.text) for cell in column)]
    extra = tuple(index for index in found if index not in taken)
    return {**head.columns, "condition": (*head.columns.get("condition", ()), *extra)} if extra else head.columns


def read_condition(lines: Lines, title: str) -> Lines:
    """Return the lines of a cell of such a column where they say that the row is a condition; else nothing."""
    text = " ".join(lines)
    marked = _NAMED.search(fold_text(title)) is not None and _YES.fullmatch(fold_text(text)) is not None
    return lines if marked or is_mandatory(text) else ()


def tell_other_words(table: Table, columns: Columns, head: TableHeader) -> Iterator[str]:
    """Yield a sentence for each such column that says something else as well."""
    cells, titles = _cells(table, head), table.rows[head.row]
    for index in columns.get("condition", ()):
        said = [cell.text for cell in cells[index] if not read_condition(cell.lines, titles[index].text)]
        other = next((text for text in said if not _NO.fullmatch(fold_text(text))), "")
        if other:
            words = f"cột “{titles[index].text}” chỉ được đọc chỗ ghi bắt buộc; có ô ghi “{other[:40]}”"
            yield f"{table.place}: {words}, xem cột đó có nói điểm, khung điểm không."


def _cells(table: Table, head: TableHeader) -> dict[int, list[TableCell]]:
    """Return column → the cells that begin in it below the head."""
    below = table.rows[head.row + 1 :]
    return {
        index: [row[index] for row in below if index < len(row) and row[index].lines and row[index].origin[1] == index]
        for index in range(len(table.rows[head.row]))
    }
