"""Two timelines side by side: what each task of the later one is to the earlier one, and what is gone."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from cdsdossier.model.dossier import TIMELINE
from cdsdossier.model.dossier.timeline import Task, Timeline
from cdsdossier.text.normalize import fold_case
from cdsdossier.yamlio.forms import read_form
from cdsdossier.yamlio.reader import parse_page


@dataclass(frozen=True, slots=True)
class TaskDifference:
    """A task, and what becomes of it."""

    task: Task
    state: Literal["new", "changed", "same", "gone"]


def compare_timelines(before: bytes, after: bytes) -> Iterator[TaskDifference]:
    """Yield the tasks of ``after``, then those of ``before`` that are gone; text or number tell a task."""
    old, new = _tasks(before), _tasks(after)
    left = [task for task in old if task not in new]
    for task in new:
        if task in old:
            yield TaskDifference(task, "same")
            continue
        was = next((one for one in left if fold_case(one.what) == fold_case(task.what)), None)
        was = was or next((one for one in left if one.id and one.id == task.id), None)
        if was:
            left.remove(was)
        yield TaskDifference(task, "changed" if was else "new")
    yield from (TaskDifference(task, "gone") for task in left)


def _tasks(raw: bytes) -> tuple[Task, ...]:
    return read_form(Timeline, parse_page(raw, TIMELINE))[0].tasks
