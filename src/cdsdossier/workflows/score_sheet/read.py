"""A workbook as tables again: rows by their keys, columns by their titles, wherever they stand now."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from cdsdossier.errors import Refused
from cdsdossier.text.normalize import compose, fold_case
from cdsdossier.workflows.score_sheet import columns as our
from cdsdossier.workflows.score_sheet.columns import MEMBERS, SCORES, STATE, TEXT, SheetLayout
from cdsdossier.workflows.score_sheet.open import SheetCells, Workbook
from cdsdossier.workflows.score_sheet.values import clean_cell_text

_HEAD_WITHIN = 40  # rows in which the titles of a table are looked for

EntryKey = tuple[str, ...]


class SheetCell(NamedTuple):
    """A cell that was read: its address for people, what stands in it, and whether that could be known."""

    place: str
    value: object
    #: It is a formula that no program has computed.
    unknown: bool = False


@dataclass(frozen=True, slots=True)
class SheetRow:
    """A row of a table as it stands in the workbook."""

    layout: SheetLayout
    key: EntryKey
    #: The address of its first key cell.
    place: str
    cells: dict[str, SheetCell]
    #: The words beside the key.
    words: str


@dataclass(frozen=True, slots=True)
class ExportedRow:
    """A row as it was exported."""

    values: dict[str, str]
    words: str


@dataclass(slots=True)
class SheetContent:
    """What a workbook holds: who it is of, what was exported, what stands there now, and what cannot be read."""

    who: dict[str, str]
    kept: dict[tuple[str, EntryKey], ExportedRow]
    found: list[SheetRow] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)


def read_sheet(book: Workbook) -> SheetContent:
    """Read a workbook that this program has written. Raises Refused where it is none."""
    sheet = _state(book.sheets.get(STATE))
    for name, cells in book.sheets.items():
        if name != STATE:
            _Page(book, name, cells, sheet).read()
    known = Counter((row.layout.name, row.key) for row in sheet.found if row.key)
    sheet.problems += [
        f"{row.place}: “{' '.join(row.key)}” có ở nhiều dòng. Giữ một dòng, xóa các dòng kia."
        for row in sheet.found
        if known[row.layout.name, row.key] > 1
    ]
    return sheet


def _state(cells: SheetCells | None) -> SheetContent:
    """Read the hidden sheet."""
    rows: dict[int, list[str]] = {}
    for (row, column), (value, _) in (cells or {}).items():
        rows.setdefault(row, [""] * 60)[column - 1] = str(value)
    head = rows.pop(1, [""] * 60)
    if head[0] != our.MARK:
        words = "Tệp này không phải phiếu do cdsdossier sheet export ghi, hoặc trang ẩn trong đó đã mất. Xuất lại."
        raise Refused(words)
    if head[1] != our.FORMAT:
        raise Refused("Phiếu này do bản cdsdossier khác ghi. Xuất lại phiếu: cdsdossier sheet export")
    try:
        kept = {
            (row[0], tuple(map(str, json.loads(row[1])))): ExportedRow(_texts(row[2]), row[3]) for row in rows.values()
        }
        return SheetContent(_texts(head[2]), kept)
    except (ValueError, AttributeError, TypeError, RecursionError) as why:
        words = "Trang ẩn trong phiếu đã bị sửa nên không đọc được. Xuất lại phiếu: cdsdossier sheet export"
        raise Refused(words) from why


def _texts(told: str) -> dict[str, str]:
    return {str(name): str(value) for name, value in json.loads(told).items()}


class _Page:
    """One sheet on its way into tables."""

    def __init__(self, book: Workbook, name: str, cells: SheetCells, sheet: SheetContent) -> None:
        self.book, self.name, self.cells, self.sheet = book, name, cells, sheet
        self.rows: dict[int, dict[int, object]] = {}
        for (row, column), (value, _) in cells.items():
            self.rows.setdefault(row, {})[column] = value

    def read(self) -> None:
        if found := self._head():
            layout, head, columns = found
            for row in sorted(row for row in self.rows if row > head):
                self._row(layout, row, columns)

    def _head(self) -> tuple[SheetLayout, int, dict[str, int]] | None:
        """Return the table of this sheet: its row of titles, and where each title stands. None where there is none."""
        best = max(self._candidates(), key=lambda one: len(one[2]), default=None)
        if best is None or len(best[2]) * 2 < len(_needed(best[0])):
            if self.rows and (self.name.startswith("Nhóm ") or self.name in {our.EVIDENCE, our.COUNCIL, our.REGISTER}):
                self.sheet.problems.append(f"trang “{self.name}”: không thấy dòng đề cột. Ghi lại như khi xuất.")
            return None
        layout, row, columns = best
        if faults := self._missing(layout, row, columns) or self._twice(layout, row):
            self.sheet.problems += faults
            return None
        ours = {_plain(column.title) for column in layout.columns}
        self.sheet.remarks += [
            f"{self._address(row, column)}: cột “{value}” không được đọc."
            for column, value in self.rows[row].items()
            if _plain(str(value)) not in ours
        ]
        return best

    def _candidates(self) -> Iterator[tuple[SheetLayout, int, dict[str, int]]]:
        """Yield what the first rows would be as titles of each table."""
        for row in sorted(self.rows)[:_HEAD_WITHIN]:
            titles = {_plain(value): column for column, value in self.rows[row].items() if isinstance(value, str)}
            for layout in our.LAYOUTS:
                found = {title: titles.get(_plain(title)) for title in _needed(layout)}
                yield layout, row, {title: column for title, column in found.items() if column is not None}

    def _missing(self, layout: SheetLayout, row: int, columns: dict[str, int]) -> list[str]:
        told = []
        for title in (title for title in _needed(layout) if title not in columns):
            place = layout.at(title) + 1
            there = self.rows[row].get(place)
            now = f" (đang ghi “{there}”)" if there is not None and place not in columns.values() else ""
            words = f"không thấy cột “{title}”{now}. Ghi lại đề cột như khi xuất."
            told.append(f"{self._address(row, place)}: {words}")
        return told

    def _twice(self, layout: SheetLayout, row: int) -> list[str]:
        titles = Counter(_plain(value) for value in self.rows[row].values() if isinstance(value, str))
        twice = [title for title in _needed(layout) if titles[_plain(title)] > 1]
        return [f"trang “{self.name}”, dòng {row}: có hai cột “{title}”. Xóa cột thừa." for title in twice]

    def _row(self, layout: SheetLayout, row: int, columns: dict[str, int]) -> None:
        cells = {
            column.field: self._cell(row, columns[column.title])
            for column in layout.columns
            if column.field and (row, columns[column.title]) in self.cells
        }
        filled = {name: cell for name, cell in cells.items() if cell.unknown or not _blank(cell.value)}
        key = self._key(layout, row, columns, bool(filled))
        if key is not None:
            words = self.rows[row].get(columns[TEXT]) if layout is SCORES else ""
            place = self._address(row, columns[layout.keys[0]])
            self.sheet.found.append(SheetRow(layout, key, place, filled, str(words or "")))

    def _key(self, layout: SheetLayout, row: int, columns: dict[str, int], filled: bool) -> EntryKey | None:
        """Return the key of a row, empty for a new one; None where it is no row of the table, or has a fault."""
        parts = [self._cell(row, columns[title]) for title in layout.keys]
        for part in parts:
            if not isinstance(part.value, str | None) and not (layout is MEMBERS and type(part.value) is int):
                words = f"“{part.value}” đã thành số hoặc ngày. Định dạng ô là Văn bản (Text) rồi gõ lại mã."
                self.sheet.problems.append(f"{part.place}: {words}")
                return None
        key = tuple("" if part.value is None else compose(clean_cell_text(str(part.value))) for part in parts)
        if all(key):
            return key
        if not any(key) and (layout is MEMBERS or not filled):
            return () if filled else None
        title = next(title for title, part in zip(layout.keys, key, strict=True) if not part)
        place = self._address(row, columns[title])
        self.sheet.problems.append(f"{place}: thiếu “{title}” nên không biết dòng này là của mục nào.")
        return None

    def _cell(self, row: int, column: int) -> SheetCell:
        value, formula = self.cells.get((row, column), (None, False))
        if formula:
            value = self.book.saved(self.name, (row, column))
        return SheetCell(self._address(row, column), value, formula and value is None)

    def _address(self, row: int, column: int) -> str:
        from openpyxl.utils import get_column_letter

        return f"trang “{self.name}”, ô {get_column_letter(column)}{row}"


def _needed(layout: SheetLayout) -> tuple[str, ...]:
    """Return the titles without which a table cannot be read."""
    wanted = {*layout.keys, TEXT}  # a table without words beside its keys has no such column
    return tuple(column.title for column in layout.columns if column.field or column.title in wanted)


def _blank(value: object) -> bool:
    return value is None or (isinstance(value, str) and not value.strip())


def _plain(title: str) -> str:
    return fold_case(compose(title))
