"""The end of a document: recipients on the left, who signs on the right, never torn apart by a page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cdsdossier.paperwork.writer.ooxml import Layout, line, millimetres
from cdsdossier.paperwork.writer.tables import bare_table

if TYPE_CHECKING:
    from lxml import etree

    from cdsdossier.paperwork.letter import Letter, Signature

_LEFT, _RIGHT = millimetres(70), millimetres(92)
#: Room for the signature and the seal, and the gap under the text.
_ROOM, _GAP = millimetres(26), 240


def signing(letter: Letter) -> list[etree._Element]:
    """Return the block of recipients and signatures as one row that cannot split."""
    left = _recipients(letter.recipients)
    if len(letter.signatures) > 1:
        left = _signature(letter.signatures[0]) + left
    return [bare_table((_LEFT, _RIGHT), [(left, _signature(letter.signatures[-1]))])]


def _recipients(lines: tuple[str, ...]) -> list[etree._Element]:
    if not lines:
        return []
    heading = line("RecipientsHead", "Nơi nhận:", Layout(before=_GAP))
    return [heading, *(line("Recipients", text) for text in lines)]


def _signature(signature: Signature) -> list[etree._Element]:
    titles = [line("Authority", text, Layout(before=0 if row else _GAP)) for row, text in enumerate(signature.authority)]
    room = Layout(before=_ROOM)
    if signature.post is None:
        return [*titles, line("SignerName", signature.name, room)]
    return [*titles, line("Authority", signature.post, room), line("SignerName", signature.name)]
