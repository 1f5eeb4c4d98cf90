"""Tệp tạm hoặc lối tắt nằm trong thư mục minh chứng.

Vì sao: Word, Windows, macOS và trình duyệt để lại các tệp này (~$…docx, *.bak, Thumbs.db, .DS_Store, *.tmp,
*.crdownload …); chúng không phải minh chứng, nên không được đóng gói gửi đi. Lối tắt (*.lnk, *.url, *.webloc) chỉ dẫn
tới nội dung ở chỗ khác: người nhận hồ sơ không mở được.
Cách sửa: đóng tệp đang mở, chờ tải xong, rồi xóa tệp tạm. Thay lối tắt bằng chính tệp đó, hoặc ghi địa chỉ sau url:
trong mục evidence của mục chấm.
"""

from cdsdossier.judging.rules._kit import Case, Hit, Hits, Severity
from cdsdossier.model.dossier.file_names import BACKUP_ENDS, SHORTCUT_ENDS

SEVERITY = Severity.NOTICE
MESSAGE = "{what}, không tính là minh chứng"
FIX = "{how}"

_HALF = (".crdownload", ".part", ".download")
_REPLACE = "Thay bằng chính tệp đó; trang web thì ghi địa chỉ sau url: trong mục evidence của mục chấm."
_SYSTEM = {"thumbs.db": "Windows", "desktop.ini": "Windows", ".ds_store": "macOS"}


def check(case: Case) -> Hits:
    """Yield every file that a program left behind."""
    for path in case.dossier.evidence.temporary:
        folder, slash, _ = path.partition("/")
        what, how = _describe(path.rpartition("/")[2].lower())
        yield Hit(f"evidence/{path}", about=folder if slash else "", words={"what": what, "how": how})


def _describe(name: str) -> tuple[str, str]:
    """Return what a file of this name is and what left it behind, and what to do about it."""
    if name.startswith(("~$", ".~lock.")):
        return "tệp tạm do Word hoặc Excel để lại", "Đóng văn bản đang mở; nếu tệp này vẫn còn thì xóa đi."
    if name.endswith(_HALF):
        return "tệp tạm do trình duyệt để lại", "Chờ tải xong; nếu đã bỏ dở thì xóa đi rồi tải lại."
    if name.endswith(SHORTCUT_ENDS):
        return "lối tắt tới nội dung ở chỗ khác", _REPLACE
    if name.endswith(BACKUP_ENDS) or name.startswith("#"):
        return "bản lưu cũ do chương trình soạn thảo để lại", "Xóa đi; nếu là bản cần dùng thì đổi tên tệp."
    return f"tệp tạm do {_SYSTEM.get(name, 'chương trình khác')} để lại", "Xóa đi."
