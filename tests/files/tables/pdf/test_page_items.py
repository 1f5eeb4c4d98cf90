"""A page put together: text above, between and below its tables, a table in a cell of another."""

from __future__ import annotations

from support.pdfmaker import PdfSheet, make_pdf, read_here, texts

from cdsdossier.files.tables.pdf.read_pages import _answer

WIDTHS = [60, 200]


def test_text_stands_before_between_and_behind_tables() -> None:
    sheet = PdfSheet()
    sheet.lines(50, 60, "PHỤ LỤC", "(Kèm theo Kế hoạch số 12/KH-MNHS)")
    end = sheet.table(90, WIDTHS, [["TT", "Nội dung"], ["1", "Họp hội đồng"]])
    sheet.text(50, end + 25, "Bảng thứ hai:")
    end = sheet.table(end + 40, WIDTHS, [["Mã", "Tên"], ["a", ""]])
    sheet.lines(50, end + 40, "Nơi nhận: như trên;", "lưu văn thư.")
    read = read_here(make_pdf(sheet))
    opening = ("PHỤ LỤC", "(Kèm theo Kế hoạch số 12/KH-MNHS)")
    assert [table.before for table in read.tables] == [opening, ("Bảng thứ hai:",)]
    assert read.after == ("Nơi nhận: như trên;", "lưu văn thư.")
    assert texts(read)[1] == [["Mã", "Tên"], ["a", ""]]


def test_a_table_in_a_cell_keeps_its_own_letters() -> None:
    sheet = PdfSheet()
    for x0, x1 in ((50, 100), (100, 500)):
        sheet.box(x0, 60, x1, 200)
    sheet.lines(54, 74, "TT")
    sheet.lines(104, 74, "Nội dung")
    sheet.table(100, [50, 60], [["a", "b"], ["c", "d"]], left=150)
    assert texts(read_here(make_pdf(sheet))) == [[["TT", "Nội dung"]], [["a", "b"], ["c", "d"]]]


def test_cells_that_are_lower_than_their_texts_are_told() -> None:
    sheet = PdfSheet()
    sheet.table(60, WIDTHS, [["TT", "Nội dung"], ["1", "Họp"], ["2", "Chấm"], ["3", "Gửi"]])
    for y in (83, 103):  # below the text of one row and above the text of the next
        sheet.lines(116, y, "Tổ chức rà soát hạ tầng,", "phần mềm của nhà trường", "trong cả năm học")
    assert _answer(make_pdf(sheet))["fault"] == "cut"
