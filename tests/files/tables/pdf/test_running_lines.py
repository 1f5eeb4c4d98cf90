"""Page numbers, heads and feet are left out; a line that stands once, or in the middle, is text."""

from __future__ import annotations

from cdsdossier.files.tables.pdf.page_items import PdfItem
from cdsdossier.files.tables.pdf.read_pages import PdfPage
from cdsdossier.files.tables.pdf.running_lines import drop_running_lines


def page(*items: tuple[float, str]) -> PdfPage:
    made: list[PdfItem] = [{"top": top, "bottom": top + 10, "text": text} for top, text in items]
    return {"height": 800.0, "items": [*made, {"top": 300, "bottom": 400, "cells": []}]}


def kept(*pages: PdfPage) -> list[list[str]]:
    return [[item["text"] for item in items if "text" in item] for items in drop_running_lines(pages)]


def test_what_stands_at_the_edge_of_several_pages_is_left_out() -> None:
    first = page((20, "Kế hoạch số 12/KH-MNHS"), (200, "Điều 1."), (780, "Trang 1/2"))
    second = page((20, "Kế hoạch số 12/KH-MNHS"), (200, "Điều 1."), (780, "- 2 -"))
    assert kept(first, second) == [["Điều 1."], ["Điều 1."]]


def test_what_stands_once_is_text() -> None:
    assert kept(page((20, "PHỤ LỤC"), (300, "3")), page((20, "BẢNG 2"))) == [["PHỤ LỤC", "3"], ["BẢNG 2"]]
