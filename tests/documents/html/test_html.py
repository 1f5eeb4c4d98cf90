"""The page for a browser says what the Word file says, and needs nothing else."""

from __future__ import annotations

import re

import pytest
from lxml import etree
from lxml import html as parser
from support.desk import Change, Desk, reviewed, unreviewed
from support.docxreader import Paper, W

from cdsdossier.documents.rendering import render_documents
from cdsdossier.model.dossier import head
from cdsdossier.model.dossier.review import OFFICE_DOCUMENTS

DOCUMENTS = (*head.DOCUMENTS, *OFFICE_DOCUMENTS)
EVERY = pytest.mark.parametrize("document", DOCUMENTS)


def both(desk: Desk, document: str, change: Change | None = reviewed) -> tuple[Paper, etree._Element]:
    assessment = desk.assessment(change)
    (word,) = render_documents(assessment, [document], desk.output)
    (page,) = render_documents(assessment, [document], desk.output, form="html")
    return Paper(word.path), parser.fromstring(page.path.read_bytes().decode("utf-8"))


def words_of(element: etree._Element) -> str:
    """Return what stands in an element, without the numbers of footnotes."""
    text = element.text or ""
    for child in element:
        text += "\n" if child.tag == "br" else "" if child.tag == "sup" else words_of(child)
        text += child.tail or ""
    return text


def only(page: etree._Element, path: str) -> etree._Element:
    found = page.find(path)
    assert found is not None
    return found


def style_of(page: etree._Element) -> str:
    return only(page, ".//style").text or ""


def said(page: etree._Element) -> list[str]:
    lines = page.iterfind(".//section//*[@class]")
    found = [words_of(line) for line in lines if line.tag in {"p", "h1", "h2", "h3", "h4"}]
    notes = [words_of(line) for line in page.iterfind(".//aside//p")]
    return [text.replace("\N{NON-BREAKING HYPHEN}", "-") for text in found[: len(found) - len(notes)] if text]


@EVERY
@pytest.mark.parametrize("change", [reviewed, unreviewed], ids=["full", "empty"])
def test_the_words_are_those_of_the_word_file_in_the_same_order(desk: Desk, document: str, change: Change) -> None:
    word, page = both(desk, document, change)

    assert said(page) == [line.text for line in word.lines if line.text]
    assert len(said(page)) > 10


def test_footnotes_stand_at_the_end_and_are_led_to(desk: Desk) -> None:
    word, page = both(desk, "bao-cao", lambda parts: parts["head"].update(documents={}))
    notes = etree.fromstring(word.parts["word/footnotes.xml"])
    written = ["".join(t.text or "" for t in note.iter(W + "t")).strip() for note in notes]

    assert [words_of(one).strip() for one in page.iterfind(".//aside/p")] == [text for text in written if text] != []
    assert [a.get("href") for a in page.iterfind(".//sup/a")] == [
        f"#{p.get('id')}" for p in page.iterfind(".//aside/p")
    ]


def test_what_people_typed_is_never_markup(desk: Desk) -> None:
    typed = '</style><script>alert("1")</script> A & B <b>đậm</b>'
    _, page = both(desk, "bao-cao", lambda parts: parts["narrative"].update(lessons=[typed], strengths=["a  b\nc"]))

    assert not list(page.iter("script"))
    assert any(typed in text for text in said(page))
    assert any("a  b\nc" in text for text in said(page))


def test_a_name_in_the_head_of_the_page_is_escaped(desk: Desk) -> None:
    _, page = both(desk, "bao-cao", lambda parts: parts["head"]["school"].update(name='"><script>x</script>'))

    assert not list(page.iter("script"))
    assert only(page, ".//meta[@name='author']").get("content") == '"><script>x</script>'


@EVERY
def test_the_file_needs_nothing_from_elsewhere(desk: Desk, document: str) -> None:
    assessment = desk.assessment(reviewed)
    (done,) = render_documents(assessment, [document], desk.output, form="html")
    text = done.path.read_text(encoding="utf-8")

    assert done.path.name.endswith(f"{document}.html")
    assert text.startswith('<!DOCTYPE html>\n<html lang="vi">')
    assert "default-src 'none'" in text
    assert not re.search(r"\bsrc=|url\(|@import|<link|https?://|href=\"[^#]", text)


@EVERY
def test_every_kind_of_paragraph_has_its_look(desk: Desk, document: str) -> None:
    _, page = both(desk, document)
    style = style_of(page)
    used = {name for element in page.iterfind(".//section//*[@class]") for name in element.get("class", "").split()}

    assert {name for name in used if f".{name}" not in style} <= {"plain", "Normal"}


def test_annexes_have_sheets_of_their_own_and_wide_tables_lie(desk: Desk) -> None:
    _, plan = both(desk, "ke-hoach")
    _, listing = both(desk, "danh-muc-minh-chung")

    assert [one.get("class") for one in plan.iterfind("body/section")] == ["sheet", "sheet"]
    assert [one.get("class") for one in listing.iterfind("body/section")] == ["sheet lying"]


def test_a_certificate_has_its_frame_and_one_page_of_any_printer(desk: Desk) -> None:
    _, page = both(desk, "giay-chung-nhan")

    assert [one.get("class") for one in page.iterfind("body/section")] == ["sheet lying framed"]
    assert ".framed::before" in style_of(page)
    assert "@page framed { size: A4 landscape; margin: 0; }" in style_of(page)


def test_table_heads_repeat_and_rows_and_signatures_stay_whole(desk: Desk) -> None:
    _, page = both(desk, "phieu-cham-diem")
    style, table = style_of(page), only(page, ".//table[@class='ruled']")

    assert table.find("thead") is not None
    assert "thead { display: table-header-group; }" in style
    assert "\ntr { break-inside: avoid; }" in style
    assert page.findall("body/section/table")[-1].get("class") == "bare"
    assert "table.bare { break-inside: avoid; }" in style


def test_cells_span_as_in_the_word_file(desk: Desk) -> None:
    word, page = both(desk, "phieu-cham-diem")
    wide = [int(one.get(W + "val", "1")) for one in word.body.iter(W + "gridSpan")]

    assert [int(one.get("colspan", "")) for one in page.iterfind(".//td[@colspan]")] == wide


def test_both_forms_are_remembered_and_neither_overwrites_work_by_hand(desk: Desk) -> None:
    from cdsdossier.errors import Refused

    (page,) = render_documents(desk.assessment(), ["bao-cao"], desk.output, form="html")
    (word,) = render_documents(desk.assessment(), ["bao-cao"], desk.output)
    (again,) = render_documents(desk.assessment(), ["bao-cao"], desk.output, form="html")
    page.path.write_text("của tôi", encoding="utf-8")

    assert (page.written, word.written, again.written) == (True, True, False)
    with pytest.raises(Refused, match=r"06-bao-cao\.html"):
        render_documents(desk.assessment(), ["bao-cao"], desk.output, form="html")
