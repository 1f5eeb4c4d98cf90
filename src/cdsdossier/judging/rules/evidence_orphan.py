"""Tệp trong thư mục evidence không thuộc mục chấm nào của bộ chỉ số.

Vì sao: tệp đặt sai thư mục không được tính là minh chứng của mục chấm nào, dễ bị bỏ sót.
Cách sửa: chuyển tệp vào thư mục của đúng mục chấm, hoặc ghi tên tệp trong mục evidence của mục chấm đó.
"""

from cdsdossier.judging.rules._kit import Case, Hits, Severity, hit_at_file
from cdsdossier.model.dossier import normalize_path

SEVERITY = Severity.WARNING
MESSAGE = "tệp “{file}” không là minh chứng của mục chấm nào"
FIX = "{how}"

#: The folder of issued documents belongs to the register, not to a row.
REGISTER = "van-ban"


def check(case: Case) -> Hits:
    """Yield every file in a folder of no row that no row lists either."""
    folders = case.indicator_set.evidence_folders
    listed = {
        normalize_path(item.file)
        for scored in case.dossier.scores.values()
        for item in scored.form.evidence
        if item.file
    }
    for file in case.dossier.evidence.files:
        if file.folder not in folders and file.folder != REGISTER and file.path not in listed:
            yield hit_at_file(file, how=_how(file.folder, case))


def _how(folder: str, case: Case) -> str:
    node = case.indicator_set.nodes.get(folder)
    if node is not None and node.criterion.by_items:
        items = ", ".join(item.id for item in node.criterion.items)
        return f"“{folder}” chấm theo từng nội dung; chuyển tệp vào một trong các thư mục {items}."
    return "Chuyển tệp vào thư mục của đúng mục chấm, ví dụ evidence/<mã mục chấm>/."
