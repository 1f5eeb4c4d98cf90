"""The tasks of the plan, and the deadlines of the decision."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from cdsdossier.judging.schedule import DUE_SOON_DAYS, LegalDeadline, ScheduledTask
from cdsdossier.text import numbers
from cdsdossier.text.time_phrases import UnclearPhrase
from cdsdossier.views.numbers import format_days_left
from cdsdossier.views.timeline.text import STATE_WORDS
from cdsdossier.web.context import PageContext, PageKind

#: Styles of the terminal → classes of the page.
STYLES = {"bad": "xau", "warn": "can", "good": "tot", "strong": "dam", "dim": "mo", "": ""}


def _build(page: PageContext) -> dict[str, Any]:
    plan = page.assessment.schedule
    return {"tasks": [_task(one) for one in plan.tasks], "deadlines": [_deadline(one) for one in plan.deadlines]}


def _task(one: ScheduledTask) -> dict[str, Any]:
    words, style = STATE_WORDS[one.state]
    unclear = one.time if isinstance(one.time, UnclearPhrase) else None
    return {
        "id": one.task.id or "–",
        "what": one.task.what or "(chưa ghi nội dung việc)",
        "when": one.task.when,
        "unclear": unclear.why if unclear else "",
        "fix": unclear.fix if unclear else "",
        "state": words.lower(),
        "style": STYLES[style],
        "days": _days(one),
        "owner": one.task.owner or "",
        "missing": "; ".join(product.name for product in one.missing),
    }


def _days(one: ScheduledTask) -> str:
    """Return when a task was done, or how many days are left; empty where its time is unclear."""
    if one.done_on:
        late = f", muộn {one.days_late} ngày" if one.days_late else ""
        return f"ngày {numbers.format_short_date(one.done_on)}{late}"
    return "" if one.days_left is None else format_days_left(one.days_left)


def _deadline(one: LegalDeadline) -> dict[str, Any]:
    return {
        "what": one.form.what,
        "before": one.last + timedelta(1),
        "state": f"xong ngày {numbers.format_short_date(one.met)}" if one.met else format_days_left(one.days_left),
        "style": _deadline_style(one),
        "tasks": bool(one.tasks),
    }


def _deadline_style(one: LegalDeadline) -> str:
    if one.met:
        return "tot"
    if one.days_left < 0:
        return "xau"
    return "can" if one.days_left <= DUE_SOON_DAYS else ""


PAGES = {"lich": PageKind("Lịch", "lich", _build, about=("timeline.yaml:",))}
