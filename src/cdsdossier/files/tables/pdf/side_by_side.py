"""Lines that stand side by side without a table: the letterhead, the signatures."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from cdsdossier.files.tables.pdf.letters import PdfLine, PdfWord

#: Of a letter's size: a gap that no space between words has; a distance of lines at which something else begins.
_GAP, _APART = 2.0, 2.6


def find_sides(lines: Sequence[PdfLine], start: int) -> tuple[list[PdfLine], list[PdfLine], float] | None:
    """Return the left and the right lines from one line on, and what parts them; None where that has no wide gap."""
    gap = _widest_gap(lines[start])
    if gap is None:
        return None
    left: list[PdfLine] = []
    right: list[PdfLine] = []
    for above, line in zip((None, *lines[start:]), lines[start:], strict=False):
        if above is not None and line.base - above.base > _APART * line.size:
            break
        narrowed = _narrowed(gap, line.words)
        if narrowed[1] - narrowed[0] < line.size / 2:
            break
        gap = narrowed
        for side, words in (
            (left, tuple(word for word in line.words if word.x1 <= gap[0])),
            (right, tuple(word for word in line.words if word.x0 >= gap[1])),
        ):
            if words:
                side.append(PdfLine(words, line.base, line.size, line.fonts))
    return left, right, (gap[0] + gap[1]) / 2


def _widest_gap(line: PdfLine) -> tuple[float, float] | None:
    gaps = [(before.x1, word.x0) for before, word in pairwise(line.words)]
    widest = max(gaps, key=lambda one: one[1] - one[0], default=(0.0, 0.0))
    return widest if widest[1] - widest[0] > _GAP * line.size else None


def _narrowed(gap: tuple[float, float], words: Sequence[PdfWord]) -> tuple[float, float]:
    """Return the part of a gap that these words leave free; none of it where they cross it."""
    left, right = gap
    for word in words:
        if word.x0 < right and word.x1 > left:
            if word.x1 < (left + right) / 2:
                left = max(left, word.x1)
            elif word.x0 > (left + right) / 2:
                right = min(right, word.x0)
            else:
                return left, left
    return left, right
