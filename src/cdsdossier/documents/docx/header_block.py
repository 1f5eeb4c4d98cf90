"""The first page from its top to the end of the legal bases."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from cdsdossier.documents.docx.ooxml import (
    ParagraphFormat,
    RunFormat,
    Xml,
    horizontal_line,
    line_paragraph,
    millimetres_to_twips,
    thin_paragraph,
)
from cdsdossier.documents.docx.tables import bare_table
from cdsdossier.documents.docx.text_width import has_bad_break, measure_width, wrap_heading
from cdsdossier.documents.facts.citation import punctuate_items

if TYPE_CHECKING:
    from cdsdossier.documents.docx.page import PageSetup
    from cdsdossier.documents.letter import Letter

NATION = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
MOTTO = "Độc lập - Tự do - Hạnh phúc"
#: Widths of the two columns in millimetres; the names of the units are on the left.
_COLUMNS = (65, 100)
#: Nghị định 30/2020/NĐ-CP wants the short lines between 1/3 and 1/2 of the words above.
_SHORT = 0.42
#: Renderers differ slightly; a line that fits exactly must not wrap.
_SLACK = 1.03
#: Distance of a title from the margins, and of the line under it from the text.
_CLEAR, _UNDER_RULE = millimetres_to_twips(20), 80


class _HeaderSizes(NamedTuple):
    """Font sizes that change together, in points."""

    nation: int
    motto: int
    place: int


#: The title of a certificate, in points.
_CERTIFICATE, _ABOVE_LARGE = 28, 160
_LARGE, _SMALL = _HeaderSizes(13, 14, 14), _HeaderSizes(12, 13, 13)


def build_header_block(letter: Letter, page: PageSetup) -> list[Xml]:
    """Return everything above the text: names, number and day, title, addressees, who decides, legal bases."""
    return [
        *build_name_columns(letter, page, numbered=not letter.framed),
        *_title(letter, page),
        *_addressees(letter.addressees, page),
        *(line_paragraph("Deciding", one, balanced_format(one, page)) for one in [letter.authority] if one),
        *(line_paragraph("Basis", basis) for basis in letter.bases),
        *([line_paragraph("Deciding", letter.decides.upper())] if letter.decides else []),
    ]


def _title(letter: Letter, page: PageSetup) -> list[Xml]:
    """Return the kind of document, the subject and the line under it; a công văn has none."""
    if not letter.kind:
        return []
    return [
        _kind(letter),
        line_paragraph("Subject", letter.subject, _under_title(letter, page)),
        short_line(letter.subject, page),
    ]


def _kind(letter: Letter) -> Xml:
    large = (ParagraphFormat(before=_ABOVE_LARGE), RunFormat(size=_CERTIFICATE)) if letter.framed else ()
    return line_paragraph("Kind", letter.kind.upper(), *large)


def _under_title(letter: Letter, page: PageSetup) -> ParagraphFormat | None:
    """Return the layout of the subject; under a large title it has more space above."""
    even = balanced_format(letter.subject, page)
    return replace(even or ParagraphFormat(), before=_UNDER_RULE) if letter.framed else even


def build_name_columns(letter: Letter, page: PageSetup, *, numbered: bool = False) -> list[Xml]:
    """Return the two columns at the top of a page; ``numbered`` adds the line with number and day."""
    left, right = page.columns(*_COLUMNS)
    sizes = _sizes(letter, page, left)
    rows = [(_agency(letter, sizes, left), _nation(sizes, right))]
    if numbered and (letter.number or letter.place_date):
        day = letter.place_date
        place_date = [line_paragraph("PlaceDate", day, None, RunFormat(size=sizes.place))] if day else []
        number = [line_paragraph("Number", line) for line in (letter.number, letter.regarding) if line]
        rows.append((number, place_date))
    # LibreOffice puts an empty line of its own above a table that opens a file with footnotes; not above this 2 pt one.
    return [thin_paragraph(), bare_table((left, right), rows)]


def _sizes(letter: Letter, page: PageSetup, room: int) -> _HeaderSizes:
    """Return the small sizes for small text, and where they save the names on the left a line or a bad break."""
    large, small = (_fit(letter, sizes, room) for sizes in (_LARGE, _SMALL))
    return _SMALL if small < large or page.size < _LARGE.motto else _LARGE


def _fit(letter: Letter, sizes: _HeaderSizes, room: int) -> tuple[int, int]:
    """Return how many lines the names take, and how many of the two break badly."""
    parent = wrap_heading(letter.parent.upper(), sizes.nation, room) if letter.parent else ()
    names = parent, _issuer_lines(letter, sizes, room)
    return sum(map(len, names)), sum(map(has_bad_break, names))


def _issuer_lines(letter: Letter, sizes: _HeaderSizes, room: int) -> tuple[str, ...]:
    return wrap_heading(letter.issuer.upper(), sizes.nation, room, bold=True)


def _agency(letter: Letter, sizes: _HeaderSizes, room: int) -> list[Xml]:
    size = RunFormat(size=sizes.nation)
    parent, issuer = letter.parent.upper(), _issuer_lines(letter, sizes, room)
    widest = max(measure_width(text, sizes.nation, bold=True) for text in issuer)
    above = _even(wrap_heading(parent, sizes.nation, room), sizes.nation, room, bold=False) if parent else None
    return [
        *([line_paragraph("Parent", parent, above, size)] if parent else []),
        line_paragraph("Issuer", letter.issuer.upper(), _even(issuer, sizes.nation, room), size),
        horizontal_line(round(min(widest, room) * _SHORT), room),
    ]


def _nation(sizes: _HeaderSizes, room: int) -> list[Xml]:
    return [
        line_paragraph("Nation", NATION, None, RunFormat(size=sizes.nation)),
        line_paragraph("Motto", MOTTO, None, RunFormat(size=sizes.motto)),
        horizontal_line(measure_width(MOTTO, sizes.motto, bold=True), room),
    ]


def balanced_format(text: str, page: PageSetup, *, bold: bool = True) -> ParagraphFormat | None:
    """Return the layout with which a centred line across the page breaks well; None where it fits on one line."""
    return _even(_across(text, page, bold=bold), page.size, page.text_width, bold=bold)


def short_line(text: str, page: PageSetup, *, bold: bool = True) -> Xml:
    """Return the short line under a title across the page."""
    widest = max(measure_width(part, page.size, bold=bold) for part in _across(text, page, bold=bold))
    return horizontal_line(round(min(widest, page.text_width) * _SHORT), page.text_width, after=_UNDER_RULE)


def _across(text: str, page: PageSetup, *, bold: bool) -> tuple[str, ...]:
    return wrap_heading(text, page.size, page.text_width - _CLEAR, bold=bold)


def _even(lines: tuple[str, ...], size: int, room: int, *, bold: bool = True) -> ParagraphFormat | None:
    """Indent both sides so that Word breaks a text into ``lines`` by itself; the text stays whole."""
    if len(lines) == 1:
        return None
    side = int(room - max(measure_width(text, size, bold=bold) for text in lines) * _SLACK) // 2
    return ParagraphFormat(left=side, right=side) if side > 0 else None


def _addressees(bodies: tuple[str, ...], page: PageSetup) -> list[Xml]:
    label = "Kính gửi:"
    if len(bodies) == 1:
        return [line_paragraph("Addressee", f"{label} {bodies[0]}", ParagraphFormat(align="center", before=240))]
    if not bodies:
        return []
    left = millimetres_to_twips(30)
    under_colon = left + measure_width(label[:-1], page.size)
    return [
        line_paragraph("Addressee", label, ParagraphFormat(left=left, before=240)),
        *(
            line_paragraph("Addressee", f"- {body}", ParagraphFormat(left=under_colon, before=0))
            for body in punctuate_items(bodies)
        ),
    ]
