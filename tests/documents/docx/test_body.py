"""The small vocabulary of bodies, as it comes out on paper."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from lxml import etree
from support.desk import Desk, emptied, registered
from support.docxreader import Line, Paper, W, kid, value


def printed(desk: Desk, mau: Path, html: str) -> Paper:
    """Return a notice with this body."""
    (mau / "thong-bao-ket-qua.html").write_text(html, encoding="utf-8")
    return desk.paper("thong-bao-ket-qua", registered, mau)


@pytest.mark.parametrize("words", ["Hết", "Hết.", "Hết;", "Hết ./.", "Hết./.", "<b>Điều 3.</b> Hết.", "Hết <b>.</b>"])
def test_the_end_is_closed_once_whatever_its_mark(desk: Desk, mau: Path, words: str) -> None:
    paper = printed(desk, mau, f'<p class="end">{words}</p>')
    (text,) = [line.text for line in paper.lines if "Hết" in line.text]

    assert text.rstrip().endswith("Hết./.")
    assert text.count("./.") == 1


def test_what_ends_in_a_colon_stays_with_what_it_announces(desk: Desk, mau: Path) -> None:
    paper = printed(desk, mau, '<p>Gồm:</p><p>a)</p><p class="strong">Năm học</p>' + "<p>b</p>" * 9)

    assert paper.line("Gồm:").keeps
    assert paper.line("Năm học").keeps
    assert not paper.line("a)").keeps


def test_a_first_heading_has_something_held_above_it(desk: Desk, mau: Path) -> None:
    heading = printed(desk, mau, "<p>x</p><h1>Nhiệm vụ</h1><h2>1. Một</h2><p>y</p>").line("NHIỆM VỤ")
    above = heading.element.getprevious()

    assert above is not None
    assert (Line(heading.paper, above).style, Line(heading.paper, above).keeps) == ("Joint", True)


def test_a_plain_table_has_no_borders_and_the_size_of_the_text(desk: Desk, mau: Path) -> None:
    html = '<table class="plain"><tr><td class="w3">Chủ trì:</td><td class="w9"><b>Ông</b> A</td></tr></table><p>x</p>'
    paper = printed(desk, mau, html)
    table = paper.tables[1]

    assert value(kid(table, "tblPr", "tblBorders", "insideH")) == "nil"
    assert {run.size for line in paper.lines_in(table) for run in line.runs} == {14}
    assert int(value(kid(table, "tblPr", "tblInd"), "w")) == paper.line("x").length("ind", "firstLine")


def test_paragraphs_in_a_cell_lie_as_their_own_class_says(desk: Desk, mau: Path) -> None:
    html = '<table><tr><td class="center"><p class="right strong">a1</p><p>b1</p></td></tr></table>'
    paper = printed(desk, mau, html)

    assert [(line.align, line.bold) for line in (paper.line("a1"), paper.line("b1"))] == [
        ("right", True),
        ("center", False),
    ]


def test_a_row_of_more_than_half_a_page_may_part(desk: Desk, mau: Path) -> None:
    tall, low = "dài " * 800, "vừa " * 200
    html = f"<table><tr><td>{tall}</td><td class='w9'>y</td></tr><tr><td>ngắn</td><td>{low}</td></tr></table>"
    rows = printed(desk, mau, html.replace("'", '"')).tables[1].findall(W + "tr")

    assert [kid(row, "trPr", "cantSplit") is None for row in rows] == [True, False]


def kept(paper: Paper) -> list[str]:
    """Return the texts that stay with the signatures."""
    before: etree._Element | None = paper.tables[-1].getprevious()
    found: list[str] = []
    while before is not None and all(line.keeps for line in paper.lines_in(before)):
        found.insert(0, "".join(Line(paper, before).text for before in before.iter(W + "p")))
        before = before.getprevious()
    return [text for text in found if text]


def test_the_signature_takes_two_lines_of_text_along(desk: Desk, mau: Path) -> None:
    long = "dài " * 60
    assert kept(printed(desk, mau, "<p>một</p><p>hai</p><p>ba</p>")) == ["hai", "ba"]
    assert kept(printed(desk, mau, f"<p>một</p><p>{long}</p>")) == [long.strip()]


@pytest.mark.parametrize(
    ("rows", "tables"),
    [
        ("<tr><th>A</th></tr>" + "<tr><td>1</td></tr>" * 5, [4, 2]),
        ("<tr><th>A</th></tr>" + "<tr><td>1</td></tr>" * 2, [3]),
        ("<tr><td>1</td></tr>" * 2 + '<tr><td rowspan="3">1</td></tr>' + "<tr></tr>" * 2, [2, 3]),
    ],
    ids=["long", "short", "spanned"],
)
def test_the_signature_takes_the_end_of_a_table_along(desk: Desk, mau: Path, rows: str, tables: list[int]) -> None:
    paper = printed(desk, mau, f"<p>x</p><table>{rows}</table>")
    made = paper.tables[1:-1]

    assert [len(table.findall(W + "tr")) for table in made] == tables  # a table of their own: LibreOffice holds no less
    assert all(line.keeps for line in paper.lines_in(made[-1]))
    assert len(tables) == 1 or not any(line.keeps for line in paper.lines_in(made[0].findall(W + "tr")[-1]))


def test_an_unverified_set_has_one_footnote_on_draft_paper(desk: Desk) -> None:
    def draft(parts: dict[str, Any]) -> None:
        del parts["head"]["documents"]["bao-cao"]

    paper = desk.paper("bao-cao", draft)
    (note,) = [note for note in etree.fromstring(paper.parts["word/footnotes.xml"]) if not value(note, "type")]
    (reference,) = paper.body.iter(W + "footnoteReference")
    assert value(reference, "id") == value(note, "id")
    assert "1/QĐ-BGDĐT" in "".join(str(text) for text in note.itertext())

    def confirmed(parts: dict[str, Any]) -> None:
        draft(parts)
        parts["set"].update(confirmed={"by": "Hội đồng", "date": "2026-01-05"})

    for paper in (desk.paper("bao-cao", confirmed), desk.paper("bao-cao")):  # confirmed; issued with number and date
        assert not [note for note in etree.fromstring(paper.parts["word/footnotes.xml"]) if not value(note, "type")]
        assert not list(paper.body.iter(W + "footnoteReference"))


@pytest.mark.parametrize("document", ["phieu-cham-diem", "bao-cao"])
def test_a_nearly_empty_dossier_prints_gaps_not_holes(desk: Desk, document: str) -> None:
    paper = desk.paper(document, emptied)

    assert "……" in paper.text
    assert "None" not in paper.text
    assert "Undefined" not in paper.text
