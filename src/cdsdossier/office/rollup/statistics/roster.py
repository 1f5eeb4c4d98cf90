"""The list of schools from which an office expects a dossier, out of a CSV file or an Excel workbook."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from cdsdossier.errors import WrongUsage
from cdsdossier.files.tables.headers import Cells, Columns, HeaderPattern, TableHeader, find_table_header
from cdsdossier.model.school_kinds import parse_school_kind
from cdsdossier.office.rollup.collect.rows import ExpectedSchool
from cdsdossier.office.rollup.statistics import labels
from cdsdossier.office.rollup.statistics.labels import body_key, code_key, name_key
from cdsdossier.office.rollup.statistics.roster_file import RosterLine, iter_roster_tables
from cdsdossier.text.normalize import fold_text, tidy_text

_EXAMPLE = "Dòng đầu bảng phải có cột Tên trường; nên có thêm Mã, Loại trường, Cơ quan quản lý."
_KINDS_SHOWN = ", ".join(labels.KIND_NAMES.values())
#: What a line is called that only adds up, whatever number follows: ``Tổng cộng: 14 trường``.
_SUM = re.compile(r"(?:tong cong|tong so|tong|cong)(?: co)?(?: \d+)?(?: (?:truong|don vi|co so)\b.*)?")
_BODIES = {
    "xa",
    "phuong",
    "xa phuong",
    "phuong xa",
    "xa phuong dac khu",
    "phong",
    "phong gddt",
    "phong gd dt",
    "dia ban",
}
_NAMES = {"truong", "don vi", "co so giao duc", "nha truong", "truong hoc", "co so"}
_LONGEST = 6  # words; more is a sentence, not a head


class _Read(NamedTuple):
    number: int
    one: ExpectedSchool
    #: Its kind as written, where that is not known.
    unknown: str = ""


def read_roster(path: Path, remark: Callable[[str], None] = lambda _: None) -> tuple[ExpectedSchool, ...]:
    """Return the schools of a list, in its order. Columns are known by their heads, in any order, below a title.

    ``remark`` is given what a person should know about the reading.

    Raises WrongUsage, with the row and what to type, where there is no such file or it is no such list, and Refused
    where it cannot be read at all.
    """
    tables = iter_roster_tables(path, remark)
    found = ((rows, find_table_header(tuple(line.cells for line in rows), _ASKED)) for rows in tables)
    # Commas in a title may look like columns: the reading that knows the most of them is right.
    rows, head = max(found, key=lambda pair: len(pair[1].columns) if pair[1] else 0, default=((), None))
    if head:
        return _expected(path.name, rows[head.row + 1 :], head)
    raise WrongUsage(f"{path.name}: không thấy danh sách trường. {_EXAMPLE}")


def _kind_of(text: str) -> str | None:
    """Return what a column with this head holds."""
    words = re.findall(r"[a-z0-9]+", fold_text(text))
    said = " ".join(words)
    if ":" in text or not 0 < len(words) <= _LONGEST:
        return None
    if any(part in said for part in ("quan ly", "chu quan", "truc thuoc")) or said in _BODIES:
        return "body"
    if words[0] == "ma" or any(part in said for part in ("ky hieu", "viet tat")):
        return "code"
    if said in {"loai", "cap"} or any(part in said for part in ("loai truong", "cap hoc", "bac hoc", "loai don vi")):
        return "kind"
    return "name" if words[0] == "ten" or said in _NAMES else None


def _fits(row: Cells, columns: Columns) -> bool:
    """Return whether a row is the header: one of its cells names the column of schools and nothing else."""
    return "name" in columns and len({row[places[0]].origin for places in columns.values()}) == len(columns)


_ASKED = HeaderPattern(_kind_of, _fits, "name")


def _expected(file: str, rows: Iterable[RosterLine], head: TableHeader) -> tuple[ExpectedSchool, ...]:
    read = list(_lines(file, rows, head))
    if not read:
        raise WrongUsage(f"{file}: danh sách không có trường nào dưới dòng đầu bảng. {_EXAMPLE}")
    _refuse_unknown_kinds(file, read)
    _refuse_twice(file, read)
    return tuple(line.one for line in read)


def _lines(file: str, rows: Iterable[RosterLine], head: TableHeader) -> Iterator[_Read]:
    for number, cells in rows:
        texts = {
            kind: tidy_text(cells[places[0]].text) for kind, places in head.columns.items() if places[0] < len(cells)
        }
        name, code = texts.get("name", ""), texts.get("code", "")
        if _is_title(cells, head) or _is_sum(name, code) or not (name or code):
            continue
        if not name:
            raise WrongUsage(f"{file}, dòng {number}: có mã {code} mà thiếu tên trường. Gõ tên trường vào dòng đó.")
        written = texts.get("kind", "")
        kind = parse_school_kind(written) if written else ""
        one = ExpectedSchool(name, code, kind or "", texts.get("body", ""))
        yield _Read(number, one, written if kind is None else "")


def _is_sum(name: str, code: str) -> bool:
    """Return whether a line is only a total; no school has such a name, and a line with a code is a school."""
    return not code and _SUM.fullmatch(" ".join(re.findall(r"[a-z0-9]+", fold_text(name)))) is not None


def _is_title(cells: Cells, head: TableHeader) -> bool:
    """Return whether a row is one cell across: the title of a part of the list."""
    origins = {cells[places[0]].origin for places in head.columns.values() if places[0] < len(cells)}
    return len(head.columns) > 1 and len(origins) == 1


def _refuse_unknown_kinds(file: str, read: Iterable[_Read]) -> None:
    """Refuse kinds that nobody knows, all of them at once, each with its lines."""
    lines: dict[str, list[int]] = {}
    for number, _, unknown in read:
        if unknown:
            lines.setdefault(unknown, []).append(number)
    if lines:
        told = "; ".join(f"“{kind}” (dòng {', '.join(map(str, numbers))})" for kind, numbers in lines.items())
        raise WrongUsage(
            f"{file}: không hiểu loại trường {told}. Gõ một trong: {_KINDS_SHOWN}; hoặc bỏ trống các ô đó."
        )


def _refuse_twice(file: str, read: Iterable[_Read]) -> None:
    """Refuse a school that is listed twice: it would be counted as one that has not sent."""
    seen: dict[tuple[str, str, str], int] = {}
    for number, one, _ in read:
        who = code_key(one.code), name_key(one.name), body_key(one.body)
        if who in seen:
            raise WrongUsage(
                f"{file}: dòng {seen[who]} và dòng {number} là cùng một trường ({one.name}). Xóa một dòng."
            )
        seen[who] = number
