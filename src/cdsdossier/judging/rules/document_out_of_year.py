"""Văn bản trong sổ ghi ngày ngoài năm học, hoặc ngày còn chưa đến.

Vì sao: hồ sơ của một năm học gồm văn bản ban hành trong năm học đó (1/8 đến 31/7); ngày sau hôm nay thường là gõ nhầm
năm, mà ngày này được in lên mọi văn bản có nhắc đến nó. Sổ văn bản của cơ quan đánh giá ngoài cũng được xem.
Cách sửa: sửa date trong sổ văn bản cho đúng với bản đã ký. Đúng là ban hành ngoài năm học thì thêm miễn trừ, nêu lý do.
Căn cứ: Nghị định 30/2020/NĐ-CP: ngày của văn bản là ngày ban hành; năm học tính từ ngày 01 tháng 8 đến ngày 31 tháng 7.
"""

from cdsdossier.judging.rules._kit import Case, Hits, Severity, hit_at_document
from cdsdossier.model.dossier.register import IssuedDocument, list_registers
from cdsdossier.text import numbers

SEVERITY = Severity.WARNING
MESSAGE = "{document} có ngày {why}"
FIX = "Sửa date cho đúng với bản đã ký (năm-tháng-ngày)."


def check(case: Case) -> Hits:
    """Yield every dated document of both registers whose day is outside the school year or after today."""
    for register in list_registers(case.dossier.head, case.dossier.review):
        for document in register.issued.values():
            why = _why(document, case)
            if why:
                yield hit_at_document(document.id, "date", document=document.named, why=why)


def _why(document: IssuedDocument, case: Case) -> str:
    year = case.dossier.year.days
    if year and year.first and not year.holds(document.day):
        first, last = numbers.format_short_date(year.first), numbers.format_short_date(year.last)
        return f"nằm ngoài năm học ({first} đến {last})"
    return f"sau hôm nay ({numbers.format_short_date(case.today)})" if document.day > case.today else ""
