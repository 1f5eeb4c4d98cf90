"""Cells tidied and put into full rows, with a bound on how many: a hostile file may ask for billions."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from cdsdossier.files.tables import TableCell
from cdsdossier.text.normalize import tidy_text

_MOST_CELLS, _MOST_COLUMNS, _MOST_LETTERS = 200_000, 256, 10_000_000


class UnreadableDocument(Exception):
    """A document that is not read; the message says why, then what to do, and goes behind the file's name."""


def clean_lines(texts: Iterable[str]) -> tuple[str, ...]:
    """Return the lines of the texts of a cell, tidied, empty ones left out; a repeated line is kept once."""
    return tuple(dict.fromkeys(clean_prose(texts)))


def clean_prose(texts: Iterable[str]) -> tuple[str, ...]:
    """Return the lines of texts between tables, where a repeated line is no mistake."""
    lines = (tidy_text(line) for text in texts for line in text.splitlines())
    return tuple(line for line in lines if line)


@dataclass(frozen=True, slots=True)
class CellBlock:
    """The places that a cell covers, from its upper left corner."""

    row: int
    column: int
    cell: TableCell
    height: int = 1
    width: int = 1


class TableGrid:
    """Makes the rows of one document's tables; counts cells and letters over all of them."""

    def __init__(self) -> None:
        self._cells, self._letters = _MOST_CELLS, _MOST_LETTERS

    def claim(self, cells: int, letters: int = 0) -> None:
        """Count cells before they are made. Raises UnreadableDocument for too many."""
        self._cells -= cells
        self._letters -= letters
        if self._cells < 0 or self._letters < 0:
            raise UnreadableDocument(
                "bảng bên trong quá lớn. Chép riêng bảng cần đọc sang một tệp mới rồi dùng tệp đó."
            )

    def rows(self, blocks: list[CellBlock], height: int, width: int) -> tuple[tuple[TableCell, ...], ...]:
        """Return rows of ``width`` cells each, empty where no block is. Raises UnreadableDocument for too many."""
        areas = [block.height * block.width for block in blocks]
        letters = sum(area * len(block.cell.text) for area, block in zip(areas, blocks, strict=True))
        self.claim(max(height * width, sum(areas)) if width <= _MOST_COLUMNS else _MOST_CELLS + 1, letters)
        cells = {place: block.cell for block in blocks for place in _places(block)}
        return tuple(
            tuple(cells.get((row, column)) or TableCell((), (row, column)) for column in range(width))
            for row in range(height)
        )

    def simple(self, rows: list[list[tuple[str, ...]]]) -> tuple[tuple[TableCell, ...], ...]:
        """Return rows without merged cells, short ones filled up; each cell is given as its lines."""
        blocks = [
            CellBlock(r, c, TableCell(lines, (r, c))) for r, row in enumerate(rows) for c, lines in enumerate(row)
        ]
        return self.rows(blocks, len(rows), max(map(len, rows), default=0))


def _places(block: CellBlock) -> Iterable[tuple[int, int]]:
    return (
        (row, column)
        for row in range(block.row, block.row + block.height)
        for column in range(block.column, block.column + block.width)
    )
