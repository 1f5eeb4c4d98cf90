"""Cells put into full rows, with a bound on how many: a hostile file may ask for billions."""

from __future__ import annotations

from collections.abc import Mapping

from cdsdossier.tables import Cell

Place = tuple[int, int]

_MOST_CELLS, _MOST_COLUMNS = 200_000, 256


class Unfit(Exception):
    """A document that is not read; the message says why, then what to do, and goes behind the file's name."""


class Grid:
    """The cells of one document; counts them over all its tables."""

    def __init__(self) -> None:
        self._left = _MOST_CELLS

    def rows(self, cells: Mapping[Place, Cell], height: int, width: int) -> tuple[tuple[Cell, ...], ...]:
        """Return rows of ``width`` cells each; where none is given an empty one stands. Raises Unfit for too many."""
        self._left -= height * width
        if width > _MOST_COLUMNS or self._left < 0:
            raise Unfit("bảng bên trong quá lớn. Chép riêng bảng cần đọc sang một tệp mới rồi dùng tệp đó.")
        return tuple(
            tuple(cells.get((row, column)) or Cell((), (row, column)) for column in range(width))
            for row in range(height)
        )

    def simple(self, rows: list[list[tuple[str, ...]]]) -> tuple[tuple[Cell, ...], ...]:
        """Return rows without merged cells, short ones filled up; each cell is given as its lines."""
        cells = {(r, c): Cell(lines, (r, c)) for r, row in enumerate(rows) for c, lines in enumerate(row)}
        return self.rows(cells, len(rows), max(map(len, rows), default=0))
