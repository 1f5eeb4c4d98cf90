"""An external assessment for programs: JSON, whose shape is a promise (``schema``), and CSV for Excel."""

from __future__ import annotations

from cdsdossier import __version__
from cdsdossier.judging.assessing import Assessment
from cdsdossier.judging.review import ReviewComparison, ReviewedRow
from cdsdossier.judging.scoring import GroupScore
from cdsdossier.model.dossier import REVIEW, Review
from cdsdossier.views.csv import format_csv
from cdsdossier.views.json import dump_json, level_to_dict, received_to_dict
from cdsdossier.views.review.evidence_links import build_evidence_links

#: What a line says of a row, under the titles of ``_HEAD`` but for the group.
_CELLS = ("id", "text", "maximum", "own", "external", "difference", "agrees", "reason", "note", "state", "by", "on")
_HEAD = ("group", "id", "text", "maximum", "self", "external", "difference", *_CELLS[6:])


def review_json(assessment: Assessment, compared: ReviewComparison) -> str:
    """Return the comparison, ``cdsdossier.review/1``."""
    head, review = assessment.dossier.head, assessment.dossier.review or Review()
    found = build_evidence_links(assessment.dossier, assessment.indicator_set)
    data: dict[str, object] = {
        "schema": "cdsdossier.review/1",
        "tool": __version__,
        "school": head.school.name,
        "school_year": head.school_year,
        "indicator_set": assessment.indicator_set.id,
        "state": compared.state or None,
        "body": review.body.name,
        "date": review.date,
        "reasons": list(review.reasons),
        "groups": [
            {"id": own.id, "name": own.name, "self": _side(own), "external": _side(external)}
            for own, external in zip(compared.self_sheet.groups, compared.external_sheet.groups, strict=True)
        ],
        "rows": [
            {**_row(row), "evidence": [proof.file or proof.words for proof in found.get(row.id, ())]}
            for row in compared.rows
        ],
        "undecided": list(compared.undecided),
        "findings": [
            {"rule": one.rule, "line": one.line, "message": one.message}
            for one in assessment.findings
            if one.file == REVIEW
        ],
    }
    if compared.self_sheet.whole and compared.external_sheet.whole:
        sides = {"self": compared.self_sheet.whole, "external": compared.external_sheet.whole}
        data["whole"] = {name: level_to_dict(judged) for name, judged in sides.items()}
    return dump_json({**data, **received_to_dict(assessment)})


def _side(group: GroupScore) -> dict[str, object]:
    unmet = list(group.mandatory_unmet)
    return {**level_to_dict(group), "unscored": group.unscored, "mandatory_unmet": unmet}


def _row(row: ReviewedRow) -> dict[str, object]:
    return {
        "id": row.id,
        "maximum": row.maximum,
        "self": row.own,
        "external": row.external,
        "difference": row.difference,
        "agrees": row.agrees,
        "reason": row.reason or None,
        "note": row.note or None,
        "state": row.state,
        "by": row.by or None,
        "on": row.on,
    }


def review_csv(assessment: Assessment, compared: ReviewComparison) -> str:
    """Return one line a row, under English column names."""
    nodes = assessment.indicator_set.nodes
    rows = ((nodes[row.id].group.id, *(getattr(row, name) for name in _CELLS)) for row in compared.rows)
    return format_csv(_HEAD, rows)
