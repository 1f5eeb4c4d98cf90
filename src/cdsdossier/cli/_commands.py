"""Which commands there are. A command's module is imported when it is called, so that ``--help`` stays instant."""

from __future__ import annotations

from importlib import import_module
from typing import Any

#: Command → what the list of commands says of it; the module of the same name holds it.
COMMANDS = {
    "init": "Tạo thư mục hồ sơ của một năm học.",
    "status": "Xem nhanh mỗi sáng: mức độ, chỗ thiếu, hạn, việc làm tiếp.",
    "score": "Xem điểm và mức độ từng nhóm, còn cách mức trên bao xa.",
    "check": "Kiểm tra hồ sơ trước khi gửi: mọi lỗi trong một lần, không sửa gì.",
    "timeline": "Xem lịch công tác: đến hạn, quá hạn, đã xong, còn thiếu gì.",
    "evidence": "Xem minh chứng nào đặt ở đâu; thêm hoặc gỡ minh chứng.",
    "sheet": "Chấm điểm bằng Excel: xuất phiếu chấm, rồi đưa trở lại vào hồ sơ.",
    "render": "Tạo văn bản từ hồ sơ (Word, HTML, PDF).",
    "pack": "Đóng gói cả hồ sơ thành một tệp .zip để nộp.",
    "publish": "Tạo trang công bố kết quả để đưa lên trang của trường.",
    "compare": "So sánh các năm học: điểm, mức, minh chứng, tồn tại.",
    "open": "Điền hồ sơ bằng trình duyệt: điểm, minh chứng, văn bản.",
    "serve": "Xem hồ sơ bằng trình duyệt: tình trạng, điểm, lỗi, lịch, văn bản.",
    "verify": "Kiểm tra gói hồ sơ đã nhận: đủ tệp, không bị sửa, rồi xét như check.",
    "review": "Đánh giá ngoài: mở, xem điểm hai bên, gửi lại trường, nhận về.",
    "rollup": "Tổng hợp hồ sơ nhiều trường: điểm, mức độ, lỗi, ai đã gửi.",
    "explain": "Giải thích một quy tắc: vì sao, cách sửa, căn cứ.",
    "sets": "Bộ chỉ số: xem, kiểm tra, so sánh, xác nhận, thay bản mới.",
    "schema": "Giúp trình soạn thảo gợi ý và báo lỗi ngay khi gõ.",
}


def load_command(name: str) -> Any:  # noqa: ANN401 - whatever typer takes: an app, or a function
    """Import the module of a command and return its ``app``, or the function of the command's name."""
    module = import_module(f"cdsdossier.cli.{name}")
    return getattr(module, "app", None) or getattr(module, name)
