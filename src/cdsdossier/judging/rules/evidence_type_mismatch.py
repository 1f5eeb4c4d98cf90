"""Nội dung tệp minh chứng không khớp với đuôi tên tệp.

Vì sao: tệp đổi đuôi bằng tay thường không mở được trên máy người thẩm định; chương trình chạy được giấu dưới tên ảnh là
dấu hiệu của mã độc.
Cách sửa: đổi lại đúng đuôi; tốt hơn là mở bằng phần mềm đã tạo ra nó rồi lưu (Save As) thành loại tệp cần gửi.
"""

from cdsdossier.files.probe.signatures import FITTING, KINDS, extension_of, fits_extension
from cdsdossier.judging.rules._kit import Case, Hits, Severity, hit_at_file

SEVERITY = Severity.WARNING
MESSAGE = "tệp mang đuôi .{extension} nhưng bên trong {what}"
FIX = "{how}"

#: Files of these are ZIP inside: under another name no program of theirs would open them.
_PACKAGES = {name for name, kinds in FITTING.items() if kinds & {"docx", "xlsx", "pptx", "odt", "ods", "odp"}} - {"zip"}


def check(case: Case) -> Hits:
    """Yield every file that was looked at and whose content does not belong under its extension."""
    for file in case.dossier.evidence.files:
        if file.kind is not None and file.size and not file.fault and not fits_extension(file.path, file.kind):
            extension = extension_of(file.path)
            what = f"là {KINDS[file.kind]}" if file.kind else f"không phải {KINDS[min(FITTING[extension])]}"
            yield hit_at_file(file, extension=extension, what=what, how=_how(extension, file.kind))


def _how(extension: str, kind: str) -> str:
    if kind == "exe":
        return "Đừng mở tệp này; xóa đi, quét vi-rút rồi lấy lại tệp gốc."
    extensions = [extension for extension, kinds in FITTING.items() if kind in kinds]
    if not extensions or (kind == "zip" and extension in _PACKAGES):
        return "Mở thử tệp; không mở được thì lấy lại bản gốc."
    return f"Đổi đuôi thành .{extensions[0]}, hoặc mở ra rồi lưu (Save As) đúng loại cần gửi."
