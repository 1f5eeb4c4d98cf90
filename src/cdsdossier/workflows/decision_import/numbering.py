"""How a row is numbered: ``II``, ``1.3``, ``Nhóm tiêu chí 2``, a dash, or not at all."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Literal, NamedTuple

from cdsdossier.text.normalize import fold_text
from cdsdossier.workflows.decision_import.collect_rows import CriteriaRow, Lines
from cdsdossier.workflows.decision_import.parse_numbers import parse_ordinal

_GROUP = re.compile(r"(?:nhom(?: tieu chi)?|tieu chuan|linh vuc)(?: so| thu)? ?(\d{1,2}|[ivx]{1,4})\b[ .:)-]*")
_DIGITS = re.compile(r"(\d{1,3}(?:\.\d{1,3}){0,3})[.):]?")
_DIGITS_FIRST = re.compile(r"(?:(\d{1,2}(?:\.\d{1,2}){1,3})[.):]?|(\d{1,2})[.)]) +(?=\D)")
_ROMAN_FIRST = re.compile(r"([IVX]{1,4})[.):-] +")
_DASH = re.compile(r"([-+*•●◦▪–—‐−])(?! ?\d+(?:[.,]\d+)?(?: ?điểm)?$) *")
_LETTER = re.compile(r"([a-zđ])\) *")

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
    if written:
        mark = _numbered(written)
        bare = _bare(lines, mark)
        named = _named_group(lines)
        return (named, _bare(lines, named)) if named and mark.kind == "digits" else (mark, bare)
    first = _named_group(lines) or _first(lines)
    return first, _bare(lines, first)


def find_dash(line: str) -> str:
    """Return the sign with which a line begins that is an item: ``-``, ``+``, ``a``; empty for none."""
    found = _DASH.match(line)
    return _ONE_DASH.get(found[1], found[1]) if found else ""


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
    found = _GROUP.match(fold_text(lines[0])) if lines else None
    number = parse_ordinal(found[1]) if found else None
    return RowMark("group", (number,)) if number else None


def _numbered(written: str) -> RowMark:
    found = _DIGITS.fullmatch(written)
    if found:
        return RowMark("digits", tuple(int(part) for part in found[1].split(".")))
    bare = written.strip(" .):")
    named = _GROUP.fullmatch(fold_text(written))
    high = parse_ordinal(named[1] if named else bare) if named or bare.isupper() else None
    if high:
        return RowMark("group", (high,))
    if len(bare) == 1 and bare in "ABCDEFGH":
        return RowMark("group", ("ABCDEFGH".index(bare) + 1,))
    if find_dash(written) and not strip_dash(written):
        return RowMark("dash", sign=find_dash(written))
    return RowMark("dash", sign="a") if re.fullmatch(r"[a-zđ]", bare) else RowMark("unread", sign=written)


def _first(lines: Lines) -> RowMark:
    """Return the mark at the beginning of the text itself."""
    line = lines[0] if lines else ""
    if found := _ROMAN_FIRST.match(line):
        high = parse_ordinal(found[1])
        return RowMark("group", (high,)) if high else RowMark("none")
    if found := _DIGITS_FIRST.match(line):
        return RowMark("digits", tuple(int(part) for part in (found[1] or found[2]).split(".")))
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
        found = _DIGITS_FIRST.match(line)
        same = found and (found[1] or found[2]).split(".") == [str(number) for number in mark.numbers]
        found = found if same else None
    else:
        found = (_DASH.match(line) or _LETTER.match(line)) if mark.kind == "dash" else None
    rest = line[found.end() :] if found else line
    return tuple(one for one in (rest, *lines[1:]) if one)
