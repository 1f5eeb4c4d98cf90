"""A line that a narrow terminal has no room for, in several: broken between words and cells, never inside one."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import chain, pairwise

from cdsdossier.views.layout import Line

#: How much deeper the rest of a line begins than the line itself.
_DEEPER = 2
#: What an excerpt begins with: the line's number.
_NUMBER = re.compile(r" *[0-9]+ \| ")
_COMMAND = re.compile(r"cdsdossier [a-z][^.;,)“”]*")


def fold_lines(lines: Iterable[Line], width: int) -> Iterator[Line]:
    """Yield lines no wider than a terminal, but for words that are wider themselves."""
    moved: Line | None = None
    for line, below in pairwise(chain(lines, [()])):
        if moved is not None:
            yield moved
            moved = None
        elif _is_caret(below) and max(map(_length, (line, below))) > width:
            cut, moved = _cut_around(line, below, width)
            yield cut
        else:
            yield from _folded(line, width) if _length(line) > width else (line,)


def _length(line: Line) -> int:
    return sum(len(words) for words, _ in line)


def _is_caret(line: Line) -> bool:
    return len(line) == 1 and line[0][0].strip() == "^"


def _cut_around(line: Line, caret: Line, width: int) -> tuple[Line, Line]:
    """Return what an excerpt of a file has room for around its caret, and the caret below it."""
    text, at = "".join(words for words, _ in line), len(caret[0][0]) - 1
    number = _NUMBER.match(text)
    head = number.end() if number else 0
    room = width - head
    start = max(head, at - room * 3 // 4)
    shown = text[start : start + room]
    whole = shown[:-1].rpartition(" ")[0].rstrip() if len(text) > start + room else ""
    shown = f"{whole} …" if start + len(whole) > at else shown
    return ((text[:head] + shown, line[0][1]),), ((" " * (head + at - start) + "^", caret[0][1]),)


def _folded(line: Line, width: int) -> Iterator[Line]:
    text = "".join(words for words, _ in line)
    if text.endswith("──"):  # a rule goes as far as there is room
        text = text[:width].rstrip("─") + "─" * (width - len(text[:width].rstrip("─")))
    indent = " " * min(len(text) - len(text.lstrip()) + _DEEPER, width // 2)
    whole = _whole_parts(line, width - len(indent))
    start, end = 0, _break(text, 0, width, whole)
    yield _cut(line, 0, end)
    while end < len(text.rstrip()):
        start = end + len(text[end:]) - len(text[end:].lstrip())
        end = _break(text, start, width - len(indent), whole)
        yield ((indent, ""), *_cut(line, start, end))


def _whole_parts(line: Line, room: int) -> list[tuple[int, int]]:
    """Return from where to where a line should not be broken: cells (spans but the first), commands to type."""
    text, parts, at = "".join(words for words, _ in line), [], 0
    for words, _ in line:
        inner = words.strip()
        begin = at + len(words) - len(words.lstrip())
        parts.append((begin, begin + len(inner)))
        at += len(words)
    parts = parts[1:] + [found.span() for found in _COMMAND.finditer(text)]
    return [(begin, end) for begin, end in parts if end - begin <= room]


def _break(text: str, start: int, room: int, whole: list[tuple[int, int]]) -> int:
    """Return where a row that starts there ends: before the last blank that fits, or before what should stay whole."""
    if len(text) - start <= room:
        return len(text)
    end = text.rfind(" ", start, start + room + 1)
    if end <= start or not text[start:end].strip():  # a word wider than the room
        found = text.find(" ", start + len(text[start:]) - len(text[start:].lstrip()))
        return len(text) if found < 0 else found
    for begin, finish in whole:
        if start < begin < end < finish and text[begin - 1] == " " and text[start:begin].strip():
            return begin
    return end


def _cut(line: Line, start: int, end: int) -> Line:
    """Return the spans of a part of a line, without blanks at its end."""
    spans, at = [], 0
    for words, style in line:
        part = words[max(start - at, 0) : max(end - at, 0)]
        at += len(words)
        if part:
            spans.append((part, style))
    while spans and not spans[-1][0].strip():
        spans.pop()
    if spans:
        spans[-1] = (spans[-1][0].rstrip(), spans[-1][1])
    return tuple(spans)
