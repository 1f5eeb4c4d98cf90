"""Tables without upright lines, where nothing is guessed: columns stand wide apart, each row has its number."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise

from cdsdossier.files.tables.pdf.letters import PdfLine, PdfWord

_NUMBER = re.compile(r"\(?[0-9]{1,3}(?:\.[0-9]{1,3}){0,3}[.)]?")
#: Of a letter's size: what parts two columns; and how much farther apart rows must be than the lines in them.
_GUTTER, _APART = 0.9, 1.15
_FEWEST_COLUMNS = 3

#: The lines of each cell of each row.
UnruledRows = list[list[list[PdfLine]]]


def find_gutters(lines: Iterable[PdfLine]) -> list[float]:
    """Return the middle of each gap that no line of a text crosses."""
    words = sorted((word for line in lines for word in line.words), key=lambda one: one.x0)
    size = max((line.size for line in lines), default=0.0)
    found: list[float] = []
    reached = words[0].x1 if words else 0.0
    for word in words:
        if word.x0 - reached > _GUTTER * size:
            found.append((reached + word.x0) / 2)
        reached = max(reached, word.x1)
    return found


def split_at_gutters(line: PdfLine, gutters: Sequence[float]) -> list[PdfLine | None]:
    """Return the part of a line in each column; None where it has none."""
    parts: list[list[PdfWord]] = [[] for _ in range(len(gutters) + 1)]
    for word in line.words:
        parts[sum(word.x0 > gutter for gutter in gutters)].append(word)
    return [PdfLine(tuple(part), line.base, line.size, line.fonts) if part else None for part in parts]


def find_unruled_table(lines: Sequence[PdfLine]) -> tuple[int, int, UnruledRows] | None:
    """Return (first line, line behind the last one, its rows) of the table on a page; None where none is certain."""
    for start, line in enumerate(lines):
        gutters = find_gutters([line])
        if len(gutters) < _FEWEST_COLUMNS - 1 or _NUMBER.fullmatch(line.words[0].text):
            continue
        end = _end(lines, start)
        rows = _rows(lines[start:end])
        if rows:
            return start, end, rows
    return None


def _end(lines: Sequence[PdfLine], start: int) -> int:
    """Return the line behind the last one that leaves the gaps between the columns free."""
    end = start + 1
    wanted = len(find_gutters(lines[start:end]))
    while end < len(lines) and len(find_gutters(lines[start : end + 1])) >= wanted:
        end += 1
    return end


def _rows(lines: Sequence[PdfLine]) -> UnruledRows:
    gutters = find_gutters(lines)
    cut = [split_at_gutters(line, gutters) for line in lines]
    starts = [at for at, parts in enumerate(cut) if parts[0] and _NUMBER.fullmatch(parts[0].text)]
    if len(starts) < 2 or not _are_certain(lines, cut, starts):
        return []
    edges = [0, *starts, len(lines)]
    columns = range(len(gutters) + 1)
    return [[_parts(cut[top:bottom], column) for column in columns] for top, bottom in pairwise(edges)]


def _parts(cut: Sequence[Sequence[PdfLine | None]], column: int) -> list[PdfLine]:
    return [part for line in cut if (part := line[column])]


def _are_certain(lines: Sequence[PdfLine], cut: list[list[PdfLine | None]], starts: list[int]) -> bool:
    """Return whether rows begin where their numbers stand: one line each, or farther apart than their lines."""
    if any(parts[0] for at, parts in enumerate(cut) if at > starts[0] and at not in starts):
        return False  # something else than numbers in the first column
    steps = [below.base - above.base for above, below in pairwise(lines)]
    between = [steps[at - 1] for at in starts]
    inside = [step for at, step in enumerate(steps, 1) if at > starts[0] and at not in starts]
    return not inside or min(between) > _APART * max(inside)
