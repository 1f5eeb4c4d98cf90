"""The end of a document: recipients on the left, who signs on the right, never torn apart by a page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cdsdossier.paperwork.writer.ooxml import Layout, Xml, line, millimetres
from cdsdossier.paperwork.writer.tables import bare_table

if TYPE_CHECKING:
    from cdsdossier.paperwork.letter import Letter, Signature
    from cdsdossier.paperwork.writer.page import Page

#: Width of the right column in millimetres.
_RIGHT = 92
#: Room for the signature and the seal, and the gap under the text.
_ROOM, _GAP = millimetres(26), 240


def signing(letter: Letter, page: Page) -> list[Xml]:
    """Return recipients and signatures as rows that no page parts: each sticks to the next by its paragraphs."""
    recipients = _recipients(letter.recipients)
    first, last = letter.signatures[0], letter.signatures[-1]
    if first is last:
        rows = [(recipients, _titles(last) + _named(last))]
    else:
        # Two names stand level, however many lines of title each has.
        more = bool(recipients)
        rows = [(_titles(first), _titles(last)), (_named(first, more=more), _named(last, more=more))]
        rows += [(recipients, [])] if more else []
    (right,) = page.columns(_RIGHT)
    return [bare_table((page.text_width - right, right), rows, bottom=first is not last)]


def _recipients(lines: tuple[str, ...]) -> list[Xml]:
    if not lines:
        return []
    heading = line("RecipientsHead", "Nơi nhận:", Layout(before=_GAP))
    return [heading, *(line("Recipients", text) for text in lines)]


def _titles(signature: Signature) -> list[Xml]:
    return [line("Authority", text, Layout(before=0 if row else _GAP)) for row, text in enumerate(signature.authority)]


def _named(signature: Signature, *, more: bool = False) -> list[Xml]:
    """Return post and name; with ``more`` they stay with the row that follows."""
    room = Layout(before=_ROOM, keep_next=more)
    if signature.post is None:
        return [line("SignerName", signature.name, room)]
    return [line("Authority", signature.post, room), line("SignerName", signature.name, Layout(keep_next=more))]
