"""The score sheet as CSV, one line a scoring row or condition, for Excel."""

from __future__ import annotations

import csv
import io

from cdsdossier.judging.assessing import Assessment
from cdsdossier.judging.scoring import CriterionScore, GroupScore, RowScore
from cdsdossier.views.numbers import plain

_HEAD = ("group", "id", "text", "met", "points", "counted", "maximum", "measured", "group_points", "group_level")
#: A cell that begins so would be run as a formula.
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")


def score_csv(assessment: Assessment) -> str:
    """Return the rows under English column names; text that Excel would take for a formula gets an apostrophe."""
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\r\n")
    writer.writerow(_HEAD)
    for group in assessment.scores.groups:
        for criterion in group.criteria:
            writer.writerows(_rows(criterion, group))
    return buffer.getvalue()


def _rows(criterion: CriterionScore, group: GroupScore) -> list[list[object]]:
    level = group.level.level if group.level else None
    total = [plain(group.points), level]
    if criterion.mandatory:
        met = {True: "true", False: "false", None: ""}[criterion.met]
        return [[group.id, criterion.id, defused(criterion.text), met, "", "", "", "", *total]]
    return [[group.id, row.id, defused(row.text), "", *_points(row), row.measured, *total] for row in criterion.rows]


def _points(row: RowScore) -> tuple[int | float | None, ...]:
    """Return the points as written, as they count, and at most; the first two empty where nothing is scored."""
    counted = None if row.points is None else plain(row.counted)
    return plain(row.points), counted, plain(row.maximum)


def defused(text: str) -> str:
    """Return a text that Excel shows as it is, and does not run."""
    return f"'{text}" if text.startswith(_FORMULA) else text
