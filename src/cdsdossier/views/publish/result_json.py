"""``result.json``: the published result for programs. The shape is a promise: ``cdsdossier.result/1``.

============= =========================================================================================================
schema        ``cdsdossier.result/1``
draft         true: a page made to be looked at; not the result
school        name, code, managing_body
school_year   ``2025-2026``
indicator_set id, title, decision (number, date, issuer), judged: ``per-group`` or ``whole-set``
approved      number and date of the decision by which the school approved it; null in a draft without one
whole         points, maximum, level, level_name where the set judges as a whole; else null
groups        id, name, points, maximum, level, level_name; criteria: id, text, points, maximum, or for a mandatory
              condition id, text, met
external      null, or what the managing body recognised: body, decision (number, date; may be null), whole and groups
              (points, maximum, level, level_name; of a group its id) and mandatory_unmet (ids of conditions); no groups
              where its review does not decide every row
history       earlier and other years, oldest first: school_year, indicator_set, comparable, approved, whole, groups as
              above without criteria; ``comparable`` false: another set, whose points must not be set beside these
documents     title, file (beside this one), bytes, sha256 of each document to download
============= =========================================================================================================

Numbers are numbers, dates ISO dates; what is not known is null. Points are null where nothing has been scored.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from hashlib import sha256

from cdsdossier.model.indicatorset import IndicatorSet, Level
from cdsdossier.text.visible import escape_json
from cdsdossier.views.numbers import to_json_value
from cdsdossier.views.publish.history import is_comparable, order_by_year
from cdsdossier.views.publish.public_result import (
    ConditionResult,
    CriterionResult,
    ExternalResult,
    GroupResult,
    PointsAndLevel,
    PublicResult,
    SignedDecision,
)
from cdsdossier.workflows.publish.documents import PublicDocument


def public_result_json(
    this: PublicResult, earlier: Sequence[PublicResult], documents: Sequence[PublicDocument], *, draft: bool
) -> bytes:
    """Return the file's content."""
    others = [one for one in order_by_year(this, earlier) if one is not this]
    told = {
        "schema": "cdsdossier.result/1",
        "draft": draft,
        "school": {"name": this.school, "code": this.code, "managing_body": this.parent},
        "school_year": this.school_year or None,
        "indicator_set": _set(this.rules),
        "approved": _signed(this.approval),
        "whole": _reached(this.whole),
        "groups": [_group(group) | {"criteria": _criteria(group)} for group in this.groups],
        "external": _external(this.external),
        "history": [_year(one, this) for one in others],
        "documents": [_document(one) for one in documents],
    }
    return escape_json(json.dumps(told, ensure_ascii=False, indent=1, default=to_json_value) + "\n").encode()


def _set(rules: IndicatorSet) -> dict[str, object]:
    decision = rules.decision
    told = {"number": decision.number, "date": decision.date, "issuer": decision.issuer}
    return {"id": rules.id, "title": rules.title, "decision": told, "judged": rules.judged}


def _signed(signed: SignedDecision | None) -> dict[str, object] | None:
    return None if signed is None else {"number": signed.number or None, "date": signed.day}


def _level(level: Level | None) -> dict[str, object]:
    return {"level": level.level if level else None, "level_name": level.name if level else None}


def _reached(reached: PointsAndLevel | None) -> dict[str, object] | None:
    if reached is None:
        return None
    return {
        "points": reached.points,
        "maximum": reached.maximum,
        **_level(reached.level),
    }


def _group(group: GroupResult) -> dict[str, object]:
    return {"id": group.id, "name": group.name, **(_reached(group.reached) or {})}


def _criteria(group: GroupResult) -> list[dict[str, object]]:
    return [_criterion(one) for one in group.criteria]


def _criterion(one: CriterionResult | ConditionResult) -> dict[str, object]:
    told = {"id": one.id, "text": one.text}
    if isinstance(one, ConditionResult):
        return told | {"met": one.met}
    return told | {"points": one.reached.points, "maximum": one.reached.maximum}


def _external(external: ExternalResult | None) -> dict[str, object] | None:
    if external is None:
        return None
    return {
        "body": external.body,
        "decision": _signed(external.decision),
        "whole": _reached(external.whole),
        "groups": [{"id": group, **(_reached(reached) or {})} for group, reached in external.groups.items()],
        "mandatory_unmet": list(external.unmet),
    }


def _year(one: PublicResult, this: PublicResult) -> dict[str, object]:
    return {
        "school_year": one.school_year,
        "indicator_set": _set(one.rules),
        "comparable": is_comparable(one, this),
        "approved": _signed(one.approval),
        "whole": _reached(one.whole),
        "groups": [_group(group) for group in one.groups],
    }


def _document(one: PublicDocument) -> dict[str, object]:
    told = {"title": one.title, "file": one.name, "bytes": len(one.content)}
    return told | {"sha256": sha256(one.content).hexdigest()}
