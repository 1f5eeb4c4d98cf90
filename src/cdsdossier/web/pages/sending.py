"""Handing in and publishing: what stands in the way, what was sent, where the page goes."""

from __future__ import annotations

from typing import Any

from cdsdossier.errors import CdsError
from cdsdossier.findings import Severity
from cdsdossier.judging.honest_results import find_faults, find_honest_results
from cdsdossier.model.dossier.sent import SentPackage, read_sent
from cdsdossier.views.numbers import format_bytes, format_day
from cdsdossier.views.publish import refuse_unready
from cdsdossier.views.sending import left_out_notes
from cdsdossier.web.context import PageContext, PageKind
from cdsdossier.workflows.package import PackagePlan, find_personal_names, plan_package


def _build(page: PageContext) -> dict[str, Any]:
    assessment = page.assessment
    faults = len(find_faults(assessment))
    plan, trouble = _plan(page, draft=faults > 0)
    return {
        "faults": faults,
        "warnings": len(assessment.standing(Severity.WARNING)),
        "trouble": trouble,
        "package": _describe(plan) if plan else None,
        "unmet": [one.about for one in find_honest_results(assessment)],
        "personal": list(find_personal_names(assessment))[:20],
        "sent": [_sent(one) for one in reversed(read_sent(assessment.dossier.folder).packages)],
        "receiver": assessment.dossier.head.school.addressee or "nơi nhận",
        "unready": _why_unready(page),
        "public": page.site.public_folder,
        "place": str(page.site.folder.parent),
    }


def _plan(page: PageContext, *, draft: bool) -> tuple[PackagePlan | None, str]:
    """Return what would be packed, or why nothing can be."""
    try:
        return plan_package(page.assessment, draft=draft), ""
    except CdsError as error:
        return None, str(error)


def _describe(plan: PackagePlan) -> dict[str, Any]:
    size = sum(one.path.stat().st_size for one in plan.payload if one.path.is_file())
    return {"files": len(plan.payload), "size": format_bytes(size), "left_out": left_out_notes(plan.left_out)}


def _sent(one: SentPackage) -> dict[str, Any]:
    return {"revision": one.revision, "day": format_day(one.day), "name": one.name, "sha256": one.sha256}


def _why_unready(page: PageContext) -> str:
    """Return why the result cannot be published yet; empty where it can."""
    try:
        refuse_unready(page.assessment)
    except CdsError as error:
        return error.lines[0].removesuffix(" Muốn xem trước trang: thêm --draft.")
    return ""


PAGES = {"gui": PageKind("Gửi, công bố", "gui", _build)}
