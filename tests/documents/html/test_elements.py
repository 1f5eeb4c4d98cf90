"""Paragraphs and tables of Word as HTML elements."""

from __future__ import annotations

from lxml import etree

from cdsdossier.documents.docx.ooxml import (
    ParagraphFormat,
    RunFormat,
    TextRun,
    Xml,
    footnote_mark,
    line_paragraph,
    parse_elements,
    styled_paragraph,
    w,
)
from cdsdossier.documents.docx.page import PageSetup
from cdsdossier.documents.docx.tables import bare_table
from cdsdossier.documents.html.elements import footnotes_element, sheet_element


def html(*made: Xml, page: PageSetup | None = None) -> str:
    sheet = sheet_element(page or PageSetup(), parse_elements(made))
    return etree.tostring(sheet, method="html", encoding="unicode")


def test_a_sheet_says_how_it_is_laid() -> None:
    assert html() == '<section class="sheet"></section>'
    assert html(page=PageSetup(landscape=True, framed=True)) == '<section class="sheet lying framed"></section>'


def test_a_paragraph_has_its_style_as_class_and_its_departures_as_css() -> None:
    made = line_paragraph("Body", "A & B", ParagraphFormat(align="both", first=0, before=240, keep_next=True))

    assert '<p class="Body keep" style="margin-top: 12pt; text-indent: 0pt; text-align: justify">A &amp; B</p>' in html(
        made
    )


def test_titles_are_headings() -> None:
    assert '<h1 class="Kind">Báo cáo</h1>' in html(line_paragraph("Kind", "Báo cáo"))
    assert '<h2 class="Heading1">I</h2>' in html(line_paragraph("Heading1", "I"))


def test_runs_keep_their_look_their_breaks_and_their_notes() -> None:
    runs = [TextRun("a\nb\t2025-2026", RunFormat(bold=True, italic=True, size=13)), TextRun("", note=2), TextRun(" c")]

    assert (
        '<b><i><span style="font-size: 13pt">a<br>b\t2025\N{NON-BREAKING HYPHEN}2026</span></i></b>'
        '<sup><a href="#note-2">2</a></sup> c'
    ) in html(styled_paragraph("Body", runs))


def test_a_table_without_borders_is_bare_and_as_wide_as_in_word() -> None:
    made = html(bare_table((2000, 3000), [[[line_paragraph("Cell", "a")], [line_paragraph("Cell", "b")]]]))

    assert '<table class="bare" style="width: 250pt">' in made
    assert '<col style="width: 100pt"><col style="width: 150pt">' in made
    assert made.count("<td>") == 2


def test_the_lines_of_a_table_are_within_the_text_and_its_held_rows_hold_it_together() -> None:
    def table(*, keep: bool) -> str:
        cell = w("tc", line_paragraph("Cell", "a", ParagraphFormat(keep_next=keep)))
        borders = w("tblPr", w("tblBorders", w("top", val="single")), w("tblCellMar", w("left", w=85)))
        return html(w("tbl", borders, w("tblGrid", w("gridCol", w=2000), w("gridCol", w=3000)), w("tr", cell)))

    assert '<table class="ruled" style="width: 249pt">' in table(keep=False)
    assert '<table class="ruled keep"' in table(keep=True)


def test_a_cell_that_continues_the_one_above_spans_its_rows() -> None:
    def cell(text: str, merge: str | None = None) -> Xml:
        return w("tc", w("tcPr", w("vMerge", val=merge) if merge else None), line_paragraph("Cell", text))

    rows = [w("tr", cell("a", "restart"), cell("b")), w("tr", cell("", "continue"), cell("c"))]
    properties = w("tblPr", w("tblW", w=100), w("tblBorders", w("top", val="single")), w("tblCellMar", w("left", w=85)))
    made = html(w("tbl", properties, *rows))

    assert '<td style="padding: 0 4.25pt" rowspan="2">' in made
    assert made.count("<td") == 3
    assert 'class="ruled"' in made


def test_footnotes_have_their_numbers() -> None:
    def note(text: str) -> Xml:
        return w("footnote", styled_paragraph("FootnoteText", [TextRun(text)], start=footnote_mark(w("footnoteRef"))))

    aside = footnotes_element(parse_elements([note(" một"), note(" hai")]))

    assert etree.tostring(aside, method="html", encoding="unicode") == (
        '<aside><p class="FootnoteText" id="note-1"><sup>1</sup> một</p>'
        '<p class="FootnoteText" id="note-2"><sup>2</sup> hai</p></aside>'
    )
