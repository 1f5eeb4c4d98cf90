"""WordprocessingML elements, built by lxml in the order the schema wants.

Lengths are twips (1/20 pt, 1 mm = 56.7) unless a name says otherwise. Word refuses children out of order, so every
caller passes them in the order of ECMA-376, and only this module knows the namespace.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from unicodedata import normalize

from lxml import etree

if TYPE_CHECKING:
    from collections.abc import Sequence

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_IN_W = f"{{{W}}}"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


def w(tag: str, *children: etree._Element | None, **attributes: object) -> etree._Element:
    """Return ``<w:tag>`` with ``w:`` attributes and children; a child that is None is left out."""
    # No prefixes are declared here: they come with the document, and declaring them on each element takes longest.
    element = etree.Element(_IN_W + tag)
    for name, value in attributes.items():
        element.set(_IN_W + name, str(value))
    element.extend(child for child in children if child is not None)
    return element


def millimetres(length: float) -> int:
    """Return a length in millimetres as twips, rounded."""
    return round(length * 1440 / 25.4)


@dataclass(frozen=True, slots=True)
class Ink:
    """How a run looks beyond its paragraph's style; ``size`` in points, None = the style's."""

    bold: bool = False
    italic: bool = False
    size: int | None = None

    def properties(self) -> etree._Element | None:
        """Return ``w:rPr``, or None when the style says all."""
        if not (self.bold or self.italic or self.size):
            return None
        marks = [w(tag) for tag, on in (("b", self.bold), ("bCs", self.bold), ("i", self.italic)) if on]
        marks += [w("iCs")] if self.italic else []
        marks += [w(tag, val=self.size * 2) for tag in ("sz", "szCs")] if self.size else []
        return w("rPr", *marks)


def run(text: str, ink: Ink | None = None) -> etree._Element:
    """Return a run that shows ``text`` as typed; a line break in it breaks the line, a tab stays a tab."""
    pieces: list[etree._Element] = []
    for number, line in enumerate(text.split("\n")):
        pieces += [w("br")] if number else []
        for column, word in enumerate(line.split("\t")):
            pieces += [w("tab")] if column else []
            pieces += [_typed(word)] if word else []
    return w("r", ink.properties() if ink else None, *pieces)


def _typed(word: str) -> etree._Element:
    element = w("t")
    element.text = normalize("NFC", word)
    element.set(_SPACE, "preserve")
    return element


@dataclass(frozen=True, slots=True)
class Layout:
    """What a paragraph changes of its style: None or False changes nothing. Lengths in twips."""

    align: str | None = None
    left: int | None = None
    right: int | None = None
    first: int | None = None
    before: int | None = None
    after: int | None = None
    keep_next: bool = False
    page_break: bool = False
    line_below: bool = False


def paragraph(style: str, runs: Sequence[etree._Element] = (), layout: Layout | None = None) -> etree._Element:
    """Return a paragraph in a named style with its departures from it."""
    look = layout or Layout()
    indents = {"left": look.left, "right": look.right, "firstLine": look.first}
    spaces = {"before": look.before, "after": look.after}
    properties = w(
        "pPr",
        w("pStyle", val=style),
        w("keepNext") if look.keep_next else None,
        w("pageBreakBefore") if look.page_break else None,
        w("pBdr", w("bottom", val="single", sz=4, space=0, color="auto")) if look.line_below else None,
        _given("spacing", spaces),
        _given("ind", indents),
        w("jc", val=look.align) if look.align else None,
    )
    return w("p", properties, *runs)


def _given(tag: str, lengths: dict[str, int | None]) -> etree._Element | None:
    given = {name: length for name, length in lengths.items() if length is not None}
    return w(tag, **given) if given else None


def line(style: str, text: str, layout: Layout | None = None, ink: Ink | None = None) -> etree._Element:
    """Return a paragraph of one run."""
    return paragraph(style, [run(text, ink)] if text else [], layout)


def rule(length: int, room: int, after: int | None = None) -> etree._Element:
    """Return a drawn line of ``length`` twips, centred in ``room``: the lower border of a paragraph 2 pt high."""
    side = max(0, (room - length) // 2)
    return paragraph("Rule", (), Layout(left=side, right=side, after=after, line_below=True))


def closing(section: etree._Element | None = None) -> etree._Element:
    """Return an empty paragraph 2 pt high; ``section`` is the ``w:sectPr`` of the section that it ends."""
    return w("p", w("pPr", w("pStyle", val="Rule"), section))


def hold(element: etree._Element) -> None:
    """Keep every paragraph of an element, itself included, on the page of what follows."""
    for one in element.iter(f"{{{W}}}pPr"):
        if one.find(f"{{{W}}}keepNext") is None:
            one.insert(1, w("keepNext"))  # after the style's name
