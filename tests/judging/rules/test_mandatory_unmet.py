"""Mandatory conditions that are answered with no."""

from __future__ import annotations

import pytest
from support.rulemaker import changed, find

from cdsdossier.judging.rules import mandatory_unmet


@pytest.mark.parametrize(("met", "count"), [("false", 1), ("true", 0), ("~", 0)])
def test_only_a_condition_that_is_unmet_is_found(met: str, count: int) -> None:
    found = find(mandatory_unmet, changed("scores/1-day-hoc.yaml", ("met: true", f"met: {met}")))

    assert [(one.about, one.message) for one in found] == [
        ("1.1", "điều kiện bắt buộc “1.1” chưa đạt: Có kế hoạch")
    ] * count


def test_a_row_that_is_no_condition_is_not_asked() -> None:
    text = 'scores: {"1.1": {met: true}, "1.2": {met: false}, "1.3": {met: false}}\n'

    assert find(mandatory_unmet, {"scores/1-day-hoc.yaml": text}) == []
