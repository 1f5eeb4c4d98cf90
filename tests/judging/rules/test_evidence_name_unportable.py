"""Names that another machine refuses, loses or takes for another."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from unicodedata import normalize

import pytest
from support.rulemaker import find_in_evidence, named, read_dossier, read_set

from cdsdossier.judging.assessing import check_scored, score_dossier
from cdsdossier.judging.rules import evidence_name_unportable
from cdsdossier.model.dossier import EvidenceFile


@pytest.mark.parametrize(
    "path",
    [
        "1.1/CON", "1.1/con.txt", "1.1/Aux.tar.gz", "1.1/nul .txt", "1.1/COM1.pdf", "1.1/lpt9", "1.1/com¹.txt",
        "1.1/PRN.x/a",
        "1.1/a<b", "1.1/a>b", "1.1/a:b", '1.1/a"b', "1.1/a|b", "1.1/a?b", "1.1/a*b", "1.1/a\\b", "1.1/a\tb",
        "1.1/a\x7f",
        "1.1/a\x1b[31m", "1.1/a.", "1.1/a ", "1.1/thu muc /a", "1.1/a\udcff", "1.1/" + "a" * 200,
    ],
)  # fmt: skip
def test_a_name_windows_refuses_is_told(path: str) -> None:
    (finding,) = find_in_evidence(evidence_name_unportable, named(path))

    assert finding.message.isprintable()


@pytest.mark.parametrize(
    "path",
    ["1.1/con-ga.txt", "1.1/aux1.pdf", "1.1/console", "1.1/com10", "1.1/a.b.c", "1.1/.a", "1.1/Kế hoạch (2).pdf"],
)
def test_a_name_that_only_looks_like_it_is_left_alone(path: str) -> None:
    assert find_in_evidence(evidence_name_unportable, named(path)) == []


@pytest.mark.parametrize(("length", "count"), [(181, 0), (182, 1)])
def test_the_whole_path_counts_as_it_would_lie_on_windows(length: int, count: int) -> None:
    above = len(r"C:\Users" + "\\" + "t" * 20 + r"\Documents\2025-2026\evidence" + "\\")
    path = "1.1/" + "a" * (length - 4)
    findings = find_in_evidence(evidence_name_unportable, named(path))

    assert above + length == 240 + count
    assert len(findings) == count


def test_a_dossier_given_as_a_point_counts_with_its_year() -> None:
    assert find_in_evidence(evidence_name_unportable, named("1.1/" + "a" * 178), folder=".")
    assert not find_in_evidence(evidence_name_unportable, named("1.1/" + "a" * 177), folder=".")


def test_names_that_are_one_on_windows_are_told_once() -> None:
    findings = find_in_evidence(evidence_name_unportable, named("1.1/A.pdf"), named("1.1/a.pdf"), named("1.2.1/a.pdf"))

    assert [finding.file for finding in findings] == ["evidence/1.1/a.pdf"]
    assert "evidence/1.1/A.pdf" in findings[0].message


def test_decomposed_letters_are_told() -> None:
    path = "1.1/kế hoạch.pdf"
    findings = find_in_evidence(evidence_name_unportable, named(path), named(path, raw=normalize("NFD", path)))

    assert len(findings) == 1
    assert "tổ hợp" in findings[0].message


@pytest.mark.parametrize(
    ("path", "why"),
    [
        ("1.1/con", "“con” trùng tên thiết bị của Windows"),
        ("1.1/a:b", "có ký tự : mà Windows không nhận"),
        ("1.1/a\x1fb", "có ký tự không nhìn thấy hoặc không đúng mã"),
        ("1.1/a\udc80", "có ký tự không nhìn thấy hoặc không đúng mã"),
        ("1.1/a.", "kết thúc bằng dấu chấm hoặc dấu cách, Windows tự cắt bỏ"),
        ("1.1/a. /b", "kết thúc bằng dấu chấm hoặc dấu cách, Windows tự cắt bỏ"),
    ],
)
def test_the_first_reason_is_said(path: str, why: str) -> None:
    (found,) = find_in_evidence(evidence_name_unportable, named(path))

    assert found.message == f"tên tệp {why}"


@pytest.mark.parametrize(
    ("path", "example"),
    [
        ("1.1/a?.PDF", "ten-tep-moi.pdf"),
        ("1.1/a?.abcdef", "ten-tep-moi"),
        ("1.1/a?", "ten-tep-moi"),
        ("1.1/a?.jpeg5", "ten-tep-moi.jpeg5"),
    ],
)
def test_an_example_keeps_the_extension(path: str, example: str) -> None:
    (found,) = find_in_evidence(evidence_name_unportable, named(path))

    assert found.fix == f"Đổi tên không dấu, ví dụ {example}."


def test_a_long_path_says_how_long_and_letters_outside_the_basic_plane_count_twice() -> None:
    (found,) = find_in_evidence(evidence_name_unportable, named("1.1/" + "a" * 178))
    assert found.message == "tên tệp dài quá: cả đường dẫn khoảng 241 ký tự, nên dưới 240"
    assert len(find_in_evidence(evidence_name_unportable, named("1.1/" + "😀" * 89))) == 1
    assert find_in_evidence(evidence_name_unportable, named("1.1/" + "😀" * 88)) == []


def test_a_folder_without_a_name_and_a_year_counts_as_a_year() -> None:
    files = [EvidenceFile("1.1/" + "a" * length, "1.1", 1) for length in (177, 178)]
    dossier = replace(read_dossier({}, files, folder="."))
    found = check_scored(
        score_dossier(dossier, read_set(), date(2026, 4, 20)), rules=[evidence_name_unportable]
    ).findings

    assert [one.file for one in found] == [f"evidence/{files[1].path}"]


def test_a_twin_in_other_accents_is_told_apart_from_one_in_other_case() -> None:
    (found,) = find_in_evidence(evidence_name_unportable, named("1.1/Đ.pdf"), named("1.1/đ.pdf"))

    assert found.message == "tên tệp chỉ khác evidence/1.1/Đ.pdf ở chữ hoa, chữ thường; trên Windows hai tệp này là một"
    (found,) = find_in_evidence(evidence_name_unportable, named("1.1/a.pdf"), named("1.1/a.pdf"))
    assert found.message == "tên tệp trùng với một tệp khác, chỉ khác cách viết dấu"
