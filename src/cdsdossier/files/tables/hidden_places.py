"""Which rows and columns of an old (.xls) or binary (.xlsb) workbook are not shown: calamine does not tell.

Only the records that say so are read: BOUNDSHEET, ROW and COLINFO of [MS-XLS], BrtBundleSh, BrtRowHdr and BrtColInfo of
[MS-XLSB]. What contradicts itself says nothing.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass, field

from cdsdossier.files.probe.compound import CompoundFile, ShortFile
from cdsdossier.files.tables.excel import read_part_targets
from cdsdossier.files.tables.grid import MOST_COLUMNS
from cdsdossier.files.tables.unzip import OfficePackage

#: Type of a record, where its content begins, how long that is.
_Record = tuple[int, int, int]

#: .xls: types of records, what hides a row, what hides columns.
_SHEET, _BEGIN, _END, _ROW, _COLUMNS = 0x85, 0x809, 0x0A, 0x208, 0x7D
_HIDDEN_ROW, _OWN_HEIGHT, _HIDDEN_COLUMNS = 0x20, 0x40, 1
#: .xlsb: the same.
_SHEET_B, _ROW_B, _COLUMNS_B = 156, 0, 60
_HIDDEN_ROW_B, _OWN_HEIGHT_B = 0x10, 0x20
_MOST_RECORDS = 2_000_000
_BOOK_B = "xl/workbook.bin"


@dataclass(slots=True)
class HiddenPlaces:
    """What is not shown of one sheet, from 0."""

    rows: set[int] = field(default_factory=set)
    columns: set[int] = field(default_factory=set)

    def note_columns(self, first: int, last: int) -> None:
        """Hide columns, as far as tables may go."""
        self.columns.update(range(first, min(last, MOST_COLUMNS - 1) + 1))


def find_hidden_in_xls(data: bytes) -> list[HiddenPlaces]:
    """Return what is hidden on each sheet, in the order of the workbook's list; empty where that cannot be told."""
    try:
        container = CompoundFile(lambda at, count: data[at : at + count])
        streams = container.streams()
        stream = streams.get("WORKBOOK") or streams.get("BOOK")
        book = container.content(stream, len(data)) if stream else b""
        listed = [at for kind, at, _ in _records(book, 0) if kind == _SHEET]
        return [_read_sheet(book, struct.unpack_from("<I", book, at)[0]) for at in listed]
    except (ShortFile, struct.error):
        return []


def _records(book: bytes, at: int) -> Iterator[_Record]:
    """Yield the records of the part that begins here; those of a part within it, a chart, are left out."""
    depth = 0
    while at + 4 <= len(book):
        kind, length = struct.unpack_from("<HH", book, at)
        depth += (kind == _BEGIN) - (kind == _END)
        if depth == 1:
            yield kind, at + 4, length
        if depth < 1:
            return
        at += 4 + length


def _read_sheet(book: bytes, start: int) -> HiddenPlaces:
    found = HiddenPlaces()
    for kind, at, length in _records(book, start):
        if kind == _ROW and length >= 14:
            row, _, _, height, _, _, flags = struct.unpack_from("<7H", book, at)
            if flags & _HIDDEN_ROW or (flags & _OWN_HEIGHT and not height):
                found.rows.add(row)
        elif kind == _COLUMNS and length >= 10:
            first, last, width, _, flags = struct.unpack_from("<5H", book, at)
            if flags & _HIDDEN_COLUMNS or not width:
                found.note_columns(first, last)
    return found


def find_hidden_in_xlsb(package: OfficePackage) -> list[HiddenPlaces]:
    """Return the same for a binary workbook. Raises UnreadableDocument where it is too big."""
    if _BOOK_B not in package.names:
        return []
    targets = read_part_targets(package, _BOOK_B)
    try:
        book = package.part(_BOOK_B)
        parts = [_sheet_part(book, at, targets) for kind, at, _ in _records_b(book) if kind == _SHEET_B]
        return [_read_sheet_b(package.part(name) if name in package.names else b"") for name in parts]
    except (struct.error, IndexError):
        return []


def _sheet_part(book: bytes, at: int, targets: dict[str, tuple[str, str]]) -> str:
    """Return the part of a sheet by the name that the workbook's list gives it."""
    (length,) = struct.unpack_from("<I", book, at + 8)
    name = book[at + 12 : at + 12 + 2 * length].decode("utf-16-le", "replace")
    return targets.get(name, ("", ""))[1]


def _records_b(part: bytes) -> Iterator[_Record]:
    at = 0
    for _ in range(_MOST_RECORDS):
        if at >= len(part):
            return
        kind, at = _number(part, at, 2)
        length, at = _number(part, at, 4)
        yield kind, at, length
        at += length


def _number(part: bytes, at: int, most: int) -> tuple[int, int]:
    """Return a number of seven bits a byte, and where it ends."""
    value = 0
    for place in range(most):
        value |= (part[at] & 0x7F) << 7 * place
        at += 1
        if part[at - 1] < 0x80:
            break
    return value, at


def _read_sheet_b(part: bytes) -> HiddenPlaces:
    found = HiddenPlaces()
    for kind, at, length in _records_b(part):
        if kind == _ROW_B and length >= 12:
            row, _, height, _, flags = struct.unpack_from("<IIHBB", part, at)
            if flags & _HIDDEN_ROW_B or (flags & _OWN_HEIGHT_B and not height):
                found.rows.add(row)
        elif kind == _COLUMNS_B and length >= 18:
            first, last, width, _, flags = struct.unpack_from("<4IH", part, at)
            if flags & _HIDDEN_COLUMNS or not width:
                found.note_columns(first, last)
    return found
