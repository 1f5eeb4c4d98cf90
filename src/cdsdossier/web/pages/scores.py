"""Points and levels, row by row."""

from __future__ import annotations

from typing import Any

from cdsdossier.web.context import PageContext, PageKind


def _build(page: PageContext) -> dict[str, Any]:
    return {"rules": page.assessment.indicator_set, "sheet": page.assessment.scores}


PAGES = {"diem": PageKind("Điểm", "diem", _build, about=("scores/",))}
