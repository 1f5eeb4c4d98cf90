"""Which column is which: the head of an annex table, in any order and spelling."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from difflib import SequenceMatcher
from functools import lru_cache
from typing import Literal

from cdsdossier.files.tables import headers
from cdsdossier.files.tables.headers import Cells, Columns, TableHeader
from cdsdossier.text.normalize import fold_text

AnnexColumn = Literal["number", "what", "when", "products", "owner"]

#: A head cell that is nothing but this.
_WHOLE: Mapping[str, AnnexColumn] = {
    **dict.fromkeys(("stt", "tt", "sott", "sothutu", "thutu", "so", "no", "#"), "number"),
    **dict.fromkeys(("viec", "tenviec", "vieccanlam"), "what"),
    **dict.fromkeys(("thang", "ngay", "ngaythang", "thangnam", "han", "hannop", "tu", "den", "tg", "tgian"), "when"),
    **dict.fromkeys(("thuchien", "nguoith", "donvi", "bophan", "trachnhiem", "nguoichiutn"), "owner"),
}
#: A head cell in which this stands; the first one in it decides.
_NAMED: Mapping[str, AnnexColumn] = {
    **dict.fromkeys(("stt", "so tt", "so thu tu"), "number"),
    **dict.fromkeys(("cong viec", "nhiem vu", "hoat dong", "dau viec", "cac buoc"), "what"),
    **dict.fromkeys(("thoi gian", "thoi han", "tien do", "thoi diem", "han hoan thanh", "ngay hoan thanh"), "when"),
    **dict.fromkeys(("ngay thuc hien", "lich thuc hien", "bat dau", "ket thuc", "tu ngay", "den ngay"), "when"),
    **dict.fromkeys(("minh chung", "san pham", "ket qua", "ho so", "dau ra"), "products"),
    **dict.fromkeys(("nguoi thuc hien", "don vi thuc hien", "bo phan thuc hien", "nguoi lam"), "owner"),
    **dict.fromkeys(("phu trach", "chu tri", "phan cong", "phoi hop", "chiu trach nhiem"), "owner"),
}
#: Said of every column (“Nội dung minh chứng”), so it decides only where nothing else does.
_GENERAL: Mapping[str, AnnexColumn] = {"noi dung": "what"}

_LONGEST = 10  # words; more is a sentence, not a head
_ALIKE = 0.85
_SLIPS = 2  # letters too many or too few
_SHORTEST = 7  # letters; shorter words are too much alike for typing errors to be forgiven


@lru_cache(maxsize=512)
def detect_annex_column(text: str) -> AnnexColumn | None:
    """Return what a column with this head holds; None where the head does not say."""
    words = re.findall(r"[a-z0-9]+", fold_text(text))
    whole = _WHOLE.get("".join(words) or text.strip())
    if whole or not 0 < len(words) <= _LONGEST:
        return whole
    return (
        _first(words, _NAMED, (0,), str.__eq__)
        or _first(words, _GENERAL, (0,), str.__eq__)
        or _first(words, {**_NAMED, **_GENERAL}, (0, -1, 1), _alike)
    )


def _fits(row: Cells, columns: Columns) -> bool:
    what, when = ({row[index].origin for index in columns.get(kind, ())} for kind in ("what", "when"))
    return bool(what and when and not what & when)


def _first(
    words: list[str], named: Mapping[str, AnnexColumn], more: tuple[int, ...], same: Callable[[str, str], bool]
) -> AnnexColumn | None:
    """Return the kind of the name that comes first; ``more``: words that it may have above its own number."""
    found = (
        (start, kind)
        for name, kind in named.items()
        for start, piece in _pieces(words, {len(name.split()) + extra for extra in more})
        if same(name, piece)
    )
    return min(found, key=lambda pair: pair[0], default=(0, None))[1]


def _pieces(words: list[str], lengths: set[int]) -> Iterator[tuple[int, str]]:
    for length in lengths - {0}:
        for start in range(len(words) - length + 1):
            yield start, " ".join(words[start : start + length])


def _alike(name: str, piece: str) -> bool:
    if len(name) < _SHORTEST or abs(len(name) - len(piece)) > _SLIPS:
        return False
    return SequenceMatcher(None, name, piece).ratio() >= _ALIKE


def find_annex_header(rows: tuple[Cells, ...]) -> TableHeader | None:
    """Return the head of an annex table; None where no row names both what is to be done and when."""
    return headers.find_table_header(rows, headers.HeaderPattern(detect_annex_column, _fits, "what", more=True))
