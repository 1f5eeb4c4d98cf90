"""Findings as text: place, sentence, excerpt with a caret, what to type."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from support.assessed import assessed, page, replace_text, styles

from cdsdossier.findings import Finding, Severity, YamlPage
from cdsdossier.views.findings.text import check_lines, concise_text, finding_lines, format_finding

FINDING = Finding("value-wrong", Severity.ERROR, "dossier.yaml", 2, 3, "không phải số", "Viết 6.5")
PAGE = YamlPage("dossier.yaml", lines=("a: 1", "\tb: x" + "y" * 100))


def text(*findings: Finding) -> str:
    return page(finding_lines(findings, {PAGE.file: PAGE}))


def test_a_finding_shows_its_line_with_a_caret_below_the_column() -> None:
    head, excerpt, caret, fix = text(FINDING).splitlines()[:4]
    assert head == "dossier.yaml:2:3: lỗi value-wrong: không phải số"
    assert excerpt.startswith("     2 |  b: x")
    assert caret.index("^") == excerpt.index("b: x") + 1
    assert fix == "  Cách sửa: Viết 6.5"


def test_a_column_far_to_the_right_is_still_shown() -> None:
    _, excerpt, caret, _ = text(replace(FINDING, column=90)).splitlines()[:4]
    assert len(excerpt) <= 80
    assert caret.index("^") < 80


@pytest.mark.parametrize("change", [{"file": "other.yaml"}, {"line": 99}, {"line": None, "column": None}])
def test_without_the_line_there_is_no_excerpt(change: dict[str, object]) -> None:
    assert " | " not in text(replace(FINDING, **change))  # type: ignore[arg-type]


def test_a_waived_finding_says_why_and_asks_for_nothing() -> None:
    shown = text(replace(FINDING, waived="đã rõ"))
    assert "không phải số (được miễn: đã rõ)" in shown
    assert "Cách sửa" not in shown
    assert format_finding(replace(FINDING, line=None, column=None)) == "dossier.yaml: lỗi value-wrong: không phải số"


def test_what_a_rule_repeats_in_a_file_is_counted_and_slips_of_the_pen_are_not() -> None:
    many = [replace(FINDING, rule="criterion-unscored", line=None, column=None, about=f"1.{n}") for n in range(9)]
    assert text(*many).count("Cách sửa") == 4
    assert "… và 5 chỗ khác (criterion-unscored):" in text(*many)
    assert text(*[FINDING] * 9).count("Cách sửa") == 9


def test_the_summary_counts_and_says_whether_to_send(example: Path) -> None:
    assert page(check_lines(assessed(example))).rstrip().endswith("Không còn lỗi.")
    replace_text(example / "scores/1-day-hoc.yaml", '"1.3.1":\n    points: 5', '"1.3.1":\n    points: 50')
    lines = check_lines(assessed(example))
    assert page(lines).splitlines()[-1].startswith("1 lỗi, ")
    assert styles(lines)["Chưa nên gửi hồ sơ."] == "bad"


def test_concise_text_is_one_line_a_finding(example: Path) -> None:
    assessment = assessed(example)
    assert len(concise_text(assessment).splitlines()) == len(assessment.findings)


def test_in_a_received_dossier_the_advice_is_what_the_sender_is_to_be_told(example: Path) -> None:
    replace_text(example / "scores" / "1-day-hoc.yaml", "    points: 6\n", "    points: 60\n")
    own = assessed(example)
    review = replace(FINDING, file="review.yaml")
    found = replace(own, dossier=replace(own.dossier, received=True), findings=(*own.findings, review))

    assert "Cách sửa:" in page(check_lines(own))
    advice = [line.split(":")[0].strip() for line in page(check_lines(found)).splitlines() if "sửa: " in line]
    assert set(advice) == {"Nơi gửi cần sửa", "Cách sửa"}
    assert (advice.count("Cách sửa"), "  Cách sửa: Viết 6.5" in page(check_lines(found))) == (1, True)
    assert "sets confirm" not in page(check_lines(found))
