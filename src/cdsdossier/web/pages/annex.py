"""The timeline taken out of a plan: send the plan up, look at what would change, bring it in."""

from __future__ import annotations

from typing import Any

from cdsdossier.errors import CdsError
from cdsdossier.views.page_refusals import format_page_refusal
from cdsdossier.views.timeline.differences import compare_timelines
from cdsdossier.web.context import NoSuchPage, PageContext, PageKind
from cdsdossier.web.uploads import digest_changes
from cdsdossier.workflows.plan_import.plan import plan_annex_import, suggest_timeline

_WORDS = {"new": ("mới", "tot"), "changed": ("đổi", "can"), "same": ("giữ nguyên", "mo"), "gone": ("bỏ", "xau")}


def _build(page: PageContext) -> dict[str, Any]:
    if not page.part:
        return {"plan": None, "trouble": ""}
    source = page.site.uploads.find(page.part)
    if source is None:
        raise NoSuchPage("Kế hoạch đã đưa lên không còn nữa. Mở lại trang lịch rồi đưa lên lần nữa.")
    dossier = page.assessment.dossier
    try:
        plan = plan_annex_import(dossier, source, suggest_timeline(dossier))
    except CdsError as error:  # another file is to be sent up: the form for that stays
        return {"plan": None, "trouble": format_page_refusal(str(error))}
    return {
        "plan": plan,
        "tasks": [(one.task, *_WORDS[one.state]) for one in compare_timelines(plan.before, plan.after)],
        "digest": digest_changes(plan.changes),
        "upload": page.part,
    }


PAGES = {"phu-luc": PageKind("Lấy lịch từ kế hoạch", "phu-luc", _build, listed=False)}
