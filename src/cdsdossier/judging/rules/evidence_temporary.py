"""Tệp tạm nằm trong thư mục minh chứng.

Vì sao: Word, Windows, macOS và trình duyệt để lại các tệp này (~$…docx, Thumbs.db, .DS_Store, *.tmp, *.crdownload …);
chúng không phải minh chứng, gửi kèm chỉ làm rối hồ sơ.
Cách sửa: đóng tệp đang mở, chờ tải xong, rồi xóa tệp tạm.
"""

from cdsdossier.judging.rules._kit import Case, Hit, Hits, Severity

SEVERITY = Severity.NOTICE
MESSAGE = "tệp tạm do {maker} để lại, không tính là minh chứng"
FIX = "{how}"

_HALF = (".crdownload", ".part", ".download")
_SYSTEM = {"thumbs.db": "Windows", "desktop.ini": "Windows", ".ds_store": "macOS"}


def check(case: Case) -> Hits:
    """Yield every file that a program left behind."""
    for path in case.dossier.evidence.temporary:
        folder, slash, _ = path.partition("/")
        maker, how = _origin(path.rpartition("/")[2].lower())
        yield Hit(f"evidence/{path}", about=folder if slash else "", words={"maker": maker, "how": how})


def _origin(name: str) -> tuple[str, str]:
    """Return what left a file of this name behind, and what to do about it."""
    if name.startswith(("~$", ".~lock.")):
        return "Word hoặc Excel", "Đóng văn bản đang mở; nếu tệp này vẫn còn thì xóa đi."
    if name.endswith(_HALF):
        return "trình duyệt", "Chờ tải xong; nếu đã bỏ dở thì xóa đi rồi tải lại."
    return _SYSTEM.get(name, "chương trình khác"), "Xóa đi."
