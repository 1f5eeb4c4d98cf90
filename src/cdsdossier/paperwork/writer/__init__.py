"""The one writer: a letter → the bytes of a .docx by the layout rules of Nghị định 30/2020/NĐ-CP, Phụ lục I.

The same letter gives the same bytes under any clock, time zone, locale and hash seed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cdsdossier.paperwork.writer import package
from cdsdossier.paperwork.writer.blocks import Footnotes, blocks
from cdsdossier.paperwork.writer.head import head
from cdsdossier.paperwork.writer.ooxml import paragraph
from cdsdossier.paperwork.writer.page import section
from cdsdossier.paperwork.writer.signing import signing

if TYPE_CHECKING:
    from cdsdossier.paperwork.letter import Letter


def docx(letter: Letter) -> bytes:
    """Return the document as a .docx file."""
    footnotes = Footnotes()
    # Word wants a paragraph after the last table; the style is 2 pt high, so it never makes a page of its own.
    content = [*head(letter), *blocks(letter.body, footnotes), *signing(letter), paragraph("Rule"), section()]
    document = package.opened(footnotes.notes)
    document.element.body.extend(content)
    package.describe(document, title=letter.title, author=letter.author, day=letter.day)
    return package.closed(document)
