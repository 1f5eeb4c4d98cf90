"""The score sheet: out to Excel, and back in after a look at what would change."""

from __future__ import annotations

from typing import Any

from cdsdossier.errors import CdsError
from cdsdossier.views.page_refusals import format_page_refusal
from cdsdossier.web.context import NoSuchPage, PageContext, PageKind
from cdsdossier.web.uploads import digest_changes
from cdsdossier.workflows.score_sheet.import_plan import plan_sheet_import


def _build(page: PageContext) -> dict[str, Any]:
    if not page.part:
        return {"plan": None, "trouble": ""}
    source = page.site.uploads.find(page.part)
    if source is None:
        raise NoSuchPage("Phiếu đã đưa lên không còn nữa. Mở lại trang phiếu chấm rồi đưa lên lần nữa.")
    try:
        plan = plan_sheet_import(page.assessment.dossier, page.assessment.indicator_set, source)
    except CdsError as error:  # the sheet is to be mended and sent up again: the form for that stays
        return {"plan": None, "trouble": format_page_refusal(str(error))}
    return {"plan": plan, "digest": digest_changes(plan.changes), "upload": page.part, "title": "Xem trước phiếu chấm"}


PAGES = {"phieu": PageKind("Phiếu Excel", "phieu", _build, listed=False)}
