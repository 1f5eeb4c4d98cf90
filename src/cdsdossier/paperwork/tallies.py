"""Groups, criteria and rows as templates see them: texts, points that count, what proves them."""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any

from cdsdossier.paperwork.filling import Filling

if TYPE_CHECKING:
    from cdsdossier.assessing import Assessment
    from cdsdossier.dossier import Dossier
    from cdsdossier.dossier.scores import Evidence
    from cdsdossier.indicatorset import IndicatorSet, Level
    from cdsdossier.scoring import CriterionScore, GroupScore, RowScore

Facts = dict[str, Any]


def of(assessment: Assessment, fill: Filling) -> Facts:
    """Return ``groups`` and ``whole``.

    A criterion has ``rows``, its items: ``scored`` says whether a row takes points of its own. Every row, and a
    criterion without items, has ``note``, ``measured`` and ``evidence`` (titles), which may be empty texts and lists.
    """
    sheet, dossier, indicator_set = assessment.scores, assessment.dossier, assessment.indicator_set
    groups = [_group(group, dossier, indicator_set, fill) for group in sheet.groups]
    whole = sheet.whole
    if whole is None:
        return {"groups": groups, "whole": False}
    return {"groups": groups, "whole": {"points": whole.points, "maximum": whole.maximum, "level": _level(whole.level)}}


def _group(group: GroupScore, dossier: Dossier, indicator_set: IndicatorSet, fill: Filling) -> Facts:
    file = next((one.file for one in indicator_set.groups if one.id == group.id), "scores")
    judged = indicator_set.judged == "per-group"
    empty = next((row.id for row in group.rows if row.points is None), "")
    begun = any(row.points is not None for row in group.rows)
    return {
        "id": group.id,
        "name": group.name,
        # A sum is no field of its own: its gap bears the name of the first row that is empty.
        "points": fill.value(group.points if begun else None, file, f"scores.{empty}.points"),
        "maximum": group.maximum,
        "level": _level(group.level) if judged else False,
        "unscored": group.unscored,
        "mandatory_unmet": list(group.mandatory_unmet),
        "criteria": [_criterion(criterion, file, dossier, indicator_set, fill) for criterion in group.criteria],
    }


def _level(level: Level | None) -> Facts | bool:
    """Return a level, or false where nothing has been scored; its meaning goes on in the middle of a sentence."""
    if level is None:
        return False
    meaning = level.meaning or ""
    return {"level": level.level, "name": level.name, "meaning": meaning[:1].lower() + meaning[1:]}


def _criterion(
    criterion: CriterionScore, file: str, dossier: Dossier, indicator_set: IndicatorSet, fill: Filling
) -> Facts:
    node = indicator_set.nodes[criterion.id].criterion
    scored = {row.id: row for row in criterion.items}
    rows = [
        _row(item.id, item.text, scored.get(item.id), file, dossier, fill)
        for item in node.items or ()
    ]
    field = f"scores.{criterion.id}"
    empty = next((row.id for row in criterion.rows if row.points is None), criterion.id)
    return {
        **_proof(criterion.id, dossier),
        "id": criterion.id,
        "text": fill.text(criterion.text, "indicator-set.yaml", criterion.id),
        "mandatory": criterion.mandatory,
        "met": fill.value(criterion.met, file, f"{field}.met"),
        "points": fill.value(criterion.points, file, f"scores.{empty}.points"),
        "maximum": criterion.maximum or 0,
        "level": criterion.level or 0,
        "rows": rows,
    }


def _row(
    node: str, text: str | None, row: RowScore | None, file: str, dossier: Dossier, fill: Filling
) -> Facts:
    facts: Facts = {
        **_proof(node, dossier),
        "id": node,
        "text": fill.text(text, "indicator-set.yaml", node),
        "scored": row is not None,
    }
    if row is None:
        return facts
    points = None if row.points is None else row.counted
    return {**facts, "points": fill.value(points, file, f"scores.{node}.points"), "maximum": row.maximum}


def _proof(node: str, dossier: Dossier) -> Facts:
    """Return what the school wrote beside a row: note, measured fact, evidence by title, and files not listed."""
    written = dossier.scores.get(node)
    form = written.form if written else None
    listed = (form.evidence or ()) if form else ()
    named = {item.file for item in listed}
    loose = [PurePosixPath(one.path).name for one in dossier.evidence.in_folder(node) if one.path not in named]
    return {
        "note": (form.note or "") if form else "",
        "measured": (form.measured or "") if form else "",
        "evidence": [_title(item) for item in listed] + loose,
    }


def _title(item: Evidence) -> str:
    """Return a piece of evidence as a clerk names it: its title with its number, else its file or address."""
    name = item.title or (PurePosixPath(item.file).name if item.file else item.url or "")
    return f"{name} (số {item.number})" if item.number else name
