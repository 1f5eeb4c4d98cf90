"""The pages, in the order of the links to them: address → what it is."""

from __future__ import annotations

from collections.abc import Mapping

from cdsdossier.web.context import PageKind
from cdsdossier.web.pages import (
    annex,
    bases,
    council,
    findings,
    last_change,
    narrative,
    register,
    review,
    row,
    school,
    scores,
    sending,
    sheet,
    status,
    timeline,
)

PAGES: Mapping[str, PageKind] = {
    **status.PAGES,
    **school.PAGES,
    **council.PAGES,
    **bases.PAGES,
    **scores.PAGES,
    **sheet.PAGES,
    **narrative.PAGES,
    **row.PAGES,
    **timeline.PAGES,
    **annex.PAGES,
    **register.PAGES,
    **sending.PAGES,
    **review.PAGES,
    **findings.PAGES,
    **last_change.PAGES,
}


def find_page_of(address: str) -> str:
    """Return the page, with its part, that shows the value at an address; empty (the first page) where none does."""
    found = [(len(start), name) for name, kind in PAGES.items() for start in kind.about if address.startswith(start)]
    if not found:
        return ""
    length, name = max(found)
    part = address[length:].removeprefix("/").partition("/")[0] if PAGES[name].parts else ""
    return f"{name}/{part}" if part else name
