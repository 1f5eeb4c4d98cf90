"""Tên tệp minh chứng không dùng được trên máy khác.

Vì sao: Windows không nhận một số tên và ký tự, không mở được đường dẫn quá dài, và coi chữ hoa chữ thường là một; tên
có dấu lưu theo kiểu tổ hợp thì máy này thấy, máy kia không thấy. Gửi hồ sơ đi là mất tệp.
Cách sửa: đổi tên ngắn, không dấu, chỉ gồm chữ, số, dấu gạch ngang và dấu chấm.
"""

import re
from unicodedata import is_normalized

from cdsdossier.judging.rules._kit import Case, Hits, Severity, hit_at_file
from cdsdossier.model.dossier import EvidenceFile

SEVERITY = Severity.WARNING
MESSAGE = "tên tệp {why}"
FIX = "Đổi tên không dấu, ví dụ {example}."

_DEVICE = re.compile(r"(?:con|prn|aux|nul|conin\$|conout\$|(?:com|lpt)[0-9¹²³]) *(?:\..*)?", re.IGNORECASE)
#: Most paths are plain and need no closer look.
_PLAIN = re.compile(r"(?:[0-9A-Za-z._-]*[0-9A-Za-z_-])(?:/[0-9A-Za-z._-]*[0-9A-Za-z_-])*")
_DEVICES = re.compile(r"(?:^|/)(?:con|prn|aux|nul|com[0-9]|lpt[0-9])(?:[./]|$)", re.IGNORECASE)
_REFUSED = re.compile(r'[<>:"|?*\\]')
_CONTROL = re.compile("[\x00-\x1f\x7f]")
_ALONE = re.compile("[\ud800-\udfff]")
#: Windows accepts at most 259 letters everywhere; the rest is for the folder of an unpacked archive.
_LONGEST = 240
#: The length of the path above a dossier on a typical Windows machine.
_HOME = len("C:\\Users\\") + 20 + len("\\Documents\\")


def check(case: Case) -> Hits:
    """Yield every file that another machine would refuse, lose or mix up, with the first reason."""
    above = _HOME + len(_folder(case)) + len("\\evidence\\")
    seen: dict[str, EvidenceFile] = {}
    for file in case.dossier.evidence.files:
        first = seen.setdefault(file.path.casefold(), file)
        why = _refused(file) or _too_long(file, above) or _twin(first, file)
        if why:
            yield hit_at_file(file, why=why, example=_example(file))


def _folder(case: Case) -> str:
    """Return the name of the dossier's folder; the year where it was given as ``.``."""
    return case.dossier.folder.name or case.dossier.head.school_year or "2025-2026"


def _refused(file: EvidenceFile) -> str:
    raw = file.raw or file.path
    if _PLAIN.fullmatch(raw) and not _DEVICES.search(raw):
        return ""
    for name in raw.split("/"):
        if _DEVICE.fullmatch(name):
            return f"“{name}” trùng tên thiết bị của Windows"
        if found := _REFUSED.search(name):
            return f"có ký tự {found.group()} mà Windows không nhận"
        if _CONTROL.search(name) or _ALONE.search(name):
            return "có ký tự không nhìn thấy hoặc không đúng mã"
        if name.endswith((".", " ")):
            return "kết thúc bằng dấu chấm hoặc dấu cách, Windows tự cắt bỏ"
    return "" if is_normalized("NFC", raw) else "viết bằng chữ có dấu kiểu tổ hợp (macOS), máy khác không tìm thấy"


def _too_long(file: EvidenceFile, above: int) -> str:
    if above + 2 * len(file.path) <= _LONGEST:  # even if every letter took two
        return ""
    length = above + len((file.raw or file.path).encode("utf-16-le", "surrogatepass")) // 2
    return f"dài quá: cả đường dẫn khoảng {length} ký tự, nên dưới {_LONGEST}" if length > _LONGEST else ""


def _twin(first: EvidenceFile, file: EvidenceFile) -> str:
    """Say how the name differs from that of an earlier file that Windows or macOS treats as the same."""
    if first is file:
        return ""
    if first.path == file.path:
        return "trùng với một tệp khác, chỉ khác cách viết dấu"
    return f"chỉ khác evidence/{first.path} ở chữ hoa, chữ thường; trên Windows hai tệp này là một"


def _example(file: EvidenceFile) -> str:
    extension = re.search(r"\.[A-Za-z0-9]{1,5}$", file.path)
    return "ten-tep-moi" + (extension.group().lower() if extension else "")
