"""Minh chứng ghi ngày ngoài năm học, sau danh mục in ra nó, hoặc còn chưa đến.

Vì sao: điểm của năm học chỉ tính việc làm trong năm học đó (1/8 đến 31/7); văn bản ghi ngày sau hôm nay thường là gõ
nhầm.
Cách sửa: sửa ngày cho đúng với văn bản. Văn bản cũ vẫn còn hiệu lực thì thêm miễn trừ, nêu lý do.
Căn cứ: năm học tính từ ngày 01 tháng 8 năm trước đến ngày 31 tháng 7 năm sau.
"""

from datetime import date

from cdsdossier.judging.rules._kit import Case, Hits, Severity, hit_at_row
from cdsdossier.text.time_phrases import Window

SEVERITY = Severity.WARNING
MESSAGE = "minh chứng của “{row}” ghi ngày {day}, {why}"
FIX = "Sửa ngày (năm-tháng-ngày) cho đúng với văn bản, hoặc thay bằng văn bản của năm học này."


def check(case: Case) -> Hits:
    """Yield every date outside the school year, after the list that prints it, or after today."""
    year = case.dossier.year.days
    listed = case.dossier.head.documents.get("danh-muc-minh-chung")
    for scored in case.dossier.scores.values():
        for index, item in enumerate(scored.form.evidence):
            why = _why(item.date, year, case.today) if item.date else ""
            if item.date and listed and listed.date and item.date > listed.date:
                why = why or f"sau ngày của Danh mục minh chứng ({listed.date:%d/%m/%Y})"
            if why:
                yield hit_at_row(scored, "evidence", index, "date", day=f"{item.date:%d/%m/%Y}", why=why)


def _why(day: date, year: Window | None, today: date) -> str:
    if year and year.first and not year.holds(day):
        first, last = year.first.year, year.last.year
        return f"ngoài năm học {first}-{last} (1/8/{first} đến 31/7/{last})"
    return f"sau hôm nay ({today:%d/%m/%Y})" if day > today else ""
