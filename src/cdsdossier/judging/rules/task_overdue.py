"""Việc trong lịch công tác đã quá hạn mà chưa ghi là xong.

Vì sao: lịch công tác là phụ lục của kế hoạch đã ký; việc quá hạn kéo theo các việc sau, kể cả hạn của Bộ. Việc đã quá
cả hạn của Bộ thì chỉ nhắc hạn của Bộ (deadline-passed).
Cách sửa: việc đã xong thì điền ngày xong ở done. Chưa xong thì làm ngay; kế hoạch đã điều chỉnh thì sửa when theo kế
hoạch mới.
Căn cứ: kế hoạch của trường và phụ lục kèm theo.
"""

from cdsdossier.judging.rules._kit import Case, Hits, Severity, hit_at_task, is_value_refused, list_open_tasks
from cdsdossier.judging.schedule import ScheduledTask, TaskState
from cdsdossier.text.numbers import format_short_date

SEVERITY = Severity.WARNING
MESSAGE = "“{task}” chưa xong, quá {days} ngày (hạn {last})"
FIX = "{how}"


def check(case: Case) -> Hits:
    """Yield every open task whose last day has passed, unless its ``done`` was refused with a finding of its own."""
    missed = [list_open_tasks(one, case)[:1] for one in case.schedule.deadlines if one.days_left < 0]
    for planned in case.schedule.tasks:
        if [planned] in missed:
            continue  # the deadline of the law is the graver one, and is reported
        if planned.state is TaskState.OVERDUE and planned.window and not is_value_refused(planned, "done", case):
            last = format_short_date(planned.window.last)
            yield hit_at_task(planned, "when", days=planned.days_late, last=last, how=_how(planned, case))


def _how(planned: ScheduledTask, case: Case) -> str:
    if planned.missing:
        names = ", ".join(f"“{product.name}”" for product in planned.missing)
        return f"Còn thiếu {names}. Xong thì điền ngày xong, ví dụ done: {case.today}"
    if planned.present and all(planned.present):
        return f"Sản phẩm đã có đủ. Điền done: {_latest(planned, case) or '(ngày xong, viết năm-tháng-ngày)'}"
    return f"Đã xong thì điền ngày xong, ví dụ done: {case.today}; chưa xong thì làm ngay, hoặc sửa when."


def _latest(planned: ScheduledTask, case: Case) -> str:
    """Return the latest date of the documents of a task, up to today; empty where there is none."""
    issued = (case.dossier.head.documents.get(product.document or "") for product in planned.task.products)
    days = [one.date for one in issued if one and one.date and one.date <= case.today]
    return str(max(days)) if days else ""
