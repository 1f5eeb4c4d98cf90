"""Drawn lines → cells: merged ones, open sides, texts that run over, frames that are no table."""

from __future__ import annotations

import pytest
from support.pdfmaker import PdfSheet, make_pdf, read_here, texts

from cdsdossier.files.tables.pdf import ruled
from cdsdossier.files.tables.pdf.read_pages import _answer
from cdsdossier.files.tables.pdf.ruled import RuledTable

HEAD = ["TT", "Nội dung", "Thời gian"]
WIDTHS = [40, 200, 120]


def test_cells_are_merged_as_their_lines_say() -> None:
    sheet = PdfSheet()
    rows = [["Kế hoạch của năm học", "<", "<"], HEAD, ["1", "Họp hội đồng", "Tháng 9"], ["^", "Ghi biên bản", "^"]]
    sheet.table(60, WIDTHS, rows)
    (made,) = read_here(make_pdf(sheet)).tables
    assert texts(read_here(make_pdf(sheet))) == [
        [["Kế hoạch của năm học"] * 3, HEAD, ["1", "Họp hội đồng", "Tháng 9"], ["1", "Ghi biên bản", "Tháng 9"]]
    ]
    assert made.rows[3][0].origin == made.rows[2][0].origin == (2, 0)
    assert made.rows[0][2].origin == (0, 0)


def open_table(*upright: float) -> PdfSheet:
    """Return a page with a table of lines across and some upright ones, none at its outer sides."""
    sheet = PdfSheet()
    for y in (60, 80, 100, 120):
        sheet.rule(50, y, 410, y)
    for x in upright:
        sheet.rule(x, 60, x, 120)
    for row, (number, what, when) in enumerate((HEAD, ["1", "Họp hội đồng", "5/9"], ["2", "Chấm điểm", "Tháng 3"])):
        for x, text in ((54, number), (94, what), (294, when)):
            sheet.text(x, 74 + 20 * row, text)
    return sheet


@pytest.mark.parametrize("upright", [(90, 290), ()], ids=["open at its sides", "lines across alone"])
def test_a_table_without_outer_or_upright_lines_keeps_its_columns(upright: tuple[float, ...]) -> None:
    assert texts(read_here(make_pdf(open_table(*upright)))) == [
        [HEAD, ["1", "Họp hội đồng", "5/9"], ["2", "Chấm điểm", "Tháng 3"]]
    ]


def test_a_text_that_runs_over_a_line_is_whole_and_covers_empty_places() -> None:
    sheet = PdfSheet()
    sheet.table(60, WIDTHS, [HEAD, ["", "", ""], ["1", "Họp", "Tháng 9"]])
    sheet.text(54, 94, "I. Công tác chuẩn bị")
    read = read_here(make_pdf(sheet)).tables[0].rows
    heading = next(row for row in read if row[0].text.startswith("I."))
    assert [cell.text for cell in heading] == ["I. Công tác chuẩn bị", "I. Công tác chuẩn bị", ""]


def test_a_frame_around_the_page_or_a_text_is_no_table() -> None:
    sheet = PdfSheet()
    sheet.box(20, 20, 575, 822)
    sheet.box(60, 40, 300, 60)
    sheet.text(70, 54, "Mẫu số 01")
    sheet.table(100, WIDTHS, [HEAD, ["1", "Họp", "Tháng 9"]])
    (made,) = read_here(make_pdf(sheet)).tables
    assert (made.before, len(made.rows)) == (("Mẫu số 01",), 2)


def test_a_page_of_countless_lines_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ruled, "_MOST_JOINED", 20)
    sheet = PdfSheet()
    sheet.table(60, [20] * 12, [["a"] * 12] * 12)
    assert _answer(make_pdf(sheet))["fault"] == "big"


def test_places_that_no_line_closes_are_cells_of_their_own() -> None:
    table = RuledTable([0, 10, 20], [0, 10, 20], {(0, 0): (0, 0, 10, 10)})
    assert table.cell_at(15, 15) == (10, 10, 20, 20)
    assert table.cell_at(25, 5) is None
    assert table.widen((0, 0, 10, 10), 18, {}) == (0, 0, 20, 10)
