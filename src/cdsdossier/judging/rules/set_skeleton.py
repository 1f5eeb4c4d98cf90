"""Bộ chỉ số chưa có bảng tiêu chí và điểm; cần nhập từ tệp quyết định.

Vì sao: các tiêu chí và điểm của quyết định này chưa được nhập; chương trình không tự nghĩ ra điểm.
Cách sửa: nhập bảng của quyết định vào tệp bộ chỉ số (groups, criteria, maximum), rồi đổi status thành usable.
Căn cứ: quyết định nêu trong bộ chỉ số (decision).
"""

from cdsdossier.judging.rules._kit import Case, Hits, Severity, hit_at_set

SEVERITY = Severity.ERROR
MESSAGE = "bộ chỉ số {id} chưa có bảng tiêu chí và điểm; cần nhập từ tệp quyết định"
FIX = "Nhập bảng của Quyết định {number} vào tệp này, rồi đổi status thành usable."


def check(case: Case) -> Hits:
    """Yield one hit where the set is a skeleton."""
    rules = case.indicator_set
    if rules.status == "skeleton":
        yield hit_at_set(case, ("status",), id=rules.id, number=rules.decision.number)
