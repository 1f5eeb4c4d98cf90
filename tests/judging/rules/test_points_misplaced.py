"""Points on rows that take none."""

from __future__ import annotations

import pytest
from support.rulemaker import find

from cdsdossier.judging.rules import points_misplaced


def misplaced(rows: str) -> list[tuple[str, str]]:
    return [(one.about, one.fix) for one in find(points_misplaced, {"scores/2-quan-tri.yaml": f"scores: {{{rows}}}\n"})]


@pytest.mark.parametrize(
    ("rows", "found"),
    [
        ('"2.2": {points: 0}', []),
        ('"2.2.1": {points: 0}', [("2.2.1", "Chuyển points sang “2.2”; tiêu chí này chấm chung cả 70 điểm.")]),
        ('"2.1": {points: 1}', [("2.1", "Xóa points, viết met: true (đạt) hoặc met: false (chưa đạt).")]),
        ('"1.2": {points: 1}', [("1.2", "Chấm riêng từng nội dung: “1.2.1”, “1.2.2”.")]),
        ('"2.3": {met: false}', [("2.3", "Xóa dòng met; mục này chấm bằng points.")]),
        ('"2.2.1": {met: true}', [("2.2.1", "Xóa dòng met; mục này chấm bằng points.")]),
        ('"2.1": {met: false}', []),
        ('"9": {points: 1, met: true}', []),
        ('"2.2.1": {note: a}', []),
    ],
)
def test_points_and_met_are_where_the_set_has_them(rows: str, found: list[tuple[str, str]]) -> None:
    assert misplaced(rows) == found
