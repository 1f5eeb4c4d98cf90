"""Thời gian của một việc trong lịch công tác viết theo cách không đọc được.

Vì sao: không biết việc đó phải xong ngày nào thì không nhắc được hạn, không biết đã muộn hay chưa.
Cách sửa: viết lại mục when theo một trong các cách được nêu. Văn bản in ra vẫn giữ đúng chữ đã viết.
"""

from cdsdossier.judging.rules._kit import Case, Hits, Severity, hit_at_task
from cdsdossier.model.dossier import TIMELINE
from cdsdossier.text.time_phrases import NO_YEAR, UnclearPhrase

SEVERITY = Severity.WARNING
MESSAGE = "“{task}” ghi thời gian “{when}”: {why}"
FIX = "{how}"
#: At most so many letters of a phrase are shown.
_SHOWN = 60


def check(case: Case) -> Hits:
    """Yield every time that cannot be read; one that is missing or was refused has a finding of reading.

    A missing school year has its own finding.
    """
    for planned in case.schedule.tasks:
        if not isinstance(planned.time, UnclearPhrase) or planned.time == NO_YEAR:
            continue
        when = " ".join(planned.task.when.split())
        blank = isinstance(case.dossier.get_written(TIMELINE, "tasks", planned.index, "when"), str)
        if when or blank:
            shown = when if len(when) <= _SHOWN else f"{when[:_SHOWN]}…"
            yield hit_at_task(planned, "when", when=shown, why=planned.time.why, how=planned.time.fix)
