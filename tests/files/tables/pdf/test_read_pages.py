"""The child's part: pages turned as people read them, bounds, and that it writes nothing but JSON."""

from __future__ import annotations

import json
import random

import pytest
from support.pdfmaker import PdfSheet, make_pdf, read_here, texts

from cdsdossier.files.child import run_child
from cdsdossier.files.tables.pdf import _CHILD, read_pages
from cdsdossier.files.tables.pdf.read_pages import _answer

ROWS = [["TT", "Nội dung"], ["1", "Họp hội đồng"], ["2", "Chấm điểm"]]


def whole() -> bytes:
    sheet = PdfSheet()
    sheet.table(60, [40, 200], ROWS)
    return make_pdf(sheet)


@pytest.mark.parametrize("rotate", [90, 180, 270])
def test_a_page_that_is_shown_turned_is_read_as_shown(rotate: int) -> None:
    sheet = PdfSheet(842, 595, rotate)
    sheet.table(60, [40, 200], ROWS)
    assert texts(read_here(make_pdf(sheet))) == [ROWS]


@pytest.mark.parametrize("turn", [90, 270])
def test_a_page_whose_text_is_turned_is_turned_back(turn: int) -> None:
    sheet, way = PdfSheet(), -1 if turn == 90 else 1  # the way in which the text leads
    for at, cells in enumerate(ROWS):
        x, start = 300 - 30 * at * way, 400
        for text, wide in zip(cells, (60, 240), strict=True):
            end = start + way * wide
            sheet.box(x - 15, min(start, end), x + 15, max(start, end))
            sheet.text(x, start + way * 5, text, turn=turn)
            start = end
    assert texts(read_here(make_pdf(sheet))) == [ROWS]


def test_the_child_writes_its_answer_as_json() -> None:
    assert json.loads(run_child(_CHILD, whole(), 60))["pages"] == json.loads(json.dumps(_answer(whole())["pages"]))


def test_text_that_a_machine_has_read_off_a_picture_is_a_scan() -> None:
    sheet = PdfSheet()
    sheet.picture(0, 0, 595, 842)
    for at, cells in enumerate(
        (["TT", "Nội dung", "Thời gian"], ["1", "Họp", "Tháng 3"], ["2", "Chấm", "Tháng 5"]) * 9
    ):
        for x, text in zip((50, 90, 330), cells, strict=True):
            sheet.text(x, 60 + 14 * at, text)
    assert _answer(make_pdf(sheet))["fault"] == "scan"
    sheet.table(500, [40, 200], ROWS)
    assert texts(read_here(make_pdf(sheet))) == [ROWS], "a picture behind a ruled table is a ground"


def test_what_is_too_much_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(read_pages, "_MOST_LETTERS", 10)
    assert _answer(whole())["fault"] == "big"


def test_damaged_files_are_read_or_refused() -> None:
    data, chance = whole(), random.Random(1)  # noqa: S311 - not a secret
    for _ in range(40):
        damaged = bytearray(data)
        for _ in range(chance.choice((1, 8, 60))):
            damaged[chance.randrange(9, len(damaged))] = chance.randrange(256)
        answer = _answer(bytes(damaged[: chance.choice((len(damaged), len(damaged) // 2))]))
        assert answer["pages"] or answer["fault"]
