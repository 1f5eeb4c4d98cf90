"""Where things are on the pages: the address of the page and of the element for a value, a row, an open thing."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from cdsdossier.documents.folders import OutputFolders
from cdsdossier.documents.output.states import list_document_states
from cdsdossier.judging.assessing import Assessment
from cdsdossier.judging.review import find_answerable_rows
from cdsdossier.model.dossier.sent import read_sent
from cdsdossier.views.finding_places import group_by_address
from cdsdossier.views.guide import FINDINGS_PAGE, OpenThing, find_row, list_open_things
from cdsdossier.views.guide.next_thing import find_next_thing
from cdsdossier.web.boxes import make_element_id
from cdsdossier.web.pages import PAGES, find_page_of
from cdsdossier.web.site import Site
from cdsdossier.workflows.package.sending import find_package_home

_ROW = re.compile(r"scores/[^:]*:scores/([^/]+)")
_PAPER = re.compile(r"[^:]*:documents/([^/]+)")


def find_full_page(address: str, row: str = "") -> str:
    """Return the name of the page for a value, its part too (``muc/1.3.1``); that of all findings for others."""
    if found := _ROW.match(address):
        row = found[1]
    if row:
        return f"muc/{row}" if "muc" in PAGES else "diem"
    page = find_page_of(address) if address else ""
    if page == "van-ban" and (found := _PAPER.match(address)):
        return f"van-ban/{found[1]}"
    return page or FINDINGS_PAGE


def make_link(page: str, address: str = "") -> str:
    """Return the address of a page in the browser, at the element of a value."""
    if address.endswith("/evidence") and page.startswith("muc/"):
        return f"/{page}#minh-chung"
    return f"/{page}" + (f"#{make_element_id(address)}" if address else "")


def link_findings(assessment: Assessment) -> dict[int, str]:
    """Return where each finding is mended on the pages, by its ``id()``; those without such a place are left out."""
    grouped = group_by_address(assessment.findings, assessment.dossier.pages)
    at = {id(one): address for address, found in grouped.items() for one in found}
    links = dict[int, str]()
    for one in assessment.findings:
        page = find_full_page(at.get(id(one), ""), find_row(one, assessment))
        if page != FINDINGS_PAGE and not assessment.dossier.unreadable(one.file):
            links[id(one)] = make_link(page, at.get(id(one), ""))
    return links


def describe_next(site: Site, assessment: Assessment, here: str) -> dict[str, Any]:
    """Return what stands at the end of a page: what comes next, how much is left; and how much by page."""
    folder = assessment.dossier.folder
    states = list_document_states(assessment, OutputFolders.of(folder))
    published = (find_package_home(folder).parent / site.public_folder / "index.html").is_file()
    things = list_open_things(
        assessment, states, find_full_page, sent=bool(read_sent(folder).packages), published=published
    )
    rows = [find_full_page("", row) for row in find_answerable_rows(assessment.indicator_set)]
    papers = [f"van-ban/{one.entry.id}" for one in states]
    order = ["", FINDINGS_PAGE, "nha-truong", "hoi-dong", "can-cu", "diem", *rows, "phieu", "loi-bao-cao", "lich"]
    found = find_next_thing(things, here, list(dict.fromkeys([*order, "van-ban", *papers, "gui"])))
    return {
        "next": _link(found.next),
        "later": _link(found.later),
        "here": found.here,
        "left": found.left,
        "counts": _by_listed_page(found.counts),
        "groups": _group_by_page(things),
    }


def _link(thing: OpenThing | None) -> dict[str, str] | None:
    return {"words": thing.words, "to": make_link(thing.page, thing.address)} if thing else None


def _group_by_page(things: Sequence[OpenThing]) -> list[dict[str, Any]]:
    """Return the pages with something open, in the order of the work: the first thing of each, and how many."""
    groups: dict[str, list[OpenThing]] = {}
    for one in things:
        name = one.page.partition("/")[0]
        groups.setdefault("diem" if name == "muc" else name, []).append(one)
    return [
        {"title": PAGES[name].title if name in PAGES else "", "count": len(found), "first": _link(found[0])}
        for name, found in groups.items()
    ]


def _by_listed_page(counts: dict[str, int]) -> dict[str, int]:
    """Return the counts by the pages that stand in the list: rows count for the page of all rows."""
    listed = {**counts, "diem": counts.get("diem", 0) + counts.get("muc", 0)}
    return {f"/{name}": count for name, count in listed.items() if count}
