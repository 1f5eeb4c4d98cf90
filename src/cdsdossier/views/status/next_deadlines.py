"""What ends next: tasks of the timeline and deadlines of the law, in one list."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from cdsdossier.judging.schedule import Schedule

#: So many are shown.
SHOWN = 3


@dataclass(frozen=True, slots=True)
class OpenDeadline:
    """A task, or a deadline of the law, that is not done yet."""

    kind: Literal["task", "law"]
    #: Of the task in ``timeline.yaml``, or of the deadline in the set.
    id: str
    what: str
    #: As people say it: the words of the annex, or ``trước 31/05/2026``.
    when: str
    last: date
    #: Negative: so many days ago.
    days_left: int


def find_next_deadlines(plan: Schedule) -> tuple[tuple[OpenDeadline, ...], int]:
    """Return what ends next, and how many are overdue in all.

    What is longest overdue comes first, then what ends first. Where much is overdue, the last place is still kept for
    what comes: the past must not hide it.
    """
    open_ones = sorted([*_tasks(plan), *_law(plan)], key=lambda due: due.last)
    late = [due for due in open_ones if due.days_left < 0]
    coming = open_ones[len(late) :]
    behind = late[: SHOWN - 1] if coming else late[:SHOWN]
    return (*behind, *coming[: SHOWN - len(behind)]), len(late)


def _tasks(plan: Schedule) -> list[OpenDeadline]:
    return [
        OpenDeadline("task", one.task.id, one.task.what, one.task.when, one.window.last, one.days_left)
        for one in plan.tasks
        if one.window and one.days_left is not None
    ]


def _law(plan: Schedule) -> list[OpenDeadline]:
    return [
        OpenDeadline(
            "law", one.form.id, one.form.what, f"trước {one.last + timedelta(1):%d/%m/%Y}", one.last, one.days_left
        )
        for one in plan.deadlines
        if one.met is None
    ]
