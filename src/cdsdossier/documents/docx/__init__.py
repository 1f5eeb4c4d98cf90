"""The one writer: a letter → the bytes of a .docx by the layout rules of Nghị định 30/2020/NĐ-CP, Phụ lục I.

The same letter gives the same bytes under any clock, time zone, locale and hash seed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cdsdossier.documents.docx import opc
from cdsdossier.documents.docx.annexes import annex
from cdsdossier.documents.docx.body import Footnotes, blocks
from cdsdossier.documents.docx.header_block import head
from cdsdossier.documents.docx.ooxml import Xml, closing
from cdsdossier.documents.docx.page import Page, section
from cdsdossier.documents.docx.signing import signing

if TYPE_CHECKING:
    from cdsdossier.documents.letter import Letter


def pages(letter: Letter) -> tuple[list[tuple[Page, list[Xml]]], Footnotes]:
    """Return the sections of the document, each with its page, and the footnotes: everything but the file."""
    footnotes = Footnotes()
    page = Page(letter.landscape, letter.size, letter.framed)
    text = blocks(letter.body, footnotes, page, signed=True)
    parts = [(page, [*head(letter, page), *text, *signing(letter, page)])]
    for one in letter.annexes:
        lying = Page(one.landscape, letter.size)
        parts.append((lying, annex(letter, one, footnotes, lying)))
    return parts, footnotes


def docx(letter: Letter) -> bytes:
    """Return the document as a .docx file, its annexes in sections of their own."""
    parts, footnotes = pages(letter)
    return opc.closed(letter, _sections(parts), footnotes.notes)


def _sections(parts: list[tuple[Page, list[Xml]]]) -> list[Xml]:
    """Join the parts: every section but the last ends in a paragraph that holds its properties."""
    content: list[Xml] = []
    for page, made in parts[:-1]:
        content += [*made, closing(section(page))]
    page, made = parts[-1]
    # Word wants a paragraph after the last table; the style is 2 pt high, so it never makes a page of its own.
    return [*content, *made, closing(), section(page)]
