"""The office's points beside what a row may take."""

from __future__ import annotations

import pytest
from support.rulemaker import FILES, find

from cdsdossier.judging.rules import review_points_above_maximum


def told(row: str, points: str, head: str = "") -> list[tuple[str, str]]:
    text = f'{head}scores:\n  "{row}": {{points: {points}}}\n'
    found = find(review_points_above_maximum, {"review.yaml": text})
    assert all((one.line, one.about) == (2 + head.count("\n"), row) for one in found)
    return [(one.message, one.fix) for one in found]


@pytest.mark.parametrize(
    ("row", "points", "bound", "fix"),
    [
        ("1.2.1", "40", "", ""),
        ("1.2.1", "0", "", ""),
        ("1.2.1", "40.5", "tối đa chỉ 40", "Viết points: 40 hoặc thấp hơn."),
        ("1.2.1", "-0.5", "nhỏ hơn 0", "Viết points: 0 hoặc lớn hơn."),
        ("1.3", "40", "", ""),
    ],
)
def test_points_are_within_the_row(row: str, points: str, bound: str, fix: str) -> None:
    found = told(row, points)

    said = points.replace(".", ",").replace("-", "−")
    assert found == [(f"“{row}”: đoàn chấm {said} điểm, {bound}", fix)][: bool(bound)]


def test_the_band_of_what_was_measured_bounds_the_office_too() -> None:
    scores = FILES["scores/1-day-hoc.yaml"].replace("measured: 9/10", "measured: 3/5")
    text = 'scores:\n  "1.3": {points: 31}\n  "9.9": {points: 99}\n  "1.2.2": {agree: true}\n'
    (found,) = find(review_points_above_maximum, {"review.yaml": text, "scores/1-day-hoc.yaml": scores})

    assert found.message == "“1.3”: đoàn chấm 31 điểm, nhưng với số liệu 3/5 chỉ được tối đa 30"


def test_under_another_set_the_maxima_are_others() -> None:
    assert told("1.2.1", "41", "of: {indicator_set: khac}\n") == []
    assert len(told("1.2.1", "41", "of: {indicator_set: thu-2026}\n")) == 1
    assert find(review_points_above_maximum) == []
