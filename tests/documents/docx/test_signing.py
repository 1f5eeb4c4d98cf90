"""Signatures and recipients by Nghị định 30/2020/NĐ-CP, Phụ lục I."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest
from support.desk import Desk
from support.docxreader import Line, Paper, W, kid

from cdsdossier.documents import catalogue
from cdsdossier.documents.compose import Composer
from cdsdossier.documents.docx import letter_to_docx
from cdsdossier.files import resources

MM = 1440 / 25.4
BOTH = pytest.mark.parametrize("document", ["phieu-cham-diem", "bao-cao"])


def test_ck_signature_on_the_right_in_capitals(report: Paper) -> None:
    block = report.tables[-1]
    left, right = block.iter(W + "tc")
    title, name = report.lines_in(right)

    assert [line.text for line in (title, name)] == ["HIỆU TRƯỞNG", "N.V.A."]
    assert title.look == name.look == (14, True, False, "center")
    assert name.length("spacing", "before") / MM >= 20, "room for the signature"
    assert report.lines_in(left)[0].text == "Nơi nhận:"


@BOTH
def test_title_and_name_are_never_split_over_pages(desk: Desk, document: str) -> None:
    paper = desk.paper(document)
    block = paper.tables[-1]

    assert all(kid(row, "trPr", "cantSplit") is not None for row in block.iter(W + "tr"))
    assert all(line.keeps for line in paper.lines_in(block) if line.style == "Authority")
    before = block.getprevious()
    assert before is not None
    assert Line(paper, before).keeps, "the last words stay with the signature"


def test_a_deputy_signs_kt(desk: Desk) -> None:
    paper = desk.paper("bao-cao", lambda p: p["head"]["school"]["head"].update(title="Phó hiệu trưởng"))

    right = list(paper.tables[-1].iter(W + "tc"))[1]
    assert [line.text for line in paper.lines_in(right)] == ["KT. HIỆU TRƯỞNG", "PHÓ HIỆU TRƯỞNG", "N.V.A."]


def test_the_sheet_is_signed_by_secretary_and_council(sheet: Paper) -> None:
    assert sheet.cells(sheet.tables[-1]) == [
        ["THƯ KÝ", "TM. HỘI ĐỒNG TỰ ĐÁNH GIÁ\nCHỦ TỊCH"],
        ["L.V.C.", "HIỆU TRƯỞNG\nN.V.A."],
    ]


def test_nn_recipients(report: Paper) -> None:
    left = next(report.tables[-1].iter(W + "tc"))
    heading, *lines = report.lines_in(left)

    assert (heading.size, heading.bold, heading.italic) == (12, True, True)
    assert {(line.size, line.bold, line.italic) for line in lines} == {(11, False, False)}
    assert [line.text for line in lines] == [
        "- Như trên;",
        "- Hội đồng tự đánh giá (để\N{NO-BREAK SPACE}t/h);",
        "- Các tổ chuyên môn, tổ văn phòng (để\N{NO-BREAK SPACE}t/h);",
        "- Lưu: VT, Hồ sơ.",
    ]


@pytest.mark.parametrize(
    ("reports_to", "copies"),
    [
        ("UBND xã Quyết Tiến", {"bao-cao": [], "ke-hoach": ["UBND xã Quyết Tiến"]}),
        (
            "Phòng Văn hóa - Xã hội xã Quyết Tiến",
            {"bao-cao": [], "ke-hoach": ["UBND xã Quyết Tiến", "Phòng Văn hóa - Xã hội xã Quyết Tiến"]},
        ),
        ("Sở A", {"bao-cao": ["UBND xã Quyết Tiến"], "ke-hoach": ["Sở A"]}),
    ],
)
def test_each_body_is_told_once(reports_to: str, copies: dict[str, list[str]], desk: Desk) -> None:
    for document, bodies in copies.items():
        paper = desk.paper(document, lambda p: p["head"]["school"].update(reports_to=reports_to))

        assert re.findall(r"- (.+) \(để.b/c\)", paper.text) == bodies, document


def test_nd_13_and_16_the_report_closes(report: Paper) -> None:
    assert report.line("Trên đây là Báo cáo").text.endswith("./.")


def test_without_recipients_the_left_cell_still_holds_a_paragraph(desk: Desk, tmp_path: Path) -> None:
    year = catalogue.read_catalogue(resources.templates_folder())
    letter = Composer(desk.assessment(), year, resources.templates_folder()).compose(year.entry("bao-cao")).content
    path = tmp_path / "x.docx"
    path.write_bytes(letter_to_docx(replace(letter, recipients=())))

    assert all(cell[-1].tag == W + "p" for cell in Paper(path).body.iter(W + "tc"))
    assert "Nơi nhận" not in Paper(path).text
