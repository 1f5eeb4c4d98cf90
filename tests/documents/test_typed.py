"""Data is printed as typed, in every field of both documents."""

from __future__ import annotations

import os
import unicodedata
from pathlib import Path
from typing import Any

import docx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from support.desk import BOTH, Desk, every_text, reviewed
from support.docxreader import Paper

from cdsdossier.documents.rendering import render_documents
from cdsdossier.model.dossier.head import DOCUMENTS
from cdsdossier.model.dossier.review import OFFICE_DOCUMENTS
from cdsdossier.text.visible import drop_unseen

NASTY = "A & B <x> {{ z }} {% raw %} \"q\" 'q' </w:t> &amp;"


def spoil(value: Any, word: str) -> Any:  # noqa: ANN401
    """Put ``word`` after every free text of the narrative or of the head."""
    if isinstance(value, dict):
        fixed = {
            *("kind", "role", "code", "number", "date", "title", "school_year", "indicator_set", "file", "for"),
            *("state", "of", "self", "points", "due", "valid_until"),
        }
        return {key: one if key in fixed else spoil(one, word) for key, one in value.items()}
    if isinstance(value, list):
        return [spoil(one, word) for one in value]
    return f"{value} {word}" if isinstance(value, str) else value


def test_what_anybody_typed_in_any_field_comes_out_as_typed(desk: Desk) -> None:
    def change(parts: dict[str, Any]) -> None:
        school_kind = parts["head"]["school"]["kind"]
        parts["head"] = spoil(parts["head"], NASTY)
        parts["head"]["school"]["kind"] = school_kind
        parts["head"]["bases"][0]["kind"] = f"Quyết định {NASTY}"
        parts["head"]["school"]["head"]["title"] = f"Phó hiệu trưởng {NASTY}"
        parts["head"]["school"]["code"] = NASTY
        parts["narrative"] = spoil(parts["narrative"], NASTY)
        parts["scores"]["scores"]["1.2.1"]["note"] = NASTY
        parts["scores"]["scores"]["1.2.1"]["evidence"][0]["title"] = f"Hợp đồng {NASTY}"
        parts["set"]["groups"][0]["name"] = f"Nhóm {NASTY}"
        parts["set"]["groups"][0]["criteria"][1]["text"] = f"Phần mềm {NASTY}"

    done = render_documents(desk.assessment(change), BOTH, desk.output)
    sheet, report = (every_text(one.path) for one in done)

    unbroken = " ".join(report.split())
    assert f"TRƯỜNG THCS AN BÌNH {NASTY}".upper() in unbroken
    assert f"UBND XÃ QUYẾT TIẾN {NASTY}".upper() in unbroken
    assert f"Kính gửi: UBND xã Quyết Tiến {NASTY} (qua Phòng Văn hóa - Xã hội xã Quyết Tiến {NASTY})" in unbroken
    assert f"Quyết Tiến {NASTY}, ngày 22 tháng 4 năm 2026" in unbroken
    for start in (
        "Căn cứ Quyết định", "ban hành Bộ chỉ số",
        "Số: 05/BC-", "N.V.A.", "Nhà trường phổ biến văn bản.", "Hội đồng chấm điểm.", "- Giáo viên tích cực.",
        "- Đường truyền chậm.", "- Kinh phí ít.", "- Làm sớm.", "Đối với UBND xã", "- Thêm kinh phí.", "“Nhóm",
        "Phần mềm",
    ):  # fmt: skip
        assert NASTY in next(line for line in report.split("\n") if start in line), start
    for start in ("Tên đơn vị", "Cơ quan quản lý trực tiếp", "- Hợp đồng", "- A & B", "Nhóm tiêu chí 1.", "L.V.C."):
        assert NASTY in next(line for line in sheet.split("\n") if start in line), start
    assert docx.Document(str(done[1].path)).core_properties.author == f"Trường THCS An Bình {NASTY}"


#: What nobody should type, and somebody does.
ODD = [
    NASTY,
    "Họ tên \u202ehcra",  # the rest from right to left
    "مدرسة",
    "🏫 👩🏽‍🏫",
    "]]> <![CDATA[ {% if x %}",
    "&amp; &#60; &copy;",
    "e\u0302\u0301 a\u0300",  # loose diacritics
    "tr" + "ườ" * 2500 + "ng",
    "rất dài " * 625,
]


