"""The status as JSON, ``cdsdossier.status/1``. Its shape is a promise."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cdsdossier import __version__
from cdsdossier.views.json import dump_json, judgement_to_dict

if TYPE_CHECKING:
    from cdsdossier.documents.output.states import DocumentState
    from cdsdossier.judging.schedule import OpenDeadline
    from cdsdossier.judging.scoring import GroupScore
    from cdsdossier.model.dossier import Review
    from cdsdossier.model.dossier.sent import SentPackage
    from cdsdossier.views.status import Status, Step, UrgentProblem
    from cdsdossier.views.status.command_line import ShellContext


def status_json(status: Status, here: ShellContext) -> str:
    """Return the status; ``here`` says from where the commands are to be typed."""
    data: dict[str, object] = {
        "schema": "cdsdossier.status/1",
        "tool": __version__,
        "today": status.today,
        "school": status.school,
        "school_year": status.school_year,
        "indicator_set": status.indicator_set,
        "groups": [_group(group) for group in status.groups],
        "whole": judgement_to_dict(status.whole) if status.whole else None,
        "rows": {
            "total": status.rows.total,
            "empty": list(status.rows.empty),
            "unproved": list(status.rows.unproved),
            "faulty": list(status.rows.faulty),
            "unknown": list(status.rows.unknown),
        },
        "summary": {"error": status.errors, "warning": status.warnings, "waived": status.waived},
        "urgent": [_trouble(one) for one in status.urgent],
        "overdue": status.overdue,
        "deadlines": [_due(one) for one in status.deadlines],
        "documents": [_paper(one) for one in status.papers],
        "review": _review(status.review),
        "sent": _sent(status.sent),
        "sender_claims": list(status.claims),
        "next": [_step(step, here) for step in status.steps],
    }
    return dump_json(data)


def _group(group: GroupScore) -> dict[str, object]:
    """Return a group; of one whose file is missing or cannot be read the points are null: nothing is known."""
    known = not (group.unreadable or group.absent)
    judged = judgement_to_dict(group) if known else dict.fromkeys(("points", "level", "level_name", "next_level"))
    return {
        "id": group.id,
        "name": group.name,
        **judged,
        "maximum": group.maximum,
        "unscored": group.unscored if known else None,
        "file": group.file,
        "readable": known,
    }


def _trouble(one: UrgentProblem) -> dict[str, object]:
    finding = one.finding
    return {
        "name": one.name,
        "rule": finding.rule,
        "severity": finding.severity.value,
        "file": finding.file,
        "line": finding.line,
        "message": finding.message,
        "fix": finding.fix,
    }


def _due(one: OpenDeadline) -> dict[str, object]:
    return {
        "kind": one.kind,
        "id": one.id,
        "what": one.what,
        "when": one.when,
        "last": one.last,
        "days_left": one.days_left,
    }


def _paper(one: DocumentState) -> dict[str, object]:
    return {
        "id": one.entry.id,
        "name": one.name,
        "state": one.stage.value,
        "number": one.number or None,
        "date": one.day or None,
    }


def _review(review: Review | None) -> dict[str, object] | None:
    if review is None:
        return None
    return {
        "state": review.state,
        "body": review.body.name,
        "date": review.date,
        "valid_until": review.valid_until,
    }


def _sent(last: SentPackage | None) -> dict[str, object] | None:
    if last is None:
        return None
    return {"revision": last.revision, "day": last.day, "file": last.file, "sha256": last.sha256}


def _step(step: Step, here: ShellContext) -> dict[str, object]:
    return {"command": here.typed(step), "why": step.why}
