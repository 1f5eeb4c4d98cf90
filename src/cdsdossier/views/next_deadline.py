"""The one line about time that ``score`` and ``check`` show: what ends next, and how much is overdue."""

from __future__ import annotations

from cdsdossier.judging.assessing import Assessment
from cdsdossier.judging.schedule import SOON
from cdsdossier.views.layout import WIDTH, Line, line, shortened
from cdsdossier.views.numbers import day, days_left


def next_lines(assessment: Assessment) -> list[Line]:
    """Return that line; none where there is no timeline, or nothing in it is still to be done."""
    planned = assessment.schedule
    if not planned.tasks:
        return []
    late, coming = len(planned.overdue), planned.next
    if coming is None:
        return [line((f"{late} việc đã quá hạn; xem: cdsdossier timeline", "bad"))] if late else []
    head = f"Hạn gần nhất: {day(coming.last)} ({days_left(coming.days_left)}) – "
    tail = f"; {late} việc quá hạn." if late else "."
    what = shortened(" ".join(coming.what.split()), WIDTH - len(head) - len(tail))
    tail = tail if late or not what.endswith("…") else ""
    style = "warn" if coming.days_left <= SOON else ""
    return [line((head + what, style), (tail, "bad" if late else style))]
