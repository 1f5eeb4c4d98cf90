"""The timeline as an iCalendar file for a phone. The same timeline on the same day gives the same bytes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING
from urllib.parse import quote

from cdsdossier.judging.assessing import Assessment
from cdsdossier.judging.schedule import ScheduledTask
from cdsdossier.text.visible import to_visible
from cdsdossier.views.numbers import format_day

if TYPE_CHECKING:
    from icalendar import Alarm
    from icalendar import Event as CalendarEvent

#: Before the midnight that ends the last day: eight in the morning, seven days and one day before that day.
_REMINDERS = (timedelta(days=7, hours=16), timedelta(days=1, hours=16))


@dataclass(frozen=True, slots=True)
class _Entry:
    """What becomes one event of whole days, ``first`` to ``last``."""

    uid: str
    first: date
    last: date
    summary: str
    description: str
    reminds: bool


def calendar_bytes(assessment: Assessment) -> bytes | None:
    """Return the tasks and the set's deadlines as an iCalendar file; None where there is nothing to put into it.

    Tasks whose time cannot be read are left out: see ``left_out``. An event keeps its UID from one run to the next, so
    that importing a newer file changes the events of the older one.
    """
    from icalendar import Calendar

    entries = [*_tasks(assessment), *_deadlines(assessment)]
    if not entries:
        return None
    calendar = Calendar()
    for name, value in (("prodid", "-//cdsdossier//cdsdossier//VI"), ("version", "2.0"), ("calscale", "GREGORIAN")):
        calendar.add(name, value)
    for name in ("name", "x-wr-calname"):  # the standard's name, and the one that programs read
        calendar.add(name, _typed(_name(assessment)))
    stamp = datetime.combine(assessment.today, datetime.min.time(), UTC)
    for entry in entries:
        calendar.add_component(_event(entry, stamp))
    return bytes(calendar.to_ical())


def find_undated_tasks(assessment: Assessment) -> tuple[ScheduledTask, ...]:
    """Return the tasks that have no place in a calendar because their time cannot be read."""
    return tuple(one for one in assessment.schedule.tasks if one.window is None)


def _name(assessment: Assessment) -> str:
    head = assessment.dossier.head
    return " ".join(("Lịch tự đánh giá chuyển đổi số", head.school.name or "", head.school_year or "")).strip()


def _tasks(assessment: Assessment) -> Iterator[_Entry]:
    seen: Counter[str] = Counter()
    for one in assessment.schedule.tasks:
        task, window = one.task, one.window
        seen[task.id] += 1
        if window is None:
            continue
        again = f"+{seen[task.id]}" if seen[task.id] > 1 else ""  # two tasks of one id are still two events
        yield _Entry(
            _uid(assessment, "task", task.id, again),
            window.first or window.last,
            window.last,
            task.what or f"Việc {task.id}",
            _description(one),
            one.done_on is None,
        )


def _deadlines(assessment: Assessment) -> Iterator[_Entry]:
    for one in assessment.schedule.deadlines:
        ends = f"Trước {format_day(one.last + timedelta(1))}: ngày cuối là {format_day(one.last)}."
        uid = _uid(assessment, "deadline", one.form.id)
        yield _Entry(uid, one.last, one.last, f"Thời hạn của quyết định: {one.form.what}", ends, one.met is None)


def _uid(assessment: Assessment, kind: str, own: str, again: str = "") -> str:
    """Return an ASCII id that depends on school, year and the entry's own id alone, and differs where they do."""
    head = assessment.dossier.head
    parts = (head.school.code or head.school.name or "", head.school_year or "", kind, own)
    return "-".join(quote(part, safe="") for part in parts) + f"{again}@cdsdossier"


def _description(one: ScheduledTask) -> str:
    task = one.task
    parts = (
        ("Thời gian", task.when),
        ("Thực hiện", task.owner),
        ("Sản phẩm", "; ".join(product.name for product in task.products)),
        ("Còn thiếu", "; ".join(product.name for product in one.missing)),
        ("Đã xong", format_day(one.done_on) if one.done_on else ""),
    )
    return "\n".join(f"{name}: {text}" for name, text in parts if text)


def _event(entry: _Entry, stamp: datetime) -> CalendarEvent:
    from icalendar import Event

    event, summary = Event(), _typed(entry.summary)
    event.add("uid", entry.uid)
    event.add("dtstamp", stamp)
    event.add("dtstart", entry.first)
    event.add("dtend", entry.last + timedelta(1))  # the day after: the standard's end is not part of the event
    event.add("summary", summary)
    event.add("description", _typed(entry.description))
    event.add("transp", "TRANSPARENT")  # a task of two months does not block the calendar for two months
    for before in _REMINDERS if entry.reminds else ():
        event.add_component(_alarm(summary, before))
    return event


def _typed(text: str) -> str:
    r"""Return a text that stays on its lines: the library takes a typed \N, as in D:\Nam, for a line break."""
    return to_visible(text).replace("\\N", "/N")


def _alarm(words: str, before: timedelta) -> Alarm:
    from icalendar import Alarm

    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", words)
    alarm.add("trigger", -before, parameters={"related": "END"})
    return alarm
