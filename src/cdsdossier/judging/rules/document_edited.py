"""Văn bản đã tạo rồi bị sửa thẳng trong tệp (Word, PDF).

Vì sao: sửa thẳng trong Word thì giấy ghi một đằng, hồ sơ ghi một nẻo; các văn bản khác, bảng điểm, trang công bố vẫn
theo hồ sơ. Chương trình không đọc được điều đã sửa nên không kiểm tra được bản ấy nữa. Bản chính thức (tạo bằng
--final) là cảnh báo và được nêu tên trong gói nộp; dự thảo chỉ là lưu ý.
Cách sửa: ghi điều đã sửa vào hồ sơ (tệp .yaml, hoặc lời văn riêng trong templates) rồi tạo lại bằng --force. Muốn giữ
bản đã sửa thì tự đối chiếu với hồ sơ, rồi thêm miễn trừ, nêu lý do.
"""

from cdsdossier.judging.rules._kit import Case, Hit, Hits, Severity

SEVERITY = Severity.WARNING
MESSAGE = "{what} đã bị sửa bằng tay sau khi tạo; chương trình không kiểm tra được nội dung đã sửa"
FIX = "Ghi điều đã sửa vào hồ sơ rồi chạy: cdsdossier render {document} {options}"


def check(case: Case) -> Hits:
    """Yield every rendered file that is not as it was written; the case lists them."""
    for one in case.edited:
        severity = None if one.final else Severity.NOTICE
        words: dict[str, object] = {
            "what": "bản chính thức" if one.final else "dự thảo",
            "document": one.document,
            "options": "--final --force" if one.final else "--force",
        }
        yield Hit(one.file, about=one.document, words=words, severity=severity)
