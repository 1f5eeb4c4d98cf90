"""An annex in the words of ``timeline.yaml``."""

from __future__ import annotations

import codecs
from typing import Any

from cdsdossier.model.dossier.timeline import PlanReference, Product, Task, Timeline
from cdsdossier.yamlio.edit import QuotedScalar, RawScalar, format_block_item, format_flow_item

_HEAD = (
    "# yaml-language-server: $schema=.schema/timeline.json\n"
    "# vim: set ts=2 sw=2 et:\n"
    "#\n"
    "# Lịch công tác (phụ lục của kế hoạch). when: viết như trong phụ lục. Xong việc nào thì điền ngày sau done.\n\n"
)
_KEPT = (
    "# Lịch công tác như trong kế hoạch ở lần nhập gần nhất. Chương trình cần tệp này để biết chỗ nào đã sửa tay.\n"
    "# Sửa lịch thì sửa ở timeline.yaml, đừng sửa ở đây.\n\n"
)
_CARRIED = (
    "# Lịch của năm trước như lúc tạo hồ sơ, đã dời năm; chưa nhập kế hoạch năm nay. Chương trình cần tệp này để biết\n"
    "# chỗ nào đã sửa tay. Sửa lịch thì sửa ở timeline.yaml, đừng sửa ở đây.\n\n"
)


def format_new_timeline(annex: Timeline, comments: str = _HEAD) -> bytes:
    """Return a new ``timeline.yaml`` with this annex below these comments, its lines ended as theirs are."""
    new = "\r\n" if "\r\n" in comments else "\n"
    return (comments + _text(annex, open_end=True).replace("\n", new)).encode("utf-8")


def format_first_timeline(annex: Timeline, before: bytes) -> bytes:
    """Return a new ``timeline.yaml`` in place of an untouched one, as an editor saved that: its line ends, its mark."""
    head = _HEAD.replace("\n", "\r\n") if b"\r\n" in before else _HEAD
    return (codecs.BOM_UTF8 if before.startswith(codecs.BOM_UTF8) else b"") + format_new_timeline(annex, head)


def format_imported_timeline(annex: Timeline) -> bytes:
    """Return the annex as it is remembered until the next time."""
    return (_KEPT + _text(annex, open_end=False)).encode("utf-8")


def format_carried_timeline(annex: Timeline) -> bytes:
    """Return last year's timeline, moved on, as it is remembered until this year's plan is read."""
    return (_CARRIED + _text(annex, open_end=False)).encode("utf-8")


def is_from_plan(remembered: bytes) -> bool:
    """Return whether what is remembered was read from a plan, not carried on from last year."""
    return bool(remembered) and not remembered.startswith(_CARRIED.splitlines()[0].encode("utf-8"))


def _text(annex: Timeline, *, open_end: bool) -> str:
    lines = [f"plan: {format_flow_item(reference_item(annex.plan))}"] if annex.plan else []
    lines.append("tasks:" if annex.tasks else "tasks: []")
    for task in annex.tasks:
        lines += format_block_item(task_item(task, open_end=open_end), 2)
    return "\n".join(lines) + "\n"


def task_item(task: Task, *, open_end: bool) -> dict[str, Any]:
    """Return a task as it is written; ``open_end`` leaves a place for the day on which it will be done."""
    return {
        "id": QuotedScalar(task.id),
        "what": task.what,
        "when": task.when or RawScalar(""),
        "step": RawScalar(format_steps(task.steps)) if task.steps else None,
        "products": [product_item(product) for product in task.products],
        "owner": task.owner,
        "done": RawScalar("") if open_end else None,
    }


def product_item(product: Product) -> dict[str, str]:
    """Return a product as it is written."""
    return {"name": product.name, **({"document": product.document} if product.document else {})}


def reference_item(plan: PlanReference) -> dict[str, Any]:
    """Return the annex's reference to its plan as it is written, without what it does not say."""
    day = RawScalar(plan.date.isoformat()) if plan.date else None
    values = {"document": plan.document, "number": plan.number, "date": day}
    return {name: value for name, value in values.items() if value}


def format_steps(steps: tuple[str, ...], *, several: bool = False) -> str:
    """Return one step as a word, more than one (or, with ``several``, any number) as a list."""
    return steps[0] if len(steps) == 1 and not several else f"[{', '.join(steps)}]"
