"""WordprocessingML, written as text in the order that the schema demands.

Building elements one by one takes several times as long. Lengths are twips (1/20 pt, 1 mm = 56.7) unless a name says
otherwise. Word refuses children out of order, so every caller passes them in the order of ECMA-376.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple, NewType

from lxml import etree

from cdsdossier.documents.facts.gaps import UNPRINTABLE
from cdsdossier.text.normalize import compose

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
#: The style of a paragraph that does not stay with the next.
_LOOSE = re.compile(r'(<w:pPr><w:pStyle w:val="[^"]*"/>)(?!<w:keepNext/>)')
#: Hyphens at which a line must not end: in school years (2025-2026) and spans of months (3-4/2026).
_WHOLE = re.compile(r"(?<![\w/.-])(?:\d{4}-(?=\d{4}(?![\w-]))|\d\d?-(?=\d\d?/\d{4}))")
_ALL = f'<w:body xmlns:w="{W}" xmlns:r="{R}">', "</w:body>"

#: Well-formed elements as text; only :func:`run_element` puts data into it, escaped.
Xml = NewType("Xml", str)


def qualified_name(tag: str) -> str:
    """Return the name of a ``w:`` element or attribute as lxml has it."""
    return f"{{{W}}}{tag}"


def w(tag: str, *children: Xml | None, **attributes: object) -> Xml:
    """Return ``<w:tag>`` with ``w:`` attributes (never data, they are not escaped) and children other than None."""
    written = "".join([f' w:{name}="{value}"' for name, value in attributes.items()])
    inside = "".join([child for child in children if child])
    return Xml(f"<w:{tag}{written}>{inside}</w:{tag}>" if inside else f"<w:{tag}{written}/>")


def parse_elements(made: Iterable[Xml]) -> list[etree._Element]:
    """Return elements as an lxml tree."""
    return list(etree.fromstring("".join(made).join(_ALL).encode()))


def encode_xml(made: Iterable[Xml]) -> bytes:
    """Return elements as UTF-8; raise ValueError where they have characters that XML cannot hold."""
    text = "".join(made)
    if UNPRINTABLE.search(text):
        raise ValueError("not XML")
    return text.encode()


def millimetres_to_twips(length: float) -> int:
    """Return a length in millimetres as twips, rounded."""
    return round(length * 1440 / 25.4)


@dataclass(frozen=True, slots=True)
class RunFormat:
    """How a run departs from the style of its paragraph; ``size`` is in points, None: that of the style."""

    bold: bool = False
    italic: bool = False
    size: int | None = None


class TextRun(NamedTuple):
    """Text of one format; with ``note`` the mark of that footnote, and no text."""

    text: str
    ink: RunFormat = RunFormat()
    note: int = 0


@lru_cache(maxsize=64)
def _look(ink: RunFormat) -> str:
    """Return ``w:rPr``, or an empty text where the style is enough."""
    marks = [w(tag) for tag, on in (("b", ink.bold), ("bCs", ink.bold), ("i", ink.italic), ("iCs", ink.italic)) if on]
    marks += [w(tag, val=ink.size * 2) for tag in ("sz", "szCs")] if ink.size else []
    return w("rPr", *marks) if marks else ""


def run_element(piece: TextRun) -> Xml:
    """Return a run that shows a text as typed; a line break in it breaks the line, a tab stays a tab."""
    if piece.note:
        return footnote_mark(w("footnoteReference", id=piece.note))
    lines = ["<w:tab/>".join(map(_unbroken, line.split("\t"))) for line in piece.text.split("\n")]
    return Xml(f"<w:r>{_look(piece.ink)}{'<w:br/>'.join(lines)}</w:r>")


def footnote_mark(mark: Xml) -> Xml:
    """Return a run with the mark of a footnote."""
    return w("r", w("rPr", w("rStyle", val="FootnoteReference")), mark)


def _unbroken(word: str) -> str:
    """Return a word with non-breaking hyphens where no line may end."""
    pieces, start = "", 0
    for found in _WHOLE.finditer(word) if "-" in word else ():
        pieces += f"{_typed(word[start : found.end() - 1])}<w:noBreakHyphen/>"
        start = found.end()
    return pieces + _typed(word[start:])


def _typed(word: str) -> str:
    safe = word.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\r", "&#13;")
    return f'<w:t xml:space="preserve">{compose(safe)}</w:t>' if word else ""


@dataclass(frozen=True, slots=True)
class ParagraphFormat:
    """How a paragraph departs from its style: None or False changes nothing. Lengths are twips."""

    align: str | None = None
    left: int | None = None
    right: int | None = None
    first: int | None = None
    before: int | None = None
    after: int | None = None
    keep_next: bool = False
    page_break: bool = False
    line_below: bool = False


_AS_STYLED = ParagraphFormat()


def styled_paragraph(
    style: str, pieces: Sequence[TextRun] = (), layout: ParagraphFormat = _AS_STYLED, start: str = ""
) -> Xml:
    """Return a paragraph in a named style with its departures from it; ``start`` is a run before the pieces."""
    return Xml(f"<w:p>{_properties(style, layout)}{start}{''.join(map(run_element, pieces))}</w:p>")


@lru_cache(maxsize=1024)
def _properties(style: str, look: ParagraphFormat) -> Xml:
    return w(
        "pPr",
        w("pStyle", val=style),
        w("keepNext") if look.keep_next else None,
        w("pageBreakBefore") if look.page_break else None,
        w("pBdr", w("bottom", val="single", sz=4, space=0, color="auto")) if look.line_below else None,
        _given("spacing", {"before": look.before, "after": look.after}),
        _given("ind", {"left": look.left, "right": look.right, "firstLine": look.first}),
        w("jc", val=look.align) if look.align else None,
    )


def _given(tag: str, lengths: dict[str, int | None]) -> Xml | None:
    given = {name: length for name, length in lengths.items() if length is not None}
    return w(tag, **given) if given else None


def line_paragraph(style: str, text: str, layout: ParagraphFormat | None = None, ink: RunFormat | None = None) -> Xml:
    """Return a paragraph of one run."""
    return styled_paragraph(style, [TextRun(text, ink or RunFormat())] if text else [], layout or _AS_STYLED)


def horizontal_line(length: int, room: int, after: int | None = None) -> Xml:
    """Return a drawn line of ``length`` twips, centred in ``room``: the lower border of a paragraph 2 pt high."""
    side = max(0, (room - length) // 2)
    return styled_paragraph("Rule", (), ParagraphFormat(left=side, right=side, after=after, line_below=True))


def thin_paragraph(section: Xml | None = None) -> Xml:
    """Return an empty paragraph 2 pt high; ``section`` is the ``w:sectPr`` of the section that it ends."""
    return w("p", w("pPr", w("pStyle", val="Rule"), section))


def keep_with_next(made: Xml) -> Xml:
    """Keep every paragraph of an element on the page of what follows."""
    return Xml(_LOOSE.sub(r"\1<w:keepNext/>", made))
