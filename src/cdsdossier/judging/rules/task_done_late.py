"""Việc trong lịch công tác xong sau hạn đã ghi.

Vì sao: để biết khi người đọc hồ sơ so lịch với ngày trên văn bản.
Cách sửa: nếu gõ nhầm thì sửa done hoặc when; nếu đúng là muộn thì để nguyên, hoặc thêm miễn trừ nêu lý do.
Căn cứ: kế hoạch của trường và phụ lục kèm theo.
"""

from cdsdossier.judging.rules._kit import Case, Hits, Severity, hit_at_task
from cdsdossier.text.numbers import format_short_date

SEVERITY = Severity.NOTICE
MESSAGE = "“{task}” xong ngày {done}, quá {days} ngày (hạn {last})"
FIX = "Gõ nhầm thì sửa ngày ở done; đúng là muộn thì để nguyên, hoặc thêm miễn trừ nêu lý do."


def check(case: Case) -> Hits:
    """Yield every task that was done after its last day, its products there or not."""
    for planned in case.schedule.tasks:
        done, window = planned.task.done, planned.window
        if planned.finished and planned.days_late and done and window:
            last = format_short_date(window.last)
            yield hit_at_task(planned, "done", done=format_short_date(done), days=planned.days_late, last=last)
