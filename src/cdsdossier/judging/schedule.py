"""Where each task of the timeline stands on a day, and when the law's own deadlines end. Pure."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum
from typing import Literal

from cdsdossier.model.dossier import HEAD, Dossier, normalize_path
from cdsdossier.model.dossier.timeline import Product, Task
from cdsdossier.model.indicatorset import Deadline, IndicatorSet
from cdsdossier.text import urls
from cdsdossier.text.time_phrases import SchoolYear, UnclearPhrase, Window, read_time_phrase

#: So many days before its end a task is due soon.
DUE_SOON_DAYS = 7


class TaskState(StrEnum):
    """Where a task stands; the values are those of the JSON."""

    NOT_YET = "not-yet"
    IN_WINDOW = "in-window"
    DUE_SOON = "due-soon"
    OVERDUE = "overdue"
    DONE = "done"
    DONE_LATE = "done-late"
    PRODUCT_MISSING = "product-missing"
    UNREADABLE = "unreadable"


@dataclass(frozen=True, slots=True)
class ScheduledTask:
    """A task on a day."""

    #: Its place in ``timeline.yaml``, from 0.
    index: int
    task: Task
    #: When it is to be done; Unclear where its time cannot be read.
    time: Window | UnclearPhrase
    state: TaskState
    #: Product by product: whether it is there; None where nothing says how to tell.
    present: tuple[bool | None, ...] = ()
    #: Days until its last day (negative: since); None where it is done or its time cannot be read.
    days_left: int | None = None
    #: Days that it is, or was done, behind its last day.
    days_late: int = 0
    #: What stands at ``done`` where that is no day; empty elsewhere.
    misread: str = ""

    @property
    def window(self) -> Window | None:
        """Return its window, if it could be read."""
        return self.time if isinstance(self.time, Window) else None

    @property
    def finished(self) -> bool:
        """Return whether it has been done."""
        return self.state in {TaskState.DONE, TaskState.DONE_LATE, TaskState.PRODUCT_MISSING}

    @property
    def missing(self) -> tuple[Product, ...]:
        """Return the products that are known not to be there."""
        return tuple(one for one, there in zip(self.task.products, self.present, strict=True) if there is False)


@dataclass(frozen=True, slots=True)
class LegalDeadline:
    """A deadline of the indicator set in this school year."""

    #: Its place in the set, from 0.
    index: int
    form: Deadline
    #: The last day: the day before the one the law names.
    last: date
    #: The tasks of the timeline that meet it.
    tasks: tuple[ScheduledTask, ...]
    #: Days until the last day (negative: since).
    days_left: int

    @property
    def met(self) -> date | None:
        """Return the day on which all its tasks were done; None where there are none, or one is not done."""
        days = [one.task.done for one in self.tasks if one.finished]
        return max(day for day in days if day) if days and len(days) == len(self.tasks) else None


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
    #: Days until the last day (negative: since).
    days_left: int


@dataclass(frozen=True, slots=True)
class Schedule:
    """The whole timeline on a day."""

    year: SchoolYear
    today: date
    #: In the order of ``timeline.yaml``.
    tasks: tuple[ScheduledTask, ...] = ()
    #: In the order of the set.
    deadlines: tuple[LegalDeadline, ...] = ()

    @property
    def overdue(self) -> tuple[ScheduledTask, ...]:
        """Return the tasks whose last day has passed."""
        return tuple(one for one in self.tasks if one.state is TaskState.OVERDUE)

    @property
    def open_deadlines(self) -> tuple[OpenDeadline, ...]:
        """Return all that has a last day and is not done: what ends first comes first, tasks before the law."""
        tasks = [
            OpenDeadline("task", one.task.id, one.task.what, one.task.when, one.window.last, one.days_left)
            for one in self.tasks
            if one.window and one.days_left is not None
        ]
        law = [
            OpenDeadline(
                "law", one.form.id, one.form.what, f"trước {one.last + timedelta(1):%d/%m/%Y}", one.last, one.days_left
            )
            for one in self.deadlines
            if one.met is None
        ]
        return tuple(sorted([*tasks, *law], key=lambda one: one.last))

    @property
    def next(self) -> OpenDeadline | None:
        """Return what ends next among all that is not done: today counts, what has passed does not."""
        return next((one for one in self.open_deadlines if one.days_left >= 0), None)


def build_schedule(dossier: Dossier, indicator_set: IndicatorSet, today: date) -> Schedule:
    """Return where every task and every deadline of the set stands on ``today``."""
    year = dossier.year
    tasks = tuple(
        replace(
            _planned(index, task, year, today, tuple(_is_there(product, dossier) for product in task.products)),
            misread="" if task.done else _written_done(dossier, index),
        )
        for index, task in enumerate(dossier.timeline.tasks)
    )
    deadlines = [
        _deadline(index, form, last, tasks, today)
        for index, form in enumerate(indicator_set.deadlines)
        if (last := _last_day(form, year)) is not None
    ]
    return Schedule(year, today, tasks, tuple(deadlines))


def _written_done(dossier: Dossier, index: int) -> str:
    """Return what stands at ``done`` of a task, as it is typed."""
    page = dossier.pages.get("timeline.yaml")
    tasks = page.data.get("tasks") if page and isinstance(page.data, dict) else None
    task = tasks[index] if isinstance(tasks, list) and index < len(tasks) else None
    written = task.get("done") if isinstance(task, dict) else None
    return "" if written is None else str(getattr(written, "written", written))


def _planned(index: int, task: Task, year: SchoolYear, today: date, present: tuple[bool | None, ...]) -> ScheduledTask:
    time = read_time_phrase(task.when, year)
    last = time.last if isinstance(time, Window) else None
    if task.done is not None and task.done <= today:  # a day that is still to come says what is hoped for
        late = max(0, (task.done - last).days) if last else 0
        state = TaskState.DONE_LATE if late else TaskState.DONE
        return ScheduledTask(
            index, task, time, TaskState.PRODUCT_MISSING if False in present else state, present, None, late
        )
    if not isinstance(time, Window):
        return ScheduledTask(index, task, time, TaskState.UNREADABLE, present)
    left = (time.last - today).days
    return ScheduledTask(index, task, time, _open_state(time, today, left), present, left, max(0, -left))


def _open_state(window: Window, today: date, left: int) -> TaskState:
    if left < 0:
        return TaskState.OVERDUE
    if left <= DUE_SOON_DAYS:
        return TaskState.DUE_SOON
    return TaskState.NOT_YET if window.first is not None and today < window.first else TaskState.IN_WINDOW


def _is_there(product: Product, dossier: Dossier) -> bool | None:
    """Return whether a product exists: its document is issued, its file lies there, its address is one."""
    proofs = []
    if product.document and _register_read(dossier):
        issued = dossier.head.documents.get(product.document)
        proofs.append(issued is not None and issued.date is not None)
    if product.file:
        proofs.append(dossier.evidence.at(normalize_path(product.file)) is not None)
    if product.url:
        proofs.append(urls.find_url_fault(product.url) is None)
    return any(proofs) if proofs else None


def _register_read(dossier: Dossier) -> bool:
    """Return whether the register could be read at all; of one that could not nobody knows what was issued."""
    page = dossier.pages.get(HEAD)
    return page.readable if page else not dossier.pages


def _last_day(deadline: Deadline, year: SchoolYear) -> date | None:
    """Return the day before the one that the law names (``05-31``); this last day lies in the school year."""
    found = re.fullmatch(r"(\d\d)-(\d\d)", deadline.before)
    if not found or year.first is None:
        return None
    month, day = int(found[1]), int(found[2])
    try:
        return date(year.first + ((month, day) <= (8, 1)), month, day) - timedelta(1)
    except ValueError:
        return None


def _deadline(index: int, form: Deadline, last: date, tasks: tuple[ScheduledTask, ...], today: date) -> LegalDeadline:
    step = form.met_by.step if form.met_by else ""
    meeting = tuple(one for one in tasks if step in one.task.steps)
    return LegalDeadline(index, form, last, meeting, (last - today).days)
