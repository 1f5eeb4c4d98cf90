"""The top of a document for one dossier or another; that it keeps the rules of the decree is in test_nd30."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from support.desk import Desk, tiny
from support.docxreader import Paper, W, kid, value

from cdsdossier.documents import catalogue
from cdsdossier.documents.compose import Composer
from cdsdossier.documents.docx import letter_to_docx
from cdsdossier.documents.docx.text_width import measure_width
from cdsdossier.files import resources

MM = 1440 / 25.4


def column(paper: Paper, number: int) -> int:
    return int(value(paper.tables[0].findall(f"{W}tblGrid/{W}gridCol")[number], "w"))


def test_header_columns_are_65_and_100_millimetres_without_borders(report: Paper) -> None:
    assert [column(report, number) / MM for number in (0, 1)] == pytest.approx([65, 100], abs=0.1)
    assert value(kid(report.tables[0], "tblPr", "tblLayout"), "type") == "fixed"
    assert value(kid(report.tables[0], "tblPr", "jc")) == "center"
    borders = kid(report.tables[0], "tblPr", "tblBorders")
    assert borders is not None
    assert {value(side) for side in borders} == {"nil"}


@pytest.mark.parametrize("name", ["Trường THCS Nguyễn Bình", "Trường Trung học cơ sở Nguyễn Bỉnh Khiêm"])
def test_sz_pair_a_long_name_takes_the_small_sizes(desk: Desk, name: str) -> None:
    def long_name(parts: dict[str, Any]) -> None:
        parts["head"]["school"]["name"] = name

    paper = desk.paper("bao-cao", long_name)

    starts = ("UBND XÃ", "TRƯỜNG T", "CỘNG HÒA", "Độc lập", "Quyết Tiến, ngày", "Số:")
    assert [paper.line(start).size for start in starts] == [12, 12, 12, 13, 13, 13]


def test_text_of_13_points_has_the_small_sizes_above_it(desk: Desk, tmp_path: Path) -> None:
    paper = desk.paper("bao-cao", None, tiny(tmp_path / "mau", 13))

    assert [paper.line(start).size for start in ("CỘNG HÒA", "Độc lập", "Quyết Tiến, ngày", "Số:")] == [12, 13, 13, 13]


def test_a_table_is_never_the_first_thing_on_paper(report: Paper) -> None:
    first = report.lines[0]
    assert (report.body[0] is first.element, first.text) == (True, ""), "else LibreOffice adds a line with footnotes"
    assert first.length("spacing", "line") == 40


def test_so_and_dd_number_and_date(report: Paper) -> None:
    number, day = report.line("Số:"), report.line("Quyết Tiến, ngày")

    assert number.text == "Số: 05/BC-THCSQT"
    assert number.look == (13, False, False, "center")
    assert day.text == "Quyết Tiến, ngày 22 tháng 4 năm 2026"
    assert day.look == (14, False, True, "center")
    assert len(report.cells(report.tables[0])) == 2, "number and date stand on one line"


def test_a_draft_leaves_number_and_day_open(desk: Desk) -> None:
    paper = desk.paper("bao-cao", lambda parts: parts["head"].update(documents={}))

    assert re.fullmatch(r"Số: +/BC-THCSQT", paper.line("Số:").text)
    assert re.fullmatch(r"Quyết Tiến, ngày +tháng +năm 2026", paper.line("Quyết Tiến, ngày").text)


@pytest.mark.parametrize(
    ("place", "documents", "lines"),
    [
        ("Phường Điện Biên Phủ", {"bao-cao": {"number": 5, "date": "2026-12-30"}}, 1),
        ("Thành phố Hồ Chí Minh", {}, 1),
        ("Xã Nguyễn Bỉnh Khiêm, Thành phố Hải Phòng", {"bao-cao": {"number": 5, "date": "2026-12-30"}}, 2),
    ],
)
def test_dd_01_place_and_day_stay_whole(desk: Desk, place: str, documents: dict[str, Any], lines: int) -> None:
    def far(parts: dict[str, Any]) -> None:
        parts["head"]["school"]["place"] = place
        parts["head"]["documents"] = documents

    paper = desk.paper("bao-cao", far)
    day = paper.line(place)
    shown = day.text.split("\n")

    assert len(shown) == lines
    assert max(measure_width(line, int(day.size)) for line in shown) < column(paper, 1), "no line breaks by itself"
    assert shown[-1].startswith(("ngày ", place))
    assert column(paper, 1) <= 111 * MM


def test_a_name_is_broken_between_its_parts(desk: Desk) -> None:
    def halved(parts: dict[str, Any]) -> None:
        parts["head"]["school"]["name"] = "Trường THCS Vinh Quang - Thanh Lương"

    assert desk.paper("bao-cao", halved).line("TRƯỜNG").text == "TRƯỜNG THCS\nVINH QUANG - THANH LƯƠNG"


def test_a_form_has_no_number(sheet: Paper) -> None:
    assert "Số:" not in [line.text[:3] for line in sheet.lines]


def test_cc_01_bases_are_italic_one_each_and_closed(report: Paper) -> None:
    decision, law = report.line("Căn cứ Quyết định"), report.line("Căn cứ Luật")

    assert decision.text == (
        "Căn cứ Quyết định số 4725/QĐ-BGDĐT ngày 30 tháng 12 năm 2022 của Bộ Giáo dục và Đào tạo ban hành Bộ chỉ số;"
    )
    assert law.text == "Căn cứ Luật Giáo dục ngày 14 tháng 6 năm 2019."
    assert decision.look == law.look == (14, False, True, "both")
    assert "1020/KH-SGDĐT" not in report.text, "a basis for another document is not printed"


def test_kg_02_one_addressee_on_the_line_of_its_label(report: Paper) -> None:
    line = report.line("Kính gửi")

    assert line.text == "Kính gửi: UBND xã Quyết Tiến\n(qua Phòng Văn hóa - Xã hội xã Quyết Tiến)"
    assert (line.size, line.bold, line.italic) == (14, False, False)


def test_kg_02_several_addressees_stand_under_the_colon(desk: Desk, tmp_path: Path) -> None:
    year = catalogue.read_catalogue(resources.templates_folder())
    letter = Composer(desk.assessment(), year, resources.templates_folder()).compose(year.entry("bao-cao")).content
    path = tmp_path / "x.docx"
    path.write_bytes(letter_to_docx(replace(letter, addressees=("UBND xã", "Sở Giáo dục và Đào tạo"))))
    paper = Paper(path)
    label = paper.line("Kính gửi")
    first = paper.after(label)
    second = paper.after(first)

    assert [line.text for line in (label, first, second)] == ["Kính gửi:", "- UBND xã;", "- Sở Giáo dục và Đào tạo."]
    under_colon = label.length("ind", "left") + measure_width("Kính gửi", 14)
    assert first.length("ind", "left") == second.length("ind", "left") == pytest.approx(under_colon, abs=30)