@pytest.mark.parametrize("word", ODD, ids=range(len(ODD)))
def test_odd_words_come_out_in_every_document_and_its_annexes(desk: Desk, mau: Path, word: str) -> None:
    def change(parts: dict[str, Any]) -> None:
        reviewed(parts)
        for part in ("head", "review"):
            parts[part] = spoil(parts[part], word)
        parts["head"]["school"]["kind"] = "thcs"

    assessment = desk.assessment(change)
    name, review = drop_unseen(assessment.dossier.head.school.name or ""), assessment.dossier.review
    office = drop_unseen(review.body.name or "") if review else ""
    for one in render_documents(assessment, (*DOCUMENTS, *OFFICE_DOCUMENTS), desk.output, templates=mau):
        paper = Paper(one.path)
        text = "".join(paper.text.split())
        issuer = office if one.document in OFFICE_DOCUMENTS else name
        assert "".join(issuer.upper().split()) in text, one.document
        assert "".join(name.split()) in text.replace("".join(name.upper().split()), "".join(name.split())), one.document
        for annex in paper.sections[1:]:
            reference = next(line.text for line in annex.lines if line.text.startswith("(Kèm theo"))
            assert "".join(reference.split()).endswith("".join(f"của {name})".split()))
        assert unicodedata.is_normalized("NFC", paper.parts["word/document.xml"].decode())
        assert docx.Document(str(one.path)).core_properties.title


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(typed=st.text(st.characters(blacklist_categories=["Cs", "Cc", "Zs", "Zl", "Zp"]), min_size=1, max_size=30))
def test_any_text_survives(desk: Desk, typed: str) -> None:
    assessment = desk.assessment(lambda parts: parts["narrative"].update(guidance=[f"x{typed}x"]))
    written = assessment.dossier.narrative.guidance
    (done,) = render_documents(assessment, ["bao-cao"], desk.output, force=True)

    if written:  # what the YAML reader refuses never reaches the paper
        assert written[0].replace("\ufffe", "").replace("\uffff", "") in every_text(done.path)


def test_several_lines_stay_several(desk: Desk) -> None:
    paper = desk.paper("bao-cao", lambda parts: parts["narrative"].update(guidance=["dòng một\ndòng  hai\tba"]))

    assert paper.line("dòng một").text == "dòng một\ndòng  hai\tba"


def test_word_is_told_to_keep_every_space(desk: Desk) -> None:
    paper = desk.paper("bao-cao")
    words = list(paper.body.iter("{*}t"))

    assert words
    assert {word.get("{http://www.w3.org/XML/1998/namespace}space") for word in words} == {"preserve"}


@pytest.mark.parametrize(
    ("name", "printed"), [("a\x01.pdf", "- a\\x01.pdf"), (os.fsdecode(b"b\xe1o.pdf"), "- b\\xe1o.pdf")]
)
def test_any_file_name_can_be_printed(name: str, printed: str, desk: Desk) -> None:
    folder = desk.folder / "evidence" / "1.2.1"
    folder.mkdir(parents=True)
    try:
        (folder / name).write_bytes(b"x")
    except (OSError, UnicodeError):
        pytest.skip("no such name here")
    (done,) = render_documents(desk.assessment(), ["phieu-cham-diem"], desk.output)

    assert printed in every_text(done.path)


def test_every_kind_of_line_end_breaks_the_line(desk: Desk) -> None:
    def change(parts: dict[str, Any]) -> None:
        row = parts["scores"]["scores"]["1.2.1"]
        row["note"], row["evidence"][0]["title"] = "cr\rsau", "Hợp\r\nđồng"
        parts["set"]["groups"][0]["name"] = "Nhóm\rthử"
        parts["set"]["levels"][1]["name"] = "Mức\rhai"

    sheet, report = (every_text(one.path) for one in render_documents(desk.assessment(change), BOTH, desk.output))

    assert all(words in sheet for words in ("cr\nsau", "- Hợp\nđồng"))
    assert all(words in report for words in ("Nhóm\nthử", "Mức\nhai"))


def test_the_spaces_a_typed_line_begins_with_stay(desk: Desk) -> None:
    paper = desk.paper("bao-cao", lambda parts: parts["narrative"].update(guidance=["dòng một \n   thụt"]))

    assert paper.line("dòng một").text == "dòng một \n   thụt"


@pytest.mark.parametrize("document", BOTH)
def test_a_decision_without_its_date_prints_a_gap(document: str, desk: Desk) -> None:
    assessment = desk.assessment(lambda parts: parts["set"]["decision"].pop("date"))
    (done,) = render_documents(assessment, [document], desk.output)

    assert "Quyết định số 1/QĐ-BGDĐT ngày ……" in every_text(done.path)
    assert "indicator-set.yaml: decision.date" in done.gaps
