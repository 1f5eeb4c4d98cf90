"""Bộ chỉ số mới có khung, chưa chấm được.

Vì sao: các tiêu chí và điểm của quyết định này chưa được nhập; chương trình không tự nghĩ ra điểm.
Cách sửa: nhập bảng của quyết định vào tệp bộ chỉ số (groups, criteria, maximum), rồi đổi status thành usable.
Căn cứ: quyết định nêu trong bộ chỉ số (decision).
"""

from cdsdossier.judging.rules._kit import Case, Hits, Severity, hit_at_set

SEVERITY = Severity.ERROR
MESSAGE = "bộ chỉ số {id} mới có khung, chưa có tiêu chí và điểm nên chưa chấm được"
FIX = "Nhập bảng của Quyết định {number} vào tệp này, rồi đổi status thành usable."


def check(case: Case) -> Hits:
    """Yield one hit where the set is a skeleton."""
    rules = case.indicator_set
    if rules.status == "skeleton":
        yield hit_at_set(case, ("status",), id=rules.id, number=rules.decision.number)
