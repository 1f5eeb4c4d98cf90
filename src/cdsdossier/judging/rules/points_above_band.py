"""Điểm chấm cao hơn mức mà số liệu đo được cho phép.

Vì sao: bộ chỉ số quy định khung điểm theo tỉ lệ hoặc số lượng; số liệu thấp thì điểm tối đa cũng thấp.
Cách sửa: hạ points về khung cho phép, hoặc sửa measured nếu số liệu ghi nhầm.
Căn cứ: khung điểm (bands) của tiêu chí trong bộ chỉ số.
"""

from cdsdossier.judging.rules._kit import Case, Hits, Severity, hit_at_row

SEVERITY = Severity.ERROR
MESSAGE = "“{row}” chấm {points} điểm, nhưng với số liệu {measured} chỉ được tối đa {allowed}"
FIX = "Viết points: {allowed} hoặc thấp hơn, hoặc sửa lại measured."


def check(case: Case) -> Hits:
    """Yield every row whose points exceed the band of its measured fact (but not its own maximum)."""
    for row in case.scores.rows:
        if row.points is not None and row.allowed < row.points <= row.maximum:
            scored = case.dossier.scores[row.id]
            yield hit_at_row(scored, "points", points=row.points, measured=row.measured, allowed=row.allowed)
