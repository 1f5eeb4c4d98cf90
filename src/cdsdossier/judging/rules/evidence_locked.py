"""Tệp minh chứng không mở được: có mật khẩu, bị hỏng, thiếu phần cuối hoặc không có quyền đọc.

Vì sao: người thẩm định không mở được thì coi như không có minh chứng.
Cách sửa: lưu lại một bản không đặt mật khẩu; tệp hỏng hoặc tải về dở dang thì chép lại từ bản gốc.
"""

from cdsdossier.files.probe.faults import FileFault
from cdsdossier.judging.rules._kit import Case, Hits, Severity, hit_at_file

SEVERITY = Severity.WARNING
MESSAGE = "tệp {what}"
FIX = "{how}"

_WORDS = {
    FileFault.LOCKED: (
        "có mật khẩu",
        "Mở bằng mật khẩu, bỏ mật khẩu rồi lưu lại, hoặc in ra một bản PDF không mật khẩu.",
    ),
    FileFault.CUT: ("bị hỏng, thiếu phần cuối", "Chép hoặc tải lại từ bản gốc; lần trước có lẽ bị dừng giữa chừng."),
    FileFault.BROKEN: ("bị hỏng, không mở được", "Chép lại từ bản gốc rồi mở thử."),
    FileFault.UNREADABLE: (
        "không đọc được trên máy này",
        "Đóng chương trình đang mở tệp, hoặc xin quyền đọc rồi chạy lại.",
    ),
    FileFault.UNDECIDED: (
        "được mã hóa kiểu mới, chương trình không thử được có cần mật khẩu hay không",
        "Mở thử tệp; nếu bị hỏi mật khẩu thì lưu lại một bản không mật khẩu.",
    ),
    FileFault.HARD: (
        "này chương trình không tự mở được nên chưa kiểm tra",
        "Mở thử tệp; không mở được thì lấy lại bản gốc.",
    ),
}


def check(case: Case) -> Hits:
    """Yield every file that something keeps from being opened."""
    for file in case.dossier.evidence.files:
        if file.fault:
            what, how = _WORDS[file.fault]
            yield hit_at_file(file, what=what, how=how)
