"""The timeline as the plan's annex prints it, and the days that the law names."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from typing import TYPE_CHECKING

from cdsdossier.model.dossier import TIMELINE
from cdsdossier.model.dossier.timeline import STEPS

if TYPE_CHECKING:
    from cdsdossier.documents.facts.fact_types import Absent
    from cdsdossier.documents.facts.gaps import FieldFiller
    from cdsdossier.judging.schedule import Schedule
    from cdsdossier.model.dossier.timeline import Task


def build_timeline_facts(tasks: Iterable[Task], fill: FieldFiller) -> dict[str, object]:
    """Return ``tasks`` (id, what, when as written, products by name, owner) and ``owned``: any task has an owner.

    A task without product or owner has empty ones; without any task there is one of gaps. The day on which a task was
    done is no part of the plan.
    """
    rows = [_task(task, fill) for task in tasks] or [_empty_task(fill)]
    return {"tasks": rows, "owned": any(row["owner"] for row in rows)}


def build_deadline_facts(schedule: Schedule, paper: date | None) -> dict[str, date | Absent]:
    """Return by step of the timeline the day *before* which the law wants it done; false where it names none.

    ``paper`` is the day of the document that prints it: a day that is not after it is no deadline any more.
    """
    deadlines: dict[str, date | Absent] = dict.fromkeys(STEPS, False)
    for one in schedule.deadlines:
        if one.form.met_by and one.form.met_by.step in deadlines:
            day = one.last + timedelta(1)
            deadlines[one.form.met_by.step] = day if paper is None or day > paper else False
    return deadlines


def _task(task: Task, fill: FieldFiller) -> dict[str, object]:
    field = f"tasks[{task.id}]"
    return {
        "id": fill.plain(task.id),
        "what": fill.text(task.what, TIMELINE, f"{field}.what"),
        "when": fill.text(task.when, TIMELINE, f"{field}.when"),
        "products": [fill.text(product.name, TIMELINE, f"{field}.products") for product in task.products],
        "owner": fill.plain(task.owner),
    }


def _empty_task(fill: FieldFiller) -> dict[str, object]:
    what, when, product = (fill.text(None, TIMELINE, f"tasks.{name}") for name in ("what", "when", "products"))
    return {"id": "1", "what": what, "when": when, "products": [product], "owner": ""}
