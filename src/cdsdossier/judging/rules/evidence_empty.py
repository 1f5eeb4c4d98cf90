"""Tệp minh chứng rỗng (0 byte).

Vì sao: tệp rỗng không chứng minh được gì; thường do chép hoặc tải về dở dang.
Cách sửa: chép lại tệp từ bản gốc, hoặc xóa đi.
"""

from cdsdossier.judging.rules._kit import Case, Hits, Severity, hit_at_file

SEVERITY = Severity.WARNING
MESSAGE = "tệp rỗng, không có nội dung"
FIX = "Chép lại tệp từ bản gốc, hoặc xóa đi."


def check(case: Case) -> Hits:
    """Yield every file of no bytes."""
    for file in case.dossier.evidence.files:
        if not file.size and not file.outside and not file.fault:
            yield hit_at_file(file)
