"""Tables without upright lines, where nothing is guessed: columns stand apart in every line, rows have numbers."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from statistics import median

from cdsdossier.files.tables.pdf.letters import PdfLine, PdfWord

_NUMBER = re.compile(r"\(?[0-9]{1,3}(?:\.[0-9]{1,3}){0,3}[.)]?")
_HEAD = re.compile(r"(?:số )?s?tt|số thứ tự|mã(?: số)?|#", re.IGNORECASE)
#: Of a letter's size: what parts two columns for sure, and what does where most lines begin alike behind it.
_GUTTER, _NARROW = 0.9, 0.45
#: Points: lines that begin as near to each other begin alike; the share of them, and how many there are at least.
_ALIKE, _MOST, _FEWEST_ALIKE = 1.5, 0.6, 3
#: How much farther apart rows must be than the lines in them; how far a head may be from its rows, in sizes.
_APART, _NEAR = 1.15, 2.5
_FEWEST_COLUMNS, _MOST_HEAD = 3, 6

#: The lines of each cell of each row.
UnruledRows = list[list[list[PdfLine]]]


class UncertainTable(Exception):
    """There is a table, and it is not certain which text belongs to which cell."""


def find_gutters(lines: Sequence[PdfLine]) -> list[float]:
    """Return the middle of each gap that no line of a text crosses."""
    size = max((line.size for line in lines), default=0.0)
    strips = [(left, right) for left, right in _free_strips(lines) if right - left > _NARROW * size]
    ends = [*(left for left, _ in strips[1:]), float("inf")]
    return [
        (left + right) / 2
        for (left, right), end in zip(strips, ends, strict=False)
        if right - left > _GUTTER * size or _begin_alike(lines, right, end)
    ]


def _free_strips(lines: Sequence[PdfLine]) -> Iterator[tuple[float, float]]:
    words = sorted((word for line in lines for word in line.words), key=lambda one: one.x0)
    reached = words[0].x1 if words else 0.0
    for word in words:
        if word.x0 > reached:
            yield reached, word.x0
        reached = max(reached, word.x1)


def _begin_alike(lines: Sequence[PdfLine], left: float, right: float) -> bool:
    """Return whether most texts in a stretch of the page's width begin alike, as those of a column do."""
    begins = [next((word.x0 for word in line.words if left <= word.x0 < right), None) for line in lines]
    found = [x for x in begins if x is not None]
    alike = sum(x - left <= _ALIKE for x in found)
    return alike >= max(_FEWEST_ALIKE, _MOST * len(found))


def _column(word: PdfWord, gutters: Sequence[float]) -> int:
    return sum(word.x0 > gutter for gutter in gutters)


def split_at_gutters(line: PdfLine, gutters: Sequence[float]) -> list[PdfLine | None]:
    """Return the part of a line in each column; None where it has none."""
    parts: list[list[PdfWord]] = [[] for _ in range(len(gutters) + 1)]
    for word in line.words:
        parts[_column(word, gutters)].append(word)
    return [PdfLine(tuple(part), line.base, line.size, line.fonts) if part else None for part in parts]


def keep_shared(gutters: Sequence[float], rows: Iterable[Sequence[PdfLine]]) -> list[float]:
    """Return the gaps that have text on both sides in some row; a name in the middle over numbers makes none."""
    filled = [{_column(word, gutters) for line in row for word in line.words} for row in rows]
    kept: list[float] = []
    begun = 0  # the first place of the column that the one at hand may belong to
    for at, gutter in enumerate(gutters, 1):
        if any(at in places and any(begun <= one < at for one in places) for places in filled):
            kept.append(gutter)
            begun = at
    return kept


def are_parted(lines: Sequence[PdfLine], gutters: Sequence[float]) -> bool:
    """Return whether no part of a line looks like two columns: no gap in it is as wide as one between columns."""
    parts = (part for line in lines for part in split_at_gutters(line, gutters) if part)
    return not any(find_gutters([part]) for part in parts)


