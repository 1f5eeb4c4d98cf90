"""Minh chứng ghi ngày ngoài năm học, hoặc ngày còn chưa đến.

Vì sao: điểm của năm học chỉ tính việc làm trong năm học đó (1/8 đến 31/7); văn bản ghi ngày sau hôm nay thường là gõ
nhầm.
Cách sửa: sửa ngày cho đúng với văn bản. Văn bản cũ vẫn còn hiệu lực thì thêm miễn trừ, nêu lý do.
Căn cứ: năm học tính từ ngày 01 tháng 8 năm trước đến ngày 31 tháng 7 năm sau.
"""

from collections.abc import Iterator
from datetime import date

from cdsdossier.findings import Severity
from cdsdossier.judging.rules._kit import Case, Hit, hit_at_row

SEVERITY = Severity.WARNING
MESSAGE = "minh chứng của “{row}” ghi ngày {day}, {why}"
FIX = "Sửa ngày (năm-tháng-ngày) cho đúng với văn bản, hoặc thay bằng văn bản của năm học này."


def check(case: Case) -> Iterator[Hit]:
    """Yield every listed date outside the school year or after today."""
    year = case.dossier.head.school_year
    first = date(int(year[:4]), 8, 1) if year and int(year[:4]) else None
    for scored in case.dossier.scores.values():
        for index, item in enumerate(scored.form.evidence):
            why = _why(item.date, first, case.today) if item.date else ""
            if why:
                yield hit_at_row(scored, "evidence", index, "date", day=f"{item.date:%d/%m/%Y}", why=why)


def _why(day: date, first: date | None, today: date) -> str:
    if first is not None and not (first <= day and (day.year, day.month) < (first.year + 1, 8)):
        return f"ngoài năm học {first.year}-{first.year + 1} (1/8/{first.year} đến 31/7/{first.year + 1})"
    return f"sau hôm nay ({today:%d/%m/%Y})" if day > today else ""
