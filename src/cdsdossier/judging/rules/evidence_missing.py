"""Mục chấm có điểm (hoặc được ghi là đạt) mà không có minh chứng dùng được.

Vì sao: điểm không có minh chứng bị trừ khi đánh giá ngoài. Tệp rỗng, tệp tạm, tệp hỏng,
tệp có mật khẩu và liên kết sai không phải minh chứng.
Cách sửa: đặt tệp vào thư mục evidence của mục chấm đó, hoặc ghi đường liên kết trong mục evidence của mục chấm.
Căn cứ: cột Ghi chú, minh chứng của bộ chỉ số.
"""

from cdsdossier.judging.rules._kit import Case, Hits, Severity, hit_at_row, is_evidence_refused
from cdsdossier.text.numbers import format_number

SEVERITY = Severity.ERROR
MESSAGE = "“{row}” {claim} nhưng chưa có minh chứng nào dùng được"
FIX = "Đặt tệp vào evidence/{row}/, hoặc ghi - {{url: …, title: …}} trong mục evidence của mục chấm này."


def check(case: Case) -> Hits:
    """Yield every row with points above 0, or ``met: true``, and no sound evidence."""
    for group in case.scores.groups:
        for criterion in group.criteria:
            if criterion.met and not _has_evidence(criterion.id, case):
                yield hit_at_row(case.dossier.scores[criterion.id], "met", claim="ghi là đạt")
            for row in criterion.rows:
                if row.points is not None and row.points > 0 and not _has_evidence(row.id, case):
                    yield hit_at_row(
                        case.dossier.scores[row.id], "points", claim=f"có {format_number(row.points)} điểm"
                    )


def _has_evidence(row: str, case: Case) -> bool:
    folders = case.indicator_set.folders_of.get(row, ())
    return case.dossier.has_evidence(row, folders) or is_evidence_refused(row, case)
