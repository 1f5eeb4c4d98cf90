"""Đoàn đánh giá ngoài chấm khác nhà trường, hoặc trả lại hồ sơ, mà chưa ghi lý do.

Vì sao: nhà trường cần biết vì sao điểm bị đổi hoặc hồ sơ bị trả lại thì mới sửa được; biên bản in lý do này.
Cách sửa: trong review.yaml, ghi lý do sau reason của mục chấm đó; trả lại hồ sơ thì ghi các lý do dưới reasons.
Căn cứ: thông lệ của đánh giá ngoài: mỗi thay đổi về điểm phải giải thích được.
"""

from cdsdossier.judging.review import RowValue, parse_recorded_value
from cdsdossier.judging.rules._kit import Case, Hits, Severity, format_verdict, hit_at_review
from cdsdossier.model.dossier import REVIEW
from cdsdossier.model.dossier.review import ReviewRow

SEVERITY = Severity.ERROR
MESSAGE = "{what}"
FIX = "{how}"


def check(case: Case) -> Hits:
    """Yield each row on which the office disagrees without a reason, and a returned dossier without reasons."""
    review = case.dossier.review
    if review is None:
        return
    if review.state == "tra-lai" and not case.dossier.get_written(REVIEW, "reasons"):
        how = "Ghi mỗi lý do một dòng dưới reasons:, ví dụ - Thiếu minh chứng của các mục chấm …"
        yield hit_at_review("state", what="hồ sơ bị trả lại nhưng chưa ghi lý do", how=how)
    for row, written in review.scores.items():
        condition = _is_answered_as_condition(case, row, written)
        given: RowValue = written.met if condition else written.points
        own = parse_recorded_value(written, condition=condition)
        if given is not None and given != own and not _has_reason(case, row, written):
            what = f"“{row}”: trường {format_verdict(own)}, đoàn {format_verdict(given)}, nhưng chưa ghi lý do"
            key = "met" if condition else "points"
            yield hit_at_review("scores", row, key, what=what, how="Ghi lý do sau reason: của mục chấm này.")


def _is_answered_as_condition(case: Case, row: str, written: ReviewRow) -> bool:
    node = case.indicator_set.nodes.get(row)
    return written.points is None if node is None else node.mandatory


def _has_reason(case: Case, row: str, written: ReviewRow) -> bool:
    """Return whether a row has a reason, or one that was refused (a list, a table) and has its own finding."""
    refused = isinstance(case.dossier.get_written(REVIEW, "scores", row, "reason"), dict | list)
    return refused or bool((written.reason or "").strip())
