"""A page, filled: its template, what is around it, and what is said in its place where it cannot be made."""

from __future__ import annotations

from typing import Any

from jinja2 import FileSystemLoader

from cdsdossier.documents.templating.sandbox import create_environment
from cdsdossier.errors import CdsError
from cdsdossier.files import resources
from cdsdossier.findings import Finding, Severity
from cdsdossier.judging.assessing import Assessment
from cdsdossier.views import page_policy
from cdsdossier.views.guide import say_without_key
from cdsdossier.views.numbers import format_days_left, format_points
from cdsdossier.views.page_advice import format_page_advice
from cdsdossier.views.page_refusals import format_page_refusal
from cdsdossier.web.boxes import FormState, make_element_id
from cdsdossier.web.context import NoSuchPage, PageContext, PageKind
from cdsdossier.web.links import describe_next
from cdsdossier.web.pages import PAGES, find_page_of
from cdsdossier.web.reload import DossierSnapshot
from cdsdossier.web.site import Site
from cdsdossier.web.start import START, describe_start


def show_page(site: Site, name: str, part: str = "", state: FormState | None = None) -> str:
    """Return a page, or the one that says why the dossier cannot be read. Raises NoSuchPage."""
    kind, state = PAGES.get(name), state or FormState()
    if site.opener and (site.reader is None or name == START):
        return _show_start(site, state)
    if kind is None or site.reader is None:
        raise NoSuchPage("Không có trang này.")
    seen = site.reader.now()
    facts = _surroundings(site, (name, part), seen, state)
    if seen.assessment is None:
        return fill_template("khong-doc-duoc", {**facts, "trouble": seen.trouble})
    try:
        page = PageContext(site, seen.assessment, state, part)
        own = kind.build(page)
    except NoSuchPage:
        raise
    except CdsError as error:
        return fill_template("khong-doc-duoc", {**facts, "trouble": format_page_refusal(str(error))})
    mine = facts["trang"] if kind.parts else name
    loose = page.loose_findings(lambda address: find_page_of(address) == mine) if kind.about else []
    return fill_template(kind.template, {**facts, "loose": loose, "closed": page.closed_files(kind.about), **own})


def _show_start(site: Site, state: FormState) -> str:
    """Return the page from which a dossier is begun or opened."""
    around = {
        "here": START, "trang": START, "title": "Bắt đầu", "writes": True, "key": site.key,
        "stamp": site.reader.stamp() if site.reader else "", "notes": site.take_notes(), "message": state.message,
        "school": "", "counts": {}, "unread": [], "opens": True, "guide": None,
        "pages": [("/", "Về hồ sơ đang mở", False)] if site.reader else [],
    }  # fmt: skip
    return fill_template("bat-dau", {**around, **describe_start(site, state)})


def _surroundings(site: Site, asked: tuple[str, str], seen: DossierSnapshot, state: FormState) -> dict[str, Any]:
    """Return what is around every page: links, school, day, number of findings, what is to be said."""
    name, part = asked
    assessment, trang = seen.assessment, f"{name}/{part}" if part else name
    listed = [(address, kind.title) for address, kind in PAGES.items() if _is_listed(kind, assessment)]
    return {
        "here": name,
        "trang": trang,
        "pages": [(f"/{address}", words, address == name) for address, words in listed],
        "title": PAGES[name].title,
        "stamp": seen.stamp,
        **_describe_dossier(assessment),
        "writes": _can_fill_in(site, PAGES[name], assessment),
        "opens": site.opener is not None,
        "guide": describe_next(site, assessment, trang) if assessment and site.writes else None,
        "key": site.key,
        "notes": site.take_notes(),
        "message": state.message,
    }


def _describe_dossier(assessment: Assessment | None) -> dict[str, Any]:
    """Return whose dossier it is, of which year, as on which day, and how many findings it has."""
    head = assessment.dossier.head if assessment else None
    return {
        "school": (head.school.name if head else None) or "(chưa điền tên trường)",
        "school_year": (head.school_year if head else None) or "(chưa điền)",
        "today": assessment.today if assessment else "",
        "counts": {one.value: len(assessment.standing(one)) for one in Severity} if assessment else {},
        "unread": _list_unread(assessment) if assessment else [],
    }


def _list_unread(assessment: Assessment) -> list[Finding]:
    """Return why each file that cannot be read cannot be: the first place of it."""
    closed = (page for page in assessment.dossier.pages.values() if not page.readable)
    return [page.findings[0] for page in closed if page.findings]


def _can_fill_in(site: Site, kind: PageKind, assessment: Assessment | None) -> bool:
    """Return whether a page takes forms: of a received dossier only what is the office's own."""
    received = assessment is not None and assessment.dossier.received
    return site.writes and (kind.office or not received)


def _is_listed(kind: PageKind, assessment: Assessment | None) -> bool:
    """Return whether a link to a page stands on all pages."""
    dossier = assessment.dossier if assessment else None
    return kind.listed and (not kind.office or bool(dossier and (dossier.received or dossier.review)))


def fill_template(template: str, facts: dict[str, Any]) -> str:
    """Return a template of ``templates/pages/xem`` filled; every value is escaped."""
    made = create_environment(
        facts, loader=FileSystemLoader(resources.web_pages_folder() / "xem", encoding="utf-8"), escape=True
    )
    made.filters["cho"] = _link_to
    made.filters["share"] = page_policy.bar_percent
    made.filters["diem"] = format_points
    made.filters["advice"] = format_page_advice
    made.filters["cau"] = say_without_key
    made.filters["con"] = format_days_left
    return made.get_template(f"{template}.html").render(facts)


def _link_to(address: str) -> str:
    """Return the link to where the value at an address is filled in."""
    return f"/{find_page_of(address)}#{make_element_id(address)}"
