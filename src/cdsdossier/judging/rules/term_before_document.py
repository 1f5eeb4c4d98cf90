"""Thời hạn ghi trong văn bản đã hết trước khi văn bản ban hành.

Vì sao: giấy chứng nhận có giá trị đến một ngày trước ngày cấp, thông báo niêm yết đến một ngày trước ngày ra thông báo,
hạn nộp lại trước ngày trả hồ sơ: văn bản như vậy không có tác dụng gì ngay từ lúc ký.
Cách sửa: sửa ngày hết hạn, hoặc ngày ban hành, cho đúng với bản đã ký.
"""

from collections.abc import Iterator
from datetime import date

from cdsdossier.judging.rules._kit import Case, Hit, Hits, Severity
from cdsdossier.model.dossier import HEAD, REVIEW, Review
from cdsdossier.model.dossier.head import Issued
from cdsdossier.model.dossier.register import list_registers
from cdsdossier.text.numbers import format_short_date

SEVERITY = Severity.ERROR
MESSAGE = "{document} {what} {last}, trước cả ngày của văn bản"
FIX = "Sửa {key} thành ngày sau đó (năm-tháng-ngày), hoặc sửa date của {id}."

#: Where the last day is written, the document that says it, in which words, the day.
_Term = tuple[str, tuple[str, ...], str, str, date | None]


def check(case: Case) -> Hits:
    """Yield every last day that lies before the day of the document that prints it."""
    registers = list_registers(case.dossier.head, case.dossier.review)
    issued = {name: document for register in registers for name, document in register.issued.items()}
    for file, path, name, what, last in _terms(case):
        if last and name in issued and last < issued[name].day:
            words: dict[str, object] = {
                "document": issued[name].named, "what": what, "last": format_short_date(last), "key": path[-1],
                "id": name,
            }  # fmt: skip
            yield Hit(file, path, name, words=words)


def _terms(case: Case) -> Iterator[_Term]:
    review = case.dossier.review or Review()
    yield REVIEW, ("valid_until",), "giay-chung-nhan", "có giá trị đến", review.valid_until
    yield REVIEW, ("due",), "phieu-tra-ho-so", "hẹn nộp lại đến", review.due
    notice = case.dossier.head.documents.get("thong-bao-ket-qua") or Issued()
    path = ("documents", "thong-bao-ket-qua", "posted_until")
    yield HEAD, path, "thong-bao-ket-qua", "niêm yết đến", notice.posted_until
