"""A letter → the bytes of a .docx by the layout rules of Nghị định 30/2020/NĐ-CP, Phụ lục I.

The same letter gives the same bytes under any clock, time zone, locale and hash seed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cdsdossier.documents.docx import opc
from cdsdossier.documents.docx.body import Footnotes, build_blocks
from cdsdossier.documents.docx.header_block import (
    balanced_paragraph,
    build_header_block,
    build_name_columns,
    short_line,
)
from cdsdossier.documents.docx.ooxml import Xml, line_paragraph, thin_paragraph
from cdsdossier.documents.docx.page import PageSetup, section_properties
from cdsdossier.documents.docx.signing import build_signature_block

if TYPE_CHECKING:
    from cdsdossier.documents.letter import Letter, LetterAnnex


def build_sections(letter: Letter) -> tuple[list[tuple[PageSetup, list[Xml]]], Footnotes]:
    """Return the sections of the document, each with its page, and the footnotes; no file yet."""
    footnotes = Footnotes()
    page = PageSetup(letter.landscape, letter.size, letter.framed)
    text = build_blocks(letter.body, footnotes, page, signed=True)
    parts = [(page, [*build_header_block(letter, page), *text, *build_signature_block(letter, page)])]
    for one in letter.annexes:
        own = PageSetup(one.landscape, letter.size)
        parts.append((own, _build_annex(letter, one, footnotes, own)))
    return parts, footnotes


def _build_annex(letter: Letter, one: LetterAnnex, footnotes: Footnotes, page: PageSetup) -> list[Xml]:
    """Return the paragraphs and tables of an annex."""
    title = one.title.upper()
    if one.label is None:
        opening = [*build_name_columns(letter, page), balanced_paragraph("Kind", title, page)]
    else:
        opening = [line_paragraph("AnnexLabel", one.label), balanced_paragraph("AnnexTitle", title, page)]
    if one.subject:
        opening.append(balanced_paragraph("Subject", one.subject, page))
    opening += [
        balanced_paragraph("AnnexReference", one.reference, page, bold=False),
        short_line(one.reference, page, bold=False),
    ]
    return [*opening, *build_blocks(one.body, footnotes, page)]


def letter_to_docx(letter: Letter) -> bytes:
    """Return the document as a .docx file, its annexes in sections of their own."""
    parts, footnotes = build_sections(letter)
    return opc.build_docx_file(letter, _sections(parts), footnotes.notes)


def _sections(parts: list[tuple[PageSetup, list[Xml]]]) -> list[Xml]:
    """Join the parts: every section but the last ends in a paragraph that holds its properties."""
    content: list[Xml] = []
    for page, made in parts[:-1]:
        content += [*made, thin_paragraph(section_properties(page))]
    page, made = parts[-1]
    # Word needs a paragraph after the last table; this one is 2 pt high, so that it never makes a page of its own.
    return [*content, *made, thin_paragraph(), section_properties(page)]
