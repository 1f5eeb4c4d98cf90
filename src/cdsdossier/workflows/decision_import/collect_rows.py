"""The rows of a decision's tables, whole, also where pages split them; and the text around them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from cdsdossier.files.tables import Table, TableDocument
from cdsdossier.files.tables.headers import Cells, Columns, TableHeader
from cdsdossier.text.normalize import fold_text
from cdsdossier.workflows.decision_import.conditions import read_condition, tell_other_words, with_condition_columns
from cdsdossier.workflows.decision_import.headers import CriteriaColumn, find_criteria_header
from cdsdossier.workflows.decision_import.level_tables import find_level_rows, mark_shares
from cdsdossier.workflows.decision_import.passages import Lines, Passage, place_passages
from cdsdossier.yamlio.loader import is_unwritable

_ORDER: tuple[CriteriaColumn, ...] = ("text", "number", "maximum", "part", "level", "condition", "evidence")
_LONG = 50  # letters of a row quoted in a message


@dataclass(frozen=True, slots=True)
class CriteriaRow:
    """A row below a head: what begins in it, by column, and what is merged with the rows above."""

    #: Where people find it: ``bảng 1, hàng 7``.
    place: str
    own: dict[CriteriaColumn, Lines] = field(default_factory=dict)
    #: Column → the place of the row in which its cell begins, and what stands in it.
    above: dict[CriteriaColumn, tuple[str, Lines]] = field(default_factory=dict)
    #: One cell reaches over the whole row, or only the criteria's cell is filled: it may be a heading.
    alone: bool = False

    def get(self, kind: CriteriaColumn) -> Lines:
        """Return the lines of a cell that begins in this row."""
        return self.own.get(kind, ())

    @property
    def quoted(self) -> str:
        """Return the first words of the row, for messages."""
        words = " ".join((*self.get("number"), *self.get("text")))
        words = words or " ".join(line for lines in self.own.values() for line in lines)
        return words if len(words) <= _LONG else f"{words[:_LONG].rpartition(' ')[0] or words[:_LONG]} …"


class _Columns(NamedTuple):
    """Where each kind of column is, and what the columns are called."""

    columns: Columns
    titles: Cells


@dataclass(frozen=True, slots=True)
class DecisionContent:
    """What a document holds: the rows of its tables of criteria, and all other lines in their order."""

    rows: tuple[CriteriaRow, ...]
    #: All other lines as they stand; a row of another table is one line.
    prose: Lines
    places: tuple[str, ...]
    #: Sentences: a table that was left out, columns that were joined.
    remarks: tuple[str, ...] = ()
    #: The same lines as paragraphs with their places; levels in a table are sentences.
    passages: tuple[Passage, ...] = ()


def collect_decision_content(source: TableDocument, needed: CriteriaColumn | None = None) -> DecisionContent:
    """Return the rows of all tables of criteria; ``needed`` is a column that a table must have to count."""
    parts = [_without_levels(table) for table in source.tables]
    heads = [find_criteria_header(table.rows) for table, _ in parts]
    wanted = [head if head and (needed is None or needed in head.columns) else None for head in heads]
    chosen = _without_forms(wanted)
    rows: list[CriteriaRow] = []
    said: list[Passage] = []
    places: list[str] = []
    remarks: list[str] = [*source.remarks]
    last: _Columns | None = None
    for (table, levels), head, taken in zip(parts, heads, chosen, strict=True):
        said += map(Passage, table.before)
        last = _headed(table, taken) if taken else _continued(last, table, head)
        columns = last.columns if last else None
        said += _lines(table, _above(table, head, columns))
        if last and columns:
            rows += _rows(table, last, head)
            places.append(table.place)
            said.append(Passage("", table.place))
            remarks += (*_joined(table, columns, head), *_unread(table, columns, head))
        said += levels
    remarks += _left_out(source, wanted, chosen)
    said += map(Passage, source.after)
    written = list(_cleaned(said))
    prose = tuple(one.text for one in written if one.text)
    return DecisionContent(tuple(rows), prose, tuple(dict.fromkeys(places)), tuple(remarks), place_passages(written))


def _cleaned(said: list[Passage]) -> Iterator[Passage]:
    """Yield passages without letters that no file may hold; one that was written with nothing else is none."""
    for one in said:
        text = "".join(drop_unwritable((one.text,)))
        if text or not one.text:
            yield one._replace(text=text)


def _above(table: Table, head: TableHeader | None, columns: Columns | None) -> int:
    """Return how many rows of a table are text: those above the head of criteria, all where there are none."""
    if columns is None:
        return len(table.rows) if head is None else 0  # what a form repeats is said elsewhere
    return head.row if head else 0


def _left_out(
    source: TableDocument, wanted: list[TableHeader | None], chosen: list[TableHeader | None]
) -> Iterator[str]:
    for table, head, taken in zip(source.tables, wanted, chosen, strict=True):
        if head and not taken:
            yield f"{table.place}: có cột tự chấm điểm nên coi là biểu mẫu, không đọc."


def _without_levels(table: Table) -> tuple[Table, tuple[Passage, ...]]:
    """Return a table without the rows at its end that say which points make which level, and these as sentences."""
    count, said = find_level_rows(table)
    left = len(table.rows) - count
    return replace(table, rows=table.rows[: left if left > 1 else 0]) if count else table, said


def _without_forms(heads: list[TableHeader | None]) -> list[TableHeader | None]:
    """Return the heads of tables without columns for a school's own scores; all where there are no others."""
    blank = [head if head and "scored" not in head.columns else None for head in heads]
    return blank if any(blank) else heads


