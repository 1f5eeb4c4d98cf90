"""The timeline as a board for the staff-room wall: month by month, with today's line between behind and ahead."""

from __future__ import annotations

import textwrap
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from cdsdossier.judging.assessing import Assessment
from cdsdossier.judging.schedule import DUE_SOON_DAYS, LegalDeadline, Schedule, ScheduledTask, TaskState
from cdsdossier.model.dossier import TIMELINE
from cdsdossier.text.time_phrases import UnclearPhrase
from cdsdossier.views.layout import WIDTH, Line, Span, styled_line, wrap_text
from cdsdossier.views.numbers import format_day, format_days_left

#: State → its words and their style, the most urgent first.
STATE_WORDS = {
    TaskState.OVERDUE: ("QUÁ HẠN", "bad"),
    TaskState.PRODUCT_MISSING: ("thiếu sản phẩm", "bad"),
    TaskState.DUE_SOON: ("sắp đến hạn", "warn"),
    TaskState.IN_WINDOW: ("đang trong hạn", "strong"),
    TaskState.NOT_YET: ("chưa đến hạn", ""),
    TaskState.DONE_LATE: ("xong muộn", "good"),
    TaskState.DONE: ("xong", "good"),
    TaskState.ISSUED: ("đã ban hành", "good"),
    TaskState.UNREADABLE: ("chưa rõ hạn", "warn"),
}
_STATE_WIDTH = max(len(words) for words, _ in STATE_WORDS.values())
#: A longer task id stands before the task's text instead of in a column of its own.
_ID_WIDTH = 6
_WEEKDAYS = ("thứ hai", "thứ ba", "thứ tư", "thứ năm", "thứ sáu", "thứ bảy", "chủ nhật")
_NO_TASK = (
    f"Chưa có việc nào trong {TIMELINE}. Gõ các việc vào tệp đó theo mẫu có sẵn trong tệp, hoặc lấy từ kế hoạch "
    "đã có: cdsdossier timeline --import ke-hoach.docx"
)


@dataclass(frozen=True, slots=True)
class _Entry:
    """A task, or a deadline of the law, as it stands on the board; ``last`` is None where its time is not clear."""

    last: date | None
    state: TaskState
    id: str
    what: str
    details: tuple[Span, ...]


def timeline_lines(assessment: Assessment) -> list[Line]:
    """Return the whole board."""
    plan = assessment.schedule
    tasks = [_task(one) for one in plan.tasks]
    entries = [*tasks, *(_deadline(one) for one in plan.deadlines)]
    width = max((len(one.id) for one in entries), default=0)
    return [*_heading(assessment), *_board(entries, width, plan.today), *_unclear(plan, tasks, width)]


def _heading(assessment: Assessment) -> list[Line]:
    head, reference = assessment.dossier.head, assessment.dossier.timeline.plan
    school = f"{head.school.name or '(chưa điền tên trường)'} · năm học {head.school_year or '(chưa điền)'}"
    lines = [
        styled_line(("LỊCH CÔNG TÁC TỰ ĐÁNH GIÁ MỨC ĐỘ CHUYỂN ĐỔI SỐ", "strong")),
        *wrap_text(school, style="strong"),
    ]
    if reference and reference.number:
        dated = f" ngày {format_day(reference.date)}" if reference.date else ""
        lines += wrap_text(f"Theo kế hoạch số {reference.number}{dated}", style="dim")
    return [*lines, *_summary(assessment)]


def _summary(assessment: Assessment) -> list[Line]:
    tasks, today = assessment.schedule.tasks, format_day(assessment.today)
    if assessment.dossier.unreadable(TIMELINE):
        return wrap_text(f"Ngày {today}: không đọc được {TIMELINE}; chạy cdsdossier check để xem lỗi.", style="bad")
    if not tasks:
        return [styled_line(f"Ngày {today}"), (), *wrap_text(_NO_TASK, style="warn")]
    counts = Counter(one.state for one in tasks)
    # A no-break space keeps a number with its words while the paragraph is wrapped.
    parts = (
        f"{counts[state]} {words.lower()}".replace(" ", "\xa0")
        for state, (words, _) in STATE_WORDS.items()
        if counts[state]
    )
    rows = textwrap.wrap(f"Ngày\xa0{today}: {len(tasks)}\xa0việc – {', '.join(parts)}.", WIDTH)
    return [styled_line(row.replace("\xa0", " ")) for row in rows]


def _board(entries: Iterable[_Entry], width: int, today: date) -> list[Line]:
    dated = sorted(((one.last, place, one) for place, one in enumerate(entries) if one.last), key=lambda row: row[:2])
    lines: list[Line] = []
    month, passed = (0, 0), False
    for last, _, entry in dated:
        if not passed and last >= today:
            lines, passed = [*lines, (), _today(today)], True
        if month != (last.year, last.month):
            month = (last.year, last.month)
            lines += [(), styled_line((f"THÁNG {last.month}/{last.year}", "strong"))]
        lines += _rows(entry, width)
    return lines if passed or not dated else [*lines, (), _today(today)]


def _today(today: date) -> Line:
    words = f"──── hôm nay: {_WEEKDAYS[today.weekday()]}, {format_day(today)} "
    return styled_line((words.ljust(WIDTH, "─"), "warn"))


