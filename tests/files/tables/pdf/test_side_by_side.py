"""A letterhead is read side by side, the left lines before the right ones."""

from __future__ import annotations

from support.pdfmaker import PdfSheet, make_pdf, read_here

from cdsdossier.files.tables.pdf.letters import PdfLine, PdfWord
from cdsdossier.files.tables.pdf.side_by_side import find_sides


def test_left_lines_come_before_right_ones_whatever_their_heights() -> None:
    sheet = PdfSheet()
    sheet.lines(60, 60, "BỘ GIÁO DỤC VÀ ĐÀO TẠO")
    sheet.text(60, 86, "Số: 9999/QĐ-BGDĐT")
    sheet.lines(300, 60, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc", size=9)
    sheet.text(330, 95, "Hà Nội, ngày 15 tháng 8 năm 2025")
    sheet.text(240, 140, "QUYẾT ĐỊNH")
    sheet.text(50, 180, "Điều 1. Ban hành kèm theo Quyết định này Bộ chỉ số đánh giá mức độ chuyển đổi số.")
    sheet.table(200, [40, 200], [["TT", "Nội dung"], ["1", "Họp"]])
    assert read_here(make_pdf(sheet)).tables[0].before == (
        "BỘ GIÁO DỤC VÀ ĐÀO TẠO",
        "Số: 9999/QĐ-BGDĐT",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
        "Hà Nội, ngày 15 tháng 8 năm 2025",
        "QUYẾT ĐỊNH",
        "Điều 1. Ban hành kèm theo Quyết định này Bộ chỉ số đánh giá mức độ chuyển đổi số.",
    )


def test_a_line_without_a_wide_gap_has_no_sides() -> None:
    words = (PdfWord(0, 30, "Điều"), PdfWord(36, 60, "1."))
    assert find_sides([PdfLine(words, 10, 10)], 0) is None
