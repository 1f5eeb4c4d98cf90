"""Levels as people read them."""

from __future__ import annotations

import pytest

from cdsdossier.model.indicatorset import Level
from cdsdossier.views.levels import format_level, level_span


@pytest.mark.parametrize(("number", "style"), [(1, "bad"), (2, "warn"), (3, "good"), (4, "")])
def test_a_level_has_its_name_and_colour(number: int, style: str) -> None:
    level = Level(level=number, name="Mức đáp ứng")
    assert level_span(level) == (format_level(level), style) == (f"Mức {number} – Mức đáp ứng", style)


def test_without_a_level_nothing_is_scored_yet() -> None:
    assert level_span(None) == ("chưa chấm", "dim")
