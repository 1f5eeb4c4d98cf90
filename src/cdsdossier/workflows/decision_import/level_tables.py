"""Levels in a table, of their own or below the criteria, as sentences: ``Mức độ 2: Đáp ứng cơ bản: 50 - 75``."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from cdsdossier.files.tables import Table
from cdsdossier.files.tables.headers import Cells
from cdsdossier.text.normalize import fold_text, tidy_text
from cdsdossier.workflows.decision_import.level_words import cut_levels, read_level
from cdsdossier.workflows.decision_import.levels import find_set_levels
from cdsdossier.workflows.decision_import.parse_numbers import parse_points
from cdsdossier.workflows.decision_import.passages import Passage

FULL = Decimal(100)
_MOST_ROWS, _MOST_COLUMNS = 12, 8
_LEVEL_HEAD = re.compile(r"\b(?:muc|cap do|xep loai)\b")
_SHARE_HEAD = re.compile(r"%|\b(?:phan tram|t[iy] le)\b")
#: Columns of bounds: ``Từ điểm``, ``Đến điểm``.
_BOUND_HEAD = re.compile(r"(?:tu|den|toi|duoi|tren)\b")
_NUMBER = re.compile(r"\d{1,3}(?:[.,]\d{1,2})?")
_BARE = re.compile(r"\(?(?:[1-9]|[IVX]{1,4})[.)]?")
_SHARE = re.compile(
    r"(?<![\d.,])(?<!mức )(?<!độ )(\d{1,3}(?:,\d{1,2})?)(?![\d.,]*\d)(?! ?(?:%|điểm|đ\b))", re.IGNORECASE
)
#: A criterion's own number, before its text.
_ROW_NUMBER = re.compile(r"\d{1,2}(?:\.\d{1,2})+[.)]?: ")
_TITLE = re.compile(r"\b(?:muc|xep loai|phan loai|danh gia)\b")


def find_level_rows(table: Table) -> tuple[int, tuple[Passage, ...]]:
    """Return how many rows at the table's end are about the levels of the whole, and what they say.

    Below other rows they count only where they join from 0 to 100 points.
    """
    rows = table.rows[-_MOST_ROWS:]
    if not rows or len(rows[0]) > _MOST_COLUMNS:
        return 0, ()
    if said := tuple(_across(table)):
        return len(table.rows), said
    found = list(_below(table, rows))[::-1]
    levels = tuple(one for one in found if _is_level(one.text))
    if sum(len(cut_levels(one.text) or [one]) for one in levels) < 2:
        return 0, ()
    whole = len(found) >= len(table.rows) - 1
    return (len(found), levels) if whole or _is_of_the_whole(table, found, levels) else (0, ())


def _is_of_the_whole(table: Table, found: list[Passage], levels: tuple[Passage, ...]) -> bool:
    """Return whether rows below criteria are the levels of them all, not of the last one: they go beyond its points."""
    read = find_set_levels(levels, FULL)
    if not read.levels or read.lacking or not all(_speaks_of_points(one.text) for one in levels):
        return False
    above = table.rows[-len(found) - 1]
    bounds = [bound[0] for one in read.levels for bound in (one.lower, one.upper) if bound]
    points = [worth for cell in above[1:] if (worth := parse_points(cell.text)) is not None]
    titled = len(found) > len(levels) or fold_text(above[0].text or above[-1].text).startswith(("tong", "cong"))
    return titled or max(bounds, default=Decimal(0)) > max(points, default=Decimal(0))


def mark_shares(lines: Sequence[str], head: str) -> tuple[str, ...]:
    """Return the lines of a cell with the ``%`` that only the head of its column has."""
    if not _SHARE_HEAD.search(fold_text(head)):
        return tuple(lines)
    return tuple(_SHARE.sub(r"\1%", line) for line in lines)


def _below(table: Table, rows: tuple[Cells, ...]) -> Iterator[Passage]:
    """Yield the rows that are levels from the last one up, then the title or head above them."""
    head = table.rows[0]
    for at in range(len(rows) - 1, -1, -1):
        number = table.first + len(table.rows) - len(rows) + at
        place = f"{table.place}, hàng {number}".removeprefix(", ")
        said = Passage(_sentence(rows[at], head), place, of_levels=True)
        if _is_level(said.text):
            yield said
            continue
        title = " ".join(cell.text for cell in dict.fromkeys(rows[at]))
        if not re.search(r"\d", title) and _TITLE.search(fold_text(title)):
            yield said
        return


def _across(table: Table) -> Iterator[Passage]:
    """Yield the levels of a table that has one column for each: their names above, their points below."""
    height = len(table.rows)
    if not 1 < height <= 4:
        return
    columns = [tuple(row[at] for row in table.rows) for at in range(len(table.rows[0]))]
    said = [Passage(_sentence(column, columns[0]), table.place, of_levels=True) for column in columns]
    levels = [one for one in said if _is_level(one.text)]
    if len(levels) >= max(2, len(said) - 1):
        yield from levels


def _sentence(cells: Cells, heads: Cells) -> str:
    """Return a row as a sentence: a bare number below ``Mức độ`` is that of a level, one below ``STT`` says nothing."""
    parts: list[str] = []
    for at, cell in enumerate(cells):
        head = heads[at].text if at < len(heads) and heads[at] is not cell else ""
        text = " ".join(mark_shares(cell.lines, head))
        if (bound := _BOUND_HEAD.match(fold_text(head))) and _NUMBER.fullmatch(text.strip()):
            text = f"{tidy_text(head)[: bound.end()].lower()} {text}"
        elif _BARE.fullmatch(text.strip()):
            text = f"Mức độ {text.strip(' .()')}" if _LEVEL_HEAD.search(fold_text(head)) else ""
        if text and text not in parts:
            parts.append(text.strip(" :;"))
    return ": ".join(parts)


def _is_level(sentence: str) -> bool:
    if _ROW_NUMBER.match(sentence):
        return False
    pieces = cut_levels(sentence) or [sentence]
    read = [read_level(piece) for piece in pieces]
    return all(one.stretch and (one.number or one.name) for one in read)


def _speaks_of_points(sentence: str) -> bool:
    """Return whether a row is plainly about levels and points, not about a fact that is measured."""
    return re.search(r"\b(?:muc|cap do|diem)\b", fold_text(sentence)) is not None
