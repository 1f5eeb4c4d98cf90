"""Elements, pictures and fields that fetch or run something are found wherever Word would find them."""

from __future__ import annotations

import pytest
from support.wordfile import MAIN, OFFICE, WORD, word_fault, word_file, word_link

VML = 'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"'


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ('<w:altChunk r:id="rId1"/>', "có một tệp khác chèn vào (altChunk)"),
        ('<w:subDoc r:id="rId1"/>', "có văn bản con"),
        (f'<w:p><w:r><w:object><o:OLEObject {VML} Type="Link"/></w:object></w:r></w:p>', "có đối tượng nhúng (OLE)"),
        ('<w:sdt><w:sdtPr><w:dataBinding w:xpath="/a"/></w:sdtPr></w:sdt>', "(dataBinding)"),
        (f'<w:p><w:r><w:pict><v:imagedata {VML} src="http://a.example/b.png"/></w:pict></w:r></w:p>', "ảnh “http"),
        (f'<w:p><w:r><w:pict><v:fill {VML} o:href="http://a.example/b"/></w:pict></w:r></w:p>', "ảnh “http"),
        ('<w:p><w:fldSimple w:instr=" INCLUDETEXT a.docx "/></w:p>', "trường INCLUDETEXT (phần word/document.xml) lấy"),
        ('<w:p><w:fldSimple w:instr=" MACROBUTTON a b "/></w:p>', "có trường “MACROBUTTON a b” mà văn bản không cần"),
    ],
)
def test_what_no_paper_needs_is_named_with_its_part(body: str, words: str) -> None:
    told = word_fault(word_file(body=body))

    assert words in told
    assert "phần word/document.xml" in told


def test_a_shape_that_is_clicked_is_fine() -> None:
    shape = f'<w:p><w:r><w:pict><v:shape {VML} href="https://a.example/"/></w:pict></w:r></w:p>'

    assert word_fault(word_file(body=shape)) == ""


def test_a_link_for_clicking_fetches_no_picture() -> None:
    link = word_link("hyperlink", "https://a.example/b.png", "External")
    clicked = '<w:p><w:hyperlink r:id="rId99"><w:r><w:t>a</w:t></w:r></w:hyperlink></w:p>'
    picture = '<w:p><w:r><w:drawing><a:blip xmlns:a="urn:a" r:link="rId99"/></w:drawing></w:r></w:p>'

    assert word_fault(word_file(links=[link], body=clicked)) == ""
    assert word_fault(word_file(links=[link], body=picture)).startswith("thẻ blip (phần word/document.xml) lấy")


@pytest.mark.parametrize(
    ("kind", "inside", "words"),
    [
        ("footer", '<w:p><w:fldSimple w:instr="DDE a b"/></w:p>', "trường DDE (phần word/a.foo)"),
        ("settings", '<w:mailMerge><w:connectString w:val="x"/></w:mailMerge>', "nguồn dữ liệu trộn thư"),
        ("settings", '<w:attachedTemplate r:id="rId99"/>', ""),
        ("webSettings", "<w:frameset/>", "khung trang web"),
        ("document.glossary", '<w:altChunk r:id="rId1"/>', "phần word/a.foo có một tệp khác chèn vào"),
    ],
)
def test_every_kind_of_part_is_looked_through(kind: str, inside: str, words: str) -> None:
    part = f'<w:x xmlns:w="{MAIN}" xmlns:r="{OFFICE}">{inside}</w:x>'.encode()
    told = word_fault(word_file({"word/a.foo": part}, types={"word/a.foo": f"{WORD}.{kind}+xml"}))

    assert (words in told) if words else not told
