"""Tables on a workbook's sheets, whatever its format: one for every block of filled rows; what is hidden is told."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from cdsdossier.files.tables import SHOW_HIDDEN, Table, TableCell, TableDocument
from cdsdossier.files.tables.grid import CellBlock, TableGrid, clean_prose

#: (row, column), from 0.
CellPlace = tuple[int, int]
#: The content of each filled place of a sheet, and where the cell that covers it begins.
FilledCells = dict[CellPlace, tuple[CellPlace, tuple[str, ...]]]
#: (first place, last place) of a merged cell.
MergedCell = tuple[CellPlace, CellPlace]
#: Rows and columns that a sentence names.
_MOST_NAMED = 8


@dataclass(slots=True)
class Sheet:
    """A sheet as its workbook has it."""

    name: str
    filled: FilledCells = field(default_factory=dict)
    #: Rows and columns that are not shown, from 0; in order.
    rows: list[int] = field(default_factory=list)
    columns: list[int] = field(default_factory=list)
    #: Whether all of it is not shown; then it need not be read.
    hidden: bool = False

    @property
    def place(self) -> str:
        """Return what messages call it."""
        return f"trang tính “{' '.join(self.name.split())}”"

    def rank(self, row: int) -> int:
        """Return a row's place among those that are shown."""
        return row - bisect_left(self.rows, row) if self.rows else row

    def shown(self) -> FilledCells:
        """Return what is seen."""
        rows, columns = set(self.rows), set(self.columns)
        if not rows and not columns:
            return self.filled
        return {at: cell for at, cell in self.filled.items() if at[0] not in rows and at[1] not in columns}


def read_sheets(sheets: Iterable[Sheet], grid: TableGrid) -> TableDocument:
    """Return the tables of sheets. Raises UnreadableDocument for too many cells."""
    tables: list[Table] = []
    prose: list[str] = []
    remarks: list[str] = []
    for sheet in sheets:
        remarks += _describe_hidden(sheet)
        for rows in _blocks(sheet):
            table = _table(rows, prose, sheet, grid)
            tables += [table] if table else []
    return TableDocument(tuple(tables), clean_prose(prose), tuple(remarks))


def _describe_hidden(sheet: Sheet) -> list[str]:
    """Return a sentence for what is there and not shown; an empty row says nothing."""
    if sheet.hidden:
        return [f"{sheet.place} đang ẩn nên không được đọc. {SHOW_HIDDEN}"]
    filled = [{place[axis] for place in sheet.filled} for axis in (0, 1)]
    rows = [str(row + 1) for row in sheet.rows if row in filled[0]]
    columns = [_name_column(column) for column in sheet.columns if column in filled[1]]
    found = [f"{word} {_listed(names)}" for word, names in (("hàng", rows), ("cột", columns)) if names]
    return [f"{sheet.place}: {', '.join(found)} đang ẩn nên không được đọc. {SHOW_HIDDEN}"] if found else []


def _listed(names: list[str]) -> str:
    return ", ".join(names[:_MOST_NAMED]) + (" …" if len(names) > _MOST_NAMED else "")


def _name_column(column: int) -> str:
    """Return the letters of a column: 27 is AB."""
    name = ""
    while column >= 0:
        column, letter = divmod(column, 26)
        name, column = chr(ord("A") + letter) + name, column - 1
    return name


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


def _blocks(sheet: Sheet) -> Iterator[list[FilledCells]]:
    """Yield the blocks of rows that have no wholly empty row between them."""
    rows: dict[int, FilledCells] = {}
    filled = sheet.shown()
    for place in sorted(filled):
        rows.setdefault(place[0], {})[place] = filled[place]
    block: list[FilledCells] = []
    before = -1
    for row, cells in rows.items():
        if block and sheet.rank(row) > sheet.rank(before) + 1:
            yield block
            block = []
        block.append(cells)
        before = row
    if block:
        yield block


def _table(rows: list[FilledCells], prose: list[str], sheet: Sheet, grid: TableGrid) -> Table | None:
    """Return the table of a block; titles above it, one cell to a row, are text before it."""
    start = next((at for at, row in enumerate(rows) if len({origin for origin, _ in row.values()}) > 1), len(rows))
    titles = dict(cell for row in rows[:start] for cell in row.values())
    prose += [line for lines in titles.values() for line in lines]
    rows = rows[start:]
    if not rows:
        return None
    left = min(column for row in rows for _, column in row)
    blocks = list(_cell_blocks(rows, sheet, left))
    width = max(block.column for block in blocks) + 1
    numbers = tuple(min(cells)[0] + 1 for cells in rows)
    parted = numbers if numbers[-1] - numbers[0] != len(rows) - 1 else ()
    table = Table(grid.rows(blocks, len(rows), width), clean_prose(prose), sheet.place, numbers[0], parted)
    prose.clear()
    return table


def _cell_blocks(rows: list[FilledCells], sheet: Sheet, left: int) -> Iterator[CellBlock]:
    """Yield the cells of a table's rows, counted from its own corner."""
    top = sheet.rank(min(rows[0])[0])
    for cells in rows:
        for (row, column), ((first, begin), lines) in cells.items():
            origin = max(sheet.rank(first) - top, 0), max(begin - left, 0)
            yield CellBlock(sheet.rank(row) - top, column - left, TableCell(lines, origin))
