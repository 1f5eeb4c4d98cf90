"""What the layout makes of one dossier or another; that it keeps the decree's rules is test_nd30."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from lxml import etree
from support.desk import Desk, emptied, tiny
from support.docxreader import Paper, W, kid, value

from cdsdossier.documents import catalogue
from cdsdossier.documents.compose import Composer
from cdsdossier.documents.docx import letter_to_docx
from cdsdossier.documents.docx.text_width import measure_width
from cdsdossier.files import resources

MM = 1440 / 25.4
BOTH = pytest.mark.parametrize("document", ["phieu-cham-diem", "bao-cao"])


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


def test_a_form_on_its_side_spreads_over_its_width(desk: Desk, mau: Path) -> None:
    (section,) = desk.paper("danh-muc-minh-chung", None, mau).sections

    for table in (section.tables[0], section.tables[-1]):
        assert sum(int(value(one, "w")) for one in table.iter(W + "gridCol")) > 0.95 * section.width


def test_a_table_is_never_the_first_thing_on_paper(report: Paper) -> None:
    first = report.lines[0]
    assert (report.body[0] is first.element, first.text) == (True, ""), "else LibreOffice adds a line with footnotes"
    assert first.length("spacing", "line") == 40


def test_loose_diacritics_of_a_template_are_put_together(desk: Desk, mau: Path) -> None:
    (mau / "to-trinh.html").write_text(unicodedata.normalize("NFD", "<p>Kính trình./.</p>"), encoding="utf-8")

    assert "Kính trình./." in [line.text for line in desk.paper("to-trinh", None, mau).lines]


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


def test_kg_02_one_addressee_on_the_same_line(report: Paper) -> None:
    line = report.line("Kính gửi")

    assert line.text == "Kính gửi: Phòng Văn hóa - Xã hội xã Quyết Tiến"
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


def test_an_unverified_set_has_one_footnote_on_draft_paper(desk: Desk) -> None:
    def draft(parts: dict[str, Any]) -> None:
        del parts["head"]["documents"]["bao-cao"]

    paper = desk.paper("bao-cao", draft)
    (note,) = [note for note in etree.fromstring(paper.parts["word/footnotes.xml"]) if not value(note, "type")]
    (reference,) = paper.body.iter(W + "footnoteReference")
    assert value(reference, "id") == value(note, "id")
    assert "1/QĐ-BGDĐT" in "".join(str(text) for text in note.itertext())

    def confirmed(parts: dict[str, Any]) -> None:
        draft(parts)
        parts["set"].update(confirmed={"by": "Hội đồng", "date": "2026-01-05"})

    for paper in (desk.paper("bao-cao", confirmed), desk.paper("bao-cao")):  # confirmed; issued with number and date
        assert not [note for note in etree.fromstring(paper.parts["word/footnotes.xml"]) if not value(note, "type")]
        assert not list(paper.body.iter(W + "footnoteReference"))


@BOTH
def test_a_nearly_empty_dossier_prints_gaps_not_holes(desk: Desk, document: str) -> None:
    paper = desk.paper(document, emptied)

    assert "……" in paper.text
    assert "None" not in paper.text
    assert "Undefined" not in paper.text


def test_no_line_ends_inside_a_school_year_or_a_span_of_months(desk: Desk) -> None:
    plan = desk.paper("ke-hoach")

    years = [line for line in plan.lines if re.search(r"\d{4}-\d{4}", line.text)]
    assert len(years) > 3
    for line in years:
        assert not any(re.search(r"\d-\d", word.text or "") for word in line.element.iter(W + "t"))
