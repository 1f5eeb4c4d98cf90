"""Điểm đặt sai cấp: ở tiêu chí mà các nội dung con mới được chấm, hoặc ngược lại; hay ở điều kiện bắt buộc.

Vì sao: điểm đặt sai cấp không được tính, tổng điểm của nhóm sẽ thiếu.
Cách sửa: chuyển points sang đúng mục chấm.
Căn cứ: cột Điểm tối đa, Điểm thành phần của bộ chỉ số.
"""

from cdsdossier.judging.rules._kit import Case, Hits, Severity, hit_at_row
from cdsdossier.model.indicatorset import Node
from cdsdossier.text.numbers import format_number

SEVERITY = Severity.ERROR
MESSAGE = "“{row}” không phải mục chấm {what}, nên phần này không được tính"
FIX = "{how}"


def check(case: Case) -> Hits:
    """Yield points on rows that take none, and ``met`` on rows that are no mandatory condition."""
    for row, scored in case.dossier.scores.items():
        node = case.indicator_set.nodes.get(row)
        if node is None:
            continue
        if scored.form.points is not None and row not in case.indicator_set.rows:
            yield hit_at_row(scored, "points", what="điểm", how=_how(node))
        if scored.form.met is not None and not node.mandatory:
            yield hit_at_row(scored, "met", what="đạt/chưa đạt", how="Xóa dòng met; mục này chấm bằng points.")


def _how(node: Node) -> str:
    if node.form is not node.criterion:
        whole = format_number(node.criterion.maximum or 0)
        return f"Chuyển points sang “{node.criterion.id}”; tiêu chí này chấm chung cả {whole} điểm."
    if node.criterion.mandatory:
        return "Xóa points, viết met: true (đạt) hoặc met: false (chưa đạt)."
    items = ", ".join(f"“{item.id}”" for item in node.criterion.items)
    return f"Chấm riêng từng nội dung: {items}."
