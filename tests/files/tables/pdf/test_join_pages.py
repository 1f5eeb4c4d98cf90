"""Pages → one document: which tables are one, and what stands between them."""

from __future__ import annotations

from cdsdossier.files.tables import TableDocument
from cdsdossier.files.tables.budget import ReadingBudget
from cdsdossier.files.tables.grid import TableGrid
from cdsdossier.files.tables.pdf.join_pages import join_pages
from cdsdossier.files.tables.pdf.page_items import CellOnPage, PdfItem
from cdsdossier.files.tables.pdf.read_pages import PdfPage


def table(*texts: str, top: float = 300, width: float = 100) -> PdfItem:
    cells = [CellOnPage(at * width, top, (at + 1) * width, top + 20, [text]) for at, text in enumerate(texts)]
    return {"top": top, "bottom": top + 20, "cells": cells}


def text(said: str, top: float = 200) -> PdfItem:
    return {"top": top, "bottom": top + 10, "text": said}


def read(*pages: list[PdfItem]) -> TableDocument:
    made: list[PdfPage] = [{"height": 800.0, "items": items} for items in pages]
    return join_pages(made, TableGrid(ReadingBudget()))


def shape(made: TableDocument) -> list[tuple[int, str]]:
    return [(len(one.rows), one.place) for one in made.tables]


def test_a_table_goes_on_only_on_the_next_page_with_its_columns_and_nothing_between() -> None:
    one, two = table("1", "a"), table("2", "b")
    assert shape(read([one], [two])) == [(2, "bảng 1 (trang 1–2)")]
    assert shape(read([one, two])) == [(1, "bảng 1 (trang 1)"), (1, "bảng 2 (trang 1)")]
    assert len(read([one], [text("Phần II"), two]).tables) == 2
    assert len(read([one], [], [two]).tables) == 2
    assert len(read([one], [table("2", "b", width=90)]).tables) == 2
    assert len(read([one], [text("2", 780)], [two]).tables) == 2


def test_a_paragraph_that_a_page_parts_is_one() -> None:
    made = read(
        [text("Điều 1. Ban hành Bộ chỉ số của cơ sở"), text("2", 790)], [text("giáo dục mầm non."), table("1", "a")]
    )
    assert made.tables[0].before == ("Điều 1. Ban hành Bộ chỉ số của cơ sở giáo dục mầm non.",)
    assert len(read([text("Điều 1.")], [text("Điều 2."), table("1", "a")]).tables[0].before) == 2
