"""The score sheet as CSV, one line a scoring row or condition, for Excel."""

from __future__ import annotations

import csv
import io

from cdsdossier.judging.assessing import Assessment
from cdsdossier.judging.scoring import CriterionScore, GroupScore, RowScore
from cdsdossier.views.numbers import to_json_number

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
    total = [to_json_number(group.points), level]
    if criterion.mandatory:
        met = {True: "true", False: "false", None: ""}[criterion.met]
        return [[group.id, criterion.id, escape_formula(criterion.text), met, "", "", "", "", *total]]
    return [
        [group.id, row.id, escape_formula(row.text), "", *_points(row), row.measured, *total] for row in criterion.rows
    ]


def _points(row: RowScore) -> tuple[int | float | None, ...]:
    """Return the points as written, as they count, and at most; the first two empty where nothing is scored."""
    counted = None if row.points is None else to_json_number(row.counted)
    return to_json_number(row.points), counted, to_json_number(row.maximum)


def escape_formula(text: str) -> str:
    """Return a text that Excel shows as it is, and does not run."""
    return f"'{text}" if text.startswith(_FORMULA) else text
