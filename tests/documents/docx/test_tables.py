from __future__ import annotations

from typing import Any

from lxml import etree
from support.desk import Desk
from support.docxreader import Paper, W, kid, value

from cdsdossier.documents.docx.body import Footnotes, build_blocks
from cdsdossier.documents.docx.ooxml import parse_elements
from cdsdossier.documents.htmltree import parse_html

TEXT_WIDTH = 11906 - 1701 - 851


def test_the_sheet_shows_groups_criteria_items_and_the_sum(sheet: Paper) -> None:
    assert sheet.cells(sheet.tables[1]) == [
        ["TT", "Tiêu chí", "Điểm tối đa", "Tự đánh giá", "Minh chứng, ghi chú"],
        ["Nhóm tiêu chí 1. Chuyển đổi số trong dạy, học"],
        ["1.1", "Có kế hoạch (điều kiện bắt buộc)", "–", "Đạt", ""],
        ["1.2", "Phần mềm", "60", "49,5", ""],
        ["1.2.1", "Dạy trực tuyến", "40", "34,5", "- Thuê theo năm\n- Hợp đồng"],
        ["1.2.2", "Giao bài", "20", "15", ""],
        ["1.3", "Học liệu", "40", "20", ""],
        ["1.3.1", "Kho học liệu", "–", "–", ""],
        ["Cộng điểm nhóm 1: 69,5/100", "Mức độ 2"],
    ]


def test_the_report_shows_the_criteria_and_a_sum_that_adds_up(desk: Desk) -> None:
    report = desk.paper("bao-cao")
    rows = report.cells(report.tables[1])

    assert rows[-1] == ["Cộng điểm nhóm 1", "100", "69,5"]
    assert [row[-1] for row in rows[1:-1]] == ["Đạt", "49,5", "20"]
    assert "Đạt 69,5/100 điểm, xếp Mức độ 2 - Mức đáp ứng cơ bản: đã đáp ứng yêu cầu cơ bản. Kết quả" in report.text


def test_a_set_judged_as_a_whole_has_one_level(desk: Desk) -> None:
    sheet = desk.paper("phieu-cham-diem", lambda parts: parts["set"].update(judged="whole-set"))

    assert sheet.cells(sheet.tables[1])[-2:] == [
        ["Cộng điểm nhóm 1: 69,5/100"],
        ["Cộng điểm toàn bộ: 69,5/100", "Mức độ 2"],
    ]


def test_what_is_unmet_or_unscored_is_said(desk: Desk) -> None:
    def change(parts: dict[str, Any]) -> None:
        parts["scores"]["scores"] = {"1.1": {"met": False}, "1.2.1": {"points": 10}}

    text = desk.paper("phieu-cham-diem", change).text

    assert "còn 2 nội dung chưa chấm" in text
    assert "điều kiện bắt buộc chưa đạt: 1.1" in text
    assert "Chưa đạt" in text


def test_the_header_row_repeats_and_no_row_splits(sheet: Paper) -> None:
    rows = list(sheet.tables[1].iter(W + "tr"))

    assert [kid(row, "trPr", "tblHeader") is not None for row in rows] == [True] + [False] * (len(rows) - 1)
    assert all(kid(row, "trPr", "cantSplit") is not None for row in rows)


def test_the_table_keeps_inside_the_margins_with_fixed_columns(sheet: Paper) -> None:
    table = sheet.tables[1]
    grid = [int(value(column, "w")) for column in table.iter(W + "gridCol")]

    assert sum(grid) == int(value(kid(table, "tblPr", "tblW"), "w")) <= TEXT_WIDTH
    assert value(kid(table, "tblPr", "tblLayout"), "type") == "fixed"
    for row in table.iter(W + "tr"):
        assert sum(int(value(kid(cell, "tcPr", "tcW"), "w")) for cell in row.iter(W + "tc")) == sum(grid)
        assert sum(int(value(kid(cell, "tcPr", "gridSpan")) or 1) for cell in row.iter(W + "tc")) == len(grid)


def test_borders_are_black_and_half_a_point(sheet: Paper) -> None:
    borders = kid(sheet.tables[1], "tblPr", "tblBorders")

    assert borders is not None
    assert {(value(side), value(side, "sz"), value(side, "color")) for side in borders} == {("single", "4", "auto")}
    assert len(borders) == 6


def test_cells_are_12_points_without_indent_and_the_header_is_bold_and_centred(sheet: Paper) -> None:
    table = sheet.tables[1]
    lines = sheet.lines_in(table)
    heads = sheet.lines_in(next(table.iter(W + "tr")))

    assert {line.size for line in lines} == {12}
    assert {line.length("ind", "firstLine") for line in lines} == {0}
    assert {(line.bold, line.align) for line in heads} == {(True, "center")}


def test_a_group_title_a_lead_row_and_the_last_row_stay_with_what_follows(sheet: Paper) -> None:
    rows = list(sheet.tables[1].iter(W + "tr"))
    keeps = [all(line.keeps for line in sheet.lines_in(row)) for row in rows]

    assert keeps == [True, True, False, True, False, False, True, True, False]


def made(html: str) -> list[etree._Element]:
    return parse_elements(build_blocks(parse_html(html, "x.html"), Footnotes()))


def test_rowspan_and_colspan_merge_cells() -> None:
    (table, _) = made(
        '<table><tr><td rowspan="2">a</td><td colspan="2">b</td></tr><tr><td>c</td><td>d</td></tr></table>'
    )
    first, second = table.iter(W + "tr")

    assert [value(kid(cell, "tcPr", "vMerge")) for cell in first.iter(W + "tc")] == ["restart", ""]
    assert [value(kid(cell, "tcPr", "vMerge")) for cell in second.iter(W + "tc")] == ["continue", "", ""]
    assert [value(kid(cell, "tcPr", "gridSpan")) for cell in first.iter(W + "tc")] == ["", "2"]


def test_two_tables_do_not_become_one() -> None:
    table = "<table><tr><td>a</td></tr></table>"
    assert [etree.QName(one).localname for one in made(table + table)] == ["tbl", "p", "tbl", "p"]


def test_every_cell_ends_in_a_paragraph() -> None:
    (table, _) = made("<table><tr><td></td><td><p>a</p><p>b</p></td></tr></table>")
    assert [[etree.QName(one).localname for one in cell] for cell in table.iter(W + "tc")] == [
        ["tcPr", "p"],
        ["tcPr", "p", "p"],
    ]
