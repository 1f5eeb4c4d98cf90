"""Rows and conditions without an answer."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from support.assessed import assessed, replace_text
from support.overlay import TODAY
from support.rulemaker import FILES, find, read_dossier, read_set

from cdsdossier.findings import Finding, Severity
from cdsdossier.judging.assessing import check_scored, score_dossier
from cdsdossier.judging.rules import criterion_unscored

FIRST = "scores/1-day-hoc.yaml"


def missing(text: str) -> list[tuple[str, int | None, int | None]]:
    return [(one.about, one.line, one.column) for one in find(criterion_unscored, {FIRST: text})]


def test_a_row_without_an_entry_is_marked_at_the_list_and_one_without_a_value_at_its_key() -> None:
    assert missing('scores:\n  "1.1": {met: ~}\n  "1.2.1": {points: }\n  "1.2.2": {note: a}\n') == [
        ("1.3", 1, 1),
        ("1.1", 2, 11),
        ("1.2.1", 3, 13),
        ("1.2.2", 4, 12),
    ]


def test_zero_and_false_are_answers() -> None:
    text = 'scores: {"1.1": {met: false}, "1.2.1": {points: 0}, "1.2.2": {points: 0}, "1.3": {points: 0}}\n'

    assert missing(text) == []


def test_points_are_no_answer_to_a_condition_and_met_is_none_to_a_row() -> None:
    text = 'scores: {"1.1": {points: 1}, "1.2.1": {met: true}, "1.2.2": {points: 0}, "1.3": {points: 0}}\n'

    assert [row for row, _, _ in missing(text)] == ["1.1", "1.2.1"]


def test_how_to_answer_is_told_for_each_kind() -> None:
    fixes = [one.fix for one in find(criterion_unscored, {FIRST: 'scores: {"1.1": {}, "1.3": {}}\n'})]

    assert fixes == [
        'Thêm mục "1.2.1": rồi điền points: từ 0 đến 40 (0 nếu không có).',
        'Thêm mục "1.2.2": rồi điền points: từ 0 đến 20 (0 nếu không có).',
        "Điền met: true (đạt) hoặc met: false (chưa đạt).",
        "Điền points: từ 0 đến 40 (0 nếu không có).",
    ]


def with_findings(text: str, *findings: Finding) -> list[str]:
    dossier = replace(read_dossier({**FILES, FIRST: text}), findings=findings)
    found = check_scored(score_dossier(dossier, read_set(), TODAY), rules=[criterion_unscored]).findings
    return [one.about for one in found if one.rule == "criterion-unscored"]


ROWS = 'scores:\n  "1.1": {met: true}\n  "1.2.1": {points: x}\n  "1.2.2": {points: 1}\n  "1.3": {points: 1}\n'


@pytest.mark.parametrize(
    ("finding", "found"),
    [
        (Finding("value-wrong", Severity.ERROR, FIRST, 3, 21, "", "", "1.2.1"), []),
        (Finding("value-wrong", Severity.ERROR, FIRST, 3, 20, "", "", "1.2.1"), ["1.2.1"]),
        (Finding("value-wrong", Severity.ERROR, FIRST, 2, 21, "", "", "1.2.1"), ["1.2.1"]),
        (Finding("value-wrong", Severity.ERROR, FIRST, 3, 21, "", "", "1.3"), ["1.2.1"]),
        (Finding("key-unknown", Severity.ERROR, FIRST, 9, 9, "", "", "1.2.1"), []),
        (Finding("key-unknown", Severity.ERROR, FIRST, 9, 9, "", "", "1.3"), ["1.2.1"]),
        (Finding("key-unknown", Severity.ERROR, "scores/2-quan-tri.yaml", 9, 9, "", "", "1.2.1"), ["1.2.1"]),
    ],
)
def test_a_value_that_was_refused_is_not_missing_as_well(finding: Finding, found: list[str]) -> None:
    assert with_findings(ROWS, finding) == found


def test_a_group_without_a_file_is_silent_unless_another_file_scores_some_of_it() -> None:
    elsewhere = FILES["scores/2-quan-tri.yaml"] + '  "1.3": {points: 1}\n'

    assert find(criterion_unscored, {FIRST: None}) == []
    found = find(criterion_unscored, {FIRST: None, "scores/2-quan-tri.yaml": elsewhere})
    assert [one.about for one in found] == ["1.1", "1.2.1", "1.2.2"]


def test_a_file_that_cannot_be_read_is_silent() -> None:
    assert missing("scores: [\n") == []


def test_the_row_of_an_id_two_spaces_too_far_is_not_told_to_be_unscored(example: Path) -> None:
    replace_text(example / "scores" / "1-day-hoc.yaml", '\n  "1.3.2":\n', '\n    "1.3.2":\n')
    found = [one for one in assessed(example).findings if "1.3.2" in one.message]

    assert [one.rule for one in found if one.severity.value == "error"] == ["key-unknown"]
