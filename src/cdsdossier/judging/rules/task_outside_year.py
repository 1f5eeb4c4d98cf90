"""Thời gian của việc, hoặc ngày xong, nằm ngoài năm học hoặc còn chưa đến.

Vì sao: lịch công tác là của một năm học (1/8 đến 31/7); ngày ở ngoài thường là gõ nhầm năm, hoặc chép từ lịch năm
trước.
Cách sửa: sửa năm ở when, hoặc ngày ở done. Việc chưa xong thì để trống done.
Căn cứ: năm học tính từ ngày 01 tháng 8 năm trước đến ngày 31 tháng 7 năm sau.
"""

from datetime import date

from cdsdossier.judging.rules._kit import Case, Hits, Severity, hit_at_task
from cdsdossier.judging.schedule import ScheduledTask
from cdsdossier.text.numbers import format_short_date
from cdsdossier.text.time_phrases import Window

SEVERITY = Severity.WARNING
MESSAGE = "“{task}”: {what} {why}"
FIX = "{how}"


def check(case: Case) -> Hits:
    """Yield every window outside the school year, and every ``done`` outside it or after today."""
    year = case.schedule.year.days
    for planned in case.schedule.tasks:
        window, done = planned.window, planned.task.done
        if window and year and not (year.holds(window.first or window.last) and year.holds(window.last)):
            how = "Sửa tháng, năm ở when theo đúng kế hoạch của năm học này."
            yield hit_at_task(planned, "when", what=f"thời gian {_words(window)}", why=_outside(year), how=how)
        if done:
            yield from _done(planned, done, year, case.today)


def _done(planned: ScheduledTask, done: date, year: Window | None, today: date) -> Hits:
    what = f"ngày xong {format_short_date(done)}"
    if year and not year.holds(done):
        yield hit_at_task(planned, "done", what=what, why=_outside(year), how="Sửa ngày ở done cho đúng.")
    elif done > today:
        why = f"còn chưa đến (hôm nay {format_short_date(today)})"
        how = "Sửa ngày ở done; việc chưa xong thì để trống done."
        yield hit_at_task(planned, "done", what=what, why=why, how=how)


def _words(window: Window) -> str:
    first, last = window
    if first is None or first == last:
        return format_short_date(last)
    return f"{format_short_date(first)} đến {format_short_date(last)}"


def _outside(year: Window) -> str:
    return f"nằm ngoài năm học ({_words(year)})"
