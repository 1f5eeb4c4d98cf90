"""Annexes, decisions and minutes: what the catalogue says is what stands on paper."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from support.desk import Desk, emptied, registered
from support.docxreader import Paper, W, kid, value

from cdsdossier.documents.rendering import render_documents
from cdsdossier.errors import TemplateFault

ANNEX = "      - template: ke-hoach-phu-luc\n"


def amend(mau: Path, old: str, new: str) -> None:
    """Change the catalogue."""
    path = mau / "documents.yaml"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def drafted(parts: dict[str, Any]) -> None:
    parts["head"]["documents"] = {}


def test_the_annex_of_a_draft_leaves_open_what_the_draft_leaves_open(desk: Desk, mau: Path) -> None:
    paper = desk.paper("ke-hoach", drafted, mau)
    number = paper.line("Số:").text.removeprefix("Số: ")
    day = paper.line("Quyết Tiến, ngày").text.removeprefix("Quyết Tiến, ")

    assert re.fullmatch(r" +/KH-THCSQT", number)
    assert paper.line("(Kèm theo").text == f"(Kèm theo Kế hoạch số {number} {day} của Trường THCS An Bình)"


def test_several_annexes_have_roman_numbers_and_a_list_has_none(desk: Desk, mau: Path) -> None:
    amend(mau, ANNEX, "      - {template: quyet-dinh-hoi-dong-phu-luc, title: Danh sách, attached: true}\n" + ANNEX)
    amend(mau, ANNEX, "      - {template: quyet-dinh-hoi-dong-phu-luc, title: Kinh phí, subject: Năm học}\n" + ANNEX)
    texts = [line.text for line in desk.paper("ke-hoach", registered, mau).lines]

    assert [text for text in texts if re.match("Phụ lục( |$)", text)] == ["Phụ lục I", "Phụ lục II"]
    assert texts[texts.index("Phụ lục I") :][1:3] == ["KINH PHÍ", "Năm học"]


def test_an_annex_on_its_side_fills_its_page_and_leaves_the_document_upright(desk: Desk, mau: Path) -> None:
    amend(mau, ANNEX, ANNEX + "        landscape: true\n")
    main, annex = desk.paper("ke-hoach", registered, mau).sections
    widths = [int(value(kid(section.page, "pgSz"), "w")) for section in (main, annex)]

    assert widths == [11906, 16838]
    assert value(kid(annex.page, "pgSz"), "orient") == "landscape"
    assert sum(int(value(one, "w")) for one in annex.ruled[0].iter(W + "gridCol")) == pytest.approx(annex.width, abs=5)


def test_an_annex_that_does_not_exist_is_named(desk: Desk, mau: Path) -> None:
    (mau / "ke-hoach-phu-luc.html").unlink()

    with pytest.raises(TemplateFault, match=r"không có mẫu ke-hoach-phu-luc\.html"):
        render_documents(desk.assessment(), ["ke-hoach"], desk.output, templates=mau)


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("\nsize: 14", "\nsize: 12", "13 hoặc 14"),
        ("kind: Kế hoạch\n", "kind: Kế hoạch\n    size: 11\n", "13 hoặc 14"),
        ("signers: [secretary, chair]", "signers: [secretary, chairman]", "chairman"),
        ("signers: [secretary, chair]", "signers: []", "trống"),
        (ANNEX, ANNEX + "        colour: red\n", "colour"),
        (ANNEX, "".join(f"      - {{template: a{n}, title: A}}\n" for n in range(11)) + ANNEX, "nhiều nhất 10"),
    ],
)
def test_a_catalogue_that_cannot_be_meant_is_refused(desk: Desk, mau: Path, old: str, new: str, words: str) -> None:
    amend(mau, old, new)

    with pytest.raises(TemplateFault, match=words):
        render_documents(desk.assessment(), ["bao-cao"], desk.output, templates=mau)


def test_one_document_may_have_another_size(desk: Desk, mau: Path) -> None:
    amend(mau, "kind: Kế hoạch\n", "kind: Kế hoạch\n    size: 13\n")

    assert desk.paper("ke-hoach", registered, mau).line("- Xác định").size == 13
    assert desk.paper("to-trinh", registered, mau).line("Nhóm 1").size == 14


@pytest.mark.parametrize("acting", [False, True])
def test_a_deputy_signs_a_decision_of_the_head(desk: Desk, mau: Path, acting: bool) -> None:
    def deputy(parts: dict[str, Any]) -> None:
        parts["head"]["school"]["head"].update(title="Phó hiệu trưởng", acting=acting)

    paper = desk.paper("quyet-dinh-hoi-dong", deputy, mau)

    assert paper.line("HIỆU TRƯỞNG TRƯỜNG").text == "HIỆU TRƯỞNG TRƯỜNG THCS AN BÌNH"
    assert ("Q. HIỆU TRƯỞNG" if acting else "KT. HIỆU TRƯỞNG") in [line.text for line in paper.lines]


def test_a_decision_of_nobody_shows_gaps_by_name(desk: Desk, mau: Path) -> None:
    (done,) = render_documents(desk.assessment(emptied), ["quyet-dinh-hoi-dong"], desk.output, templates=mau)

    assert "…… TRƯỜNG THCS AN BÌNH" in [line.text for line in Paper(done.path).lines]
    assert "dossier.yaml: school.head.title" in done.gaps


def test_a_decision_stands_on_what_was_issued_before_it(desk: Desk, mau: Path) -> None:
    texts = [line.text for line in desk.paper("quyet-dinh-cong-nhan", registered, mau).lines]
    bases = [text for text in texts if text.startswith(("Căn cứ", "Theo đề nghị"))]

    named = "Hội đồng tự đánh giá mức độ chuyển đổi số"
    head = "Hiệu trưởng Trường THCS An Bình"
    council = f"Quyết định số 02/QĐ-THCSQT ngày 02 tháng 4 năm 2026 của {head} về việc thành lập"
    assert bases[2:] == [
        f"Căn cứ {council} {named};",
        f"Căn cứ Biên bản số 05/BB-THCSQT ngày 05 tháng 4 năm 2026 của {named};",
        f"Theo đề nghị của {named}.",
    ]
    drafts = desk.paper("quyet-dinh-cong-nhan", drafted, mau).text
    assert "Căn cứ Biên bản số …… ngày …… của" in drafts


def test_minutes_have_two_signatures_and_recipients_under_the_left_one(desk: Desk, mau: Path) -> None:
    paper = desk.paper("bien-ban-tu-danh-gia", registered, mau)

    assert paper.cells(paper.tables[-1]) == [
        ["THƯ KÝ", "CHỦ TỌA"],
        ["L.V.C.", "N.V.A."],
        ["Nơi nhận:\n- Lưu: VT, Hồ sơ.", ""],
    ]


def test_minutes_miss_no_day_beside_their_number(desk: Desk, mau: Path) -> None:
    (mau / "bien-ban-tu-danh-gia.html").write_text("<p>Hết./.</p>", encoding="utf-8")
    (done,) = render_documents(desk.assessment(drafted), ["bien-ban-tu-danh-gia"], desk.output, templates=mau)

    assert done.gaps == ("dossier.yaml: documents.bien-ban-tu-danh-gia.number",)


def test_several_addressees_and_none(desk: Desk, mau: Path) -> None:
    amend(mau, '    addressees:\n      - "{{ school.addressee }}"\n', '    addressees: [UBND xã, "", Sở]\n')
    texts = [line.text for line in desk.paper("bao-cao", registered, mau).lines]
    place = texts.index("Kính gửi:")

    assert texts[place : place + 3] == ["Kính gửi:", "- UBND xã;", "- Sở."]
