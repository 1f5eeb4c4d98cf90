"""What the managing body found when it assessed the dossier: from ``review.yaml``.

``own`` and ``external`` of a group are the result of the school's points and that of the managing body's.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cdsdossier.documents.facts.people import build_member_facts, build_unit_facts, find_holder
from cdsdossier.documents.facts.register import REVIEW_MINUTES, Register, build_register_facts, build_visit_facts
from cdsdossier.documents.facts.scores import build_reached_level, first_unscored_row, has_points
from cdsdossier.judging.review import compare_review
from cdsdossier.model.dossier import REVIEW
from cdsdossier.model.dossier.head import Issued
from cdsdossier.model.dossier.review import TEAM_ROLES

if TYPE_CHECKING:
    from cdsdossier.documents.catalogue import Catalogue
    from cdsdossier.documents.facts import fact_types as types
    from cdsdossier.documents.facts.gaps import FieldFiller
    from cdsdossier.judging.assessing import Assessment
    from cdsdossier.judging.review import ReviewComparison, ReviewedRow
    from cdsdossier.judging.scoring import GroupScore, Judgement, ScoreSheet
    from cdsdossier.model.dossier import Review

_LEADER, _, _SECRETARY, _ = TEAM_ROLES


def build_review_facts(
    assessment: Assessment, catalogue: Catalogue, fill: FieldFiller
) -> types.ReviewFacts | types.Absent:
    """Return the external assessment with its own documents, or false where there is none."""
    review = assessment.dossier.review
    if review is None:
        return False
    minutes = review.documents.get(REVIEW_MINUTES) or Issued()
    compared = compare_review(assessment.dossier, assessment.indicator_set, assessment.scores)
    team = [build_member_facts(member, REVIEW, f"team[{place}]", fill) for place, member in enumerate(review.team)]
    register = Register(REVIEW, review.documents, fill.text(review.body.code, REVIEW, "body.code"), review.body.unit)
    holders = {role: find_holder(role, team, REVIEW, "team", fill) for role in (_LEADER, _SECRETARY)}
    return {
        "state": compared.state,
        "date": fill.value(review.date, REVIEW, "date"),
        # Unlike a school the managing body may have nothing above it.
        "body": {**build_unit_facts(review.body, REVIEW, "body", fill), "parent": fill.plain(review.body.parent)},
        "team": team,
        "team_roles": {role: _without_role(one) for role, one in holders.items()},
        "minutes": build_visit_facts(minutes, REVIEW, REVIEW_MINUTES, fill),
        "groups": _groups(compared, assessment, fill),
        "whole": _whole(compared, fill),
        "remarks": _remarks(review, fill),
        "reasons": fill.paragraphs(review.reasons, REVIEW, "reasons"),
        "due": review.due or "",
        "valid_until": fill.value(review.valid_until, REVIEW, "valid_until"),
        "documents": build_register_facts(catalogue.of("office"), register, fill),
    }


def _without_role(one: types.MemberFacts) -> types.MemberFacts:
    return {"name": one["name"], "post": one["post"], "honorific": one["honorific"]}


def _groups(compared: ReviewComparison, assessment: Assessment, fill: FieldFiller) -> list[types.ReviewedGroupFacts]:
    nodes = assessment.indicator_set.nodes
    sheets = zip(compared.self_sheet.groups, compared.external_sheet.groups, strict=True)
    return [
        {
            "id": own.id,
            "name": fill.plain(own.name),
            "maximum": external.maximum,
            "own": _group_result(own, compared.self_sheet, own.file, fill),
            "external": _group_result(external, compared.external_sheet, REVIEW, fill),
            "difference": external.points - own.points if own.touched and external.touched else "",
            "rows": [_row(row, own.file, fill) for row in compared.rows if nodes[row.id].group.id == own.id],
        }
        for own, external in sheets
    ]


def _group_result(group: GroupScore, sheet: ScoreSheet, file: str, fill: FieldFiller) -> types.GroupResultFacts:
    """Return what a group's points come to; ``file`` is where the empty ones would be filled in."""
    points, empty = group.points if has_points(group.rows) else None, first_unscored_row(group.rows, group.id)
    return {
        "points": fill.value(points, file, f"scores.{empty}"),
        "maximum": group.maximum,
        "level": build_reached_level(group.level, fill) if sheet.whole is None else False,
        "unscored": group.unscored,
        "mandatory_unmet": list(group.mandatory_unmet),
    }


def _row(row: ReviewedRow, file: str, fill: FieldFiller) -> types.ReviewedRowFacts:
    differs = row.external is not None and not row.agrees
    reason = fill.text(row.reason, REVIEW, f"scores.{row.id}.reason") if differs else fill.plain(row.reason)
    return {
        "id": row.id,
        "text": fill.plain(row.text),
        "mandatory": row.mandatory,
        "maximum": "" if row.maximum is None else row.maximum,
        "own": fill.value(row.own, file, f"scores.{row.id}"),
        "external": fill.value(row.external, REVIEW, f"scores.{row.id}"),
        "difference": "" if row.difference is None else row.difference,
        "agrees": row.agrees,
        "reason": reason,
        "note": fill.plain(row.note),
    }


def _whole(compared: ReviewComparison, fill: FieldFiller) -> types.ReviewedWholeFacts | types.Absent:
    own, external = compared.self_sheet.whole, compared.external_sheet.whole
    if own is None or external is None:
        return False
    return {
        "own": _result(own, fill),
        "external": _result(external, fill),
        "maximum": external.maximum,
        "difference": external.points - own.points,
    }


def _result(judged: Judgement, fill: FieldFiller) -> types.ResultFacts:
    return {"points": judged.points, "maximum": judged.maximum, "level": build_reached_level(judged.level, fill)}


def _remarks(review: Review, fill: FieldFiller) -> dict[str, object]:
    remarks, flaws = review.remarks, review.remarks.shortcomings
    empty = "remarks.shortcomings (không có hạn chế thì ghi [])"
    return {
        "strengths": fill.paragraphs(remarks.strengths, REVIEW, "remarks.strengths"),
        "shortcomings": [] if flaws == () else fill.paragraphs(flaws or (), REVIEW, empty),
        "requests": [fill.plain(text) for text in remarks.requests],
    }
