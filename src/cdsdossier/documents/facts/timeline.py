"""The timeline as the plan's annex prints it, and the days that the law names."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from cdsdossier.documents.facts.gaps import TIMELINE, FieldFiller
from cdsdossier.model.dossier.timeline import STEPS

if TYPE_CHECKING:
    from cdsdossier.documents.facts.gaps import Gap
    from cdsdossier.judging.schedule import Schedule
    from cdsdossier.model.dossier.timeline import Product, Task

Facts = dict[str, Any]


def build_timeline_facts(tasks: Iterable[Task], fill: FieldFiller) -> Facts:
    """Return ``tasks`` (id, what, when as written, products by name, owner) and ``owned``: any task has an owner.

    A task without product or owner has empty ones; without any task there is one of gaps. On which day a task was
    done is no part of the plan.
    """
    rows = [_task(task, fill) for task in tasks] or [_nothing(fill)]
    return {"tasks": rows, "owned": any(row["owner"] for row in rows)}


def build_deadline_facts(schedule: Schedule) -> dict[str, date | bool]:
    """Return by step of the timeline the day *before* which the law wants it done; false where it names none."""
    named = {one.form.met_by.step: one.last + timedelta(1) for one in schedule.deadlines if one.form.met_by}
    return {step: named.get(step, False) for step in STEPS}


def _task(task: Task, fill: FieldFiller) -> Facts:
    return {
        "id": fill.plain(task.id),
        "what": fill.text(task.what, TIMELINE, f"tasks[{task.id}].what"),
        "when": fill.text(task.when, TIMELINE, f"tasks[{task.id}].when"),
        "products": [_product(product, task, fill) for product in task.products],
        "owner": fill.plain(task.owner),
    }


def _product(product: Product, task: Task, fill: FieldFiller) -> str | Gap:
    return fill.text(product.name, TIMELINE, f"tasks[{task.id}].products")


def _nothing(fill: FieldFiller) -> Facts:
    what, when, product = (fill.text(None, TIMELINE, f"tasks.{name}") for name in ("what", "when", "products"))
    return {"id": "1", "what": what, "when": when, "products": [product], "owner": ""}
