"""An annex: its label, its title, the document that it belongs to, its text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cdsdossier.documents.docx.body import Footnotes, build_blocks
from cdsdossier.documents.docx.header_block import balanced_format, build_name_columns, short_line
from cdsdossier.documents.docx.ooxml import Xml, line_paragraph

if TYPE_CHECKING:
    from cdsdossier.documents.docx.page import PageSetup
    from cdsdossier.documents.letter import Letter, LetterAnnex


def build_annex(letter: Letter, one: LetterAnnex, footnotes: Footnotes, page: PageSetup) -> list[Xml]:
    """Return the paragraphs and tables of an annex."""
    title = one.title.upper()
    balanced = balanced_format(title, page)
    if one.label is None:
        opening = [*build_name_columns(letter, page), line_paragraph("Kind", title, balanced)]
    else:
        opening = [line_paragraph("AnnexLabel", one.label), line_paragraph("AnnexTitle", title, balanced)]
    if one.subject:
        opening.append(line_paragraph("Subject", one.subject, balanced_format(one.subject, page)))
    opening += [
        line_paragraph("AnnexReference", one.reference, balanced_format(one.reference, page, bold=False)),
        short_line(one.reference, page, bold=False),
    ]
    return [*opening, *build_blocks(one.body, footnotes, page)]
