"""Links that lead out of a Word file are for clicking only; the others lead to what a paper needs."""

from __future__ import annotations

import pytest
from support.wordfile import PNG, word_fault, word_file, word_link

RELATIONS = "application/vnd.openxmlformats-package.relationships+xml"


@pytest.mark.parametrize(
    ("kind", "target"),
    [
        ("image", "https://example.com/a.png"),
        ("image", "file:///etc/hostname"),
        ("oleObject", "C:/a.xlsx"),
        ("aFChunk", "https://example.com/a.htm"),
        ("subDocument", "a.docx"),
        ("frame", "https://example.com/"),
        ("mailMergeSource", "file:///C:/a.mdb"),
        ("attachedTemplate", "https://example.com/a.dotm"),
        ("attachedTemplate", "file:///\\\\example.com\\a.dotm"),
        ("attachedTemplate", "\\\\example.com\\a.dotm"),
        ("transform", "https://example.com/a.xslt"),
        ("lạ", "https://example.com/"),
    ],
)
def test_what_is_fetched_from_elsewhere_is_named(kind: str, target: str) -> None:
    told = word_fault(word_file(links=[word_link(kind, target, "External")]))

    assert told.startswith(f"liên kết “{target}” (phần word/_rels/document.xml.rels) lấy nội dung từ nơi khác")


@pytest.mark.parametrize(
    ("kind", "target"),
    [
        ("hyperlink", "https://example.com"),
        ("attachedTemplate", "file:///C:\\Users\\a\\Normal.dotm"),
        ("attachedTemplate", "file:///Users/a/Normal.dotm"),
        ("attachedTemplate", "Normal.dotm"),
    ],
)
def test_links_that_are_clicked_and_templates_on_this_machine_are_fine(kind: str, target: str) -> None:
    assert word_fault(word_file(links=[word_link(kind, target, "External")])) == ""


@pytest.mark.parametrize(
    ("link", "words"),
    [
        (word_link("aFChunk", "media/a.png"), "phần word/media/a.png là"),
        (word_link("subDocument", "/word/media/a.png"), "(subDocument), văn bản không cần"),
        (word_link("header", "media/a.png"), "(header), văn bản không cần"),
        (word_link("image", "media/b.png"), "thiếu phần word/media/b.png bên trong tệp"),
        (word_link("image", "MEDIA/A.png"), ""),
    ],
)
def test_what_is_inside_is_of_the_kind_that_leads_to_it(link: str, words: str) -> None:
    told = word_fault(word_file({"word/media/a.png": PNG}, types={"word/media/a.png": "image/png"}, links=[link]))

    assert (words in told) if words else not told


def test_relationships_are_where_they_belong() -> None:
    strange = {"word/links.xml": b"<Relationships/>"}
    assert word_fault(word_file(strange, types={"word/links.xml": RELATIONS})).startswith("phần word/links.xml là")
    hidden = {"word/_rels/styles.xml.rels": b"<Relationships/>"}
    assert "văn bản không cần" in word_fault(
        word_file(hidden, types={"word/_rels/styles.xml.rels": "application/xml"})
    )  # fmt: skip
