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
from cdsdossier.documents.docx.text_width import fill_lines, has_bad_break, measure_width, wrap_heading
from cdsdossier.documents.facts.citation import punctuate_items

if TYPE_CHECKING:
    from cdsdossier.documents.docx.page import PageSetup
    from cdsdossier.documents.letter import Letter

NATION = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
MOTTO = "Độc lập - Tự do - Hạnh phúc"
#: Widths of the two columns in millimetres; the names of the units are on the left.
_COLUMNS = (65, 100)
_AS_STYLED = ParagraphFormat()
#: How wide the right one may become for the sake of place and day.
_WIDEST = 110
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
#: The letters of the number, as in its style.
_NUMBERED = 13
_LARGE, _SMALL = _HeaderSizes(13, 14, 14), _HeaderSizes(12, 13, 13)


def build_header_block(letter: Letter, page: PageSetup) -> list[Xml]:
    """Return everything above the text: names, number and day, title, addressees, who decides, legal bases."""
    return [
        *build_name_columns(letter, page, numbered=not letter.framed),
        *_title(letter, page),
        *_addressees(letter.addressees, page),
        *(balanced_paragraph("Deciding", one, page) for one in [letter.authority] if one),
        *(line_paragraph("Basis", basis) for basis in letter.bases),
        *([line_paragraph("Deciding", letter.decides.upper())] if letter.decides else []),
    ]


def _title(letter: Letter, page: PageSetup) -> list[Xml]:
    """Return the kind of document, the subject and the line under it; a công văn has none."""
    if not letter.kind:
        return []
    return [
        _kind(letter),
        balanced_paragraph("Subject", letter.subject, page, before=_UNDER_RULE if letter.framed else None),
        short_line(letter.subject, page),
    ]


def _kind(letter: Letter) -> Xml:
    large = (ParagraphFormat(before=_ABOVE_LARGE), RunFormat(size=_CERTIFICATE)) if letter.framed else ()
    return line_paragraph("Kind", letter.kind.upper(), *large)


def build_name_columns(letter: Letter, page: PageSetup, *, numbered: bool = False) -> list[Xml]:
    """Return the two columns at the top of a page; ``numbered`` adds the line with number and day."""
    day = letter.place_date if numbered and letter.place_date else ""
    sizes = _sizes(letter, page, day)
    left, right = _columns(page, day, sizes)
    rows = [(_agency(letter, sizes, left), _nation(sizes, right))]
    if numbered and (letter.number or day):
        rows.append((_numbering(letter, left), _place_date(day, sizes, right) if day else []))
    # LibreOffice puts an empty line of its own above a table that opens a file with footnotes; not above this 2 pt one.
    return [thin_paragraph(), bare_table((left, right), rows)]


def _numbering(letter: Letter, room: int) -> list[Xml]:
    """Return the number and, of a công văn, what it is about."""
    number = [line_paragraph("Number", letter.number)] if letter.number else []
    about = wrap_heading(letter.regarding, _NUMBERED, room) if letter.regarding else ()
    return [*number, _broken("Number", about, room, size=_NUMBERED, bold=False)] if about else number


def _sizes(letter: Letter, page: PageSetup, day: str) -> _HeaderSizes:
    """Return the small sizes for small text, and where they save the line of the day or the names a bad break."""
    left, right = page.columns(*_COLUMNS)
    large, small = (_fit(letter, sizes, left, (day, right)) for sizes in (_LARGE, _SMALL))
    return _SMALL if small < large or page.size < _LARGE.motto else _LARGE


def _fit(letter: Letter, sizes: _HeaderSizes, left: int, dated: tuple[str, int]) -> tuple[bool, int, int]:
    """Return whether the day is too long for its line, how many lines the names take, and how many of both are bad."""
    day, right = dated
    parent = wrap_heading(letter.parent.upper(), sizes.nation, left) if letter.parent else ()
    names = parent, _issuer_lines(letter, sizes, left)
    return _day_width(day, sizes) > right, sum(map(len, names)), sum(map(has_bad_break, names))


