"""Paragraphs and tables of the Word file as HTML elements; lxml escapes every text."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from lxml import etree

from cdsdossier.documents.docx.ooxml import qualified_name as _w
from cdsdossier.documents.html.stylesheet import twips_to_points

if TYPE_CHECKING:
    from cdsdossier.documents.docx.page import PageSetup

_TAGS = {"Kind": "h1", "AnnexTitle": "h1", "Heading1": "h2", "Heading2": "h3", "Heading3": "h4"}
_ALIGN = {"both": "justify"}
#: Half of the outer lines of a table is outside it, where a browser that prints cuts it off (1 pt, in twips).
_LINE = 20


def sheet_element(page: PageSetup, elements: Iterable[etree._Element]) -> etree._Element:
    """Return a section of the document as a sheet of paper."""
    names = ("sheet", "lying" if page.landscape else "", "framed" if page.framed else "")
    sheet = etree.Element("section", {"class": " ".join(filter(None, names))})
    sheet.extend(map(_block, elements))
    return sheet


def footnotes_element(notes: Sequence[etree._Element]) -> etree._Element:
    """Return the footnotes with their numbers, which the text links to."""
    aside = etree.Element("aside")
    for number, note in enumerate(notes, 1):
        made = [_paragraph(one) for one in note.iter(_w("p"))]
        made[0].set("id", f"note-{number}")
        mark = etree.Element("sup")
        mark.text = str(number)
        mark.tail, made[0].text = made[0].text, None
        made[0].insert(0, mark)
        aside.extend(made)
    return aside


def _value(element: etree._Element, *path: str, name: str = "val") -> str:
    found = element.find("/".join(map(_w, path)))
    return "" if found is None else found.get(_w(name), "")


def _block(element: etree._Element) -> etree._Element:
    return _table(element) if element.tag == _w("tbl") else _paragraph(element)


def _paragraph(element: etree._Element) -> etree._Element:
    style = _value(element, "pPr", "pStyle")
    kept = element.find(f"{_w('pPr')}/{_w('keepNext')}") is not None
    made = etree.Element(_TAGS.get(style, "p"), {"class": f"{style} keep" if kept else style})
    look = _layout(element)
    if look:
        made.set("style", look)
    for run in element.iterchildren(_w("r")):
        _run(made, run)
    return made


def _layout(element: etree._Element) -> str:
    """Return as CSS how a paragraph departs from its style."""
    css = {
        "margin-top": _value(element, "pPr", "spacing", name="before"),
        "margin-bottom": _value(element, "pPr", "spacing", name="after"),
        "margin-left": _value(element, "pPr", "ind", name="left"),
        "margin-right": _value(element, "pPr", "ind", name="right"),
        "text-indent": _value(element, "pPr", "ind", name="firstLine"),
    }
    look = [f"{name}: {twips_to_points(int(value))}pt" for name, value in css.items() if value]
    align = _value(element, "pPr", "jc")
    look += [f"text-align: {_ALIGN.get(align, align)}"] if align else []
    drawn = element.find(f"{_w('pPr')}/{_w('pBdr')}") is not None
    look += ["border-bottom: 0.5pt solid #000"] if drawn else []
    return "; ".join(look)


def _run(into: etree._Element, run: etree._Element) -> None:
    """Add the text of a run to a paragraph, in an element of its own where its format differs."""
    holder = _dressed(into, run)
    for piece in run:
        if piece.tag == _w("t"):
            _add(holder, piece.text or "")
        elif piece.tag == _w("noBreakHyphen"):
            _add(holder, "\N{NON-BREAKING HYPHEN}")
        elif piece.tag == _w("tab"):
            _add(holder, "\t")
        elif piece.tag == _w("br"):
            etree.SubElement(holder, "br")
        elif piece.tag == _w("footnoteReference"):
            number = piece.get(_w("id"), "")
            raised = etree.SubElement(holder, "sup")
            etree.SubElement(raised, "a", href=f"#note-{number}").text = number


def _dressed(into: etree._Element, run: etree._Element) -> etree._Element:
    bold, italic = (run.find(f"{_w('rPr')}/{_w(tag)}") is not None for tag in ("b", "i"))
    size = _value(run, "rPr", "sz")
    for tag, on in (("b", bold), ("i", italic)):
        into = etree.SubElement(into, tag) if on else into
    if size:
        into = etree.SubElement(into, "span", style=f"font-size: {int(size) / 2:g}pt")
    return into


def _add(holder: etree._Element, text: str) -> None:
    last = holder[-1] if len(holder) else None
    if last is None:
        holder.text = (holder.text or "") + text
    else:
        last.tail = (last.tail or "") + text


def _table(element: etree._Element) -> etree._Element:
    ruled = _value(element, "tblPr", "tblBorders", "top") != "nil"
    indent = _value(element, "tblPr", "tblInd", name="w")
    # Names and signatures (bare tables) stay on one page; an indented table may be long.
    borderless = "plain" if indent else "bare"
    rows = list(element.iterchildren(_w("tr")))
    kept = " keep" if ruled and all(map(_is_kept, rows)) else ""  # the end of a table, on the page of the signature
    made = etree.Element("table", {"class": f"ruled{kept}" if ruled else borderless})
    left = f"; margin-left: {twips_to_points(int(indent))}pt" if indent else ""
    widths = [int(column.get(_w("w"), "0")) for column in element.iter(_w("gridCol"))]
    widths[-1:] = [width - _LINE if ruled else width for width in widths[-1:]]
    made.set("style", f"width: {twips_to_points(sum(widths))}pt{left}")
    columns = etree.SubElement(made, "colgroup")
    for width in widths:
        etree.SubElement(columns, "col", style=f"width: {twips_to_points(width)}pt")
    head = [row for row in rows if row.find(f"{_w('trPr')}/{_w('tblHeader')}") is not None]
    padding = int(_value(element, "tblPr", "tblCellMar", "left", name="w"))
    made_rows = _rows(rows, f"padding: 0 {twips_to_points(padding)}pt" if padding else "")
    for part, size in (("thead", len(head)), ("tbody", len(rows) - len(head))):
        if size:
            etree.SubElement(made, part).extend(made_rows[:size])
            del made_rows[:size]
    return made


def _rows(rows: Sequence[etree._Element], padding: str) -> list[etree._Element]:
    """Return the rows; a cell that continues the one above becomes part of it."""
    made: list[etree._Element] = []
    above: dict[int, etree._Element] = {}
    for row in rows:
        line = etree.Element("tr", _row_class(row))
        column = 0
        for cell in row.iterchildren(_w("tc")):
            wide = int(_value(cell, "tcPr", "gridSpan") or 1)
            if _value(cell, "tcPr", "vMerge") == "continue" and column in above:
                one = above[column]
                one.set("rowspan", str(int(one.get("rowspan", "1")) + 1))
            else:
                above[column] = _cell(cell, wide, padding)
                line.append(above[column])
            column += wide
        made.append(line)
    return made


def _row_class(row: etree._Element) -> dict[str, str]:
    names = [] if row.find(f"{_w('trPr')}/{_w('cantSplit')}") is not None else ["parts"]
    names += ["keep"] if _is_kept(row) else []
    return {"class": " ".join(names)} if names else {}


def _is_kept(row: etree._Element) -> bool:
    return row.find(f"{_w('tc')}/{_w('p')}/{_w('pPr')}/{_w('keepNext')}") is not None


def _cell(cell: etree._Element, wide: int, padding: str) -> etree._Element:
    made = etree.Element("td", {"colspan": str(wide)} if wide > 1 else {})
    bottom = "vertical-align: bottom" if _value(cell, "tcPr", "vAlign") else ""
    look = "; ".join(part for part in (padding, bottom) if part)
    if look:
        made.set("style", look)
    made.extend(_block(one) for one in cell if one.tag in {_w("p"), _w("tbl")})
    return made
