"""Which column is which: the head of a table of criteria, in any order and spelling."""

from __future__ import annotations

import re
from collections.abc import Mapping
from difflib import SequenceMatcher
from functools import lru_cache
from typing import Literal, NamedTuple

from cdsdossier.annex.plain import plain
from cdsdossier.tables import Cell

Kind = Literal["number", "text", "maximum", "part", "level", "evidence", "scored"]
Columns = Mapping[Kind, tuple[int, ...]]
Cells = tuple[Cell, ...]

#: What a column is called in messages.
NAMES: Mapping[Kind, str] = {
    "number": "STT",
    "text": "Tiêu chí",
    "maximum": "Điểm tối đa",
    "part": "Điểm thành phần",
    "level": "Mức độ",
    "evidence": "Ghi chú, minh chứng",
}
#: A head cell that is nothing but this.
_WHOLE: Mapping[str, Kind] = {
    **dict.fromkeys(("stt", "tt", "sott", "sothutu", "thutu", "so", "no", "#", "ma", "maso"), "number"),
    **dict.fromkeys(("diem", "sodiem", "diemso", "toida"), "maximum"),
    **dict.fromkeys(("thanhphan", "chitiet"), "part"),
    **dict.fromkeys(("muc", "capdo"), "level"),
}
#: A head cell in which this stands; the first line that fits decides. Columns for somebody's own scores come first.
_NAMED: tuple[tuple[Kind, tuple[str, ...]], ...] = (
    (
        "scored",
        ("tu cham", "tu danh gia", "diem dat", "dat duoc", "tham dinh", "danh gia ngoai", "diem cham", "ket qua"),
    ),
    ("number", ("stt", "so tt", "so thu tu")),
    ("part", ("diem thanh phan", "diem chi tiet", "diem tung", "muc diem")),
    ("maximum", ("diem toi da", "diem chuan", "thang diem", "tong diem", "so diem")),
    ("evidence", ("minh chung", "ghi chu", "huong dan", "tai lieu", "ho so")),
    ("level", ("muc do", "cap do", "phan muc", "muc dat")),
    ("text", ("tieu chi", "noi dung", "chi so", "tieu chuan", "chi tieu")),
)
_LONGEST = 12  # words; more is a sentence, not a head
_TITLES = 5  # rows that may stand above the head
_ALIKE, _SHORTEST = 0.85, 7
#: Kinds of which a table of criteria has at least one beside its criteria.
_JUDGING: tuple[Kind, ...] = ("maximum", "part", "level", "evidence")


class Head(NamedTuple):
    """The head of a table: its last row, and where each kind of column is."""

    row: int
    columns: Columns


def find_head(rows: tuple[Cells, ...]) -> Head | None:
    """Return the head of a table of criteria; None where no row names both the criteria and what they are worth."""
    for index, row in enumerate(rows[: _TITLES + 1]):
        columns = _columns(row)
        if _fits(row, columns):
            return _lower_half(rows, Head(index, columns))
    return None


@lru_cache(maxsize=512)
def kind_of(text: str) -> Kind | None:
    """Return what a column with this head holds; None where the head does not say."""
    words = re.findall(r"[a-z0-9]+", plain(text[:500]))
    whole = _WHOLE.get("".join(words) or text.strip())
    if whole or not 0 < len(words) <= _LONGEST:
        return whole
    joined = f" {' '.join(words)} "
    exact = (kind for kind, names in _NAMED if any(f" {name} " in joined for name in names))
    alike = (kind for kind, names in _NAMED if any(_alike(name, words) for name in names))
    return next(exact, None) or next(alike, None)


def _alike(name: str, words: list[str]) -> bool:
    """Tell whether a name stands among the words with a typing slip, or with a space too many or too few."""
    count, bare = len(name.split()), name.replace(" ", "")
    if len(bare) < _SHORTEST:
        return False
    pieces = ("".join(words[at : at + size]) for size in (count - 1, count, count + 1) for at in range(len(words)))
    return any(
        abs(len(piece) - len(bare)) <= 1 and SequenceMatcher(None, bare, piece).ratio() >= _ALIKE for piece in pieces
    )


def _columns(row: Cells) -> dict[Kind, tuple[int, ...]]:
    columns: dict[Kind, tuple[int, ...]] = {}
    for index, cell in enumerate(row):
        kind = kind_of(cell.text)
        if kind:
            columns[kind] = (*columns.get(kind, ()), index)
    return columns


def _fits(row: Cells, columns: Columns) -> bool:
    text = {row[index].origin for index in columns.get("text", ())}
    judging = {row[index].origin for kind in _JUDGING for index in columns.get(kind, ())}
    return bool(text and judging and not text & judging)


def _lower_half(rows: tuple[Cells, ...], head: Head) -> Head:
    """Return the second row of a head of two rows (``Điểm`` above ``Tối đa``, ``Thành phần``)."""
    below = rows[head.row + 1] if head.row + 1 < len(rows) else ()
    first = head.columns["text"][0]
    if len(below) > first and below[first].origin == rows[head.row][first].origin:
        columns = _columns(below)
        if _fits(below, columns):
            return Head(head.row + 1, columns)
    return head