def _day_width(day: str, sizes: _HeaderSizes) -> int:
    return round(measure_width(day, sizes.place) * _SLACK)


def _columns(page: PageSetup, day: str, sizes: _HeaderSizes) -> tuple[int, int]:
    """Return the widths of the two columns; the right one is wider where place and day need it."""
    wide = max(page.columns(_COLUMNS[1])[0], min(_day_width(day, sizes), page.columns(_WIDEST)[0]))
    return page.text_width - wide, wide


def _place_date(day: str, sizes: _HeaderSizes, room: int) -> list[Xml]:
    """Return place and day on one line; a place that leaves no room for the day has a line of its own."""
    fits = _day_width(day, sizes) <= room
    shown = day if fits else day.replace(", ngày", ",\nngày")
    return [line_paragraph("PlaceDate", shown, None, RunFormat(size=sizes.place))]


def _issuer_lines(letter: Letter, sizes: _HeaderSizes, room: int) -> tuple[str, ...]:
    return wrap_heading(letter.issuer.upper(), sizes.nation, room, bold=True)


def _agency(letter: Letter, sizes: _HeaderSizes, room: int) -> list[Xml]:
    size, ink = sizes.nation, RunFormat(size=sizes.nation)
    issuer = _issuer_lines(letter, sizes, room)
    widest = max(measure_width(text, size, bold=True) for text in issuer)
    above = [wrap_heading(letter.parent.upper(), size, room)] if letter.parent else []
    return [
        *(_broken("Parent", lines, room, size=size, bold=False, ink=ink) for lines in above),
        _broken("Issuer", issuer, room, size=size, ink=ink),
        horizontal_line(round(min(widest, room) * _SHORT), room),
    ]


def _nation(sizes: _HeaderSizes, room: int) -> list[Xml]:
    return [
        line_paragraph("Nation", NATION, None, RunFormat(size=sizes.nation)),
        line_paragraph("Motto", MOTTO, None, RunFormat(size=sizes.motto)),
        horizontal_line(measure_width(MOTTO, sizes.motto, bold=True), room),
    ]


def balanced_paragraph(style: str, text: str, page: PageSetup, *, bold: bool = True, before: int | None = None) -> Xml:
    """Return a centred line across the page that breaks well where it does not fit on one line."""
    lines = _across(text, page, bold=bold)
    return _broken(style, lines, page.text_width, size=page.size, bold=bold, look=ParagraphFormat(before=before))


def short_line(text: str, page: PageSetup, *, bold: bool = True) -> Xml:
    """Return the short line under a title across the page."""
    widest = max(measure_width(part, page.size, bold=bold) for part in _across(text, page, bold=bold))
    return horizontal_line(round(min(widest, page.text_width) * _SHORT), page.text_width, after=_UNDER_RULE)


def _across(text: str, page: PageSetup, *, bold: bool) -> tuple[str, ...]:
    return wrap_heading(text, page.size, page.text_width - _CLEAR, bold=bold)


def _broken(  # noqa: PLR0913 - a text, how large it is, and where it stands
    style: str,
    lines: tuple[str, ...],
    room: int,
    *,
    size: int,
    bold: bool = True,
    look: ParagraphFormat = _AS_STYLED,
    ink: RunFormat | None = None,
) -> Xml:
    """Return a paragraph indented so that Word breaks it into ``lines`` by itself; where it would not, they are set."""
    text = " ".join(lines)
    side = int(room - max(measure_width(line, size, bold=bold) for line in lines) * _SLACK) // 2
    if len(lines) == 1 or side <= 0 or fill_lines(text, size, room - 2 * side, bold=bold) != lines:
        return line_paragraph(style, "\n".join(lines), look, ink)
    return line_paragraph(style, text, replace(look, left=side, right=side), ink)


def _addressees(bodies: tuple[str, ...], page: PageSetup) -> list[Xml]:
    label = "Kính gửi:"
    if len(bodies) == 1:
        lines = _across(f"{label} {bodies[0]}", page, bold=False)
        look = ParagraphFormat(align="center", before=240)
        return [_broken("Addressee", lines, page.text_width, size=page.size, bold=False, look=look)]
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
