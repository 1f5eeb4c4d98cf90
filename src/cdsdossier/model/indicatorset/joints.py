"""Whether ranges, as listed, join from 0 to the top: where there is a gap, an overlap, or an end too early."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from cdsdossier.model.indicatorset.forms import Range
from cdsdossier.text.numbers import format_number


def find_joint_faults(ranges: Sequence[Range], top: Decimal | None) -> Iterator[tuple[int, str]]:
    """Yield (index, sentence) for each place where ranges do not join from 0 to the top (None: without end)."""
    end = (Decimal(0), False)  # the end of what is covered so far, and whether that number itself is covered
    for index, one in enumerate(ranges):
        start = one.lower or (Decimal(0), True)
        yield from ((index, what) for what in _joint_faults(end, start))
        if one.upper is None:
            if index < len(ranges) - 1:
                yield index, "không có cận trên nhưng còn mức phía sau"
            return
        end = one.upper
        if end[0] < start[0] or (end[0] == start[0] and not (start[1] and end[1])):
            yield index, f"không số nào nằm trong khoảng {one.words}"
    if ranges and (top is None or end < (top, True)):
        yield len(ranges) - 1, f"chưa phủ đến {format_number(top) if top is not None else 'hết'}"


def _joint_faults(end: tuple[Decimal, bool], start: tuple[Decimal, bool]) -> Iterator[str]:
    """Yield what is wrong between the end of what is covered and the start of the next range."""
    (reached, closed), (low, includes_low) = end, start
    if low > reached or (low == reached and not (closed or includes_low)):
        yield f"có khoảng hở ở quanh {format_number(low)}"
    elif low < reached or (closed and includes_low):
        yield f"chồng lên nhau ở quanh {format_number(low)}"
