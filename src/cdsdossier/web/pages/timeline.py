"""The tasks of the plan, and the deadlines of the decision."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from cdsdossier.findings import Severity
from cdsdossier.judging.schedule import DUE_SOON_DAYS, LegalDeadline, ScheduledTask
from cdsdossier.model.dossier import TIMELINE
from cdsdossier.model.dossier.head import DOCUMENT_KINDS
from cdsdossier.model.dossier.timeline import STEP_NAMES
from cdsdossier.text import numbers
from cdsdossier.text.time_phrases import UnclearPhrase
from cdsdossier.views.numbers import format_days_left
from cdsdossier.views.timeline.text import STATE_WORDS
from cdsdossier.web.context import PageContext, PageKind
from cdsdossier.web.lists import BoxWords, ListItem, make_item_list

#: Styles of the terminal → classes of the page.
STYLES = {"bad": "xau", "warn": "can", "good": "tot", "strong": "dam", "dim": "mo", "": ""}


_DOCUMENTS = tuple((name, kind.name) for name, kind in DOCUMENT_KINDS.items())
_TASK: BoxWords = {
    "id": {"label": "Số thứ tự", "help": "Như trong phụ lục, ví dụ 1"},
    "when": {"label": "Thời gian", "help": "Như trong phụ lục, ví dụ Tháng 3/2026"},
    "owner": {"label": "Thực hiện", "help": "Người hoặc bộ phận"},
    "done": {"label": "Ngày xong", "help": "Chưa xong thì bỏ trống"},
    "what": {"label": "Việc", "long": True},
    "step": {
        "label": "Bước của quy trình",
        "help": "Không thuộc bước nào thì không chọn.",
        "choices": tuple((step, f"{name[:1].upper()}{name[1:]}") for step, name in STEP_NAMES.items()),
    },
}
_PRODUCT: BoxWords = {
    "name": {"label": "Tên sản phẩm"},
    "document": {"label": "Là văn bản", "help": "Một văn bản trong sổ văn bản", "choices": _DOCUMENTS},
    "file": {"label": "Là tệp", "help": "Tên tệp trong thư mục evidence, ví dụ van-ban/ke-hoach.pdf"},
    "url": {"label": "Là liên kết", "help": "Bắt đầu bằng https://"},
}
_PLAN: BoxWords = {
    "document": {"label": "Kế hoạch của trường", "choices": _DOCUMENTS},
    "number": {"label": "Số kế hoạch", "help": "Như ghi trong phụ lục, ví dụ 02/KH-THCSQT"},
    "date": {"label": "Ngày của kế hoạch"},
}


def _build(page: PageContext) -> dict[str, Any]:
    plan = page.assessment.schedule
    tasks = {one.index: _task(one) for one in plan.tasks}
    own: dict[str, Any] = {"list": None}
    if page.can_write(TIMELINE):
        items = make_item_list(page, f"{TIMELINE}:tasks", "việc", _TASK, ("what",))
        own = {
            "list": items,
            "filled": [_filled(page, one, tasks.get(at, {})) for at, one in enumerate(items.items)],
            "plan": [page.box(f"{TIMELINE}:plan/{key}", **words) for key, words in _PLAN.items()],
            "today_words": numbers.format_short_date(page.assessment.today),
        }
    return {"tasks": list(tasks.values()), "deadlines": [_deadline(one) for one in plan.deadlines], **own}


def _filled(page: PageContext, item: ListItem, told: dict[str, Any]) -> dict[str, Any]:
    """Return a task to be filled in: its boxes and products, and how it stands."""
    products = make_item_list(page, f"{item.address}/products", "sản phẩm", _PRODUCT, ("name",))
    boxes = [*item.boxes.values(), *(box for one in products.items for box in one.boxes.values()), *products.new]
    said = [*item.findings, *products.findings, *(one for box in boxes for one in box.findings)]
    back = any(box.fault or box.theirs is not None or (box.is_new and box.value) for box in boxes)
    return {
        "item": item,
        "products": products,
        "told": told,
        "reminders": len(said),
        "open": back or any(one.severity is Severity.ERROR for one in said),
    }


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


PAGES = {"lich": PageKind("Lịch", "lich", _build, about=(f"{TIMELINE}:",))}
