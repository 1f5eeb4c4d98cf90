"""Nghị định 30/2020/NĐ-CP, Phụ lục I, read on the paper; ids as in the reference of the decree's rules."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from lxml import etree
from paperwork.desk import Desk, emptied
from paperwork.docxreader import FONT_SLOTS, Line, Paper, W, kid, value

from cdsdossier import shipped
from cdsdossier.paperwork import catalogue
from cdsdossier.paperwork.composing import compose
from cdsdossier.paperwork.writer import docx
from cdsdossier.paperwork.writer.measure import width

MM = 1440 / 25.4
BOTH = pytest.mark.parametrize("document", ["phieu-cham-diem", "bao-cao"])


def section(paper: Paper) -> etree._Element:
    (found,) = paper.body.iter(W + "sectPr")
    return found


@BOTH
def test_pg_01_to_03_page_and_margins(desk: Desk, document: str) -> None:
    page = section(desk.paper(document))
    size, margins = kid(page, "pgSz"), kid(page, "pgMar")
    lengths = {side: int(value(margins, side)) / MM for side in ("top", "bottom", "left", "right")}

    assert (int(value(size, "w")) / MM, int(value(size, "h")) / MM) == pytest.approx((210, 297), abs=0.1)
    assert value(size, "orient") in {"", "portrait"}
    assert 19.99 <= lengths["top"] <= 25
    assert 19.99 <= lengths["bottom"] <= 25
    assert 29.99 <= lengths["left"] <= 35
    assert 15 <= lengths["right"] <= 20


@BOTH
def test_pg_05_times_new_roman_everywhere_and_black(desk: Desk, document: str) -> None:
    paper = desk.paper(document)

    assert {font for line in paper.lines for font in line.fonts} == {"Times New Roman"}
    for name in ("word/document.xml", "word/styles.xml", "word/header1.xml", "word/footnotes.xml"):
        root = etree.fromstring(paper.parts[name])
        colours = {value(element) for element in root.iter(W + "color")}
        assert colours <= {"auto", "000000"}
        assert not [slot for e in root.iter(W + "rFonts") for slot in e.attrib if "Theme" in str(slot)]
        for fonts in root.iter(W + "rFonts"):
            assert {value(fonts, slot) for slot in FONT_SLOTS} == {"Times New Roman"}
    assert not [name for name in paper.parts if "theme" in name]


@BOTH
def test_pg_07_page_number_in_the_top_margin_hidden_on_page_one(desk: Desk, document: str) -> None:
    paper = desk.paper(document)
    page = section(paper)
    header = Line(paper, next(etree.fromstring(paper.parts["word/header1.xml"]).iter(W + "p")))

    assert [value(one, "type") for one in page.iter(W + "headerReference")] == ["default"]
    assert not list(page.iter(W + "footerReference"))
    assert kid(page, "titlePg") is not None
    assert value(kid(page, "pgNumType"), "start") == "1"
    assert "PAGE" in "".join(one.text or "" for one in header.element.iter(W + "instrText"))
    assert (header.align, header.size, header.bold, header.italic) == ("center", 14, False, False)
    assert int(value(kid(page, "pgMar"), "header")) / MM == pytest.approx(10, abs=0.1)


@BOTH
def test_qh_and_tn_nation_and_motto(desk: Desk, document: str) -> None:
    paper = desk.paper(document)
    nation, motto = paper.line("CỘNG HÒA"), paper.line("Độc lập")

    assert (nation.text, motto.text) == ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc")
    assert nation.look == (13, True, False, "center")
    assert motto.look == (14, True, False, "center")
    assert [line.length("spacing", side) for line in (nation, motto) for side in ("before", "after")] == [0] * 4
    assert nation.length("spacing", "line") == motto.length("spacing", "line") == 240


def rule_length(line: Line, room: float) -> float:
    """Return the length of the drawn line under this one, in twips."""
    drawn = line.paper.after(line)
    assert drawn.drawn
    return room - drawn.length("ind", "left") - drawn.length("ind", "right")


def column(paper: Paper, number: int) -> int:
    return int(value(paper.tables[0].findall(f"{W}tblGrid/{W}gridCol")[number], "w"))


def test_header_columns_are_62_and_100_millimetres_without_borders(report: Paper) -> None:
    assert [column(report, number) / MM for number in (0, 1)] == pytest.approx([62, 100], abs=0.1)
    assert value(kid(report.tables[0], "tblPr", "tblLayout"), "type") == "fixed"
    assert value(kid(report.tables[0], "tblPr", "jc")) == "center"
    borders = kid(report.tables[0], "tblPr", "tblBorders")
    assert borders is not None
    assert {value(side) for side in borders} == {"nil"}


def test_tn_02_cq_03_tl_03_rules_have_the_right_length(report: Paper) -> None:
    motto, issuer, subject = report.line("Độc lập"), report.line("TRƯỜNG THCS"), report.line("Kết quả tự đánh giá")
    text_width = 11906 - 1701 - 851

    assert rule_length(motto, column(report, 1)) == pytest.approx(width(motto.text, 14, bold=True), rel=0.02)
    for line, size, room in ((issuer, 13, column(report, 0)), (subject, 14, text_width)):
        assert 1 / 3 <= rule_length(line, room) / width(line.text, size, bold=True) <= 1 / 2


def test_cq_agency_names(report: Paper) -> None:
    parent, issuer = report.line("UBND XÃ QUYẾT TIẾN"), report.line("TRƯỜNG THCS AN BÌNH")

    assert parent.look == (13, False, False, "center")
    assert issuer.look == (13, True, False, "center")
    assert report.after(parent).element is issuer.element


def test_sz_pair_a_long_name_takes_the_small_sizes(desk: Desk) -> None:
    def long_name(parts: dict[str, Any]) -> None:
        parts["head"]["school"]["name"] = "Trường THCS Quyết Tiến"

    paper = desk.paper("bao-cao", long_name)

    starts = ("UBND XÃ", "TRƯỜNG THCS", "CỘNG HÒA", "Độc lập", "Quyết Tiến, ngày", "Số:")
    assert [paper.line(start).size for start in starts] == [12, 12, 12, 13, 13, 13]


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


def test_tl_kind_and_subject(report: Paper) -> None:
    kind = report.line("BÁO CÁO")
    subject = report.after(kind)

    assert kind.look == subject.look == (14, True, False, "center")
    assert subject.text == "Kết quả tự đánh giá mức độ chuyển đổi số năm học 2025-2026"
    assert "V/v" not in report.text


def test_cc_01_bases_are_italic_one_each_and_closed(report: Paper) -> None:
    decision, law = report.line("Căn cứ Quyết định"), report.line("Căn cứ Luật")

    assert decision.text == (
        "Căn cứ Quyết định số 4725/QĐ-BGDĐT ngày 30 tháng 12 năm 2022 của Bộ Giáo dục và Đào tạo ban hành Bộ chỉ số;"
    )
    assert law.text == "Căn cứ Luật Giáo dục ngày 14 tháng 6 năm 2019."
    assert decision.look == law.look == (14, False, True, "both")
    assert "1020/KH-SGDĐT" not in report.text, "a basis for another document is not printed"


def test_nd_01_body_text(report: Paper) -> None:
    line = report.line("Nhà trường phổ biến")

    assert line.look == (14, False, False, "both")
    assert line.length("ind", "firstLine") == pytest.approx(720, abs=15)
    assert line.length("spacing", "before") >= 120
    assert 240 <= line.length("spacing", "line") <= 360


def test_nd_06_headings(report: Paper) -> None:
    part, clause, point = report.line("I. CÔNG TÁC"), report.line("1. Ưu điểm"), report.line("a) Tồn tại")

    assert part.text == "I. CÔNG TÁC CHỈ ĐẠO VÀ TRIỂN KHAI"
    assert (part.bold, clause.bold, point.bold) == (True, True, False)
    assert {part.italic, clause.italic, point.italic} == {False}
    assert part.keeps
    assert clause.keeps
    assert point.keeps


def test_nd_09_headings_are_numbered_without_a_gap(report: Paper) -> None:
    parts = [line.text.split(".")[0] for line in report.lines if line.style == "Heading1"]
    assert parts == ["I", "II", "III", "IV"]


def test_kg_02_one_addressee_on_the_same_line(report: Paper) -> None:
    line = report.line("Kính gửi")

    assert line.text == "Kính gửi: Phòng Văn hóa - Xã hội xã Quyết Tiến"
    assert (line.size, line.bold, line.italic) == (14, False, False)


def test_kg_02_several_addressees_stand_under_the_colon(desk: Desk, tmp_path: Path) -> None:
    year = catalogue.read(shipped.templates())
    letter = compose(desk.assessment(), year.entry("bao-cao"), year, shipped.templates()).letter
    path = tmp_path / "x.docx"
    path.write_bytes(docx(replace(letter, addressees=("UBND xã", "Sở Giáo dục và Đào tạo"))))
    paper = Paper(path)
    label = paper.line("Kính gửi")
    first = paper.after(label)
    second = paper.after(first)

    assert [line.text for line in (label, first, second)] == ["Kính gửi:", "- UBND xã;", "- Sở Giáo dục và Đào tạo."]
    under_colon = label.length("ind", "left") + width("Kính gửi", 14)
    assert first.length("ind", "left") == second.length("ind", "left") == pytest.approx(under_colon, abs=30)


def test_kg_03_a_form_is_addressed_to_nobody(sheet: Paper) -> None:
    assert "Kính gửi" not in sheet.text


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
