"""The parts of a table on its pages → one table: heads that are repeated left out, rows that a page parts joined."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from cdsdossier.files.tables import TableCell
from cdsdossier.files.tables.grid import CellBlock, TableGrid, clean_lines
from cdsdossier.files.tables.pdf.page_items import CellOnPage
from cdsdossier.files.tables.pdf.split_rows import PartCell, PartRow, continues_row, had_no_room
from cdsdossier.text.normalize import fold_text

_SAME = 4.0  # points
_MOST_HEADS = 4
_DATA = re.compile(r"\(?[0-9]{1,3}(?:\.[0-9]{1,3}){0,4}[.)]?")


def column_edges(cells: Sequence[CellOnPage]) -> list[float]:
    """Return where the columns of a part begin and end, counted from its left side."""
    edges = sorted({edge for cell in cells for edge in (cell[0], cell[2])})
    return _parted([edge - edges[0] for edge in edges])


def fit_together(one: Sequence[float], other: Sequence[float]) -> bool:
    """Return whether two parts have the same columns; one may have merged some of them in all its rows."""
    few, many = sorted((one, other), key=len)
    near = all(any(abs(edge - with_) <= _SAME for with_ in many) for edge in few)
    return near and abs(one[-1] - other[-1]) <= _SAME


def join_parts(parts: Sequence[Sequence[CellOnPage]], grid: TableGrid) -> tuple[tuple[TableCell, ...], ...]:
    """Return the rows of a table, given the cells of its part on each page."""
    edges = _parted(sorted(edge for part in parts for edge in column_edges(part)))
    rows: list[PartRow] = []
    heads: set[tuple[str, ...]] = set()
    for part in parts:
        below = _rows(part, edges, grid)
        if not rows:
            heads = {_texts(row) for row in below[:_MOST_HEADS] if _may_be_head(row)}
        else:
            while below and _texts(below[0]) in heads:
                del below[0]
            _append(rows, below)
            continue
        rows = below
    return _finished(rows, grid)


def _parted(edges: Sequence[float]) -> list[float]:
    """Return edges of which no two are the same."""
    kept = list(edges[:1])
    kept += [edge for before, edge in pairwise(edges) if edge - before > _SAME]
    return kept


def _rows(part: Sequence[CellOnPage], edges: Sequence[float], grid: TableGrid) -> list[PartRow]:
    left, levels = min(cell[0] for cell in part), sorted({level for cell in part for level in (cell[1], cell[3])})
    width = len(edges) - 1
    grid.budget.spend("cells", (len(levels) - 1) * width)
    rows: list[PartRow] = [[PartCell() for _ in range(width)] for _ in levels[1:]]
    for x0, top, x1, bottom, lines, needed, room in part:
        cell = PartCell(list(lines), needed, room)
        for row in rows[levels.index(top) : levels.index(bottom)]:
            for column in range(_nearest(edges, x0 - left), _nearest(edges, x1 - left)):
                row[column] = cell
    return rows


def _nearest(edges: Sequence[float], x: float) -> int:
    return min(range(len(edges)), key=lambda at: abs(edges[at] - x))


def _texts(row: PartRow) -> tuple[str, ...]:
    return tuple(fold_text(" ".join(cell.lines)) for cell in row)


def _may_be_head(row: PartRow) -> bool:
    """Return whether a row may be repeated on each page: it is not empty, and has no number of its own."""
    texts = _texts(row)
    return any(texts) and (all(map(_DATA.fullmatch, texts)) or not _DATA.fullmatch(texts[0]))


def _append(rows: list[PartRow], below: list[PartRow]) -> None:
    """Add the rows of the next page."""
    if not below:
        return
    if rows and continues_row(rows, below[0]):
        first = below.pop(0)
        for above, cell in dict(zip(rows[-1], first, strict=True)).items():
            _join_cells(above, cell)
            for row in below:
                row[:] = [above if other is cell else other for other in row]
    elif not below[0][0].lines:
        _go_on_below(rows[-1], below)
    rows += below


def _join_cells(above: PartCell, cell: PartCell) -> None:
    if above.lines and cell.lines and had_no_room(above, cell):
        above.lines[-1] += f" {cell.lines[0]}"
        above.lines += cell.lines[1:]
    else:
        above.lines += cell.lines
    if cell.lines:
        above.room = cell.room


def _go_on_below(last: PartRow, below: list[PartRow]) -> None:
    """Give empty merged cells at the top of a page the content of those that they go on with."""
    for column, cell in enumerate(below[0]):
        tall = len(below) > 1 and below[1][column] is cell
        if tall and not cell.lines and below[0].count(cell) == last.count(last[column]):
            for row in below:
                row[:] = [last[column] if other is cell else other for other in row]


def _finished(rows: list[PartRow], grid: TableGrid) -> tuple[tuple[TableCell, ...], ...]:
    made: dict[int, TableCell] = {}
    blocks: list[CellBlock] = []
    for at, row in enumerate(rows):
        for column, cell in enumerate(row):
            one = made.setdefault(id(cell), TableCell(clean_lines(cell.lines), (at, column)))
            blocks.append(CellBlock(at, column, one))
    return grid.rows(blocks, len(rows), len(rows[0]) if rows else 0)
