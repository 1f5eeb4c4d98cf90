"""Small Word files from plain data: a text is a paragraph, a list of rows a table, ``Xml`` stands as it is."""

from __future__ import annotations

import io
from collections.abc import Sequence
from xml.sax.saxutils import escape

MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
COMPATIBILITY = "http://schemas.openxmlformats.org/markup-compatibility/2006"


class Xml(str):
    """WordprocessingML that is taken over unchanged; ``w:`` and ``mc:`` are bound."""

    __slots__ = ()


Content = str | Xml | Sequence[Sequence[str | Xml]]


def document(*content: Content) -> bytes:
    """Return a .docx; a new line in a text is a line break."""
    from docx import Document
    from docx.oxml import parse_xml

    made, out = Document(), io.BytesIO()
    body = made.element.body
    scope = f'<w:body xmlns:w="{MAIN}" xmlns:mc="{COMPATIBILITY}">{inside(content)}</w:body>'
    for number, element in enumerate(list(parse_xml(scope))):
        body.insert(number, element)
    made.save(out)
    return out.getvalue()


def inside(content: Sequence[Content]) -> Xml:
    """Return the XML of several pieces."""
    return Xml("".join(_piece(piece) for piece in content))


def _piece(piece: Content) -> str:
    if isinstance(piece, Xml):
        return piece
    return paragraph(piece) if isinstance(piece, str) else table(piece)


def paragraph(*runs: str | Xml) -> Xml:
    """Return a paragraph of runs."""
    return Xml(f"<w:p>{''.join(one if isinstance(one, Xml) else run(one) for one in runs)}</w:p>")


def run(text: str, look: str = "") -> Xml:
    """Return a run; ``look`` is the XML of its properties."""
    lines = "<w:br/>".join(f'<w:t xml:space="preserve">{escape(line)}</w:t>' for line in text.split("\n"))
    return Xml(f"<w:r><w:rPr>{look}</w:rPr>{lines}</w:r>")


def table(rows: Sequence[Sequence[str | Xml]]) -> Xml:
    """Return a table of texts and cells."""
    return Xml(f"<w:tbl><w:tblPr/>{''.join(row(*cells) for cells in rows)}</w:tbl>")


def row(*cells: str | Xml, look: str = "") -> Xml:
    """Return a row; ``look`` is the XML of its properties, such as ``<w:gridBefore w:val="1"/>``."""
    made = "".join(one if isinstance(one, Xml) else cell(one) for one in cells)
    return Xml(f"<w:tr><w:trPr>{look}</w:trPr>{made}</w:tr>")


def cell(*content: Content, span: int = 1, tall: str = "", wide: str = "") -> Xml:
    """Return a cell; ``tall`` and ``wide`` are ``restart`` or ``continue`` of a merged cell."""
    look = "".join(f'<w:{name} w:val="{value}"/>' for name, value in (("vMerge", tall), ("hMerge", wide)) if value)
    return Xml(f'<w:tc><w:tcPr><w:gridSpan w:val="{span}"/>{look}</w:tcPr>{inside(content)}<w:p/></w:tc>')


def box(*content: Content, beside: str = "") -> Xml:
    """Return a paragraph with a text box, which Word writes twice: for new programs and for old ones."""
    held = f"<w:txbxContent>{inside(content)}</w:txbxContent>"
    return Xml(
        f"<w:p>{run(beside)}<w:r><mc:AlternateContent><mc:Choice><w:drawing>{held}</w:drawing></mc:Choice>"
        f"<mc:Fallback><w:pict>{held}</w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>"
    )


def control(*content: Content, look: str = "") -> Xml:
    """Return a content control around paragraphs, tables, rows or cells."""
    return Xml(f"<w:sdt><w:sdtPr>{look}</w:sdtPr><w:sdtContent>{inside(content)}</w:sdtContent></w:sdt>")
