"""An annex: its name, its title, the document that it goes with, its own text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cdsdossier.documents.docx.body import Footnotes, blocks
from cdsdossier.documents.docx.header_block import evenly, names, short_rule
from cdsdossier.documents.docx.ooxml import Xml, line

if TYPE_CHECKING:
    from cdsdossier.documents.docx.page import Page
    from cdsdossier.documents.letter import Annex, Letter


def annex(letter: Letter, one: Annex, footnotes: Footnotes, page: Page) -> list[Xml]:
    """Return an annex from its first line to its last."""
    if one.label is None:
        opening = [*names(letter, page), line("Kind", one.title.upper(), evenly(one.title.upper(), page))]
    else:
        title = one.title.upper()
        opening = [line("AnnexLabel", one.label), line("AnnexTitle", title, evenly(title, page))]
    if one.subject:
        opening.append(line("Subject", one.subject, evenly(one.subject, page)))
    opening += [
        line("AnnexReference", one.reference, evenly(one.reference, page, bold=False)),
        short_rule(one.reference, page, bold=False),
    ]
    return [*opening, *blocks(one.body, footnotes, page)]
