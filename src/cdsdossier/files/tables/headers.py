"""The head of a table: the row that says what its columns hold, in one row or in two, below some title rows."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import NamedTuple

from cdsdossier.files.tables import TableCell

#: Kind of column → the places of the columns of that kind.
Columns = Mapping[str, tuple[int, ...]]
Cells = tuple[TableCell, ...]

_TITLES = 5  # title rows that may be above the head


class TableHeader(NamedTuple):
    """The head of a table: its last row, and where each kind of column is."""

    row: int
    columns: Columns


class HeaderPattern(NamedTuple):
    """What is looked for: the kind that a head cell's text names, and whether the kinds of a row make a head."""

    kind_of: Callable[[str], str | None]
    fits: Callable[[Cells, Columns], bool]
    #: The kind of the column whose cell covers both rows of a head of two rows.
    leading: str
    #: A second row counts only where it names more columns than the first.
    more: bool = False


def find_table_header(rows: tuple[Cells, ...], asked: HeaderPattern) -> TableHeader | None:
    """Return the head of a table; None where no row is what is asked for."""
    for index, row in enumerate(rows[: _TITLES + 1]):
        columns = _columns(row, asked)
        if asked.fits(row, columns):
            return _lower_half(rows, TableHeader(index, columns), asked)
    return None


def _columns(row: Cells, asked: HeaderPattern) -> dict[str, tuple[int, ...]]:
    columns: dict[str, tuple[int, ...]] = {}
    for index, cell in enumerate(row):
        kind = asked.kind_of(cell.text)
        if kind:
            columns[kind] = (*columns.get(kind, ()), index)
    return columns


def _lower_half(rows: tuple[Cells, ...], head: TableHeader, asked: HeaderPattern) -> TableHeader:
    """Return the second row of a head of two rows: columns under a common title."""
    below = rows[head.row + 1] if head.row + 1 < len(rows) else ()
    first = head.columns[asked.leading][0]
    if len(below) > first and below[first].origin == rows[head.row][first].origin:
        columns = _columns(below, asked)
        if asked.fits(below, columns) and not (asked.more and len(columns) <= len(head.columns)):
            return TableHeader(head.row + 1, columns)
    return head
