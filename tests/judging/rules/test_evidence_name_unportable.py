"""Names that another machine refuses, loses or takes for another."""

from __future__ import annotations

from unicodedata import normalize

import pytest
from support.rulemaker import find_in_evidence, named

from cdsdossier.judging.rules import evidence_name_unportable


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
