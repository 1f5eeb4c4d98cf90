"""The body: headings, paragraphs, tables and footnotes of the checked HTML tree."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from cdsdossier.paperwork import htmltree
from cdsdossier.paperwork.htmltree import classes
from cdsdossier.paperwork.writer.measure import wrapped
from cdsdossier.paperwork.writer.ooxml import Ink, Layout, closing, hold, paragraph, run, w
from cdsdossier.paperwork.writer.page import FIRST_LINE, Page
from cdsdossier.paperwork.writer.tables import Inline, table

if TYPE_CHECKING:
    from lxml import etree

_STYLES = {"h1": "Heading1", "h2": "Heading2", "h3": "Heading3", "p": "Body"}
_MARK = "FootnoteReference"
#: Air between a paragraph and the table under it.
_ABOVE_TABLE = 100
_UPRIGHT = Page()


class Footnotes:
    """Footnotes in the order met; ``notes`` are ready for the footnotes part."""

    def __init__(self) -> None:
        self.notes: list[etree._Element] = []

    def add(self, text: str) -> etree._Element:
        """Keep a footnote and return the run that refers to it."""
        number = len(self.notes) + 1
        runs = [w("r", _raised(), w("footnoteRef")), run(f" {text}")]
        self.notes.append(w("footnote", paragraph("FootnoteText", runs), id=number))
        return w("r", _raised(), w("footnoteReference", id=number))


def _raised() -> etree._Element:
    return w("rPr", w("rStyle", val=_MARK))


def blocks(
    body: etree._Element, footnotes: Footnotes, page: Page = _UPRIGHT, *, signed: bool = False
) -> list[etree._Element]:
    """Return the body's paragraphs and tables as WordprocessingML; ``signed`` holds the end with the signatures."""
    made: list[etree._Element] = []
    children = list(body)
    for child, following in zip(children, [*children[1:], None], strict=True):
        if child.tag == "table":
            # Two tables that touch become one in Word.
            made += [closing()] if made and made[-1].tag.endswith("}tbl") else []
            made.append(table(child, inline(footnotes), page))
            made += [closing()] if following is None else []
        else:
            made += _block(child, footnotes, before_table=following is not None and following.tag == "table")
    if signed:
        _hold_end(made, page)
    return made


def _block(element: etree._Element, footnotes: Footnotes, *, before_table: bool) -> list[etree._Element]:
    """Return a paragraph; a table holds its lead-in, and whatever ends in a colon stays with what it announces."""
    ink = Ink(bold="strong" in classes(element))
    runs = list(inline(footnotes)(element, ink))
    if element.tag == "h1":
        _capitalise(runs)
    if "end" in classes(element):
        _end(runs)
    align = next((name for name in classes(element) if name in htmltree.ALIGN), None)
    flush = 0 if align in {"center", "right"} or "flush" in classes(element) else None
    after = _ABOVE_TABLE if before_table else None
    leads = before_table or _text(runs).rstrip().endswith(":")
    layout = Layout(align=align, first=flush, after=after, keep_next=leads and element.tag == "p")
    return [paragraph(_STYLES[element.tag], runs, layout)] if runs else []


def _hold_end(made: list[etree._Element], page: Page) -> None:
    """Keep at least two lines, or the last two rows of a table, on the page of the signatures."""
    lines = 0
    for element in reversed(made):
        if lines > 1:
            break
        if element.tag.endswith("}tbl"):
            for row in element.findall("{*}tr")[-2:]:
                hold(row)
            break
        hold(element)
        lines += len(wrapped(_text([element]), page.size, page.text_width - FIRST_LINE)) if _text([element]) else 0


def _text(elements: Iterable[etree._Element]) -> str:
    pieces = (piece for element in elements for piece in element.iter("{*}t", "{*}noBreakHyphen"))
    return "".join(piece.text or "-" for piece in pieces)


def _end(runs: list[etree._Element]) -> None:
    """Close a document with ``./.``, whatever mark its last words had."""
    for text in reversed([text for piece in runs for text in piece.iter("{*}t")]):
        text.text = (text.text or "").rstrip(" .;,/")
        if text.text:
            text.text += "./."
            break


def _capitalise(runs: list[etree._Element]) -> None:
    for piece in runs:
        for text in piece.iter("{*}t"):
            text.text = (text.text or "").upper()


def inline(footnotes: Footnotes) -> Inline:
    """Return the function that turns an element's text into runs, sending footnotes to ``footnotes``."""

    def runs(element: etree._Element, ink: Ink) -> Iterator[etree._Element]:
        if element.text:
            yield run(element.text, ink)
        for child in element:
            if "footnote" in classes(child):
                yield footnotes.add("".join(str(text) for text in child.itertext()))
            elif child.tag == "br":
                yield run("\n")
            else:
                yield from runs(child, Ink(ink.bold or child.tag == "b", ink.italic or child.tag == "i", ink.size))
            if child.tail:
                yield run(child.tail, ink)

    return runs
