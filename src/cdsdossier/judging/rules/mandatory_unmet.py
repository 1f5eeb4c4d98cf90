"""Điều kiện bắt buộc chưa đạt.

Vì sao: bộ chỉ số coi đây là điều kiện bắt buộc của nhóm, nên hoàn thành trước khi gửi hồ sơ. Mức độ vẫn được tính theo
điểm, vì quyết định không nói điều kiện chưa đạt làm đổi mức ra sao.
Cách sửa: hoàn thành điều kiện rồi viết met: true, kèm minh chứng. Không hoàn thành được thì cứ để met: false: đó là kết
quả ghi đúng sự thật, hồ sơ vẫn tạo bản chính thức và đóng gói nộp được, không cần --draft.
Căn cứ: bộ chỉ số ghi “Điều kiện bắt buộc” ở cột Điểm tối đa của tiêu chí này.
"""

from cdsdossier.judging.rules._kit import Case, Hits, Severity, hit_at_row

SEVERITY = Severity.ERROR
MESSAGE = "điều kiện bắt buộc “{row}” chưa đạt: {text}"
FIX = (
    "Hoàn thành điều kiện này trước khi gửi hồ sơ, rồi viết met: true và đặt minh chứng vào evidence/{row}/. "
    "Không kịp thì để nguyên: hồ sơ ghi đúng sự thật vẫn nộp được."
)


def check(case: Case) -> Hits:
    """Yield every mandatory condition that is answered with no."""
    for group in case.scores.groups:
        for criterion in group.criteria:
            if criterion.mandatory and criterion.met is False:
                yield hit_at_row(case.dossier.scores[criterion.id], "met", text=criterion.text)
