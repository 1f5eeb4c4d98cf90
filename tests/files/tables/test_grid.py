"""Cells put into full rows, within bounds."""

import pytest

from cdsdossier.files.tables import TableCell
from cdsdossier.files.tables.budget import ReadingBudget, UnreadableDocument
from cdsdossier.files.tables.grid import CellBlock, TableGrid


def test_a_block_stands_in_every_place_that_it_covers_and_the_rest_is_empty() -> None:
    big = TableCell(("a",), (0, 0))
    rows = TableGrid(ReadingBudget()).rows([CellBlock(0, 0, big, 2, 2)], 2, 3)
    assert [[cell.text for cell in row] for row in rows] == [["a", "a", ""], ["a", "a", ""]]
    assert rows[1][1] is big
    assert rows[1][2].origin == (1, 2)


def test_short_rows_are_filled_up() -> None:
    rows = TableGrid(ReadingBudget()).simple([[("a",)], [("b",), ("c", "d")]])
    assert [[cell.lines for cell in row] for row in rows] == [[("a",), ()], [("b",), ("c", "d")]]
    assert TableGrid(ReadingBudget()).simple([]) == ()


def test_cells_are_counted_over_all_tables_of_a_document() -> None:
    grid = TableGrid(ReadingBudget())
    for _ in range(4):
        grid.rows([], 250, 200)
    with pytest.raises(UnreadableDocument, match="quá lớn"):
        grid.rows([], 1, 1)


@pytest.mark.parametrize(
    ("height", "width", "block"),
    [
        (1, 257, CellBlock(0, 0, TableCell())),
        (1, 1, CellBlock(0, 0, TableCell(), 200_001)),
        (1, 256, CellBlock(0, 0, TableCell(("x" * 40_000,)), 1, 256)),
    ],
    ids=["columns", "cells", "letters"],
)
def test_what_would_take_too_much_is_refused_before_it_is_made(height: int, width: int, block: CellBlock) -> None:
    with pytest.raises(UnreadableDocument, match="quá lớn"):
        TableGrid(ReadingBudget()).rows([block], height, width)
