"""A file with a list, as rows of cells that know their line: Excel through ``tables``, CSV with any of its commas."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from cdsdossier.errors import Refused, WrongUsage
from cdsdossier.files.regular import FileTooBig, read_whole_file
from cdsdossier.files.tables import TableCell
from cdsdossier.files.tables.budget import UnreadableDocument
from cdsdossier.files.tables.letters import settle_text
from cdsdossier.files.tables.open import read_tables

_MOST = 20_000_000
_COMMAS = ",;\t"
_WORKBOOKS = (".xlsx", ".xls", ".ods", ".xlsb")
_AS_UTF8 = "Mở bằng Excel, chọn Tệp > Lưu dưới dạng (Save As), loại CSV UTF-8 hoặc Excel (.xlsx), rồi dùng tệp mới."


class RosterLine(NamedTuple):
    """A row, with the number that it has where people see it."""

    number: int
    cells: tuple[TableCell, ...]


def iter_roster_tables(path: Path, remark: Callable[[str], None] = lambda _: None) -> Iterator[Sequence[RosterLine]]:
    """Yield the tables of a file; of a CSV file, its rows once for each character that may part its cells.

    ``remark`` is given what a person should know about the reading.
    Raises WrongUsage where it is no such file, Refused where it cannot be read.
    """
    ending = path.suffix.lower()
    if ending not in {".csv", *_WORKBOOKS}:
        raise WrongUsage(f"{path.name}: danh sách phải là tệp Excel (.xlsx, .xls, .ods) hoặc .csv.")
    if ending in _WORKBOOKS:
        source = read_tables(path)
        list(map(remark, source.remarks))
        for table in source.tables:
            yield [RosterLine(table.number_of(row), cells) for row, cells in enumerate(table.rows)]
        return
    try:
        text, remarks = settle_text(_text(path))
    except UnreadableDocument as why:
        raise WrongUsage(f"Không đọc được {path.name}: {why}") from why
    list(map(remark, remarks))
    for comma in _COMMAS:
        yield _lines(text, comma, path.name)


def _text(path: Path) -> str:
    if not path.is_file():
        raise WrongUsage(f"Không có tệp {path}. Kiểm tra lại tên tệp và thư mục.")
    try:
        data = read_whole_file(path, _MOST)
    except FileTooBig as error:
        raise Refused(f"{path.name} nặng hơn {_MOST // 1_000_000} MB, không phải danh sách trường.") from error
    except OSError as error:
        raise Refused(f"Không mở được {path}: {error.strerror or error}. Đóng tệp nếu đang mở trong Excel.") from error
    encoding = "utf-16" if data.startswith((b"\xff\xfe", b"\xfe\xff")) else "utf-8-sig"
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise WrongUsage(f"{path.name}: chữ không lưu theo mã UTF-8. {_AS_UTF8}") from error


def _lines(text: str, comma: str, name: str) -> Sequence[RosterLine]:
    reader = csv.reader(text.splitlines(keepends=True), delimiter=comma)
    lines: list[RosterLine] = []
    try:
        for row in reader:
            cells = tuple(TableCell(tuple(value.split("\n")), (len(lines), place)) for place, value in enumerate(row))
            lines.append(RosterLine(reader.line_num, cells))
    except csv.Error as error:
        raise WrongUsage(f"{name}, dòng {reader.line_num}: không đọc được ({error}). {_AS_UTF8}") from error
    return lines
