"""Findings as values: how severe they are, their order, their waivers."""

from __future__ import annotations

import pytest

from cdsdossier.findings import READING_RULES, Finding, Severity, YamlPage, reading_order_key


def finding(file: str = "a.yaml", line: int | None = 1, column: int | None = 1, rule: str = "value-wrong") -> Finding:
    return Finding(rule, Severity.ERROR, file, line, column, "sai", "Sửa lại.")


@pytest.mark.parametrize(
    ("one", "other", "reaches"),
    [
        ("error", "error", True),
        ("error", "notice", True),
        ("warning", "error", False),
        ("warning", "warning", True),
        ("warning", "notice", True),
        ("notice", "warning", False),
        ("notice", "notice", True),
    ],
)
def test_a_severity_reaches_those_that_are_not_worse(one: str, other: str, reaches: bool) -> None:
    assert Severity(one).reaches(Severity(other)) == reaches


def test_a_waived_finding_is_the_same_with_its_reason() -> None:
    waived = finding().waive("Đã biết")

    assert (finding().waived, waived.waived) == (None, "Đã biết")
    assert waived != finding()
    assert waived.waive("") != waived


def test_findings_are_read_file_by_file_and_line_by_line() -> None:
    ordered = [
        finding("a.yaml", None, None), finding("a.yaml", 1, 2), finding("a.yaml", 1, 3, "a"),
        finding("a.yaml", 1, 3, "b"), finding("a.yaml", 2, 1), finding("a.yaml", 10, 1), finding("b.pdf", None, None),
    ]  # fmt: skip

    backwards = ordered[::-1]
    assert sorted(backwards, key=reading_order_key) == ordered


def test_a_page_is_readable_until_something_else_is_said() -> None:
    assert YamlPage("a.yaml") == YamlPage("a.yaml", None, (), (), readable=True)


def test_the_rules_of_reading_are_told_apart_by_their_names() -> None:
    assert len(set(READING_RULES)) == len(READING_RULES)
