"""The parts of a table on its pages → one table: heads that are repeated left out, rows that a page parts joined."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from cdsdossier.files.tables import TableCell
from cdsdossier.files.tables.grid import CellBlock, TableGrid, clean_lines
from cdsdossier.files.tables.pdf.page_items import CellOnPage
from cdsdossier.files.tables.pdf.split_rows import PartCell, PartRow, continues_row, had_no_room
from cdsdossier.text.normalize import fold_text

_SAME = 4.0  # points
_MOST_HEADS = 4
_QUOTED = 30  # letters of a row by which a person knows it
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


class JoinedParts(NamedTuple):
    """A table made of its parts, and the first words of each row that a page parted."""

    rows: tuple[tuple[TableCell, ...], ...]
    split: tuple[str, ...]


def join_parts(parts: Sequence[Sequence[CellOnPage]], grid: TableGrid) -> JoinedParts:
    """Return a table, given the cells of its part on each page."""
    edges = _parted(sorted(edge for part in parts for edge in column_edges(part)))
    rows = _rows(parts[0], edges, grid)
    heads = {_texts(row) for row in rows[:_MOST_HEADS] if _may_be_head(row)}
    split: list[PartRow] = []
    for part in parts[1:]:
        below = _rows(part, edges, grid)
        while below and _texts(below[0]) in heads:
            del below[0]
        if below and _texts(rows[-1]) not in heads and _go_on(rows, below):
            split.append(rows[-1])
        rows += below
    return JoinedParts(_finished(rows, grid), tuple(map(_first_words, split)))


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


def _go_on(rows: list[PartRow], below: list[PartRow]) -> bool:
    """Let the first row of a page go on with the last one before; return whether text of a row was joined."""
    if continues_row(rows, below[0]):
        first = below.pop(0)
        for above, cell in dict(zip(rows[-1], first, strict=True)).items():
            _join_cells(above, cell)
            _replace(below, cell, above)
        return any(cell.lines for cell in first)
    _go_on_below(rows[-1], below)
    return False


def _replace(rows: list[PartRow], cell: PartCell, by: PartCell) -> None:
    for row in rows:
        row[:] = [by if other is cell else other for other in row]


def _join_cells(above: PartCell, cell: PartCell) -> None:
    if above.lines and cell.lines and had_no_room(above, cell):
        above.lines[-1] += f" {cell.lines[0]}"
        above.lines += cell.lines[1:]
    else:
        above.lines += cell.lines
    if cell.lines:
        above.room = cell.room


def _go_on_below(last: PartRow, below: list[PartRow]) -> None:
    """Give empty merged cells at the top of a page the content of those that they go on with.

    Below a new number an empty cell is its own, unless it is merged over several numbers: nobody merges nothing.
    """
    firsts = [row[0] for row in below]
    for column, cell in enumerate(below[0]):
        beside = [first for first, row in zip(firsts, below, strict=True) if row[column] is cell]
        numbers = {id(one) for one in beside if one.lines}
        certain = not numbers or len(numbers) > 1
        if len(beside) > 1 and certain and not cell.lines and below[0].count(cell) == last.count(last[column]):
            _replace(below, cell, last[column])


def _first_words(row: PartRow) -> str:
    text = " ".join(line for cell in dict.fromkeys(row) for line in cell.lines)
    return text if len(text) <= _QUOTED else f"{text[:_QUOTED].rpartition(' ')[0]} …"


def _finished(rows: list[PartRow], grid: TableGrid) -> tuple[tuple[TableCell, ...], ...]:
    made: dict[int, TableCell] = {}
    blocks: list[CellBlock] = []
    for at, row in enumerate(rows):
        for column, cell in enumerate(row):
            one = made.setdefault(id(cell), TableCell(clean_lines(cell.lines), (at, column)))
            blocks.append(CellBlock(at, column, one))
    return grid.rows(blocks, len(rows), len(rows[0]) if rows else 0)
