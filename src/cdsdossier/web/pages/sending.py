"""Handing in and publishing: what stands in the way, what was sent, where the page goes."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from cdsdossier.documents.folders import OutputFolders
from cdsdossier.documents.output.states import list_possible_documents
from cdsdossier.errors import CdsError
from cdsdossier.findings import Severity
from cdsdossier.judging.honest_results import find_faults, find_honest_results
from cdsdossier.model.dossier import HEAD
from cdsdossier.model.dossier.head import DOCUMENT_KINDS
from cdsdossier.model.dossier.sent import SentPackage, read_sent
from cdsdossier.views.numbers import format_bytes, format_day
from cdsdossier.views.page_refusals import format_page_refusal
from cdsdossier.views.publish import is_approved, list_standing_errors
from cdsdossier.views.publish.public_result import APPROVAL
from cdsdossier.views.sending import left_out_notes
from cdsdossier.web.context import PageContext, PageKind
from cdsdossier.web.lists import BoxWords, make_item_list
from cdsdossier.workflows.add_signed_copy import FOLDER as SIGNED
from cdsdossier.workflows.package import PackagePlan, find_personal_names, plan_package
from cdsdossier.workflows.package.bag_info import find_edited_finals
from cdsdossier.workflows.package.sending import find_package_home

_PUBLISH = f"{HEAD}:publish"


def _build(page: PageContext) -> dict[str, Any]:
    assessment, folder = page.assessment, page.assessment.dossier.folder
    faults = len(find_faults(assessment))
    plan, trouble = _plan(page, draft=faults > 0)
    return {
        "faults": faults,
        "warnings": len(assessment.standing(Severity.WARNING)),
        "trouble": trouble,
        "package": _describe(plan) if plan else None,
        "unmet": [one.about for one in find_honest_results(assessment)],
        "personal": list(find_personal_names(assessment))[:20],
        "edited": find_edited_finals(assessment),
        "sent": [_sent(one, folder) for one in reversed(read_sent(folder).packages)],
        "receiver": assessment.dossier.head.school.addressee or "nơi nhận",
        "approved": is_approved(assessment),
        "approval": (APPROVAL, DOCUMENT_KINDS[APPROVAL].name),
        "errors": [one.message for one in list_standing_errors(assessment)],
        "downloads": make_item_list(page, _PUBLISH, "văn bản", _download_words(page), ("title",)),
        "public": page.site.public_folder,
        "place": str(find_package_home(page.site.folder).parent),
    }


def _download_words(page: PageContext) -> BoxWords:
    files = _public_files(page)
    told = "Bản đã ký, hoặc văn bản đã tạo" if files else "Chưa có bản đã ký hay văn bản nào: làm ở trang Văn bản trước"
    return {
        "title": {"label": "Tên hiện trên trang"},
        "file": {"label": "Tệp", "help": told, "choices": files},
    }


def _plan(page: PageContext, *, draft: bool) -> tuple[PackagePlan | None, str]:
    """Return what would be packed, or why nothing can be."""
    try:
        return plan_package(page.assessment, draft=draft), ""
    except CdsError as error:
        return None, format_page_refusal(str(error))


def _describe(plan: PackagePlan) -> dict[str, Any]:
    size = sum(one.path.stat().st_size for one in plan.payload if one.path.is_file())
    office = [("Bỏ lại (đánh giá lần trước, của nơi nhận): ", plan.of_office)] if plan.of_office else []
    left_out = [*left_out_notes(plan.left_out), *office]
    return {"files": len(plan.payload), "size": format_bytes(size), "left_out": left_out}


def _sent(one: SentPackage, folder: Path) -> dict[str, Any]:
    return {
        "revision": one.revision,
        "day": format_day(one.day),
        "name": one.name,
        "sha256": one.sha256,
        "there": (folder / one.file).is_file(),
    }


def _public_files(page: PageContext) -> list[tuple[str, str]]:
    """Return the files of the dossier that are offered to be published: signed copies, and what was made."""
    dossier, folders = page.assessment.dossier, OutputFolders.of(page.assessment.dossier.folder)
    signed = [f"evidence/{one.path}" for one in dossier.evidence.in_folder(SIGNED)]
    own = [one for one in list_possible_documents(page.assessment) if one.issuer == "school"]
    papers = (folders.file(one, form) for one in own for form in ("pdf", "docx"))
    made = [path.relative_to(dossier.folder).as_posix() for path in papers if path.is_file()]
    return [(one, one.partition("/")[2]) for one in (*signed, *made)]


PAGES = {"gui": PageKind("Gửi, công bố", "gui", _build, about=(_PUBLISH,))}