def find_unruled_table(lines: Sequence[PdfLine]) -> tuple[int, int, UnruledRows] | None:
    """Return (first line, line behind the last one, its rows) of the table on a page; None where none is.

    Raises UncertainTable.
    """
    numbered = [at for at, line in enumerate(lines) if _begins_row(line)]
    if not numbered:
        return None
    first = numbered[0]
    end = _end(lines, first)
    gutters = find_gutters(lines[first:end])
    start = _head(lines, first, end, len(gutters))
    gutters = keep_shared(find_gutters(lines[start:end]), ([line] for line in lines[start:end]))
    cut = [split_at_gutters(line, gutters) for line in lines[start:end]]
    starts = [at for at, parts in enumerate(cut) if at >= first - start and parts[0] and _is_number(parts[0].text)]
    whole = numbered[-1] < end  # nothing of it stands behind what crosses its columns
    if not (whole and _is_head(cut[: first - start]) and _are_certain(lines[start:end], cut, starts, gutters)):
        raise UncertainTable
    edges = [0, *starts, end - start]
    columns = range(len(gutters) + 1)
    return start, end, [[_parts(cut[top:bottom], column) for column in columns] for top, bottom in pairwise(edges)]


def _is_number(text: str) -> bool:
    return _NUMBER.fullmatch(text) is not None


def _begins_row(line: PdfLine) -> bool:
    """Return whether a line is a number with two texts that stand apart behind it."""
    strips = [right - left > _NARROW * line.size for left, right in _free_strips([line])]
    return _is_number(line.words[0].text) and sum(strips) >= _FEWEST_COLUMNS - 1


def _end(lines: Sequence[PdfLine], first: int) -> int:
    """Return the line behind the last one that leaves the columns free, its first column empty or a number."""
    end, count = first + 1, 0
    while end < len(lines):
        wide = [
            right for left, right in _free_strips(lines[first : end + 1]) if right - left > _NARROW * lines[end].size
        ]
        first_text = " ".join(word.text for word in lines[end].words if wide and word.x0 < wide[0] - _ALIKE)
        if len(wide) < max(count, _FEWEST_COLUMNS - 1) or (first_text and not _is_number(first_text)):
            break
        if _begins_row(lines[end]):
            count = max(count, min(len(wide), len(find_gutters(lines[first : end + 1]))))
        end += 1
    return end


def _head(lines: Sequence[PdfLine], first: int, end: int, count: int) -> int:
    """Return the first of the lines above the rows that leave as many gaps free as they do."""
    start = first
    while start and first - start < _MOST_HEAD:
        near = lines[start].base - lines[start - 1].base < _NEAR * lines[start - 1].size
        if not near or len(find_gutters(lines[start - 1 : end])) < count:
            break
        start -= 1
    return start


def _is_head(cut: Sequence[Sequence[PdfLine | None]]) -> bool:
    """Return whether lines name every column, the first one as what has numbers."""
    if not cut:
        return False
    names = [" ".join(part.text for part in _parts(cut, column)) for column in range(len(cut[0]))]
    return all(names) and _HEAD.fullmatch(names[0]) is not None


def _parts(cut: Sequence[Sequence[PdfLine | None]], column: int) -> list[PdfLine]:
    return [part for line in cut if (part := line[column])]


def _are_certain(
    lines: Sequence[PdfLine], cut: list[list[PdfLine | None]], starts: list[int], gutters: Sequence[float]
) -> bool:
    """Return whether rows begin where their numbers stand: farther apart than their lines, or all their texts do so."""
    if len(starts) < 2 or len(gutters) < _FEWEST_COLUMNS - 1 or not are_parted(lines, gutters):
        return False
    going_on = [at for at in range(starts[0] + 1, len(cut)) if at not in starts]
    if any(cut[at][0] for at in going_on):
        return False  # something else than numbers in the first column
    steps = [below.base - above.base for above, below in pairwise(lines)]
    inside = [steps[at - 1] for at in going_on]
    between = [steps[at - 1] for at in starts[1:]]
    if not inside or min(between) > _APART * max(inside):
        return True
    return max(inside) < _APART * median(inside) and _begin_with_numbers(cut, starts)


def _begin_with_numbers(cut: list[list[PdfLine | None]], starts: list[int]) -> bool:
    """Return whether every text begins in the line of its row's number, and several go on behind it, as sentences do.

    A text that was put in the middle or at the bottom of its row would begin above the number.
    """
    going_on = 0
    for top, bottom in pairwise([*starts, len(cut)]):
        for column in range(1, len(cut[0])):
            first, more = cut[top][column], _parts(cut[top + 1 : bottom], column)
            if first is None and more:
                return False
            if first is not None and first.text[0].islower():
                return False
            going_on += any(part.text[0].islower() for part in more)
    return going_on >= 2
