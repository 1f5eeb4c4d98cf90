"""Lines that stand on every page and belong to none: page numbers, heads and feet."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from cdsdossier.files.tables.pdf.page_items import PdfItem
from cdsdossier.files.tables.pdf.read_pages import PdfPage
from cdsdossier.text.normalize import fold_text

_EDGE = 0.12  # of a page's height, above and below
_PAGE_NUMBER = re.compile(r"\W*(?:(?:trang|page)\W*)?\d{1,4}(?: ?(?:/|tren|of) ?\d{1,4})?\W*")
_FEWEST = 2  # pages on which a line must stand


def drop_running_lines(pages: Sequence[PdfPage]) -> list[list[PdfItem]]:
    """Return what is on each page without the lines at its edges that it shares with other pages."""
    edges = [[item for item in page["items"] if _is_at_edge(item, page["height"])] for page in pages]
    counted = Counter(key for items in edges for key in {_key(item) for item in items})
    return [
        [item for item in page["items"] if not (item in at_edge and _is_running(item, counted))]
        for page, at_edge in zip(pages, edges, strict=True)
    ]


def _is_at_edge(item: PdfItem, height: float) -> bool:
    return "text" in item and (item["bottom"] < _EDGE * height or item["top"] > (1 - _EDGE) * height)


def _key(item: PdfItem) -> tuple[str, int]:
    """Return what the same line has on other pages: its words without numbers, and its height."""
    return re.sub(r"\d+", "#", fold_text(item.get("text", ""))), round(item["bottom"] / 5)


def _is_running(item: PdfItem, counted: Counter[tuple[str, int]]) -> bool:
    return _PAGE_NUMBER.fullmatch(fold_text(item.get("text", ""))) is not None or counted[_key(item)] >= _FEWEST
