"""The state of each task of the timeline on a day, and the last days of the law's own deadlines. Pure."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Literal, NamedTuple

from cdsdossier.model.dossier import HEAD, TIMELINE, Dossier, normalize_path
from cdsdossier.model.dossier.timeline import Product, Task
from cdsdossier.model.indicatorset import Deadline, IndicatorSet
from cdsdossier.text import urls
from cdsdossier.text.time_phrases import SchoolYear, UnclearPhrase, Window, read_time_phrase

#: A task is due soon at most so many days before its last day.
DUE_SOON_DAYS = 7


class TaskState(StrEnum):
    """The state of a task; the values are those of the JSON."""

    NOT_YET = "not-yet"
    IN_WINDOW = "in-window"
    DUE_SOON = "due-soon"
    OVERDUE = "overdue"
    DONE = "done"
    DONE_LATE = "done-late"
    PRODUCT_MISSING = "product-missing"
    #: All its documents have been issued; only ``done`` is not written yet.
    ISSUED = "issued"
    UNREADABLE = "unreadable"


@dataclass(frozen=True, slots=True)
class ScheduledTask:
    """A task on a day."""

    #: Its index in ``timeline.yaml``.
    index: int
    task: Task
    #: The days in which it is to be done, or why its time cannot be read.
    time: Window | UnclearPhrase
    state: TaskState
    #: Whether each product exists; None where the product names nothing to look for.
    present: tuple[bool | None, ...] = ()
    #: Days until its last day (negative: since); None where it is done or its time cannot be read.
    days_left: int | None = None
    #: Days after its last day: until it was done, or until today.
    days_late: int = 0
    #: What is written at ``done`` where that is no date; empty elsewhere.
    misread: str = ""
    #: The day on which all its documents had been issued, where ``done`` is not written.
    issued: date | None = None

    @property
    def done_on(self) -> date | None:
        """Return the day on which it was done: as written, or that of its last document; None where it is not."""
        return self.task.done if self.finished else self.issued

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
        """Return the products that are known not to exist."""
        return tuple(one for one, there in zip(self.task.products, self.present, strict=True) if there is False)


class OpenDeadline(NamedTuple):
    """A task, or a deadline of the law, that is not done yet."""

    kind: Literal["task", "law"]
    #: Of the task in ``timeline.yaml``, or of the deadline in the set.
    id: str
    what: str
    #: In words: those of the annex, or ``trước 31/05/2026``.
    when: str
    last: date
    #: Days until the last day (negative: since).
    days_left: int


@dataclass(frozen=True, slots=True)
class LegalDeadline:
    """A deadline of the indicator set in this school year."""

    #: Its index in the set.
    index: int
    form: Deadline
    #: The last day: the day before the date in the law.
    last: date
    #: The tasks of the timeline that meet it.
    tasks: tuple[ScheduledTask, ...]
    #: Days until the last day (negative: since).
    days_left: int

    @property
    def met(self) -> date | None:
        """Return the day on which all its tasks were done; None where there are none, or one is not done."""
        days = [one.done_on for one in self.tasks if one.done_on]
        return max(days, default=None) if len(days) == len(self.tasks) else None

    def to_open(self) -> OpenDeadline:
        """Return it as an open deadline."""
        when = f"trước {self.last + timedelta(1):%d/%m/%Y}"
        return OpenDeadline("law", self.form.id, self.form.what, when, self.last, self.days_left)


class Schedule(NamedTuple):
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
        """Return what has a last day and is not done: sorted by last day, tasks before deadlines of the law."""
        tasks = [
            OpenDeadline("task", one.task.id, one.task.what, one.task.when, one.window.last, one.days_left)
            for one in self.tasks
            if one.window and one.days_left is not None
        ]
        law = [one.to_open() for one in self.deadlines if one.met is None]
        return tuple(sorted([*tasks, *law], key=lambda one: one.last))

    @property
    def next(self) -> OpenDeadline | None:
        """Return the open deadline that ends next: one that ends today counts, one that has passed does not."""
        return next((one for one in self.open_deadlines if one.days_left >= 0), None)


def build_schedule(dossier: Dossier, indicator_set: IndicatorSet, today: date) -> Schedule:
    """Return the state of every task and every deadline of the set on the day ``today``."""
    year = dossier.year
    tasks = tuple(_task(index, task, dossier, year, today) for index, task in enumerate(dossier.timeline.tasks))
    deadlines = []
    for index, form in enumerate(indicator_set.deadlines):
        last = _last_day(form, year)
        if last is not None:
            deadlines.append(LegalDeadline(index, form, last, _tasks_of(form, tasks), (last - today).days))
    return Schedule(year, today, tasks, tuple(deadlines))


def _task(index: int, task: Task, dossier: Dossier, year: SchoolYear, today: date) -> ScheduledTask:
    time = read_time_phrase(task.when, year)
    present = tuple(_is_there(product, dossier) for product in task.products)
    written = None if task.done else dossier.get_written(TIMELINE, "tasks", index, "done")
    misread = "" if written is None else str(getattr(written, "written", written))
    state, left, late, issued = TaskState.UNREADABLE, None, 0, None
    if task.done is not None and task.done <= today:  # a later day is only an intention
        late = max(0, (task.done - time.last).days) if isinstance(time, Window) else 0
        state = _done_state(late, present)
    elif issued := None if task.done or misread else _issued_on(task, dossier, today):
        late = max(0, (issued - time.last).days) if isinstance(time, Window) else 0
        state = TaskState.ISSUED
    elif isinstance(time, Window):
        left = (time.last - today).days
        state, late = _open_state(time, today, left), max(0, -left)
    return ScheduledTask(index, task, time, state, present, left, late, misread, issued)


def _issued_on(task: Task, dossier: Dossier, today: date) -> date | None:
    """Return the day of the last document of a task whose products are documents, all issued; None elsewhere."""
    register = dossier.head.documents
    days = [register[one.document].date if one.document in register else None for one in task.products]
    known = [day for day in days if day and day <= today]
    return max(known) if known and len(known) == len(days) else None


def _done_state(late: int, present: tuple[bool | None, ...]) -> TaskState:
    if False in present:
        return TaskState.PRODUCT_MISSING
    return TaskState.DONE_LATE if late else TaskState.DONE


def _open_state(window: Window, today: date, left: int) -> TaskState:
    if left < 0:
        return TaskState.OVERDUE
    if left <= DUE_SOON_DAYS:
        return TaskState.DUE_SOON
    return TaskState.NOT_YET if window.first is not None and today < window.first else TaskState.IN_WINDOW


def _is_there(product: Product, dossier: Dossier) -> bool | None:
    """Return whether the document, the file or the address of a product is there; None where it names none."""
    proofs = []
    if product.document and _is_register_read(dossier):
        issued = dossier.head.documents.get(product.document)
        proofs.append(issued is not None and issued.date is not None)
    if product.file:
        proofs.append(dossier.evidence.at(normalize_path(product.file)) is not None)
    if product.url:
        proofs.append(urls.find_url_fault(product.url) is None)
    return any(proofs) if proofs else None


def _is_register_read(dossier: Dossier) -> bool:
    """Return whether the register could be read; otherwise it is unknown which documents are issued."""
    page = dossier.pages.get(HEAD)
    return page.readable if page else not dossier.pages


def _last_day(deadline: Deadline, year: SchoolYear) -> date | None:
    """Return the day before the date in the law (``05-31``), within the school year."""
    found = re.fullmatch(r"(\d\d)-(\d\d)", deadline.before)
    if not found or year.first is None:
        return None
    month, day = int(found[1]), int(found[2])
    try:
        return date(year.first + ((month, day) <= (8, 1)), month, day) - timedelta(1)
    except ValueError:
        return None


def _tasks_of(form: Deadline, tasks: tuple[ScheduledTask, ...]) -> tuple[ScheduledTask, ...]:
    step = form.met_by.step if form.met_by else ""
    return tuple(one for one in tasks if step in one.task.steps)
