"""The body: headings, paragraphs, tables and footnotes of the checked HTML tree."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from cdsdossier.documents import htmltree
from cdsdossier.documents.docx.ooxml import (
    ParagraphFormat,
    RunFormat,
    TextRun,
    Xml,
    footnote_mark,
    keep_with_next,
    parse_elements,
    styled_paragraph,
    thin_paragraph,
    w,
)
from cdsdossier.documents.docx.page import FIRST_LINE, PageSetup
from cdsdossier.documents.docx.tables import InlineSplitter, cut_table, table_from_html
from cdsdossier.documents.docx.text_width import measure_width
from cdsdossier.documents.htmltree import class_names

if TYPE_CHECKING:
    from lxml import etree

_STYLES = {"h1": "Heading1", "h2": "Heading2", "h3": "Heading3", "p": "Body"}
#: Space between a paragraph and the table under it.
_ABOVE_TABLE = 100
_UPRIGHT = PageSetup()
#: Nobody sees it; without it LibreOffice leaves some headings at the foot of a page when another heading follows.
_HOLDER = styled_paragraph("Joint", (), ParagraphFormat(keep_next=True))


class Footnotes:
    """Footnotes in the order met."""

    def __init__(self) -> None:
        #: ``w:footnote``, ready for the footnotes part.
        self.notes: list[Xml] = []

    def add(self, text: str) -> TextRun:
        """Keep a footnote and return the run that refers to it."""
        number = len(self.notes) + 1
        note = styled_paragraph("FootnoteText", [TextRun(f" {text}")], start=footnote_mark(w("footnoteRef")))
        self.notes.append(w("footnote", note, id=number))
        return TextRun("", note=number)


def build_blocks(
    body: etree._Element, footnotes: Footnotes, page: PageSetup = _UPRIGHT, *, signed: bool = False
) -> list[Xml]:
    """Return the body as WordprocessingML; with ``signed`` its end stays on the page of the signatures."""
    made: list[Xml] = []
    children = list(body)
    for child, following in zip(children, [*children[1:], None], strict=True):
        if child.tag == "table":
            # Two tables that touch become one in Word.
            made += [thin_paragraph()] if made and _is_table(made[-1]) else []
            made.append(table_from_html(child, _inline_splitter(footnotes), page))
            made += [thin_paragraph()] if following is None else []
        else:
            made += _block(child, footnotes, before_table=following is not None and following.tag == "table")
    if signed:
        _hold_end(made, page)
    return made


def _block(element: etree._Element, footnotes: Footnotes, *, before_table: bool) -> list[Xml]:
    """Return a paragraph; one before a table, a bold one and one that ends in a colon stay with what follows."""
    names = class_names(element)
    pieces = list(_inline_splitter(footnotes)(element, RunFormat(bold="strong" in names)))
    if element.tag == "h1":
        pieces = [piece._replace(text=piece.text.upper()) for piece in pieces]
    if "end" in names:
        pieces = _ended(pieces)
    if not pieces:
        return []
    align = next((name for name in names if name in htmltree.ALIGN), None)
    leads = before_table or "strong" in names or "".join(piece.text for piece in pieces).rstrip().endswith(":")
    layout = ParagraphFormat(
        align=align,
        first=0 if align in {"center", "right"} or "flush" in names else None,
        after=_ABOVE_TABLE if before_table else None,
        keep_next=leads and element.tag == "p",
    )
    held = [_HOLDER] if element.tag == "h1" else []
    return [*held, styled_paragraph(_STYLES[element.tag], pieces, layout)]


def _hold_end(made: list[Xml], page: PageSetup) -> None:
    """Keep at least two lines, or the last two rows of a table, on the page of the signatures.

    LibreOffice heeds that in a table only where it concerns every row; so the last two are a table of their own.
    """
    lines = 0
    for place in reversed(range(len(made))):
        if lines > 1:
            break
        if _is_table(made[place]):
            *above, end = cut_table(made[place], 2)
            made[place : place + 1] = [*above, keep_with_next(end)]
            break
        lines += _count_lines(made[place], page)
        made[place] = keep_with_next(made[place])


def _count_lines(paragraph: Xml, page: PageSetup) -> int:
    """Return how many lines a paragraph takes, where more than two count as two."""
    pieces = parse_elements([paragraph])[0].iter("{*}t", "{*}noBreakHyphen")
    text = "".join(piece.text or "-" for piece in pieces)
    if not text:
        return 0
    return 2 if measure_width(text, page.size) > page.text_width - FIRST_LINE else 1


def _is_table(one: Xml) -> bool:
    return one.startswith("<w:tbl>")


def _ended(pieces: list[TextRun]) -> list[TextRun]:
    """Close a document with ``./.`` in place of the mark at its end."""
    for number in reversed(range(len(pieces))):
        text = pieces[number].text.rstrip(" .;,/\n\t")
        pieces[number] = pieces[number]._replace(text=f"{text}./." if text else "")
        if text:
            break
    return [piece for piece in pieces if piece.text or piece.note]


def _inline_splitter(footnotes: Footnotes) -> InlineSplitter:
    """Return a function that splits the text of an element into runs and adds its footnotes to ``footnotes``."""

    def runs(element: etree._Element, ink: RunFormat) -> Iterator[TextRun]:
        if element.text:
            yield TextRun(element.text, ink)
        for child in element:
            if "footnote" in class_names(child):
                yield footnotes.add("".join(str(text) for text in child.itertext()))
            elif child.tag == "br":
                yield TextRun("\n")
            else:
                bold, italic = ink.bold or child.tag == "b", ink.italic or child.tag == "i"
                yield from runs(child, RunFormat(bold, italic, ink.size))
            if child.tail:
                yield TextRun(child.tail, ink)

    return runs
