"""Decisions of the office without a reason."""

from __future__ import annotations

import pytest
from support.rulemaker import find

from cdsdossier.judging.rules import review_reason_missing


def told(row: str, entry: str, head: str = "state: dang-tham-dinh\n") -> list[str]:
    found = find(review_reason_missing, {"review.yaml": f'{head}scores:\n  "{row}": {{{entry}}}\n'})
    return [one.message for one in found]


@pytest.mark.parametrize(
    ("row", "entry", "words"),
    [
        ("1.3", 'self: "30", points: 20', "“1.3”: trường chấm 30 điểm, đoàn chấm 20 điểm, nhưng chưa ghi lý do"),
        (
            "1.3",
            'self: "30", points: 20, reason: " "',
            "“1.3”: trường chấm 30 điểm, đoàn chấm 20 điểm, nhưng chưa ghi lý do",
        ),
        ("1.3", 'self: "30", points: 20, reason: thiếu', ""),
        ("1.3", 'self: "30", points: 20, reason: [thiếu]', ""),
        ("1.3", 'self: "30", points: 20, reason: {a: b}', ""),
        ("1.3", 'self: "30", points: 30', ""),
        ("1.3", 'self: "30", agree: false', ""),
        ("1.3", "points: 20", "“1.3”: trường chưa chấm, đoàn chấm 20 điểm, nhưng chưa ghi lý do"),
        ("1.1", 'self: "true", met: false', "“1.1”: trường xét đạt, đoàn xét chưa đạt, nhưng chưa ghi lý do"),
        ("1.1", 'self: "true", met: true', ""),
        ("1.1", 'self: "true", points: 3', ""),
        ("9.9", 'self: "1", points: 3', "“9.9”: trường chấm 1 điểm, đoàn chấm 3 điểm, nhưng chưa ghi lý do"),
        ("9.9", 'self: "true", met: false', "“9.9”: trường xét đạt, đoàn xét chưa đạt, nhưng chưa ghi lý do"),
    ],
)
def test_a_decision_that_differs_has_a_reason(row: str, entry: str, words: str) -> None:
    assert told(row, entry) == [words][: bool(words)]


def test_the_finding_is_at_the_value_of_the_office() -> None:
    (found,) = find(review_reason_missing, {"review.yaml": 'scores:\n  "1.1": {self: "true", met: false}\n'})
    assert (found.line, found.column, found.about) == (2, 30, "1.1")
    (found,) = find(review_reason_missing, {"review.yaml": 'scores:\n  "1.3": {self: "30", points: 1}\n'})
    assert (found.line, found.column, found.about) == (2, 31, "1.3")


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("state: tra-lai\n", 1),
        ("state: tra-lai\nreasons: []\n", 1),
        ("state: tra-lai\nreasons: [thiếu]\n", 0),
        ("state: tra-lai\nreasons: thiếu\n", 0),
        ("state: chap-nhan\n", 0),
    ],
)
def test_a_dossier_is_returned_with_reasons(text: str, count: int) -> None:
    found = find(review_reason_missing, {"review.yaml": text})

    assert [(one.message, one.line, one.column) for one in found] == [
        ("hồ sơ bị trả lại nhưng chưa ghi lý do", 1, 8)
    ] * count
    assert find(review_reason_missing) == []
