"""Điểm trong bộ chỉ số chưa được ai đối chiếu với quyết định.

Vì sao: một số điểm lấy từ nguồn thứ hai; khi chưa đối chiếu với bản quyết định thì chưa nên coi là chính thức.
Cách sửa: đối chiếu từng mục chấm với quyết định; xong thì chạy cdsdossier sets confirm --by "họ tên" (lệnh này ghi
confirmed: {by: …, date: …} vào tệp bộ chỉ số của hồ sơ).
Căn cứ: cột Điểm tối đa của quyết định nêu trong bộ chỉ số (decision).
"""

from cdsdossier.judging.rules._kit import Case, Hits, Severity, hit_at_set

SEVERITY = Severity.NOTICE
MESSAGE = "điểm của {count} mục chấm chưa được đối chiếu với Quyết định {number}"
FIX = "{how}"
_OWN = 'Đối chiếu với bản quyết định; xong thì chạy: cdsdossier sets confirm --by "họ tên"'
_RECEIVED = "Đối chiếu với bản quyết định trước khi kết luận; trong hồ sơ nhận theo gói thì không phải ghi gì."


def check(case: Case) -> Hits:
    """Yield one hit where not all points have been compared with the decision."""
    rules = case.indicator_set
    if rules.status == "usable" and rules.unverified:
        count = sum("points" not in node.form.checked for node in rules.rows.values())
        how = _RECEIVED if case.dossier.received else _OWN
        yield hit_at_set(case, ("decision",), count=count, number=rules.decision.number, how=how)
