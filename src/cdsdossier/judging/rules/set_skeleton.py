"""Bộ chỉ số chưa chấm được: chưa có bảng tiêu chí và điểm, hoặc còn thiếu vài chỗ.

Vì sao: bảng của quyết định này chưa được nhập, hoặc nhập rồi mà thiếu điểm, thiếu mức độ; chương trình không tự đặt ra.
Cách sửa: có tệp quyết định (Word, Excel, PDF) thì trong thư mục hồ sơ gõ cdsdossier sets adopt QD3267.docx, thay bằng
đúng tên tệp; hồ sơ chưa tạo thì gõ cdsdossier init 2025-2026 --kind mam-non --decision QD3267.docx. Nhập rồi mà còn
thiếu thì điền vào indicator-set.yaml theo quyết định, rồi đổi status: skeleton thành status: usable.
Căn cứ: quyết định nêu trong bộ chỉ số (decision).
"""

from cdsdossier.judging.rules._kit import Case, Hits, Severity, hit_at_set
from cdsdossier.judging.skeleton import advise_on_skeleton, describe_skeleton
from cdsdossier.text.shell import named_folder_argument

SEVERITY = Severity.ERROR
MESSAGE = "{what}"
FIX = "{how}"


def check(case: Case) -> Hits:
    """Yield one hit where the set is a skeleton."""
    rules = case.indicator_set
    if rules.status == "skeleton":
        how = " ".join(advise_on_skeleton(rules, named_folder_argument(case.dossier.folder))).rstrip()
        yield hit_at_set(case, ("status",), what=describe_skeleton(rules), how=how)
