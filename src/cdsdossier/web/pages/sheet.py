"""The score sheet: out to Excel, and back in after a look at what would change."""

from __future__ import annotations

from hashlib import sha256
from typing import Any

from cdsdossier.web.context import NoSuchPage, PageContext, PageKind
from cdsdossier.workflows.score_sheet.import_plan import SheetImportPlan, plan_sheet_import


def _build(page: PageContext) -> dict[str, Any]:
    if not page.part:
        return {"plan": None}
    source = page.site.uploads.find(page.part)
    if source is None:
        raise NoSuchPage("Phiếu đã đưa lên không còn nữa. Mở lại trang phiếu chấm rồi đưa lên lần nữa.")
    plan = plan_sheet_import(page.assessment.dossier, page.assessment.indicator_set, source)
    return {"plan": plan, "digest": digest_plan(plan), "upload": page.part, "title": "Xem trước phiếu chấm"}


def digest_plan(plan: SheetImportPlan) -> str:
    """Return a digest of what a plan would write."""
    made = sha256()
    for change in plan.changes:
        for piece in (change.file.encode(), change.before or b"", change.after):
            made.update(sha256(piece).digest())
    return made.hexdigest()


PAGES = {"phieu": PageKind("Phiếu Excel", "phieu", _build)}
