"""The end of a document: recipients on the left, signatures on the right, all on one page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cdsdossier.documents.docx.ooxml import ParagraphFormat, Xml, line_paragraph, millimetres_to_twips
from cdsdossier.documents.docx.tables import bare_table

if TYPE_CHECKING:
    from cdsdossier.documents.docx.page import PageSetup
    from cdsdossier.documents.letter import Letter, Signature

#: Width of the right column in millimetres; of three columns, that of the first and the last.
_RIGHT, _OUTER = 92, 60
#: Space for signature and seal, and between the text and this block.
_ROOM, _GAP = millimetres_to_twips(26), 240
#: The same on a certificate, which must fit on one page.
_NARROW = millimetres_to_twips(21)


def build_signature_block(letter: Letter, page: PageSetup) -> list[Xml]:
    """Return recipients and signatures as one table, whose rows stay on one page."""
    recipients, signing = _recipients(letter.recipients), letter.signatures
    if len(signing) == 1:
        entered = [line_paragraph("Number", letter.entered, ParagraphFormat(align="left", before=_GAP))]
        left = entered if letter.framed else recipients
        named = _named(signing[0], room=_NARROW if letter.framed else _ROOM)
        rows = [[left, _day(letter) + _titles(signing[0], _GAP // 4 if letter.framed else _GAP) + named]]
    else:
        # A row of their own keeps the names level, however many lines the titles have.
        more = bool(recipients)
        rows = [[_titles(one) for one in signing], [_named(one, more=more) for one in signing]]
        rows += [[recipients, *([] for _ in signing[1:])]] if more else []
    return [bare_table(_widths(len(rows[0]), page), rows, bottom=len(signing) > 1)]


def _widths(columns: int, page: PageSetup) -> tuple[int, ...]:
    outer, right = page.columns(_OUTER, _RIGHT)
    if columns > 2:
        return outer, page.text_width - 2 * outer, outer
    return page.text_width - right, right


def _day(letter: Letter) -> list[Xml]:
    """Return place and day of a certificate, which has them above the signature."""
    above = letter.place_date if letter.framed else None
    return [line_paragraph("PlaceDate", above, ParagraphFormat(before=_GAP))] if above else []


def _recipients(lines: tuple[str, ...]) -> list[Xml]:
    if not lines:
        return []
    heading = line_paragraph("RecipientsHead", "Nơi nhận:", ParagraphFormat(before=_GAP))
    return [heading, *(line_paragraph("Recipients", text) for text in lines)]


def _titles(signature: Signature, gap: int = _GAP) -> list[Xml]:
    return [
        line_paragraph("Authority", text, ParagraphFormat(before=0 if row else gap))
        for row, text in enumerate(signature.authority)
    ]


def _named(signature: Signature, *, more: bool = False, room: int = _ROOM) -> list[Xml]:
    """Return post and name under the space to sign; with ``more`` they stay with the row that follows."""
    above = ParagraphFormat(before=room, keep_next=more)
    if signature.post is None:
        return [line_paragraph("SignerName", signature.name, above)]
    return [
        line_paragraph("Authority", signature.post, above),
        line_paragraph("SignerName", signature.name, ParagraphFormat(keep_next=more)),
    ]