def _rows(entry: _Entry, width: int) -> list[Line]:
    """Return an entry: its state, its id, its text and below that the details; nothing is cut, only wrapped."""
    width = min(width, _ID_WIDTH)
    own_column = len(entry.id) <= width
    words, style = STATE_WORDS[entry.state]
    what = entry.what if own_column else f"{entry.id} – {entry.what}"
    indent = 2 + _STATE_WIDTH + 2 + width + 2
    first, *more = textwrap.wrap(what, WIDTH - indent) or [""]
    state = (f"  {words:<{_STATE_WIDTH}}  ", style)
    lines = [styled_line(state, f"{entry.id if own_column else '':>{width}}  ", (first, ""))]
    lines += [styled_line(" " * indent, row) for row in more]
    for text, shade in entry.details:
        lines += [
            styled_line(" " * indent, (row, shade))
            for row in textwrap.wrap(text, WIDTH - indent, subsequent_indent="  ")
        ]
    return lines


def _task(one: ScheduledTask) -> _Entry:
    task, last = one.task, one.window.last if one.window else None
    details: list[Span] = []
    if isinstance(one.time, UnclearPhrase):
        details += [(f"ghi “{task.when}”: {one.time.why}", "warn")] if task.when else [(one.time.why, "warn")]
        details += [(_days(one, last), "")] if one.done_on else []
    else:
        shade = STATE_WORDS[one.state][1] if one.state in {TaskState.OVERDUE, TaskState.DUE_SOON} else ""
        details.append((f"{task.when} · {_days(one, last)}", shade))
    if task.done and not one.finished:
        details.append((f"ghi xong ngày {format_day(task.done)}, ngày đó chưa đến nên chưa tính là xong", "warn"))
    if one.misread:
        details.append((f"done ghi “{one.misread}”, chưa đọc được; viết năm-tháng-ngày, ví dụ 2026-03-28", "bad"))
    if task.owner:
        details.append((f"thực hiện: {task.owner}", "dim"))
    if one.missing:
        names = "; ".join(product.name for product in one.missing)
        details.append(
            (f"sản phẩm: {names}", "dim") if one.state is TaskState.NOT_YET else (f"còn thiếu: {names}", "warn")
        )
    return _Entry(last, one.state, task.id or "–", task.what or "(chưa ghi nội dung việc)", tuple(details))


def _deadline(one: LegalDeadline) -> _Entry:
    """Return a deadline of the law; it stands between the tasks and says by itself what it is."""
    state, met = _standing(one), one.met
    tasks = ", ".join(each.task.id for each in one.tasks)
    told = (
        f"việc trong lịch phải xong trước hạn này: {tasks}"
        if one.tasks
        else "trong lịch chưa có việc nào đáp ứng thời hạn này"
    )
    words = _ended(met, one.last) if met else _left(one.days_left, one.last)
    shade = STATE_WORDS[state][1] if state in {TaskState.OVERDUE, TaskState.DUE_SOON} else ""
    details = (
        (f"trước {format_day(one.last + timedelta(1))} · {words}", shade),
        (told, "dim" if one.tasks else "warn"),
    )
    return _Entry(one.last, state, "", f"Thời hạn của quyết định: {one.form.what}", details)


def _standing(one: LegalDeadline) -> TaskState:
    if one.met:
        return TaskState.DONE_LATE if one.met > one.last else TaskState.DONE
    if one.days_left < 0:
        return TaskState.OVERDUE
    return TaskState.DUE_SOON if one.days_left <= DUE_SOON_DAYS else TaskState.NOT_YET


def _days(one: ScheduledTask, last: date | None) -> str:
    """Return how many days a task has left, or when it was done."""
    if one.issued:
        return f"văn bản đã ban hành đủ; ghi done: {one.issued}"
    if one.finished and one.task.done:
        return _ended(one.task.done, last)
    return _left(one.days_left, last) if last and one.days_left is not None else ""


def _ended(done: date, last: date | None) -> str:
    late = (done - last).days if last else 0
    return f"xong ngày {_brief(done, last)}" + (f", muộn {late} ngày" if late > 0 else "")


def _left(days: int, last: date) -> str:
    if not days:
        return "hôm nay là ngày cuối"
    return f"{format_days_left(days)}, {'hạn là' if days < 0 else 'đến'} {_brief(last, last)}"


def _brief(moment: date, last: date | None) -> str:
    """Return a day without its year where that is the year the month's heading names."""
    return f"{moment.day}/{moment.month}" if last and moment.year == last.year else format_day(moment)


def _unclear(plan: Schedule, tasks: list[_Entry], width: int) -> list[Line]:
    """Return the tasks whose time cannot be read, then what to write, each advice once."""
    entries = [one for one in tasks if one.last is None]
    if not entries:
        return []
    fixes = dict.fromkeys(one.time.fix for one in plan.tasks if isinstance(one.time, UnclearPhrase))
    lines = [(), styled_line(("CHƯA RÕ THỜI GIAN", "strong")), *(row for one in entries for row in _rows(one, width))]
    return [*lines, (), *(row for fix in fixes for row in wrap_text(f"Cách sửa trong {TIMELINE}: {fix}", "  ", "    "))]
