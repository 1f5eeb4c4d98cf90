"""The timeline for programs: JSON whose shape is a promise (see ``schema``), and CSV for Excel."""

from __future__ import annotations

from cdsdossier import __version__
from cdsdossier.judging.assessing import Assessment
from cdsdossier.judging.schedule import LegalDeadline, ScheduledTask
from cdsdossier.model.dossier.timeline import PlanReference
from cdsdossier.views.csv import format_csv
from cdsdossier.views.json import dump_json

_HEAD = (
    "kind", "id", "what", "when", "first", "last", "state", "days_left", "days_late", "done", "owner", "products",
    "missing",
)  # fmt: skip


def timeline_json(assessment: Assessment) -> str:
    """Return the timeline, ``cdsdossier.timeline/1``."""
    head, plan = assessment.dossier.head, assessment.schedule
    data = {
        "schema": "cdsdossier.timeline/1",
        "tool": __version__,
        "today": assessment.today,
        "school": head.school.name,
        "school_year": head.school_year,
        "plan": _plan(assessment.dossier.timeline.plan),
        "tasks": [_task(one) for one in plan.tasks],
        "deadlines": [_deadline(one) for one in plan.deadlines],
    }
    return dump_json(data)


def timeline_csv(assessment: Assessment) -> str:
    """Return a line a task (``kind`` task), then a line a deadline of the set, under English column names."""
    rows: list[dict[str, object]] = []
    for task in assessment.schedule.tasks:
        products = "; ".join(product.name for product in task.task.products)
        missing = "; ".join(product.name for product in task.missing)
        rows.append({**_task(task), "kind": "task", "products": products, "missing": missing})
    legal = map(_deadline, assessment.schedule.deadlines)
    rows += ({**one, "kind": "deadline", "done": one["met"]} for one in legal)
    return format_csv(_HEAD, ([row.get(name) for name in _HEAD] for row in rows))


def _plan(plan: PlanReference | None) -> dict[str, object] | None:
    return {"document": plan.document, "number": plan.number, "date": plan.date} if plan else None


def _task(one: ScheduledTask) -> dict[str, object]:
    window, task = one.window, one.task
    products = zip(task.products, one.present, strict=True)
    return {
        "id": task.id,
        "what": task.what,
        "when": task.when,
        "first": window.first if window else None,
        "last": window.last if window else None,
        "state": one.state.value,
        "days_left": one.days_left,
        "days_late": one.days_late,
        "done": task.done,
        "owner": task.owner,
        "products": [
            {"name": each.name, "document": each.document, "file": each.file, "url": each.url, "present": there}
            for each, there in products
        ],
        "missing": [each.name for each in one.missing],
    }


def _deadline(one: LegalDeadline) -> dict[str, object]:
    return {
        "id": one.form.id,
        "what": one.form.what,
        "last": one.last,
        "met": one.met,
        "days_left": one.days_left if one.met is None else None,
    }
