"""WordprocessingML as text: what is typed comes out as typed, in the order that Word wants."""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.desk import Desk
from support.docxreader import W

from cdsdossier.documents.docx.ooxml import (
    ParagraphFormat,
    RunFormat,
    TextRun,
    Xml,
    encode_xml,
    horizontal_line,
    keep_with_next,
    line_paragraph,
    millimetres_to_twips,
    parse_elements,
    run_element,
    styled_paragraph,
    thin_paragraph,
    w,
)

TYPED = st.text(st.characters(blacklist_categories=("Cs", "Cc", "Cn")) | st.sampled_from("\n\t\r&<>\"'"), max_size=40)


def test_attributes_and_children_are_written_and_none_left_out() -> None:
    assert w("p", w("a", val=1), None, Xml("")) == '<w:p><w:a w:val="1"/></w:p>'
    assert w("p", None) == "<w:p/>"


def test_a_paragraph_only_says_what_its_style_does_not() -> None:
    plain = styled_paragraph("Body", [TextRun("a")])
    changed = line_paragraph(
        "Body", "a", ParagraphFormat(align="center", before=240, keep_next=True), RunFormat(size=13)
    )

    assert plain == '<w:p><w:pPr><w:pStyle w:val="Body"/></w:pPr><w:r><w:t xml:space="preserve">a</w:t></w:r></w:p>'
    assert re.findall(r"<w:(\w+)", changed) == [
        "p", "pPr", "pStyle", "keepNext", "spacing", "jc", "r", "rPr", "sz", "szCs", "t",
    ]  # fmt: skip
    assert '<w:sz w:val="26"/>' in changed


def test_a_line_is_centred_and_never_wider_than_its_room() -> None:
    assert 'w:left="300" w:right="300"' in horizontal_line(400, 1000)
    assert 'w:left="0" w:right="0"' in horizontal_line(1200, 1000)


def test_a_thin_paragraph_can_end_a_section() -> None:
    assert thin_paragraph(w("sectPr")) == '<w:p><w:pPr><w:pStyle w:val="Rule"/><w:sectPr/></w:pPr></w:p>'


def test_a_millimetre_is_rounded_to_twips() -> None:
    assert millimetres_to_twips(10) == 567


@given(TYPED)
def test_a_run_shows_any_text_as_typed(typed: str) -> None:
    (made,) = parse_elements([run_element(TextRun(typed))])
    marks = {"br": "\n", "tab": "\t"}
    shown = [marks.get(str(one.tag).rpartition("}")[2], one.text or "") for one in made]

    assert "".join(shown) == unicodedata.normalize("NFC", typed)


def test_what_no_xml_can_hold_never_gets_into_a_file() -> None:
    with pytest.raises(ValueError, match="XML"):
        encode_xml([line_paragraph("Body", "a\x0bb")])


def test_what_is_held_is_held_once() -> None:
    table = w("tbl", *(w("tr", w("tc", line_paragraph("Cell", word))) for word in ("một", "hai")))
    held = keep_with_next(table)

    assert held.count("<w:keepNext/>") == 2
    assert keep_with_next(held) == held


def test_loose_diacritics_of_a_template_are_put_together(desk: Desk, mau: Path) -> None:
    (mau / "to-trinh.html").write_text(unicodedata.normalize("NFD", "<p>Kính trình./.</p>"), encoding="utf-8")

    assert "Kính trình./." in [line.text for line in desk.paper("to-trinh", None, mau).lines]


def test_no_line_ends_inside_a_school_year_or_a_span_of_months(desk: Desk) -> None:
    plan = desk.paper("ke-hoach")

    years = [line for line in plan.lines if re.search(r"\d{4}-\d{4}", line.text)]
    assert len(years) > 3
    for line in years:
        assert not any(re.search(r"\d-\d", word.text or "") for word in line.element.iter(W + "t"))
