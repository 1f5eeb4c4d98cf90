"""Tables without lines are read where rows are certain; else nothing is read, and a sentence says so."""

from __future__ import annotations

import pytest
from support.pdfmaker import PdfSheet, make_pdf, read_here, texts

from cdsdossier.files.tables.pdf.letters import PdfLine, PdfWord
from cdsdossier.files.tables.pdf.unruled import find_gutters, keep_shared

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


TASK = ("1", "Họp hội đồng tự đánh giá của nhà trường cho", "Tháng 9")
MORE = ("", "cả năm học", "năm 2025")
OTHER = ("2", "Tập huấn sử dụng phần mềm cho giáo viên toàn", "Tháng 3")
REST = ("", "trường và nhân viên", "")


def test_rows_as_near_as_their_lines_are_read_where_all_their_texts_begin_beside_the_number() -> None:
    rows = ((0, HEAD), (14, TASK), (14, MORE), (14, OTHER), (14, REST), (14, ("3", "Chấm điểm", "Tháng 4")))
    (table,) = texts(read_here(make_pdf(page(*rows))))
    assert [row[1] for row in table] == [
        "Nội dung",
        "Họp hội đồng tự đánh giá của nhà trường cho cả năm học",
        "Tập huấn sử dụng phần mềm cho giáo viên toàn trường và nhân viên",
        "Chấm điểm",
    ]


@pytest.mark.parametrize(
    "rows",
    [
        ((0, HEAD), (14, MORE), (14, TASK), (14, REST), (14, OTHER)),
        ((0, HEAD), (14, TASK), (14, ("", "Nhóm việc thứ hai của nhà trường trong năm học này, gồm các việc", "sau"))),
        ((0, ("Một", "Nội dung", "Thời gian")), (14, TASK), (14, ("2", "Chấm", "Tháng 3"))),
        ((0, ("TT", "", "Thời gian")), (14, TASK), (14, ("2", "Chấm", "Tháng 3"))),
        ((14, ("1", "họp", "5/9")), (14, MORE), (14, ("2", "chấm", "Tháng 3")), (14, REST)),
    ],
    ids=["at the bottom", "a heading over columns", "another head", "a column without name", "no head"],
)
def test_rows_that_may_be_parted_otherwise_are_refused(rows: tuple[tuple[int, tuple[str, ...]], ...]) -> None:
    assert read_here(make_pdf(page(*rows))).tables == ()


@pytest.mark.parametrize(
    "second",
    [
        ((0, HEAD), (14, MORE), (14, ("3", "Chấm", "Tháng 3")), (14, ("4", "Gửi", "Tháng 4"))),
        ((0, HEAD), (14, MORE)),
        ((0, ("3", "Chấm", "Tháng 3")), (14, ("4", "Gửi", "Tháng 4"))),
    ],
    ids=["the rest of a row below the head", "the rest of a row alone", "no head again"],
)
def test_a_table_that_goes_on_otherwise_than_below_its_head_is_refused(
    second: tuple[tuple[int, tuple[str, ...]], ...],
) -> None:
    first = page((0, HEAD), (22, TASK), (12, MORE), (22, ("2", "Chấm", "Tháng 3")))
    whole = page((0, HEAD), (22, ("3", "Chấm", "Tháng 3")), (22, ("4", "Gửi", "Tháng 4")))
    assert [len(table) for table in texts(read_here(make_pdf(first, whole)))] == [3, 3]
    assert read_here(make_pdf(first, page(*second))).tables == ()


def line(base: float, *words: tuple[float, float]) -> PdfLine:
    return PdfLine(tuple(PdfWord(left, right, "x") for left, right in words), base, 10.0)


def test_a_narrow_gap_parts_columns_only_where_texts_begin_alike_behind_it() -> None:
    alike = [line(at, (50, 100 - at % 3), (106, 130)) for at in range(5)]
    ragged = [line(at, (50, 100), (106 + 4 * at, 150)) for at in range(5)]

    assert find_gutters(alike) == [103]
    assert find_gutters(ragged) == []
    assert find_gutters([line(0, (50, 100), (110, 150))]) == [105]


def test_a_name_in_the_middle_over_numbers_is_of_their_column() -> None:
    head, row = line(0, (70, 90), (120, 150)), line(14, (50, 55), (110, 160))
    assert keep_shared([60, 100], [[head], [row]]) == [100]
    assert keep_shared([60, 100], [[head], [row, line(28, (70, 80))]]) == [60, 100]
