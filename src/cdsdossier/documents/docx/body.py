"""The body: headings, paragraphs, tables and footnotes of the checked HTML tree."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from cdsdossier.documents import htmltree
from cdsdossier.documents.docx.ooxml import (
    Ink,
    Layout,
    Piece,
    Xml,
    closing,
    elements,
    hold,
    paragraph,
    raised,
    w,
)
from cdsdossier.documents.docx.page import FIRST_LINE, Page
from cdsdossier.documents.docx.tables import Inline, table
from cdsdossier.documents.docx.text_width import width
from cdsdossier.documents.htmltree import classes

if TYPE_CHECKING:
    from lxml import etree

_STYLES = {"h1": "Heading1", "h2": "Heading2", "h3": "Heading3", "p": "Body"}
#: Air between a paragraph and the table under it.
_ABOVE_TABLE = 100
_UPRIGHT = Page()


class Footnotes:
    """Footnotes in the order met."""

    def __init__(self) -> None:
        #: ``w:footnote``, ready for the footnotes part.
        self.notes: list[Xml] = []

    def add(self, text: str) -> Piece:
        """Keep a footnote and return what refers to it."""
        number = len(self.notes) + 1
        note = paragraph("FootnoteText", [Piece(f" {text}")], start=raised(w("footnoteRef")))
        self.notes.append(w("footnote", note, id=number))
        return Piece("", note=number)


def blocks(body: etree._Element, footnotes: Footnotes, page: Page = _UPRIGHT, *, signed: bool = False) -> list[Xml]:
    """Return the body's paragraphs and tables as WordprocessingML; ``signed`` holds the end with the signatures."""
    made: list[Xml] = []
    children = list(body)
    for child, following in zip(children, [*children[1:], None], strict=True):
        if child.tag == "table":
            # Two tables that touch become one in Word.
            made += [closing()] if made and _is_table(made[-1]) else []
            made.append(table(child, inline(footnotes), page))
            made += [closing()] if following is None else []
        else:
            made += _block(child, footnotes, before_table=following is not None and following.tag == "table")
    if signed:
        _hold_end(made, page)
    return made


def _block(element: etree._Element, footnotes: Footnotes, *, before_table: bool) -> list[Xml]:
    """Return a paragraph; a table holds its lead-in, and whatever ends in a colon stays with what it announces."""
    ink = Ink(bold="strong" in classes(element))
    pieces = list(inline(footnotes)(element, ink))
    if element.tag == "h1":
        pieces = [piece._replace(text=piece.text.upper()) for piece in pieces]
    if "end" in classes(element):
        pieces = _ended(pieces)
    align = next((name for name in classes(element) if name in htmltree.ALIGN), None)
    flush = 0 if align in {"center", "right"} or "flush" in classes(element) else None
    after = _ABOVE_TABLE if before_table else None
    leads = before_table or "".join(piece.text for piece in pieces).rstrip().endswith(":")
    layout = Layout(align=align, first=flush, after=after, keep_next=leads and element.tag == "p")
    return [paragraph(_STYLES[element.tag], pieces, layout)] if pieces else []


def _hold_end(made: list[Xml], page: Page) -> None:
    """Keep at least two lines, or the last two rows of a table, on the page of the signatures."""
    lines = 0
    for place in reversed(range(len(made))):
        if lines > 1:
            break
        if _is_table(made[place]):
            made[place] = hold(made[place], "tr", 2)
            break
        text = _text(made[place])
        lines += (1 + (width(text, page.size) > page.text_width - FIRST_LINE)) if text else 0  # two are as good as more
        made[place] = hold(made[place])


def _text(one: Xml) -> str:
    pieces = elements([one])[0].iter("{*}t", "{*}noBreakHyphen")
    return "".join(piece.text or "-" for piece in pieces)


def _is_table(one: Xml) -> bool:
    return one.startswith("<w:tbl>")


def _ended(pieces: list[Piece]) -> list[Piece]:
    """Close a document with ``./.``, whatever mark its last words had."""
    for number in reversed(range(len(pieces))):
        text = pieces[number].text.rstrip(" .;,/\n\t")
        pieces[number] = pieces[number]._replace(text=f"{text}./." if text else "")
        if text:
            break
    return [piece for piece in pieces if piece.text or piece.note]


def inline(footnotes: Footnotes) -> Inline:
    """Return the function that takes an element's text to pieces, sending footnotes to ``footnotes``."""

    def runs(element: etree._Element, ink: Ink) -> Iterator[Piece]:
        if element.text:
            yield Piece(element.text, ink)
        for child in element:
            if "footnote" in classes(child):
                yield footnotes.add("".join(str(text) for text in child.itertext()))
            elif child.tag == "br":
                yield Piece("\n")
            else:
                yield from runs(child, Ink(ink.bold or child.tag == "b", ink.italic or child.tag == "i", ink.size))
            if child.tail:
                yield Piece(child.tail, ink)

    return runs
