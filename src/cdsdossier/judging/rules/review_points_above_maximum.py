"""Điểm của đoàn đánh giá ngoài cao hơn điểm tối đa, hoặc nhỏ hơn 0.

Vì sao: quyết định ghi “tối đa N điểm” cho cả hai bên; phần vượt không được tính nên tổng điểm sẽ khác với biên bản.
Cách sửa: trong review.yaml, sửa points của mục chấm đó về từ 0 đến điểm tối đa.
Căn cứ: cột Điểm tối đa và khung điểm của bộ chỉ số.
"""

from decimal import Decimal

from cdsdossier.judging.review import is_same_set
from cdsdossier.judging.rules._kit import Case, Hits, Severity, hit_at_review
from cdsdossier.judging.scoring import RowScore
from cdsdossier.text.numbers import format_number

SEVERITY = Severity.ERROR
MESSAGE = "“{row}”: đoàn chấm {points} điểm, {bound}"
FIX = "Viết points: {most} hoặc {nearer}."


def check(case: Case) -> Hits:
    """Yield each row whose points by the office are above what the row may take, or below 0."""
    review = case.dossier.review
    if review is None or not is_same_set(review, case.indicator_set):  # another set has its own finding
        return
    for row in case.scores.rows:
        points = review.scores[row.id].points if row.id in review.scores else None
        if points is None or 0 <= points <= row.allowed:
            continue
        bound, most, nearer = _bound(row), row.allowed, "thấp hơn"
        if points < 0:
            bound, most, nearer = "nhỏ hơn 0", Decimal(0), "lớn hơn"
        path = ("scores", row.id, "points")
        yield hit_at_review(*path, row=row.id, points=points, bound=bound, most=most, nearer=nearer)


def _bound(row: RowScore) -> str:
    most = format_number(row.allowed)
    if row.allowed < row.maximum:
        return f"nhưng với số liệu {row.measured} chỉ được tối đa {most}"
    return f"tối đa chỉ {most}"
