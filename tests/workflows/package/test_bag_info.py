"""What a package says of itself, and what its dossier comes to."""

from __future__ import annotations

from pathlib import Path

from support.assessed import assessed

from cdsdossier.model import package_labels as labels
from cdsdossier.workflows.package.bag_info import find_differing_levels, format_level_lines


def test_a_claimed_level_that_differs_is_found(example: Path) -> None:
    assessment = assessed(example)
    first, second = format_level_lines(assessment.scores)
    assert first.startswith("1: ")
    assert find_differing_levels(assessment, {labels.LEVEL: f"{first}; {second}"}) == ()
    assert find_differing_levels(assessment, {labels.LEVEL: f"1: 100/100, mức 3; {second}"}) == (
        ("1: 100/100, mức 3", first),
    )
    assert find_differing_levels(assessment, {labels.LEVEL: first}) == (("", second),)
    assert find_differing_levels(assessment, {}) == ()
