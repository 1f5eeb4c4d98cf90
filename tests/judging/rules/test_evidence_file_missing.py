"""Files that a row or the register names and that are not there."""

from __future__ import annotations

import pytest
from support.rulemaker import EVIDENCE, changed, find

from cdsdossier.judging.rules import evidence_file_missing
from cdsdossier.model.dossier import EvidenceFile


def named_by(file: str, evidence: tuple[EvidenceFile, ...] = EVIDENCE) -> list[tuple[str, str]]:
    text = f'scores:\n  "1.3": {{points: 1, evidence: [{{title: a, file: "{file}"}}]}}\n'
    every = find(evidence_file_missing, {"scores/1-day-hoc.yaml": text}, evidence=evidence)
    found = [one for one in every if one.file.startswith("scores/")]
    assert all((one.line, one.column, one.about) == (2, 50, "1.3") for one in found)
    return [(one.message, one.fix) for one in found]


@pytest.mark.parametrize(
    "file", ["1.3/danh-sach.txt", "./1.3/danh-sach.txt", "1.3\\\\danh-sach.txt", "../x.pdf", "C:/x.pdf"]
)
def test_a_file_that_is_there_or_leads_out_is_not_missing(file: str) -> None:
    assert named_by(file) == []


def test_a_near_name_of_the_same_folder_is_offered() -> None:
    (found,) = named_by("1.3/danh-sach.pdf")

    assert found == (
        "không có tệp evidence/1.3/danh-sach.pdf",
        "Có phải “1.3/danh-sach.txt”? Không thì chép tệp vào đó, hoặc sửa tên; tên tính từ thư mục evidence.",
    )
    assert named_by("1.1/danh-sach.pdf")[0][1].startswith("Chép tệp vào đó")
    assert named_by("1.3/xyz")[0][1].startswith("Chép tệp vào đó")
    assert named_by("1.3/sau/danh-sach.pdf")[0][1].startswith("Có phải “1.3/danh-sach.txt”?")


@pytest.mark.parametrize(("before", "offered"), [(199, True), (200, False)])
def test_a_near_name_is_looked_for_among_the_first_two_hundred(before: int, offered: bool) -> None:
    files = [EvidenceFile(f"1.3/{number:09d}", "1.3", 1) for number in range(before)]
    evidence = (*files, EvidenceFile("1.3/danh-sach.txt", "1.3", 1))

    assert named_by("1.3/danh-sach.pdf", evidence)[0][1].startswith("Có phải") is offered


def test_a_signed_file_of_the_register_is_missing_too() -> None:
    found = find(evidence_file_missing, changed("dossier.yaml", ("van-ban/ke-hoach.txt", "van-ban/ke-hoach.pdf")))

    assert [(one.about, one.file, one.fix.startswith("Có phải “van-ban/ke-hoach.txt”?")) for one in found] == [
        ("ke-hoach", "dossier.yaml", True)
    ]
