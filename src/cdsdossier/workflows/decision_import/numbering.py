"""How a row is numbered: ``II``, ``1.3``, ``Nhóm tiêu chí 2``, a dash, or not at all."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Literal, NamedTuple

from cdsdossier.text.normalize import fold_text, tidy_text
from cdsdossier.workflows.decision_import.collect_rows import CriteriaRow
from cdsdossier.workflows.decision_import.parse_numbers import parse_ordinal
from cdsdossier.workflows.decision_import.passages import Lines
from cdsdossier.workflows.decision_import.written_numbers import match_text_number, parse_written_number

_GROUP = re.compile(
    r"(?:nhom(?: tieu chi)?|tieu chuan|linh vuc|tru cot|hop phan|chuong|phan)(?: so| thu)? ?"
    r"(\d{1,2}(?!\.\d)|[ivx]{1,4}|[a-h](?=[.:)]|$)|thu (?:nhat|hai|ba|tu|nam))\b[ .:)-]*"
)
_ORDINALS = ("", "thu nhat", "thu hai", "thu ba", "thu tu", "thu nam")
_DIGITS = re.compile(r"(\d{1,3}(?:\.\d{1,3}){0,3})[.):]?")
_ROMAN_FIRST = re.compile(r"([IVX]{1,4})[.):-] +")
#: Dashes and bullets, also those of Word's own fonts, as texts out of PDF and old programs have them.
_DASH = re.compile(r"([-+*•●○◦▪■□◆·∙‣➢►✓–—‐−\uf000-\uf0ff])(?! ?\d+(?:[.,]\d+)?(?: ?điểm)?$) *")
_LETTER = re.compile(r"([a-zđ])\) *")
_LETTERS = "ABCDEFGH"

#: The signs that are all one dash.
_ONE_DASH = dict.fromkeys("–—‐−", "-")


class RowMark(NamedTuple):
    """What stands before a row's text."""

    kind: Literal["group", "digits", "dash", "none", "unread"]
    numbers: tuple[int, ...] = ()
    sign: str = ""


def parse_row_mark(row: CriteriaRow) -> tuple[RowMark, Lines]:
    """Return how a row is numbered, and its text without that."""
    lines = row.get("text")
    written = " ".join(row.get("number")).strip()
    named = _named_group(lines)
    if not written:
        first = named or _first(lines)
        return first, _bare(lines, first)
    mark = _numbered(written)
    if named and mark.kind == "digits" and _bare(lines, named):
        return named, _bare(lines, named)
    in_text = match_text_number(lines[0])[0] if lines else ()
    if mark.kind == "digits" and len(mark.numbers) == 1 < len(in_text):  # a running number beside the row's own
        mark = RowMark("digits", in_text)
    return mark, _bare(lines, mark)


def find_dash(line: str) -> str:
    """Return the sign with which a line begins that is an item: ``-``, ``+``, ``a``; empty for none."""
    found = _DASH.match(line)
    return _ONE_DASH.get(found[1], found[1]) if found else ""


def find_item_sign(line: str) -> str:
    """Return the sign of an item inside a cell: a dash, ``a`` for a letter, ``1`` for a number; empty for none."""
    if find_dash(line):
        return find_dash(line)
    return "a" if _LETTER.match(line) else "1" if match_text_number(line)[0] else ""


def strip_item_sign(line: str) -> str:
    """Return a line without the sign of an item."""
    found = _LETTER.match(line)
    return strip_dash(line) if find_dash(line) else line[found.end() if found else match_text_number(line)[1] :]


def strip_dash(line: str) -> str:
    """Return a line without its dash."""
    return _DASH.sub("", line, count=1) if find_dash(line) else line


def find_criterion_depth(marks: Iterable[RowMark]) -> int:
    """Return how many numbers a criterion's own number has: 1 (``I`` above ``1``) or 2 (``1`` above ``1.1``)."""
    marks = list(marks)
    depths = {len(mark.numbers) for mark in marks if mark.kind == "digits"}
    if any(mark.kind == "group" for mark in marks):
        return 1 if 1 in depths else 2
    return 2 if depths - {1} else 1


def _named_group(lines: Lines) -> RowMark | None:
    return _group(lines[0]) if lines else None


def _group(written: str, *, whole: bool = False) -> RowMark | None:
    """Return the mark of a group that is named as one: ``Nhóm 2``, ``Tiêu chuẩn II``, ``Phần A``."""
    words = fold_text(written)
    found = _GROUP.fullmatch(words) if whole else _GROUP.match(words)
    if not found:
        return None
    letter = tidy_text(written)[found.start(1) : found.end(1)]
    if found[1] in _ORDINALS:
        return RowMark("group", (_ORDINALS.index(found[1]),))
    number = parse_ordinal(found[1]) or (_LETTERS.index(letter) + 1 if letter in _LETTERS else None)
    return RowMark("group", (number,)) if number else None


def _numbered(written: str) -> RowMark:
    found = _DIGITS.fullmatch(written)
    if found:
        return RowMark("digits", tuple(int(part) for part in found[1].split(".")))
    if (group := _group(written, whole=True) or _lettered(written.strip(" .):"))) is not None:
        return group
    if find_dash(written) and not strip_dash(written):
        return RowMark("dash", sign=find_dash(written))
    if re.fullmatch(r"[a-zđ]", written.strip(" .):")):
        return RowMark("dash", sign="a")
    numbers = parse_written_number(written.strip(" *"))
    return RowMark("digits", numbers, "*" * ("*" in written)) if numbers else RowMark("unread", sign=written)


def _lettered(bare: str) -> RowMark | None:
    """Return the mark of a group that is no more than ``II`` or ``B``."""
    high = parse_ordinal(bare) if bare.isupper() else None
    if high is None and len(bare) == 1 and bare in _LETTERS:
        high = _LETTERS.index(bare) + 1
    return RowMark("group", (high,)) if high else None


def _first(lines: Lines) -> RowMark:
    """Return the mark at the beginning of the text itself."""
    line = lines[0] if lines else ""
    if found := _ROMAN_FIRST.match(line):
        high = parse_ordinal(found[1])
        return RowMark("group", (high,)) if high else RowMark("none")
    if numbers := match_text_number(line)[0]:
        return RowMark("digits", numbers)
    if find_dash(line):
        return RowMark("dash", sign=find_dash(line))
    return RowMark("dash", sign="a") if _LETTER.match(line) else RowMark("none")


def _bare(lines: Lines, mark: RowMark) -> Lines:
    """Return the text without the mark at its beginning."""
    if not lines:
        return ()
    line = lines[0]
    if mark.kind == "group":
        found = _GROUP.match(fold_text(line)) or _ROMAN_FIRST.match(line) or re.match(r"[A-H]\. +", line)
    elif mark.kind == "digits":
        numbers, end = match_text_number(line)
        return tuple(one for one in (line[end if numbers == mark.numbers else 0 :], *lines[1:]) if one)
    else:
        found = (_DASH.match(line) or _LETTER.match(line)) if mark.kind == "dash" else None
    rest = line[found.end() :] if found else line
    return tuple(one for one in (rest, *lines[1:]) if one)
