"""Một nội dung được đặt làm minh chứng ở hai dòng.

Vì sao: người thẩm định dễ cho rằng chép cho đủ; bản chép cũng dễ lệch nhau khi sửa một nơi.
Cách sửa: giữ một tệp, ở dòng kia ghi lại đường dẫn của nó trong mục evidence. Dùng chung có chủ ý thì thêm miễn trừ,
nêu lý do.
"""

from cdsdossier.judging.rules._kit import Case, Hits, Severity, hit_at_file
from cdsdossier.model.dossier import EvidenceFile

SEVERITY = Severity.NOTICE
MESSAGE = "tệp giống hệt evidence/{first} của dòng “{row}”"
FIX = "Nếu dùng chung: xóa một bản, ở dòng kia ghi - {{file: {first}}}. Nếu nhầm: thay bằng đúng tệp."


def check(case: Case) -> Hits:
    """Yield every file whose content an earlier row has too."""
    rows = case.indicator_set.evidence_folders
    first: dict[str, EvidenceFile] = {}
    for file in case.dossier.evidence.files:
        if not file.digest or file.folder not in rows:
            continue
        other = first.setdefault(file.digest, file)
        if rows[other.folder] != rows[file.folder]:
            yield hit_at_file(file, rows[file.folder], first=other.path, row=rows[other.folder])
