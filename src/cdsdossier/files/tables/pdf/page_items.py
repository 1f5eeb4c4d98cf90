"""One page: its letters put into cells and paragraphs, from top to bottom."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple, NotRequired, TypedDict

from cdsdossier.files.tables.pdf.letters import PdfLetter, PdfLine, build_lines, follows_at_once
from cdsdossier.files.tables.pdf.paragraphs import build_paragraphs, measure_ends
from cdsdossier.files.tables.pdf.ruled import Box, RuledTable
from cdsdossier.files.tables.pdf.side_by_side import find_sides
from cdsdossier.files.tables.pdf.unruled import (
    UncertainTable,
    are_parted,
    find_gutters,
    find_unruled_table,
    keep_shared,
    split_at_gutters,
)

_MOST_PADDING = 8.0  # points between a line of a cell and its text
_FEWEST_ROWS = 3  # from which the gaps between words may be columns

#: Lines of a page that may run over the line above or below their cell, and how far, as a share of a letter's size.
_MOST_CUT, _CUT = 1, 0.5

#: Left and right edge of the text of a page.
Margins = tuple[float, float]


class CellOnPage(NamedTuple):
    """A cell: its box, its paragraphs, the room that its first word needs and that its last line has left."""

    x0: float
    top: float
    x1: float
    bottom: float
    lines: list[str]
    needed: float = 0.0
    room: float = 0.0


class PdfItem(TypedDict):
    """A paragraph with its height on the page, or the cells of a table."""

    top: float
    bottom: float
    text: NotRequired[str]
    cells: NotRequired[list[CellOnPage]]


class CutTexts(Exception):
    """Cells are lower than their texts: what was printed over other cells belongs to nobody knows which."""


def arrange_page(
    letters: Sequence[PdfLetter], ruled: Sequence[RuledTable], margins: Margins, *, unruled: bool
) -> list[PdfItem]:
    """Return what is on a page; with ``unruled`` tables without lines are looked for as well.

    Raises CutTexts, UncertainTable.
    """
    held: dict[tuple[int, Box] | None, list[PdfLetter]] = {}
    place, before = None, None
    for letter in letters:
        if before is None or not follows_at_once(before, letter):
            place = _place(letter, ruled)
        held.setdefault(place, []).append(letter)
        before = letter
    lines = build_lines(held.pop(None, []))
    inside: list[dict[Box, list[PdfLine]]] = [{} for _ in ruled]
    for at, box in filter(None, held):
        inside[at][box] = build_lines(held[at, box])
    if sum(_is_cut(line, box) for cells in inside for box, own in cells.items() for line in own) > _MOST_CUT:
        raise CutTexts
    items = [_ruled(table, found) for table, found in zip(ruled, inside, strict=True)]
    table = find_unruled_table(lines) if unruled else None
    if table:
        start, end, rows = table
        items.append(_unruled(rows))
        lines = [*lines[:start], *lines[end:]]
    items += _prose(lines, [item["top"] for item in items], margins)
    return sorted(items, key=lambda item: item["top"])


def _place(letter: PdfLetter, ruled: Sequence[RuledTable]) -> tuple[int, Box] | None:
    """Return the table and the cell that a letter stands in; None outside of all."""
    boxes = ((at, table.cell_at(*letter.middle)) for at, table in enumerate(ruled))
    return next(((at, box) for at, box in boxes if box), None)


def _is_cut(line: PdfLine, box: Box) -> bool:
    """Return whether an upright line of text is crossed by the upper or lower line of its cell."""
    return not line.turn and (line.base - _CUT * line.size < box[1] or line.base > box[3] + 1)


def _ruled(table: RuledTable, lines: dict[Box, list[PdfLine]]) -> PdfItem:
    lines = {table.widen(box, max(one.x1 for one in found), lines): found for box, found in lines.items() if found}
    insets = [line.x0 - box[0] for box, found in lines.items() for line in found]
    padding = min(max(min(insets, default=0.0), 0.0), _MOST_PADDING)
    boxes = dict.fromkeys(table.cells.values())
    cells = [_cell(lines.get(box, []), box, (box[0] + padding, box[2] - padding)) for box in boxes]
    if len(table.columns) == 2:  # lines across alone: columns may still stand apart
        cells = _split_rows(boxes, lines, padding) or cells
    return {"top": table.rows[0], "bottom": table.rows[-1], "cells": cells}


def _cell(lines: Sequence[PdfLine], box: Box, margins: Margins) -> CellOnPage:
    texts = [one.text for one in build_paragraphs(lines, *margins)]
    return CellOnPage(*box, texts, *measure_ends(lines, *margins))


def _split_rows(boxes: dict[Box, None], lines: dict[Box, list[PdfLine]], padding: float) -> list[CellOnPage]:
    """Return the cells of rows whose columns are parted by gaps that no line crosses."""
    every = [line for found in lines.values() for line in found]
    gutters = keep_shared(find_gutters(every), lines.values()) if len(lines) >= _FEWEST_ROWS else []
    if gutters and not are_parted(every, gutters):
        raise UncertainTable
    cells: list[CellOnPage] = []
    for left, top, right, bottom in boxes if gutters else ():
        cut = [split_at_gutters(line, gutters) for line in lines.get((left, top, right, bottom), [])]
        edges = [left, *gutters, right]
        for column, (x0, x1) in enumerate(pairwise(edges)):
            own = [part for line in cut if (part := line[column])]
            begin = min((one.x0 for one in own), default=x0)
            cells.append(_cell(own, (x0, top, x1, bottom), (begin, x1 - padding)))
    return cells


def _unruled(rows: list[list[list[PdfLine]]]) -> PdfItem:
    """Return the table of rows that have no lines; a column reaches as far as its longest line."""
    columns = range(len(rows[0]))
    lefts = [min(line.x0 for row in rows for line in row[column]) for column in columns]
    rights = [max(line.x1 for row in rows for line in row[column]) for column in columns]
    cells: list[CellOnPage] = []
    for at, row in enumerate(rows):
        for column, lines in enumerate(row):
            margins = lefts[column], rights[column]
            box = lefts[column], float(at), [*lefts, rights[-1]][column + 1], float(at + 1)
            cells.append(_cell(lines, box, margins))
    every = [line for row in rows for lines in row for line in lines]
    return {"top": every[0].base - every[0].size, "bottom": max(line.base for line in every), "cells": cells}


def _prose(lines: list[PdfLine], tops: list[float], margins: Margins) -> Iterator[PdfItem]:
    """Yield the paragraphs outside of tables: those above a table apart from those below."""
    stretch: list[PdfLine] = []
    for line in lines:
        if stretch and any(stretch[-1].base <= top <= line.base for top in tops):
            yield from _columns(stretch, margins)
            stretch = []
        stretch.append(line)
    yield from _columns(stretch, margins)


def _columns(lines: list[PdfLine], margins: Margins) -> Iterator[PdfItem]:
    """Yield paragraphs; where lines stand side by side, as in a letterhead, the left ones come first."""
    at = begun = 0
    while at < len(lines):
        sides = find_sides(lines, at)
        if sides is None:
            at += 1
            continue
        yield from _items(lines[begun:at], margins)
        left, right, middle = sides
        for item in (*_items(left, (margins[0], middle)), *_items(right, (middle, margins[1]))):
            yield {**item, "top": lines[at].base - lines[at].size}  # keeps their order
        at = begun = at + len({line.base for line in (*left, *right)})
    yield from _items(lines[begun:], margins)


def _items(lines: Sequence[PdfLine], margins: Margins) -> Iterator[PdfItem]:
    for one in build_paragraphs(lines, *margins):
        yield {"top": one.top, "bottom": one.bottom, "text": one.text}
