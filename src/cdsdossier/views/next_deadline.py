"""What ends next, as text: the one line of ``score`` and ``check``, the short list of ``status``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cdsdossier.judging.schedule import DUE_SOON_DAYS
from cdsdossier.views.layout import WIDTH, Line, shorten_text, styled_line
from cdsdossier.views.numbers import format_day, format_days_left

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cdsdossier.judging.assessing import Assessment
    from cdsdossier.judging.schedule import OpenDeadline

#: So many are listed.
SHOWN = 3


def next_deadline_lines(assessment: Assessment) -> list[Line]:
    """Return one line: what ends next, and how much is overdue; none without a timeline, or with all of it done."""
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
    style = _style(coming.days_left)
    return [styled_line((head + what, style), (tail, "bad" if late else style))]


def select_deadlines(open_ones: Sequence[OpenDeadline]) -> tuple[OpenDeadline, ...]:
    """Return those of the open deadlines that are listed, in their order: what is longest overdue comes first.

    Where much is overdue, the last place is still kept for what comes: the past must not hide it.
    """
    late = [one for one in open_ones if one.days_left < 0]
    coming = open_ones[len(late) :]
    behind = late[: SHOWN - 1] if coming else late[:SHOWN]
    return (*behind, *coming[: SHOWN - len(behind)])


def deadline_list_lines(selected: Sequence[OpenDeadline], overdue: int) -> list[Line]:
    """Return the list under its heading; ``overdue`` counts all that is overdue, listed or not."""
    if not selected:
        return [styled_line("Hạn: không còn việc nào có hạn phía trước.")]
    late = f" ({overdue} quá hạn)" if overdue else ""
    return [styled_line(("Hạn gần nhất", "strong"), (late, "bad")), *(_listed(one) for one in selected)]


def _listed(one: OpenDeadline) -> Line:
    left = format_days_left(one.days_left)
    left = left if one.days_left > 0 else left.upper()
    law = " (theo quyết định)" if one.kind == "law" else ""
    start = f"  {left:<13} {format_day(one.last)}  "
    what = shorten_text(" ".join(one.what.split()) or "(chưa ghi nội dung việc)", WIDTH - len(start) - len(law))
    return styled_line((start, _style(one.days_left)), what, (law, "dim"))


def _style(days_left: int) -> str:
    if days_left < 0:
        return "bad"
    return "warn" if days_left <= DUE_SOON_DAYS else ""
