"""The annex among the tables of a document: the one with the best head, whole, also where pages split it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

from cdsdossier.files.tables import Table, TableDocument
from cdsdossier.files.tables.headers import Cells, Columns, TableHeader
from cdsdossier.text.normalize import fold_text
from cdsdossier.workflows.plan_import.headers import find_annex_header

_LONGEST = 40  # characters of a task by which another table is named


class AnnexTable(NamedTuple):
    """The annex table: its parts joined, the rows above the tasks left out."""

    #: What stands above each column.
    titles: Cells
    columns: Columns
    rows: tuple[Cells, ...]
    place: str
    #: The lines between the table before and this one.
    opening: tuple[str, ...]
    #: The last row of its head, and the place of its first part among the document's tables.
    head: int
    first: int
    #: All lines of the document before the tasks, and those behind, in their order.
    before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    #: Where the document has other tables that might be meant.
    others: tuple[str, ...] = ()


def find_annex_table(source: TableDocument) -> AnnexTable | None:
    """Return the annex of a document; None where no table names both what is to be done and when."""
    grids, index = [], 0
    while index < len(source.tables):
        head = find_annex_header(source.tables[index].rows)
        parts = _parts(source.tables, index, head) if head else 1
        if head:
            grids.append(_grid(source, index, head, parts))
        index += parts
    best = max(grids, key=_merit, default=None)
    if best is None:
        return None
    others = tuple(_named(one) for one in grids if one is not best and one.rows)
    return best._replace(others=others, before=tuple(_above(source, best)), after=tuple(_below(source, best)))


def _named(grid: AnnexTable) -> str:
    """Return where a table stands and its first task, by which a person knows it."""
    what = grid.columns["what"][0]
    first = next((row[what].text for row in grid.rows if what < len(row) and row[what].text), "")
    more = "…" if len(first) > _LONGEST else ""
    return f"{grid.place} (“{first[:_LONGEST].rstrip()}{more}”)" if first else grid.place


def _merit(grid: AnnexTable) -> tuple[bool, int, int]:
    return bool(grid.rows) and any(map(_opens_annex, grid.opening)), len(grid.columns), len(grid.rows)


def _opens_annex(line: str) -> bool:
    return re.match(r"\W*phu luc\b", fold_text(line)) is not None


def _parts(tables: tuple[Table, ...], first: int, head: TableHeader) -> int:
    """Return how many tables the one at ``first`` consists of."""
    titles = _titles(tables[first], head)
    count = 1
    while first + count < len(tables) and _continues(tables[first], head, titles, tables[first + count]):
        count += 1
    return count


def _continues(table: Table, head: TableHeader, titles: list[str], following: Table) -> bool:
    between = [line for line in following.before if re.search(r"[^\W\d_]", line)]  # page numbers say nothing
    own = find_annex_header(following.rows)
    if not own:
        return not between and bool(following.rows) and len(following.rows[0]) == len(table.rows[0])
    if titles == _titles(following, own):
        return not any(map(_opens_annex, between))
    return not between and own.columns == head.columns


def _titles(table: Table, head: TableHeader) -> list[str]:
    return [fold_text(cell.text) for cell in table.rows[head.row]]


def _grid(source: TableDocument, index: int, head: TableHeader, parts: int) -> AnnexTable:
    table = source.tables[index]
    titles = table.rows[head.row]
    rows: list[Cells] = []
    height = 0
    for part in source.tables[index : index + parts]:
        rows += [_lowered(row, height) for row in _body(part, titles, head.columns)]
        height += len(part.rows)
    return AnnexTable(titles, head.columns, tuple(rows), table.place, table.before, head.row, index)


def _above(source: TableDocument, grid: AnnexTable) -> Iterator[str]:
    """Yield the lines of the document above the tasks."""
    table = source.tables[grid.first]
    for one in source.tables[: grid.first]:
        yield from (*one.before, *_lines(one.rows))
    yield from (*table.before, *_lines(table.rows[: grid.head]))


def _below(source: TableDocument, grid: AnnexTable) -> Iterator[str]:
    """Yield the lines of the document behind the first part of the table."""
    for one in source.tables[grid.first + 1 :]:
        yield from (*one.before, *_lines(one.rows))
    yield from source.after


def _body(table: Table, titles: Cells, columns: Columns) -> list[Cells]:
    """Return the rows below the head, without the head where it is repeated and without the columns' numbers."""
    head = find_annex_header(table.rows)
    if not head:
        return [row for row in table.rows if not _repeats(row, titles, columns)]
    what = head.columns["what"][0]
    top = table.rows[head.row][what].origin
    below = [row for row in table.rows[head.row + 1 :] if len(row) <= what or row[what].origin != top]
    return [row for row in below if not _repeats(row, titles, columns) and not _numbers_columns(row)]


def _repeats(row: Cells, titles: Cells, columns: Columns) -> bool:
    taken = [index for kind in ("what", "when") for index in columns[kind]]
    return len(row) == len(titles) and all(
        fold_text(row[index].text) == fold_text(titles[index].text) for index in taken
    )


def _numbers_columns(row: Cells) -> bool:
    """Return whether the row is ``(1) (2) (3)``, as official tables have it below their head."""
    return all(re.fullmatch(r"\(?(?:\d{1,2}|[A-Za-z])\)?", cell.text.strip()) for cell in row)


def _lowered(row: Cells, height: int) -> Cells:
    """Return the row with its origins counted from the first part's top, so that no two parts share one."""
    return tuple(replace(cell, origin=(cell.origin[0] + height, cell.origin[1])) for cell in row)


def _lines(rows: tuple[Cells, ...]) -> list[str]:
    return [line for row in rows for cell in dict.fromkeys(row) for line in cell.lines]
