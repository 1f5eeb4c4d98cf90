"""Điểm chấm cao hơn điểm tối đa của tiêu chí.

Vì sao: quyết định ghi “tối đa N điểm”; phần vượt không được tính và làm hồ sơ bị trả lại.
Cách sửa: sửa points về không quá điểm tối đa.
Căn cứ: cột Điểm tối đa của bộ chỉ số.
"""

from cdsdossier.judging.rules._kit import Case, Hits, Severity, hit_at_row

SEVERITY = Severity.ERROR
MESSAGE = "“{row}” chấm {points} điểm, tối đa chỉ {maximum}"
FIX = "Viết points: {maximum} hoặc thấp hơn."


def check(case: Case) -> Hits:
    """Yield every row whose points exceed its own maximum."""
    for row in case.scores.rows:
        if row.points is not None and row.points > row.maximum:
            scored = case.dossier.scores[row.id]
            yield hit_at_row(scored, "points", points=row.points, maximum=row.maximum)
