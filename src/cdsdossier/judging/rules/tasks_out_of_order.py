"""Các bước của lịch công tác ngược thứ tự.

Vì sao: chưa có kế hoạch và hội đồng thì chưa tự đánh giá được; chưa tự đánh giá thì chưa có kết quả để đề nghị đánh giá
ngoài, cập nhật và công bố. Ngày ngược nhau làm hồ sơ mâu thuẫn.
Cách sửa: xem lại ngày ở done hoặc thời gian ở when của hai việc được nêu.
Căn cứ: quy trình tự đánh giá, đánh giá ngoài trong quyết định ban hành bộ chỉ số.
"""

from datetime import date
from typing import Any

from cdsdossier.judging.rules._kit import Case, Hits, Severity, format_task_name, hit_at_task
from cdsdossier.judging.schedule import ScheduledTask
from cdsdossier.model.dossier.timeline import STEP_NAMES
from cdsdossier.text.numbers import format_short_date

SEVERITY = Severity.WARNING
MESSAGE = "“{task}” {what}, trước khi “{other}” {than}"
FIX = "Phải {first} rồi mới {then}. Sửa {place} của một trong hai việc."

#: What must come first, and what then.
ORDER = (
    ("ke-hoach", "tu-danh-gia"),
    ("hoi-dong", "tu-danh-gia"),
    ("tu-danh-gia", "de-nghi"),
    ("tu-danh-gia", "cap-nhat"),
    ("tu-danh-gia", "cong-bo"),
    ("de-nghi", "danh-gia-ngoai"),
)


def check(case: Case) -> Hits:
    """Yield one hit for each pair of steps that is certainly in the wrong order, at the later step's task."""
    tasks: dict[str, list[ScheduledTask]] = {}
    for one in case.schedule.tasks:
        for step in dict.fromkeys(one.task.steps):
            tasks.setdefault(step, []).append(one)
    for first, then in ORDER:
        earlier, later = tasks.get(first, []), tasks.get(then, [])
        names: dict[str, Any] = {"first": STEP_NAMES[first], "then": STEP_NAMES[then]}
        found = next(_by_done(earlier, later, names), None) or next(_by_window(earlier, later, names), None)
        if found:
            yield found


def _by_done(earlier: list[ScheduledTask], later: list[ScheduledTask], names: dict[str, Any]) -> Hits:
    """Compare days of completion: certain only if every task of the earlier step is done."""
    begun = [(done, one) for one in earlier if (done := _done(one))]
    if not begun or len(begun) < len(earlier):
        return
    day, other = min(begun, key=lambda pair: pair[0])
    for one in later:
        done = _done(one)
        if done and done < day:
            what, than = f"xong ngày {format_short_date(done)}", f"xong (ngày {format_short_date(day)})"
            yield hit_at_task(one, "done", what=what, other=format_task_name(other), than=than, place="done", **names)


def _done(planned: ScheduledTask) -> date | None:
    return planned.task.done if planned.finished else None


def _by_window(earlier: list[ScheduledTask], later: list[ScheduledTask], names: dict[str, Any]) -> Hits:
    """Compare windows: certain only if every task of the earlier step says when it begins."""
    begins = [(window.first, one) for one in earlier if (window := one.window) and window.first]
    if not begins or len(begins) < len(earlier):
        return
    day, other = min(begins, key=lambda pair: pair[0])
    for one in later:
        if one.window and one.window.last < day:
            what, than = f"hết hạn {format_short_date(one.window.last)}", f"bắt đầu (ngày {format_short_date(day)})"
            yield hit_at_task(one, "when", what=what, other=format_task_name(other), than=than, place="when", **names)
