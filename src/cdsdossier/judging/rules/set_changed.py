"""Bản bộ chỉ số trong hồ sơ khác bản đi kèm chương trình về điểm hoặc mức.

Vì sao: trường có thể sửa một con số cho đúng với quyết định; nhưng người nhận cần biết những mục chấm đã khác.
Cách sửa: xem khác ở đâu bằng cdsdossier sets diff; nếu sửa có chủ ý thì giữ nguyên; nếu không, lấy lại bản đi kèm bằng
cdsdossier sets refreeze.
Căn cứ: quyết định nêu trong bộ chỉ số (decision).
"""

from cdsdossier.judging.rules._kit import Case, Hits, Severity, hit_at_set
from cdsdossier.model.indicatorset.diff import find_scoring_differences

SEVERITY = Severity.WARNING
MESSAGE = "bộ chỉ số trong hồ sơ khác bản đi kèm ở: {rows}"
FIX = "Đối chiếu với quyết định; sửa có chủ ý thì để nguyên. Xem khác ở đâu: cdsdossier sets diff"


def check(case: Case) -> Hits:
    """Yield one hit that names all rows whose points or levels differ from the shipped set's."""
    if case.shipped is None or case.shipped.status == "skeleton":  # a skeleton has no points to differ from
        return
    differing = find_scoring_differences(case.indicator_set, case.shipped)
    if differing:
        yield hit_at_set(case, ("id",), rows=", ".join(differing))
