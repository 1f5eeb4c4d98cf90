"""From the top of page 1 to the end of the legal bases."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from cdsdossier.paperwork.writer.measure import width, wrapped
from cdsdossier.paperwork.writer.ooxml import Ink, Layout, line, millimetres, rule
from cdsdossier.paperwork.writer.page import TEXT_WIDTH
from cdsdossier.paperwork.writer.tables import bare_table

if TYPE_CHECKING:
    from lxml import etree

    from cdsdossier.paperwork.letter import Letter

NATION = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
MOTTO = "Độc lập - Tự do - Hạnh phúc"
_LEFT, _RIGHT = millimetres(62), millimetres(100)
#: The decree wants the short lines between 1/3 and 1/2 of the words above.
_SHORT = 0.42
#: Renderers differ by a hair; a line that fits exactly must not wrap.
_SLACK = 1.03


class Sizes(NamedTuple):
    """Font sizes that move together, in points."""

    nation: int
    motto: int
    place: int


_LARGE, _SMALL = Sizes(13, 14, 14), Sizes(12, 13, 13)


def head(letter: Letter) -> list[etree._Element]:
    """Return the header block, the title, the addressees and the legal bases."""
    sizes = _sizes(letter)
    rows = [(_agency(letter, sizes), _nation(sizes)), (_number(letter), _place_date(letter, sizes))]
    return [
        bare_table((_LEFT, _RIGHT), rows),
        *_title(letter),
        *_addressees(letter.addressees),
        *(line("Basis", basis) for basis in letter.bases),
    ]


def _sizes(letter: Letter) -> Sizes:
    """Take the small sizes when they save the names on the left a line."""
    large, small = (
        len(wrapped(letter.parent.upper(), sizes.nation, _LEFT)) + len(_issuer_lines(letter, sizes))
        for sizes in (_LARGE, _SMALL)
    )
    return _SMALL if small < large else _LARGE


def _issuer_lines(letter: Letter, sizes: Sizes) -> tuple[str, ...]:
    return wrapped(letter.issuer.upper(), sizes.nation, _LEFT, bold=True)


def _agency(letter: Letter, sizes: Sizes) -> list[etree._Element]:
    size = Ink(size=sizes.nation)
    parent = letter.parent.upper()
    widest = max(width(text, sizes.nation, bold=True) for text in _issuer_lines(letter, sizes))
    return [
        line("Parent", parent, _even(wrapped(parent, sizes.nation, _LEFT), sizes.nation, _LEFT, bold=False), size),
        line("Issuer", letter.issuer.upper(), _even(_issuer_lines(letter, sizes), sizes.nation, _LEFT), size),
        rule(round(min(widest, _LEFT) * _SHORT), _LEFT),
    ]


def _nation(sizes: Sizes) -> list[etree._Element]:
    return [
        line("Nation", NATION, None, Ink(size=sizes.nation)),
        line("Motto", MOTTO, None, Ink(size=sizes.motto)),
        rule(width(MOTTO, sizes.motto, bold=True), _RIGHT),
    ]


def _number(letter: Letter) -> list[etree._Element]:
    return [line("Number", letter.number or "")]


def _place_date(letter: Letter, sizes: Sizes) -> list[etree._Element]:
    return [line("PlaceDate", letter.place_date, None, Ink(size=sizes.place))]


def _title(letter: Letter) -> list[etree._Element]:
    lines = wrapped(letter.subject, 14, TEXT_WIDTH - millimetres(20), bold=True)
    widest = max(width(text, 14, bold=True) for text in lines)
    return [
        line("Kind", letter.kind.upper()),
        line("Subject", letter.subject, _even(lines, 14, TEXT_WIDTH)),
        rule(round(min(widest, TEXT_WIDTH) * _SHORT), TEXT_WIDTH),
    ]


def _even(lines: tuple[str, ...], size: int, room: int, *, bold: bool = True) -> Layout | None:
    """Indent both sides so that a name of several lines breaks into ``lines`` by itself, its text left whole."""
    if len(lines) == 1:
        return None
    side = int(room - max(width(text, size, bold=bold) for text in lines) * _SLACK) // 2
    return Layout(left=side, right=side) if side > 0 else None


def _addressees(bodies: tuple[str, ...]) -> list[etree._Element]:
    label = "Kính gửi:"
    if len(bodies) == 1:
        return [line("Addressee", f"{label} {bodies[0]}", Layout(align="center", before=240))]
    if not bodies:
        return []
    left = millimetres(30)
    under_colon = left + width(label[:-1], 14)
    lines = [f"- {body}{'.' if number == len(bodies) else ';'}" for number, body in enumerate(bodies, 1)]
    return [
        line("Addressee", label, Layout(left=left, before=240)),
        *(line("Addressee", text, Layout(left=under_colon, before=0)) for text in lines),
    ]
