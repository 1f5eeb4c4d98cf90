"""Points above what the measured fact allows."""

from __future__ import annotations

import pytest
from support.rulemaker import changed, find

from cdsdossier.judging.rules import points_above_band


@pytest.mark.parametrize(
    ("points", "measured", "count"),
    [
        ("20", "49/100", 0),
        ("20.5", "49/100", 1),
        ("30", "50/100", 0),
        ("30.5", "80/100", 1),
        ("40", "81/100", 0),
        ("40", "49/100", 1),
        ("40.5", "49/100", 0),
        ("~", "49/100", 0),
    ],
)
def test_points_go_up_to_the_band_and_above_the_maximum_another_rule_speaks(
    points: str, measured: str, count: int
) -> None:
    found = find(
        points_above_band,
        changed("scores/1-day-hoc.yaml", ("points: 30, measured: 9/10", f"points: {points}, measured: {measured}")),
    )

    assert [one.about for one in found] == ["1.3"] * count
    assert all(f"với số liệu {measured} chỉ được tối đa" in one.message for one in found)
