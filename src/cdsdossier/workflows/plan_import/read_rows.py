"""The rows of an annex table → its tasks."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from cdsdossier.files.tables import TableCell
from cdsdossier.files.tables.headers import Cells, Columns
from cdsdossier.model.dossier.timeline import Product, Task
from cdsdossier.text.normalize import fold_text, tidy_text
from cdsdossier.text.time_phrases import SchoolYear, Window, read_time_phrase
from cdsdossier.workflows.plan_import.classify import classify_document, classify_steps
from cdsdossier.workflows.plan_import.find_table import AnnexTable
from cdsdossier.workflows.plan_import.headers import AnnexColumn
from cdsdossier.workflows.plan_import.products import split_products

_LONGEST = 60  # characters of a row quoted in a remark
#: Lines over which one time may be broken.
_BROKEN = 4
#: A time without its year is one as well.
_ANY_YEAR = SchoolYear(2025, {term: (date(2025, 9, 5), date(2026, 5, 31)) for term in ("I", "II")})
#: What stands before a point of a list; a number there may belong to the words.
_POINT = re.compile(r"^(?:[-‐‑‒–—−•●○▪■□◦*+·✓✔\uf0b7\uf02d]+\s+|[-–—•●+](?=[^\W\d]))")
#: The columns in the order in which a cell that spans several of them is counted.
_ORDER: tuple[AnnexColumn, ...] = ("what", "number", "when", "products", "owner")


class _Row(NamedTuple):
    """What a row says, and whether it goes on with the one above."""

    number: str
    what: str
    when: str
    owner: str
    products: list[tuple[str, ...]]
    spans: bool
    follows: bool


@dataclass(slots=True)
class _Draft:
    """A task while rows are still added to it."""

    number: str
    what: str
    when: str
    owners: list[str] = field(default_factory=list)
    cells: list[tuple[str, ...]] = field(default_factory=list)

    def add(self, row: _Row) -> None:
        """Add what a row that goes on with this task says."""
        if row.owner and row.owner not in self.owners:
            self.owners.append(row.owner)
        if self.cells and row.products and not (row.number or row.what or row.when or row.owner):
            self.cells[-1] += row.products.pop(0)
        self.cells += row.products


def read_tasks(grid: AnnexTable) -> tuple[tuple[Task, ...], tuple[str, ...]]:
    """Return the tasks of the table, and a Vietnamese sentence for each row that is none."""
    drafts: list[_Draft] = []
    remarks: list[str] = []
    last: _Draft | None = None
    rows = [_row(row, above, grid.columns) for above, row in zip(((), *grid.rows), grid.rows, strict=False)]
    numbered = any(row.number for row in rows)
    for row in rows:
        if _is_heading(row, numbered=numbered):
            remarks.append(f"Dòng “{_quoted(row)}” là đề mục nên không tính là việc.")
            last = None
        elif last and (row.follows or not (row.number or row.what)):
            last = _follow(last, row, drafts)
        elif row.what:
            last = _draft(row.number, row.what, row, drafts)
        elif row.when or row.owner or row.products:
            remarks.append(f"Dòng “{_quoted(row)}” không có tên công việc nên không tính là việc.")
            last = None
    return tuple(_tasks(drafts, remarks)), tuple(remarks)


def _follow(last: _Draft, row: _Row, drafts: list[_Draft]) -> _Draft:
    """Add the row to the task above, or, where its time is another one, make a task of the same name of it."""
    if row.when and row.when != last.when:
        return _draft(last.number, last.what, row, drafts)
    last.add(row)
    return last


def _draft(number: str, what: str, row: _Row, drafts: list[_Draft]) -> _Draft:
    drafts.append(_Draft(number, what, row.when))
    drafts[-1].add(row)
    return drafts[-1]


def _is_heading(row: _Row, *, numbered: bool) -> bool:
    if not row.what:
        return False
    if row.spans:
        return True
    bare = not (row.when or row.products)
    if row.number:
        return bare and re.fullmatch(r"[IVXLC]+|[A-Za-zĐđ]", row.number) is not None
    return bare and numbered and not row.owner and not row.follows


def _row(row: Cells, above: Cells, columns: Columns) -> _Row:
    used: set[tuple[int, int]] = set()
    cells = {kind: list(_fresh(row, columns.get(kind, ()), used)) for kind in _ORDER}
    return _Row(
        number=_joined(cells["number"], " ").rstrip(" .)").lstrip(" ("),
        what=": ".join(filter(None, (_points(cell.lines) for cell in cells["what"]))),
        when=" - ".join(filter(None, (_time(cell.lines) for cell in cells["when"]))),
        owner=", ".join(filter(None, (_points(cell.lines, ", ") for cell in cells["owner"]))),
        products=[cell.lines for cell in cells["products"]],
        spans=_origins(row, columns["what"]) >= _origins(row, columns["when"]) != set(),
        follows=bool(cells["what"]) and _is_same(row, above, columns),
    )


def _fresh(row: Cells, places: Iterable[int], used: set[tuple[int, int]]) -> Iterator[TableCell]:
    for place in places:
        if place < len(row) and row[place].lines and row[place].origin not in used:
            used.add(row[place].origin)
            yield row[place]


def _is_same(row: Cells, above: Cells, columns: Columns) -> bool:
    """Return whether number and name are the same cells as in the row above."""
    blank = not _joined(list(_fresh(row, columns.get("number", ()), set())), "")
    kinds: tuple[AnnexColumn, ...] = ("what",) if blank else ("what", "number")
    return all(_origins(row, columns.get(kind, ())) == _origins(above, columns.get(kind, ())) for kind in kinds)


def _origins(row: Cells, places: Iterable[int]) -> set[tuple[int, int]]:
    return {row[place].origin for place in places if place < len(row)}


def _joined(cells: list[TableCell], by: str) -> str:
    return by.join(filter(None, (cell.text.strip() for cell in cells)))


def _points(lines: tuple[str, ...], by: str = "; ") -> str:
    """Return the lines of a cell as one, the points of a list apart and without their marks."""
    whole = ""
    for line in lines:
        text = _POINT.sub("", line, count=1)
        apart = whole and text != line
        whole = f"{whole.rstrip(' .;,') if apart else whole}{(by if apart else ' ') if whole else ''}{text}"
    return whole.strip()


def _time(lines: tuple[str, ...]) -> str:
    """Return the lines of a time as one; only where both sides are times of their own they are told apart.

    “Trước” and “31/5/2026”, “Từ 1/3” and “đến 15/3”, “Tháng 3” and “năm 2026” are one time, broken for its width.
    """
    times: list[list[str]] = []
    for place, line in enumerate(lines):
        if times and not _begins_time(times[-1], lines[place : place + _BROKEN]):
            times[-1].append(line)
        else:
            times.append([line])
    return "; ".join(" ".join(one) for one in times)


def _begins_time(above: list[str], lines: tuple[str, ...]) -> bool:
    """Return whether lines begin another time than the one above them: it is whole, and some of them are one."""
    before, line = " ".join(above) if len(above) <= _BROKEN else "", lines[0]
    goes_on = before.endswith((",", "-", "–", "/")) or re.match(r"(?:den|toi|va)\b|[-,/]", fold_text(line))
    if goes_on or not _is_time(before):
        return False
    starts = (" ".join(lines[:count]) for count in range(1, len(lines) + 1))
    return not _is_time(f"{before} {line}") and any(map(_is_time, starts))


def _is_time(text: str) -> bool:
    return isinstance(read_time_phrase(text, _ANY_YEAR), Window)


def _tasks(drafts: list[_Draft], remarks: list[str]) -> Iterator[Task]:
    taken: set[str] = set()
    id_ = ""
    for position, draft in enumerate(drafts, 1):
        number = _with_zero(draft.number, id_) if draft.number in taken else draft.number
        id_ = _unused(number or str(position), taken)
        if number and id_ != number:
            remarks.append(f"Số thứ tự {number} có nhiều lần; việc “{_short(draft.what)}” được ghi số {id_}.")
        steps, owner = classify_steps(draft.what), ", ".join(draft.owners) or None
        names = dict.fromkeys(name for cell in draft.cells for name in split_products(cell))
        products = tuple(Product(name=name, document=classify_document(name, steps)) for name in names)
        yield Task(id=id_, what=draft.what, when=draft.when, steps=steps, products=products, owner=owner)


def _with_zero(number: str, before: str) -> str:
    """Return a number with the zero that Excel has dropped: a 1.1 right after 1.9 is 1.10."""
    whole, _, tens = number.partition(".")
    return f"{number}0" if tens.isdecimal() and before == f"{whole}.{int(tens) * 10 - 1}" else number


def _unused(wanted: str, taken: set[str]) -> str:
    """Return the id, or the id with the first letter from b on (then a number) that makes it one of its own."""
    endings = ["", *"bcdefghijklmnopqrstuvwxyz", *(f"-{count}" for count in range(2, len(taken) + 2))]
    id_ = next(id_ for ending in endings if (id_ := f"{wanted}{ending}") not in taken)
    taken.add(id_)
    return id_


def _quoted(row: _Row) -> str:
    products = (line for cell in row.products for line in cell)
    return _short(" ".join(filter(None, (row.number, row.what, row.when, row.owner, *products))))


def _short(text: str) -> str:
    whole = tidy_text(text)
    return whole if len(whole) <= _LONGEST else f"{whole[:_LONGEST].rstrip()}…"
