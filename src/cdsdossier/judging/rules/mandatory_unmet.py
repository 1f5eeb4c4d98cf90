"""Điều kiện bắt buộc chưa đạt.

Vì sao: bộ chỉ số coi đây là điều kiện bắt buộc của nhóm; chưa đạt thì chưa nên gửi hồ sơ. Mức độ vẫn được tính theo
điểm, vì quyết định không nói điều kiện chưa đạt làm đổi mức ra sao.
Cách sửa: hoàn thành điều kiện rồi viết met: true, kèm minh chứng.
Căn cứ: bộ chỉ số ghi “Điều kiện bắt buộc” ở cột Điểm tối đa của tiêu chí này.
"""

from cdsdossier.judging.rules._kit import Case, Hits, Severity, hit_at_row

SEVERITY = Severity.ERROR
MESSAGE = "điều kiện bắt buộc “{row}” chưa đạt: {text}"
FIX = "Hoàn thành điều kiện này trước khi gửi hồ sơ, rồi viết met: true và đặt minh chứng vào evidence/{row}/."


def check(case: Case) -> Hits:
    """Yield every mandatory condition that is answered with no."""
    for group in case.scores.groups:
        for criterion in group.criteria:
            if criterion.mandatory and criterion.met is False:
                yield hit_at_row(case.dossier.scores[criterion.id], "met", text=criterion.text)
