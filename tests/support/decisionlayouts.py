"""Whole decisions as Word and Excel files: their articles, a table of criteria, and levels laid out in several ways."""

from __future__ import annotations

import io
from collections.abc import Sequence

from support.wordmaker import document

HEAD = ["STT", "Tiêu chí", "Điểm tối đa", "Điểm thành phần", "Mức độ", "Ghi chú, minh chứng"]
CRITERIA = (
    ["1", "Chuyển đổi số trong nuôi dưỡng, chăm sóc", "100", "", "", ""],
    ["1.1", "Có kế hoạch chuyển đổi số", "", "", "Điều kiện bắt buộc", "Kế hoạch"],
    ["1.2", "Phần mềm quản lý", "100", "", "", ""],
    ["", "- Quản lý trẻ (40 điểm);\n- Quản lý thực đơn (60 điểm).", "", "", "", "Ảnh chụp"],
)
ARTICLES = (
    "QUYẾT ĐỊNH",
    "Về việc ban hành Bộ chỉ số đánh giá mức độ chuyển đổi số của cơ sở giáo dục mầm non",
    "Điều 1. Ban hành kèm theo Quyết định này Bộ chỉ số.",
    "Điều 2. Trách nhiệm thực hiện",
    "1. Cơ sở giáo dục mầm non:",
    "a) Hiệu trưởng báo cáo kết quả tự đánh giá, cập nhật kết quả lên cơ sở dữ liệu ngành trước 31/5 hằng năm;",
    "2. Sở Giáo dục và Đào tạo:",
    "a) Đánh giá ngoài, công bố và đồng bộ kết quả chậm nhất 20/6;",
    "b) Tổng hợp, báo cáo Bộ Giáo dục và Đào tạo trong tháng 7.",
)
#: How levels are laid out → paragraphs (texts) and tables (lists of rows) around the criteria: before and after.
Pieces = tuple["str | list[list[str]]", ...]
LEVELS: dict[str, tuple[Pieces, Pieces]] = {
    "names before the number": (
        (),
        (
            "- Mức chưa đáp ứng (Mức độ 1): Tổng điểm của mỗi nhóm tiêu chí dưới 50 điểm.",
            "- Mức đáp ứng cơ bản (Mức độ 2): Tổng điểm của mỗi nhóm tiêu chí đạt từ 50 đến 75 điểm.",
            "- Mức đáp ứng tốt (Mức độ 3): Tổng điểm của mỗi nhóm tiêu chí đạt trên 75 điểm.",
        ),
    ),
    "one line": (
        (),
        (
            (
                "Có 3 mức: Mức độ 1 (Mức chưa đáp ứng): dưới 50; Mức độ 2 (Mức đáp ứng cơ bản): từ 50 đến 75; Mức độ 3 "
                "(Mức đáp ứng tốt): trên 75."
            ),
        ),
    ),
    "an article": (
        (
            "Điều 3. Mức độ chuyển đổi số",
            "1. Mức độ I – Mức chưa đáp ứng: dưới 50 điểm",
            "2. Mức độ II – Mức đáp ứng cơ bản: từ 50 điểm trở lên, không quá 75 điểm",
            "3. Mức độ III – Mức đáp ứng tốt: > 75 điểm",
        ),
        (),
    ),
    "a table": (
        (),
        (
            "Xếp mức độ",
            [
                ["STT", "Mức độ", "Tên gọi", "Tổng điểm"],
                ["1", "1", "Mức chưa đáp ứng", "Dưới 50"],
                ["2", "2", "Mức đáp ứng cơ bản", "50 - 75"],
                ["3", "3", "Mức đáp ứng tốt", "Trên 75"],
            ],
        ),
    ),
    "rows right below the criteria": (
        (),
        (
            [
                ["Xếp mức độ", "", ""],
                ["Mức 1", "Mức chưa đáp ứng", "Dưới 50 điểm"],
                ["Mức 2", "Mức đáp ứng cơ bản", "Từ 50 đến 75 điểm"],
                ["Mức 3", "Mức đáp ứng tốt", "Trên 75 điểm"],
            ],
        ),
    ),
    "a table across": (
        (),
        (
            "Xếp mức độ",
            [
                ["Mức độ", "Mức độ 1", "Mức độ 2", "Mức độ 3"],
                ["Tên gọi", "Mức chưa đáp ứng", "Mức đáp ứng cơ bản", "Mức đáp ứng tốt"],
                ["Tổng điểm", "< 50", "≥ 50 và ≤ 75", "> 75"],
            ],
        ),
    ),
    "names elsewhere": (
        ("Mức độ 1: Mức chưa đáp ứng", "Mức độ 2: Mức đáp ứng cơ bản", "Mức độ 3: Mức đáp ứng tốt"),
        ("Dưới 50 điểm xếp Mức độ 1, từ 50 đến 75 điểm xếp Mức độ 2, trên 75 điểm xếp Mức độ 3.",),
    ),
}


def word_decision(layout: str) -> bytes:
    """Return a decision as a Word file, its levels laid out in one of the ways of ``LEVELS``."""
    before, after = LEVELS[layout]
    return document(*ARTICLES, *before, "PHỤ LỤC", [HEAD, *CRITERIA], *after)


def excel_decision(layout: str) -> bytes:
    """Return the same as an Excel file; levels in a table stand right below the criteria, without an empty row."""
    import openpyxl

    before, after = LEVELS[layout]
    book, out = openpyxl.Workbook(), io.BytesIO()
    sheet = book.active
    for piece in (*ARTICLES, *before, [HEAD, *CRITERIA]):
        _add(sheet, piece)
    for piece in after:
        if isinstance(piece, str):
            sheet.append([])
        _add(sheet, piece)
    book.save(out)
    return out.getvalue()


def _add(sheet: object, piece: str | Sequence[Sequence[str]]) -> None:
    for row in [[piece]] if isinstance(piece, str) else piece:
        sheet.append([cell or None for cell in row])  # type: ignore[attr-defined]
