"""A letter → one HTML file that needs nothing else: to read on a screen, and to print from a browser.

The paragraphs and tables of the .docx are turned into HTML and its styles into CSS, so that both formats say the same,
in the same order, on the same page.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from lxml import etree

from cdsdossier.documents.docx import build_sections
from cdsdossier.documents.docx.ooxml import parse_elements
from cdsdossier.documents.html.elements import footnotes_element, sheet_element
from cdsdossier.documents.html.stylesheet import build_stylesheet

if TYPE_CHECKING:
    from cdsdossier.documents.letter import Letter

#: The file may fetch nothing and run nothing, wherever it is opened.
_POLICY = "default-src 'none'; style-src 'unsafe-inline'"


def letter_to_html(letter: Letter) -> bytes:
    """Return the document as one HTML file, its annexes on sheets of their own, its footnotes at the end."""
    parts, notes = build_sections(letter)
    root = etree.Element("html", lang="vi")
    root.append(_head(letter))
    body = etree.SubElement(root, "body")
    sheets = [sheet_element(page, parse_elements(made)) for page, made in parts]
    body.extend(sheets)
    if notes.notes:
        sheets[-1].append(footnotes_element(parse_elements(notes.notes)))
    text = etree.tostring(root, method="html", encoding="unicode", doctype="<!DOCTYPE html>")
    return text.encode() + b"\n"


def _head(letter: Letter) -> etree._Element:
    head = etree.Element("head")
    etree.SubElement(head, "meta", charset="utf-8")
    etree.SubElement(head, "meta", {"http-equiv": "Content-Security-Policy", "content": _POLICY})
    etree.SubElement(head, "meta", name="viewport", content="width=device-width, initial-scale=1")
    etree.SubElement(head, "meta", name="author", content=letter.author)
    etree.SubElement(head, "title").text = letter.title
    etree.SubElement(head, "style").text = build_stylesheet(letter.size)
    return head
