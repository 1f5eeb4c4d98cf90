"""The one line about time that ``score`` and ``check`` show: what ends next, and how much is overdue."""

from __future__ import annotations

from cdsdossier.judging.assessing import Assessment
from cdsdossier.judging.schedule import DUE_SOON_DAYS
from cdsdossier.views.layout import WIDTH, Line, shorten_text, styled_line
from cdsdossier.views.numbers import format_day, format_days_left


def next_deadline_lines(assessment: Assessment) -> list[Line]:
    """Return that line; none where there is no timeline, or nothing in it is still to be done."""
    planned = assessment.schedule
    if not planned.tasks:
        return []
    late, coming = len(planned.overdue), planned.next
    if coming is None:
        return [styled_line((f"{late} việc đã quá hạn; xem: cdsdossier timeline", "bad"))] if late else []
    head = f"Hạn gần nhất: {format_day(coming.last)} ({format_days_left(coming.days_left)}) – "
    tail = f"; {late} việc quá hạn." if late else "."
    what = shorten_text(" ".join(coming.what.split()), WIDTH - len(head) - len(tail))
    tail = tail if late or not what.endswith("…") else ""
    style = "warn" if coming.days_left <= DUE_SOON_DAYS else ""
    return [styled_line((head + what, style), (tail, "bad" if late else style))]
