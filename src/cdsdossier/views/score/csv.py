"""The score sheet as CSV, one line a scoring row or condition, for Excel."""

from __future__ import annotations

from collections.abc import Iterator

from cdsdossier.judging.assessing import Assessment
from cdsdossier.judging.scoring import CriterionScore, GroupScore
from cdsdossier.views.csv import format_csv

_HEAD = ("group", "id", "text", "met", "points", "counted", "maximum", "measured", "group_points", "group_level")


def score_csv(assessment: Assessment) -> str:
    """Return the rows under English column names."""
    groups = assessment.scores.groups
    return format_csv(
        _HEAD, (row for group in groups for criterion in group.criteria for row in _rows(criterion, group))
    )


def _rows(criterion: CriterionScore, group: GroupScore) -> Iterator[tuple[object, ...]]:
    """Yield lines; where nothing is scored, the points as written and as they count are empty."""
    total = group.points, group.level.level if group.level else None
    if criterion.mandatory:
        yield group.id, criterion.id, criterion.text, criterion.met, None, None, None, None, *total
        return
    for row in criterion.rows:
        counted = None if row.points is None else row.counted
        yield group.id, row.id, row.text, None, row.points, counted, row.maximum, row.measured, *total
