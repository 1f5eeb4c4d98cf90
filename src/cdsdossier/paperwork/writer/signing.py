"""The end of a document: recipients on the left, who signs on the right, never torn apart by a page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cdsdossier.paperwork.writer.ooxml import Layout, line, millimetres
from cdsdossier.paperwork.writer.page import TEXT_WIDTH
from cdsdossier.paperwork.writer.tables import bare_table

if TYPE_CHECKING:
    from lxml import etree

    from cdsdossier.paperwork.letter import Letter, Signature

_RIGHT = millimetres(92)
_LEFT = TEXT_WIDTH - _RIGHT
#: Room for the signature and the seal, and the gap under the text.
_ROOM, _GAP = millimetres(26), 240


def signing(letter: Letter) -> list[etree._Element]:
    """Return recipients and signatures as rows that no page parts: each sticks to the next by its paragraphs."""
    recipients = _recipients(letter.recipients)
    first, last = letter.signatures[0], letter.signatures[-1]
    if first is last:
        rows = [(recipients, _titles(last) + _named(last))]
    else:
        # Two names stand level, however many lines of title each has.
        rows = [(_titles(first), _titles(last)), (_named(first), _named(last))]
        rows += [(recipients, [])] if recipients else []
    return [bare_table((_LEFT, _RIGHT), rows, bottom=first is not last)]


def _recipients(lines: tuple[str, ...]) -> list[etree._Element]:
    if not lines:
        return []
    heading = line("RecipientsHead", "Nơi nhận:", Layout(before=_GAP))
    return [heading, *(line("Recipients", text) for text in lines)]


def _titles(signature: Signature) -> list[etree._Element]:
    return [line("Authority", text, Layout(before=0 if row else _GAP)) for row, text in enumerate(signature.authority)]


def _named(signature: Signature) -> list[etree._Element]:
    room = Layout(before=_ROOM)
    if signature.post is None:
        return [line("SignerName", signature.name, room)]
    return [line("Authority", signature.post, room), line("SignerName", signature.name)]