def _joined(table: Table, columns: Columns, head: TableHeader | None) -> list[str]:
    """Return a sentence where two columns hold the criteria's words: they become one text."""
    titles = {table.rows[head.row][index] for index in columns["text"]} if head else set()
    if len(titles) < 2:
        return []
    names = ", ".join(sorted(f"“{cell.text}”" for cell in titles))
    return [f"{table.place}: các cột {names} được ghép làm một lời văn; xem lại lời văn từng mục chấm."]


def _unread(table: Table, columns: Columns, head: TableHeader | None) -> Iterator[str]:
    """Yield a sentence for each column that says something and is not taken: nothing is left out in silence."""
    if head is None:
        return
    yield from tell_other_words(table, columns, head)
    taken = {index for places in columns.values() for index in places}
    below = table.rows[head.row + 1 :]
    left = {
        title.text
        for index, title in enumerate(table.rows[head.row])
        if index not in taken
        and title.text
        and any(row[index].lines and row[index].origin[1] == index for row in below)
    }
    for title in sorted(left):
        yield f"{table.place}: cột “{title}” không được đọc; xem cột đó có nói điểm, khung điểm không."


def _headed(table: Table, head: TableHeader) -> _Columns:
    return _Columns(with_condition_columns(table, head), table.rows[head.row])


def _continued(last: _Columns | None, table: Table, head: TableHeader | None) -> _Columns | None:
    """Return the columns of the table before, where a table without a head goes on with it on a new page."""
    between = [line for line in table.before if re.search(r"[^\W\d_]", line)]  # page numbers say nothing
    if last is None or head or between or not table.rows or len(table.rows[0]) != len(last.titles):
        return None
    return last


def _rows(table: Table, headed: _Columns, head: TableHeader | None) -> Iterator[CriteriaRow]:
    """Yield the rows below the head; a table that goes on has none, and its titles are those of the one before."""
    columns, titles = headed
    for index, cells in enumerate(table.rows):
        if (head and index <= head.row) or _numbers_columns(cells) or _repeats(cells, titles, columns):
            continue
        row = _row(table, columns, cells, index, titles)
        if any(row.own.values()) or row.above:
            yield row


def _repeats(cells: Cells, titles: Cells, columns: Columns) -> bool:
    taken = [index for places in columns.values() for index in places]
    return all(fold_text(cells[index].text) == fold_text(titles[index].text) for index in taken)


def _numbers_columns(cells: Cells) -> bool:
    """Return whether the row is ``(1) (2) (3)``, as official tables have it below their head."""
    found = [re.fullmatch(r"\(?(\d{1,2})\)?", cell.text.strip()) for cell in cells]
    numbers = [int(one[1]) for one in found if one]
    return len(numbers) == len(cells) > 2 and numbers == list(range(1, len(cells) + 1))


def _row(table: Table, columns: Columns, cells: Cells, index: int, titles: Cells) -> CriteriaRow:
    own: dict[CriteriaColumn, Lines] = {}
    above: dict[CriteriaColumn, tuple[str, Lines]] = {}
    seen: set[tuple[int, int]] = set()
    for kind in _ORDER:
        for column in columns.get(kind, ()):
            cell = cells[column]
            lines = drop_unwritable(cell.lines)
            if kind == "level":
                lines = mark_shares(lines, titles[column].text)
            if kind == "condition":
                lines = read_condition(lines, titles[column].text)
            if not lines or cell.origin in seen:
                continue
            seen.add(cell.origin)
            if cell.origin[0] < index:
                above[kind] = _place(table, cell.origin[0]), lines
            else:
                own[kind] = (*own.get(kind, ()), *lines)
    return CriteriaRow(_place(table, index), own, above, alone=set(own) <= {"text", "number"})


def drop_unwritable(lines: Lines) -> Lines:
    """Return lines without letters that no file of ours may hold, and without what is then empty."""
    return tuple(kept for line in lines if (kept := _written(line)).strip())


def _written(line: str) -> str:
    return "".join(letter for letter in line if not is_unwritable(letter)) if is_unwritable(line) else line


def _place(table: Table, index: int) -> str:
    return f"{table.place}, hàng {table.number_of(index)}".removeprefix(", ")


def _lines(table: Table, count: int) -> list[Passage]:
    """Return the first rows of a table as lines of text, one a row."""
    rows = enumerate(table.rows[:count])
    texts = ((at, " – ".join(cell.text for cell in dict.fromkeys(row) if cell.lines)) for at, row in rows)
    return [Passage(text, _place(table, at)) for at, text in texts if text]
