"""Hạn của Bộ đã qua mà chưa xong, xong sau hạn, hoặc lịch công tác đặt việc đó sau hạn.

Vì sao: hạn trong quyết định áp dụng cho mọi trường, kế hoạch của trường không lùi được.
Cách sửa: đã xong thì điền ngày xong ở done; lịch đặt muộn thì sửa when (và kế hoạch) cho kịp hạn. Đã lỡ hạn thì làm
ngay, báo cơ quan quản lý, rồi thêm miễn trừ nêu lý do.
Căn cứ: mục deadlines của bộ chỉ số, lấy từ quyết định ban hành bộ chỉ số.
"""

from datetime import date, timedelta
from itertools import islice
from typing import Any

from cdsdossier.judging.rules._kit import (
    Case,
    Hits,
    Severity,
    are_steps_readable,
    format_task_name,
    hit_at_task,
    hit_at_task_list,
    list_open_tasks,
)
from cdsdossier.judging.schedule import LegalDeadline, ScheduledTask
from cdsdossier.model.dossier.timeline import STEP_NAMES
from cdsdossier.text.numbers import format_short_date

SEVERITY = Severity.WARNING
MESSAGE = "{what}: hạn là trước ngày {before} ({law})"
FIX = "{how}"


def check(case: Case) -> Hits:
    """Yield one hit for each deadline of the set that was missed or is going to be, at the task concerned."""
    for deadline in case.schedule.deadlines:
        step = deadline.form.met_by.step if deadline.form.met_by else ""
        law: dict[str, Any] = {"before": format_short_date(deadline.last + timedelta(1)), "law": deadline.form.what}
        if deadline.met:
            yield from _finished_late(deadline, law)
        elif step in STEP_NAMES:
            yield from _open(deadline, step, case, law)


def _finished_late(deadline: LegalDeadline, law: dict[str, Any]) -> Hits:
    late = ((one, one.done_on) for one in deadline.tasks if one.done_on and one.done_on > deadline.last)
    for one, done in islice(late, 1):
        how = "Gõ nhầm thì sửa ngày ở done; đúng là muộn thì báo cơ quan quản lý, rồi thêm miễn trừ nêu lý do."
        what = f"“{format_task_name(one)}” xong ngày {format_short_date(done)}, quá {(done - deadline.last).days} ngày"
        yield hit_at_task(one, "done", what=what, how=how, **law)


def _open(deadline: LegalDeadline, step: str, case: Case, law: dict[str, Any]) -> Hits:
    tasks = list_open_tasks(deadline, case)
    late = [one for one in tasks if _begins_late(one, deadline.last)]
    days = -deadline.days_left
    if days > 0 and tasks:
        how = f"Đã xong thì điền ngày xong, ví dụ done: {case.today}; chưa xong thì làm ngay."
        what = f"“{format_task_name(tasks[0])}” chưa xong, quá {days} ngày"
        yield hit_at_task(tasks[0], "when", what=what, how=how, **law)
    elif days > 0 and not deadline.tasks and are_steps_readable(case):
        how = f"Thêm việc đó vào tasks, ghi step: {step}; đã xong thì điền ngày xong ở done."
        what = f"lịch công tác không có bước {STEP_NAMES[step]}, đã quá {days} ngày"
        yield hit_at_task_list(what=what, how=how, **law)
    elif late:
        how = f"Đặt việc này sớm hơn, ví dụ when: Trước {law['before']}"
        what = f"“{format_task_name(late[0])}” đặt vào thời gian sau hạn"
        yield hit_at_task(late[0], "when", what=what, how=how, **law)


def _begins_late(planned: ScheduledTask, last: date) -> bool:
    first = planned.window.first if planned.window else None
    return first is not None and first > last
