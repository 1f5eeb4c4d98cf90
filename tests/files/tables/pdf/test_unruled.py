"""Tables without lines are read where rows are certain; else nothing is read, and a sentence says so."""

from __future__ import annotations

import pytest
from support.pdfmaker import PdfSheet, make_pdf, read_here, texts

HEAD = ("TT", "Nội dung", "Thời gian")


def page(*rows: tuple[int, tuple[str, ...]]) -> PdfSheet:
    """Return a page with rows of three columns, each with its distance from the one before."""
    sheet, y = PdfSheet(), 100
    sheet.text(50, 60, "Kế hoạch của trường cho năm học 2025-2026, gồm các việc sau đây:")
    for step, cells in rows:
        y += step
        for x, text in zip((50, 90, 330), cells, strict=True):
            sheet.text(x, y, text)
    sheet.text(50, y + 60, "Trên đây là kế hoạch của nhà trường trong năm học này và các năm sau.")
    return sheet


def test_rows_of_one_line_are_read() -> None:
    read = read_here(make_pdf(page((0, HEAD), (14, ("1", "Họp hội đồng", "5/9")), (14, ("2", "Chấm", "Tháng 3")))))
    assert texts(read) == [[list(HEAD), ["1", "Họp hội đồng", "5/9"], ["2", "Chấm", "Tháng 3"]]]
    assert len(read.tables[0].before) == len(read.after) == 1


def test_rows_of_several_lines_are_read_where_they_stand_apart() -> None:
    wrapped = ((22, ("1", "Họp hội đồng tự đánh giá của nhà trường cho", "5/9")), (12, ("", "cả năm học", "")))
    read = read_here(make_pdf(page((0, HEAD), *wrapped, (22, ("2", "Chấm", "Tháng 3")))))
    assert [row[1] for row in texts(read)[0]][1:] == ["Họp hội đồng tự đánh giá của nhà trường cho cả năm học", "Chấm"]


@pytest.mark.parametrize(
    "rows",
    [
        ((14, ("1", "Họp hội đồng", "5/9")), (14, ("", "cả năm học", "")), (14, ("2", "Chấm", "Tháng 3"))),
        ((14, ("Một", "Họp hội đồng", "5/9")), (14, ("Hai", "Chấm", "Tháng 3"))),
        ((14, ("1", "Họp hội đồng", "5/9")),),
    ],
    ids=["lines and rows alike", "no numbers", "one row"],
)
def test_what_is_not_certain_is_no_table(rows: tuple[tuple[int, tuple[str, ...]], ...]) -> None:
    assert read_here(make_pdf(page((0, HEAD), *rows))).tables == ()
