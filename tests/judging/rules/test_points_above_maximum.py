"""Points above the maximum of a row."""

from __future__ import annotations

import pytest
from support.rulemaker import changed, find

from cdsdossier.judging.rules import points_above_maximum


@pytest.mark.parametrize(("points", "count"), [("40", 0), ("40.5", 1), ("0", 0), ("~", 0)])
def test_the_bound_itself_is_allowed(points: str, count: int) -> None:
    found = find(points_above_maximum, changed("scores/1-day-hoc.yaml", ("points: 25", f"points: {points}")))

    assert [(one.about, one.line) for one in found] == [("1.2.1", 4)] * count
