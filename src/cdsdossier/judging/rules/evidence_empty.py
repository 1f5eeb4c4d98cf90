"""Tệp minh chứng rỗng (0 byte), hoặc nhỏ đến mức không chứa được gì.

Vì sao: tệp rỗng không chứng minh được gì; ảnh 16 byte, PDF 10 byte cũng vậy: không chương trình nào mở ra được chữ hay
hình. Thường do chép hoặc tải về dở dang.
Cách sửa: chép lại tệp từ bản gốc, hoặc xóa đi.
"""

from cdsdossier.files.probe.signatures import fits_extension
from cdsdossier.judging.rules._kit import Case, Hits, Severity, hit_at_file

SEVERITY = Severity.WARNING
MESSAGE = "tệp {what}"
FIX = "Chép lại tệp từ bản gốc, hoặc xóa đi."


def check(case: Case) -> Hits:
    """Yield every file of no bytes, or of fewer than its kind needs to show anything."""
    for file in case.dossier.evidence.files:
        fits = not file.size or fits_extension(file.path, file.kind or "")  # of another kind: that is what is told
        if file.hollow and fits and not file.outside and not file.fault:
            small = f"chỉ có {file.size} byte, không chứa được gì"
            yield hit_at_file(file, what=small if file.size else "rỗng, không có nội dung")
