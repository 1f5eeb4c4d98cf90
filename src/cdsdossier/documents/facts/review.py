"""What the managing body found when it assessed the dossier, as templates see it: from ``review.yaml``.

Shape: state, date, body (name, code, place, parent, head), team (name, post, role) and team_roles, minutes (starts,
ends, place), groups (id, name, maximum, own, external, difference, rows), whole (own, external, difference, or false),
remarks (strengths, shortcomings, requests), reasons, due and valid_until. ``own`` and ``external`` of a group are what
the school's points and the office's come to: points, maximum, level, unscored, mandatory_unmet.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from cdsdossier.documents.facts.gaps import FieldFiller, Gap
from cdsdossier.documents.facts.scores import build_reached_level
from cdsdossier.judging.review import ReviewComparison, ReviewedRow, compare_review
from cdsdossier.model.dossier import REVIEW
from cdsdossier.model.dossier.head import Issued
from cdsdossier.model.dossier.review import TEAM_ROLES
from cdsdossier.text import numbers

if TYPE_CHECKING:
    from cdsdossier.judging.assessing import Assessment
    from cdsdossier.judging.scoring import GroupScore, Judgement, ScoreSheet
    from cdsdossier.model.dossier import Review
    from cdsdossier.model.dossier.review import Office, TeamMember

Facts = dict[str, Any]
#: The document that the team's visit leaves behind.
REVIEW_MINUTES = "bien-ban-danh-gia-ngoai"
_LEADER, _, _SECRETARY, _ = TEAM_ROLES


def build_review_facts(assessment: Assessment, fill: FieldFiller) -> Facts | bool:
    """Return the external assessment, or false where there is none."""
    review = assessment.dossier.review
    if review is None:
        return False
    compared = compare_review(assessment.dossier, assessment.indicator_set, assessment.scores)
    team = [_member(member, f"team[{place}]", fill) for place, member in enumerate(review.team)]
    return {
        "state": compared.state,
        "date": fill.value(review.date, REVIEW, "date"),
        "body": _body(review.body, fill),
        "team": team,
        "team_roles": {role: _holder(role, team, fill) for role in (_LEADER, _SECRETARY)},
        "minutes": _minutes(review.documents.get(REVIEW_MINUTES) or Issued(), fill),
        "groups": _groups(compared, assessment, fill),
        "whole": _whole(compared, fill),
        "remarks": _remarks(review, fill),
        "reasons": _paragraphs(review.reasons, "reasons", fill),
        "due": review.due or "",
        "valid_until": fill.value(review.valid_until, REVIEW, "valid_until"),
    }


def _body(body: Office, fill: FieldFiller) -> Facts:
    texts = {name: fill.text(getattr(body, name), REVIEW, f"body.{name}") for name in ("name", "code", "place")}
    person = body.head
    head = {name: fill.text(getattr(person, name, None), REVIEW, f"body.head.{name}") for name in ("name", "title")}
    acting = bool(person and person.acting)
    return {**texts, "parent": fill.plain(body.parent), "head": {**head, "acting": acting}}


def _member(member: TeamMember, place: str, fill: FieldFiller) -> Facts:
    return {name: fill.text(getattr(member, name), REVIEW, f"{place}.{name}") for name in ("name", "post", "role")}


def _holder(role: str, team: Iterable[Facts], fill: FieldFiller) -> Facts:
    """Return the first who holds a role; a role that nobody holds has gaps for name and post."""
    nobody = {name: fill.text(None, REVIEW, f"team ({role}).{name}") for name in ("name", "post")}
    return next(({name: one[name] for name in nobody} for one in team if one["role"] == role), nobody)


def _minutes(held: Issued, fill: FieldFiller) -> Facts:
    field = f"documents.{REVIEW_MINUTES}"
    return {
        "starts": fill.text(held.starts and numbers.format_clock_time(held.starts), REVIEW, f"{field}.starts"),
        "ends": fill.text(held.ends and numbers.format_clock_time(held.ends), REVIEW, f"{field}.ends"),
        "place": fill.text(held.place, REVIEW, f"{field}.place"),
    }


def _groups(compared: ReviewComparison, assessment: Assessment, fill: FieldFiller) -> list[Facts]:
    nodes = assessment.indicator_set.nodes
    sheets = zip(compared.self_sheet.groups, compared.external_sheet.groups, strict=True)
    return [
        {
            "id": own.id,
            "name": fill.plain(own.name),
            "maximum": external.maximum,
            "own": _sheet(own, compared.self_sheet, own.file, fill),
            "external": _sheet(external, compared.external_sheet, REVIEW, fill),
            "difference": external.points - own.points if own.touched and external.touched else "",
            "rows": [_row(row, own.file, fill) for row in compared.rows if nodes[row.id].group.id == own.id],
        }
        for own, external in sheets
    ]


def _sheet(group: GroupScore, sheet: ScoreSheet, file: str, fill: FieldFiller) -> Facts:
    """Return what a group's points come to; ``file`` is where the empty ones would be filled in."""
    begun = any(row.points is not None for row in group.rows)
    empty = next((row.id for row in group.rows if row.points is None), group.id)
    return {
        "points": fill.value(group.points if begun else None, file, f"scores.{empty}"),
        "maximum": group.maximum,
        "level": build_reached_level(group.level, fill) if sheet.whole is None else False,
        "unscored": group.unscored,
        "mandatory_unmet": list(group.mandatory_unmet),
    }


def _row(row: ReviewedRow, file: str, fill: FieldFiller) -> Facts:
    """Return a row; what it says is points, or of a mandatory condition whether it is met."""
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


def _whole(compared: ReviewComparison, fill: FieldFiller) -> Facts | bool:
    own, external = compared.self_sheet.whole, compared.external_sheet.whole
    if own is None or external is None:
        return False
    told = {"own": _judged(own, fill), "external": _judged(external, fill)}
    return {**told, "maximum": external.maximum, "difference": external.points - own.points}


def _judged(one: Judgement, fill: FieldFiller) -> Facts:
    return {"points": one.points, "maximum": one.maximum, "level": build_reached_level(one.level, fill)}


def _remarks(review: Review, fill: FieldFiller) -> Facts:
    said = review.remarks
    return {
        "strengths": _paragraphs(said.strengths, "remarks.strengths", fill),
        "shortcomings": _paragraphs(said.shortcomings, "remarks.shortcomings", fill),
        "requests": [fill.plain(text) for text in said.requests],
    }


def _paragraphs(written: tuple[str, ...], field: str, fill: FieldFiller) -> list[str | Gap]:
    return [fill.text(text, REVIEW, field) for text in written or (None,)]
