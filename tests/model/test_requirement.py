"""What an office calls for: a file, or plain words; a mistake is told with what to type."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from conftest import ROOT

from cdsdossier.errors import WrongUsage
from cdsdossier.model.requirement import Requirement, read_requirement

CALL = """\
title: đánh giá mức độ chuyển đổi số năm học 2024-2025
school_year: 2024-2025
call: {kind: Kế hoạch, number: 1399/KH-SGDĐT, date: 2024-10-15, issuer: Sở A, about: đánh giá mức độ chuyển đổi số}
documents:
  - {document: ke-hoach, due: 2024-11-30}
  - {document: danh-sach-bo-phan, name: Danh sách bộ phận chỉ đạo, due: 2025-01-29, sets: [qd3806-2024]}
answer_by: 2025-02-10
"""


def written(folder: Path, text: str) -> list[str]:
    (folder / "yeu-cau.yaml").write_text(text, encoding="utf-8")
    return [str(folder / "yeu-cau.yaml")]


def test_a_file_says_which_documents_of_whom_and_by_when(tmp_path: Path) -> None:
    call = read_requirement(written(tmp_path, CALL))
    plan, members = call.documents
    assert (plan.title, plan.due) == ("Kế hoạch", date(2024, 11, 30))
    assert members.title == "Danh sách bộ phận chỉ đạo"
    assert plan.is_asked_of("mam-non", "")
    assert members.is_asked_of("phong-gddt", "")
    assert members.is_asked_of("", "")  # nobody is missed because a list does not say its kind
    assert not members.is_asked_of("thcs", "qd4725-2022")


def test_plain_words_are_documents_of_the_catalogue() -> None:
    call = read_requirement(["ke-hoach", "quyet-dinh-hoi-dong", "ke-hoach"])
    assert [one.document for one in call.documents] == ["ke-hoach", "quyet-dinh-hoi-dong"]
    assert Requirement(documents=()).documents == ()


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("documents: []\n", "chưa ghi văn bản nào"),
        ("documents: [{document: danh-sach}]\n", "ghi thêm name"),
        ("documents: [{document: Danh sách, name: x}]\n", "không dấu"),
        ("documents: [{document: ke-hoach}, {document: ke-hoach}]\n", "hai lần"),
        ("documents: [{document: ke-hoach, sets: [qd1]}]\n", "không có bộ chỉ số “qd1”"),
        ("documents: [{document: ke-hoach, due: 30/11/2024}]\n", "yeu-cau.yaml:1: "),
        ("documents: [{document: ke-hoach, for: [truong]}]\n", "không dùng được giá trị “truong”"),
    ],
)
def test_a_mistake_in_the_file_is_told(text: str, said: str, tmp_path: Path) -> None:
    with pytest.raises(WrongUsage, match=said):
        read_requirement(written(tmp_path, text))


@pytest.mark.parametrize(("word", "said"), [("ke-hoahc", "Có phải ke-hoach"), ("khong-co.yaml", "Không có tệp")])
def test_a_mistyped_word_is_told(word: str, said: str) -> None:
    with pytest.raises(WrongUsage, match=said):
        read_requirement([word])


def test_the_example_is_in_form() -> None:
    assert [one.document for one in read_requirement([str(ROOT / "examples" / "yeu-cau.yaml")]).documents] == [
        "ke-hoach", "quyet-dinh-hoi-dong", "danh-sach-bo-phan",
    ]  # fmt: skip
