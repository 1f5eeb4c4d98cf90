"""A document as a letter: its words, what is left open in a draft, what it was made of."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from support.desk import Desk, reviewed, tiny

from cdsdossier.documents.catalogue import AnnexEntry, read_catalogue
from cdsdossier.documents.compose import Composed, Composer
from cdsdossier.documents.letter import Letter


@pytest.fixture
def few_words(tmp_path: Path) -> Path:
    return tiny(tmp_path / "mau")


def composed(desk: Desk, folder: Path, document: str, change: Any = None) -> Composed[Letter]:  # noqa: ANN401
    year = read_catalogue(folder)
    return Composer(desk.assessment(change), year, folder).compose(year.entry(document))


def test_a_letter_has_the_words_around_its_body(desk: Desk, few_words: Path) -> None:
    letter = composed(desk, few_words, "to-trinh").content

    assert (letter.issuer, letter.parent) == ("Trường THCS An Bình", "UBND xã Quyết Tiến")
    assert (letter.number, letter.day) == ("Số: 09/TTr-THCSQT", date(2026, 4, 25))
    assert letter.place_date == "Quyết Tiến, ngày 25 tháng 4 năm 2026"
    assert letter.bases[-1].endswith(".")
    assert letter.signatures[0].authority == ("HIỆU TRƯỞNG",)
    assert letter.title.startswith("Tờ trình ")


def test_a_draft_leaves_number_and_day_open_and_counts_them(desk: Desk, few_words: Path) -> None:
    draft = composed(desk, few_words, "to-trinh", lambda parts: parts["head"].update(documents={}))

    assert draft.content.number
    assert draft.content.number.endswith(" /TTr-THCSQT") or "/TTr-THCSQT" in draft.content.number
    assert draft.content.day is None
    assert {"dossier.yaml: documents.to-trinh.number", "dossier.yaml: documents.to-trinh.date"} <= set(draft.gaps)


def test_a_document_of_the_office_has_its_names(desk: Desk, few_words: Path) -> None:
    letter = composed(desk, few_words, "quyet-dinh-cong-nhan-ket-qua", reviewed).content

    assert letter.issuer == "Sở Giáo dục và Đào tạo Hải Phòng"
    assert letter.authority == "GIÁM ĐỐC SỞ GIÁO DỤC VÀ ĐÀO TẠO HẢI PHÒNG"
    assert letter.number == "Số: 96/QĐ-SGDĐT"


def test_uses_are_those_of_the_document_at_hand_only(desk: Desk, few_words: Path) -> None:
    year = read_catalogue(few_words)
    composer = Composer(desk.assessment(), year, few_words)
    before = composer.compose(year.entry("to-trinh"))
    composer.compose(year.entry("phieu-cham-diem"))

    assert composer.compose(year.entry("to-trinh")).uses == before.uses
    assert "school/name" in before.uses
    assert before.facts["school"]["name"] == "Trường THCS An Bình"


@pytest.mark.parametrize(
    ("attached", "labels"),
    [
        ([False], ["Phụ lục"]),
        ([False, False], ["Phụ lục I", "Phụ lục II"]),
        ([True, False], [None, "Phụ lục"]),
        ([False, True, False], ["Phụ lục I", None, "Phụ lục II"]),
    ],
)
def test_annexes_are_numbered_where_there_are_several(
    desk: Desk, few_words: Path, attached: list[bool], labels: list[str | None]
) -> None:
    year = read_catalogue(few_words)
    annexes = tuple(AnnexEntry(template="to-trinh", title="Danh sách", attached=one) for one in attached)
    entry = replace(year.entry("to-trinh"), annexes=annexes)
    letter = Composer(desk.assessment(), year, few_words).compose(entry).content

    assert [one.label for one in letter.annexes] == labels
    assert {one.reference for one in letter.annexes} == {
        "(Kèm theo Tờ trình số 09/TTr-THCSQT ngày 25 tháng 4 năm 2026 của Trường THCS An Bình)"
    }
