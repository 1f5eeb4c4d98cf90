"""Việc trong lịch công tác sắp đến hạn, trong vòng 7 ngày.

Vì sao: còn ít ngày thì cần biết trước để kịp làm, kịp ký.
Cách sửa: làm xong thì điền ngày xong ở done.
Căn cứ: kế hoạch của trường và phụ lục kèm theo.
"""

from cdsdossier.judging.rules._kit import Case, Hits, Severity, hit_at_task, is_value_refused
from cdsdossier.judging.schedule import ScheduledTask, TaskState
from cdsdossier.text.numbers import format_short_date

SEVERITY = Severity.NOTICE
MESSAGE = "“{task}” {left} (hạn {last})"
FIX = "{what}Xong thì điền ngày xong, ví dụ done: {today}"


def check(case: Case) -> Hits:
    """Yield every open task that ends within a week, today included."""
    for planned in case.schedule.tasks:
        if planned.state is TaskState.DUE_SOON and planned.window and not is_value_refused(planned, "done", case):
            left = f"còn {planned.days_left} ngày" if planned.days_left else "phải xong trong hôm nay"
            last = format_short_date(planned.window.last)
            yield hit_at_task(planned, "when", left=left, last=last, what=_missing(planned), today=case.today)


def _missing(planned: ScheduledTask) -> str:
    names = ", ".join(f"“{product.name}”" for product in planned.missing)
    return f"Còn thiếu {names}. " if names else ""
