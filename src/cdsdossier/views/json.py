"""The score sheet and the findings as JSON. The shapes are promises: see ``schema`` in each."""

from __future__ import annotations

import json

from cdsdossier import __version__
from cdsdossier.findings import Finding, Severity
from cdsdossier.judging.assessing import Assessment
from cdsdossier.judging.measures import NextLevel
from cdsdossier.judging.scoring import CriterionScore, GroupScore, Judgement, RowScore
from cdsdossier.text.visible import escape_json
from cdsdossier.views.numbers import to_json_value


def score_json(assessment: Assessment) -> str:
    """Return the score sheet, ``cdsdossier.score/1``."""
    head, sheet = assessment.dossier.head, assessment.scores
    data: dict[str, object] = {
        "schema": "cdsdossier.score/1",
        "tool": __version__,
        "school": head.school.name,
        "school_year": head.school_year,
        "indicator_set": assessment.indicator_set.id,
        "groups": [_group(group) for group in sheet.groups],
    }
    if sheet.whole:
        data["whole"] = judgement_to_dict(sheet.whole)
    return dump_json({**data, **received_to_dict(assessment)})


def judgements_to_dict(assessment: Assessment) -> dict[str, object]:
    """Return the points and levels of the groups and, where the set judges as a whole, of the whole."""
    sheet = assessment.scores
    groups = [{"id": group.id, "name": group.name, **judgement_to_dict(group)} for group in sheet.groups]
    return {"groups": groups, **({"whole": judgement_to_dict(sheet.whole)} if sheet.whole else {})}


def check_json(assessment: Assessment) -> str:
    """Return the findings, ``cdsdossier.check/1``."""
    summary = {severity.value: len(assessment.standing(severity)) for severity in Severity}
    summary["waived"] = sum(finding.waived is not None for finding in assessment.findings)
    if assessment.dossier.received:
        summary["sender_waivers"] = sum(finding.asked_waiver is not None for finding in assessment.findings)
    return dump_json(
        {
            "schema": "cdsdossier.check/1",
            "tool": __version__,
            "today": assessment.today,
            "summary": summary,
            "findings": [_finding(finding) for finding in assessment.findings],
            **received_to_dict(assessment),
        }
    )


def received_to_dict(assessment: Assessment) -> dict[str, object]:
    """Return what is said of a received dossier alone: all that its sender says of its own result."""
    from cdsdossier.views.sender_set import sender_set_to_dict

    if not assessment.dossier.received:
        return {}
    waivers = assessment.dossier.head.waivers
    return {
        "sender_set": sender_set_to_dict(assessment.sender_set),
        "sender_claims": list(assessment.claims),
        "sender_waivers": [{"rule": one.rule, "where": one.where, "reason": one.reason} for one in waivers],
    }


def dump_json(data: object) -> str:
    """Return data as every command prints it: readable, UTF-8, numbers and ISO dates, a line end at its end."""
    return escape_json(json.dumps(data, ensure_ascii=False, indent=2, default=to_json_value)) + "\n"


def level_to_dict(judged: Judgement | GroupScore) -> dict[str, object]:
    """Return points and level of a group or of the whole."""
    return {
        "points": judged.points,
        "maximum": judged.maximum,
        "level": judged.level.level if judged.level else None,
        "level_name": judged.level.name if judged.level else None,
    }


def judgement_to_dict(judged: Judgement | GroupScore) -> dict[str, object]:
    """Return points, level and what the next one asks for."""
    unread = {"unread": list(judged.unread)} if isinstance(judged, Judgement) and judged.unread else {}
    return {**level_to_dict(judged), "next_level": _next_level(judged.next_level), **unread}


def _next_level(ahead: NextLevel | None) -> dict[str, object] | None:
    return None if ahead is None else {"level": ahead.level, "rule": ahead.rule, "missing": ahead.missing}


def _group(group: GroupScore) -> dict[str, object]:
    return {
        "id": group.id,
        "name": group.name,
        **judgement_to_dict(group),
        "unscored": group.unscored,
        "mandatory_unmet": list(group.mandatory_unmet),
        "criteria": [_criterion(criterion) for criterion in group.criteria],
    }


def _criterion(criterion: CriterionScore) -> dict[str, object]:
    if criterion.mandatory:
        return {"id": criterion.id, "met": criterion.met}
    if not criterion.by_items:
        return {**_row(criterion.rows[0]), "level": criterion.level}
    return {
        "id": criterion.id,
        "points": criterion.points,
        "maximum": criterion.maximum,
        "level": criterion.level,
        "items": [_row(row) for row in criterion.items],
    }


def _row(row: RowScore) -> dict[str, object]:
    data: dict[str, object] = {"id": row.id, "points": row.points, "maximum": row.maximum}
    if row.points is not None and row.points != row.counted:
        data["counted"] = row.counted
    if row.measured is not None:
        data["measured"] = row.measured
    return data


def _finding(finding: Finding) -> dict[str, object]:
    return {
        "rule": finding.rule,
        "severity": finding.severity.value,
        "file": finding.file,
        "line": finding.line,
        "column": finding.column,
        "message": finding.message,
        "fix": finding.fix,
        "waived": finding.waived is not None,
        **({} if finding.asked_waiver is None else {"sender_waiver": finding.asked_waiver}),
    }
