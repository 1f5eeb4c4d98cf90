"""Cells tidied and put into full rows."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from cdsdossier.files.tables import TableCell
from cdsdossier.files.tables.budget import TOO_BIG, ReadingBudget, UnreadableDocument
from cdsdossier.text.normalize import tidy_raw_text

MOST_COLUMNS = 256


def clean_lines(texts: Iterable[str]) -> tuple[str, ...]:
    """Return the lines of a cell's texts, tidied but for their letters, empty ones left out; a repeated one once."""
    return tuple(dict.fromkeys(clean_prose(texts)))


def clean_prose(texts: Iterable[str]) -> tuple[str, ...]:
    """Return the lines of texts between tables, where a repeated line is no mistake."""
    lines = (tidy_raw_text(line) for text in texts for line in text.splitlines())
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
    """Makes the rows of one document's tables, within its budget."""

    def __init__(self, budget: ReadingBudget) -> None:
        self.budget = budget

    def rows(self, blocks: list[CellBlock], height: int, width: int) -> tuple[tuple[TableCell, ...], ...]:
        """Return rows of ``width`` cells each, empty where no block is. Raises UnreadableDocument for too many."""
        if width > MOST_COLUMNS:
            raise UnreadableDocument(TOO_BIG)
        areas = [block.height * block.width for block in blocks]
        self.budget.spend("cells", max(height * width, sum(areas)))
        for area, block in zip(areas, blocks, strict=True):  # one by one: a long text may stand in every block
            self.budget.spend("letters", area * len(block.cell.text))
        cells = {place: block.cell for block in blocks for place in _places(block)}
        return tuple(
            tuple(cells.get((row, column)) or TableCell((), (row, column)) for column in range(width))
            for row in range(height)
        )

    def simple(self, rows: list[list[tuple[str, ...]]]) -> tuple[tuple[TableCell, ...], ...]:
        """Return rows without merged cells, short ones filled up; each cell is given as its lines."""
        width = max(map(len, rows), default=0)
        self.budget.spend("steps", len(rows) * width)
        blocks = [
            CellBlock(r, c, TableCell(lines, (r, c))) for r, row in enumerate(rows) for c, lines in enumerate(row)
        ]
        return self.rows(blocks, len(rows), width)


def _places(block: CellBlock) -> Iterable[tuple[int, int]]:
    return (
        (row, column)
        for row in range(block.row, block.row + block.height)
        for column in range(block.column, block.column + block.width)
    )
