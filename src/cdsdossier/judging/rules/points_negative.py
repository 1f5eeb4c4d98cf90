"""Điểm âm.

Vì sao: bộ chỉ số không có điểm trừ; điểm âm được tính là 0.
Cách sửa: viết points: 0 nếu không đạt.
Căn cứ: điểm trong bộ chỉ số là “tối đa N điểm”, tính từ 0.
"""

from cdsdossier.judging.rules._kit import Case, Hits, Severity, hit_at_row

SEVERITY = Severity.ERROR
MESSAGE = "“{row}” chấm {points} điểm; điểm thấp nhất là 0"
FIX = "Viết points: 0 nếu không đạt."


def check(case: Case) -> Hits:
    """Yield every row with points below zero."""
    for row in case.scores.rows:
        if row.points is not None and row.points < 0:
            yield hit_at_row(case.dossier.scores[row.id], "points", points=row.points)
