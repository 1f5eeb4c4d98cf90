"""Which column is which: the head of a table of criteria, in any order and spelling."""

from __future__ import annotations

import re
from collections.abc import Mapping
from difflib import SequenceMatcher
from functools import lru_cache
from typing import Literal

from cdsdossier.files.tables import headers
from cdsdossier.files.tables.headers import Cells, Columns, TableHeader
from cdsdossier.text.normalize import fold_text

CriteriaColumn = Literal["number", "text", "maximum", "part", "level", "evidence", "condition", "scored"]

#: What a column is called in messages.
NAMES: Mapping[CriteriaColumn, str] = {
    "number": "STT",
    "text": "Tiêu chí",
    "maximum": "Điểm tối đa",
    "part": "Điểm thành phần",
    "level": "Mức độ",
    "evidence": "Ghi chú, minh chứng",
    "condition": "Yêu cầu",
}
#: A head cell that is nothing but this.
_WHOLE: Mapping[str, CriteriaColumn] = {
    **dict.fromkeys(("stt", "tt", "sott", "sothutu", "thutu", "so", "no", "#", "ma", "maso"), "number"),
    **dict.fromkeys(("diem", "sodiem", "diemso", "toida"), "maximum"),
    **dict.fromkeys(("thanhphan", "chitiet"), "part"),
    **dict.fromkeys(("muc", "capdo"), "level"),
}
#: Patterns of header cells; the first match decides. Columns for a school's own scores come first.
_NAMED: tuple[tuple[CriteriaColumn, tuple[str, ...]], ...] = (
    (
        "scored",
        ("tu cham", "tu danh gia", "diem dat", "dat duoc", "tham dinh", "danh gia ngoai", "diem cham", "ket qua"),
    ),
    ("number", ("stt", "so tt", "so thu tu")),
    ("part", ("diem thanh phan", "diem chi tiet", "diem tung", "muc diem")),
    ("maximum", ("diem toi da", "diem chuan", "thang diem", "tong diem", "so diem")),
    ("evidence", ("minh chung", "ghi chu", "huong dan", "tai lieu", "ho so")),
    ("level", ("muc do", "cap do", "phan muc", "muc dat")),
    ("condition", ("bat buoc",)),
    ("text", ("tieu chi", "noi dung", "chi so", "tieu chuan", "chi tieu")),
)
_LONGEST = 12  # words; more is a sentence, not a head
_ALIKE, _SHORTEST = 0.85, 7
#: Kinds of which a table of criteria has at least one beside its criteria.
_JUDGING: tuple[CriteriaColumn, ...] = ("maximum", "part", "level", "evidence")


@lru_cache(maxsize=512)
def detect_criteria_column(text: str) -> CriteriaColumn | None:
    """Return what a column with this head holds; None where the head does not say."""
    words = re.findall(r"[a-z0-9]+", fold_text(text[:500]))
    whole = _WHOLE.get("".join(words) or text.strip())
    if whole or not 0 < len(words) <= _LONGEST:
        return whole
    joined = f" {' '.join(words)} "
    exact = (kind for kind, names in _NAMED if any(f" {name} " in joined for name in names))
    alike = (kind for kind, names in _NAMED if any(_alike(name, words) for name in names))
    return next(exact, None) or next(alike, None)


def _alike(name: str, words: list[str]) -> bool:
    """Return whether a name is among the words, allowing one typing error or a missing or extra space."""
    count, bare = len(name.split()), name.replace(" ", "")
    if len(bare) < _SHORTEST:
        return False
    pieces = ("".join(words[at : at + size]) for size in (count - 1, count, count + 1) for at in range(len(words)))
    return any(
        abs(len(piece) - len(bare)) <= 1 and SequenceMatcher(None, bare, piece).ratio() >= _ALIKE for piece in pieces
    )


def _fits(row: Cells, columns: Columns) -> bool:
    text = {row[index].origin for index in columns.get("text", ())}
    judging = {row[index].origin for kind in _JUDGING for index in columns.get(kind, ())}
    return bool(text and judging and not text & judging)


def find_criteria_header(rows: tuple[Cells, ...]) -> TableHeader | None:
    """Return the head of a table of criteria; None where no row names both the criteria and what they are worth."""
    return headers.find_table_header(rows, headers.HeaderPattern(detect_criteria_column, _fits, "text"))
