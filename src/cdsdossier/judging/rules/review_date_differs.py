"""Ngày đánh giá ngoài khác ngày của biên bản.

Vì sao: ngày đánh giá và ngày của biên bản cùng nói về một buổi làm việc; hai ngày khác nhau thì các văn bản của cơ quan
tự mâu thuẫn.
Cách sửa: xem biên bản đã ký, ghi cùng một ngày ở date và ở bien-ban-danh-gia-ngoai trong documents của review.yaml.
"""

from cdsdossier.judging.rules._kit import Case, Hits, Severity, hit_at_review
from cdsdossier.model.dossier.register import list_office_documents
from cdsdossier.text import numbers

SEVERITY = Severity.ERROR
MESSAGE = "ngày đánh giá ngoài ghi {day}, biên bản đánh giá ngoài trong documents ghi {minutes}"
FIX = "Xem biên bản đã ký: ghi date: {right} ở đây, hoặc sửa date của bien-ban-danh-gia-ngoai."


def check(case: Case) -> Hits:
    """Yield the day of the external assessment where the minutes have another."""
    review = case.dossier.review
    minutes = list_office_documents(review).get("bien-ban-danh-gia-ngoai") if review else None
    if review and review.date and minutes and minutes.day != review.date:
        day, other = numbers.format_short_date(review.date), numbers.format_short_date(minutes.day)
        yield hit_at_review("date", day=day, minutes=other, right=minutes.day)
