"""Tables on the sheets of a workbook, whatever its format: one for every block of filled rows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from cdsdossier.files.tables import Table, TableCell, TableDocument
from cdsdossier.files.tables.grid import CellBlock, TableGrid, clean_prose

#: (row, column), from 0.
CellPlace = tuple[int, int]
#: The content of each filled place of a sheet, and where the cell that covers it begins.
FilledCells = dict[CellPlace, tuple[CellPlace, tuple[str, ...]]]
#: (first place, last place) of a merged cell.
MergedCell = tuple[CellPlace, CellPlace]


def read_sheets(sheets: Iterable[tuple[str, FilledCells]], grid: TableGrid) -> TableDocument:
    """Return the tables of named sheets. Raises UnreadableDocument for too many cells."""
    tables: list[Table] = []
    prose: list[str] = []
    for name, filled in sheets:
        for rows in _blocks(filled):
            table = _table(rows, prose, f"trang tính “{' '.join(name.split())}”", grid)
            tables += [table] if table else []
    return TableDocument(tuple(tables), clean_prose(prose))


def spread_merged(filled: FilledCells, merged: Iterable[MergedCell], grid: TableGrid) -> None:
    """Put merged cells into every place that they cover, no further than the last filled row and column."""
    end = max((row for row, _ in filled), default=0), max((column for _, column in filled), default=0)
    for first, last in merged:
        if first not in filled:
            continue
        height, width = (min(far, edge) - near + 1 for far, edge, near in zip(last, end, first, strict=True))
        if height < 1 or width < 1:  # it runs backwards
            continue
        grid.budget.spend("cells", height * width)
        filled |= {
            (row, column): filled[first]
            for row in range(first[0], first[0] + height)
            for column in range(first[1], first[1] + width)
        }  # fmt: skip


def _blocks(filled: FilledCells) -> Iterator[list[FilledCells]]:
    """Yield the blocks of rows that have no wholly empty row between them."""
    rows: dict[int, FilledCells] = {}
    for place in sorted(filled):
        rows.setdefault(place[0], {})[place] = filled[place]
    block: list[FilledCells] = []
    before = -1
    for row, cells in rows.items():
        if block and row > before + 1:
            yield block
            block = []
        block.append(cells)
        before = row
    if block:
        yield block


def _table(rows: list[FilledCells], prose: list[str], place: str, grid: TableGrid) -> Table | None:
    """Return the table of a block; titles above it, one cell to a row, are text before it."""
    start = next((at for at, row in enumerate(rows) if len({origin for origin, _ in row.values()}) > 1), len(rows))
    titles = dict(cell for row in rows[:start] for cell in row.values())
    prose += [line for lines in titles.values() for line in lines]
    rows = rows[start:]
    if not rows:
        return None
    top, left = min(rows[0])[0], min(column for row in rows for _, column in row)
    blocks = [
        CellBlock(row - top, column - left, TableCell(lines, (max(origin[0] - top, 0), max(origin[1] - left, 0))))
        for cells in rows
        for (row, column), (origin, lines) in cells.items()
    ]
    width = max(block.column for block in blocks) + 1
    table = Table(grid.rows(blocks, len(rows), width), clean_prose(prose), place, top + 1)
    prose.clear()
    return table
