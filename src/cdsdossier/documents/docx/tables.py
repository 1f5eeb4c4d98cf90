"""Tables: fixed widths inside the margins, header rows repeated on every page, rows kept whole."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple, Protocol

from cdsdossier.documents import htmltree
from cdsdossier.documents.docx.ooxml import ParagraphFormat, RunFormat, TextRun, Xml, styled_paragraph, w
from cdsdossier.documents.docx.page import FIRST_LINE, PageSetup
from cdsdossier.documents.docx.text_width import measure_width
from cdsdossier.documents.htmltree import class_names

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lxml import etree

_SIDES = ("top", "left", "bottom", "right", "insideH", "insideV")
_HALF_POINT = 4
#: The share of the width of a column whose cells have no class ``w1`` … ``w20``.
_DEFAULT_SHARE = 2
_PADDING = 85
#: Height of a line of 12 points; texts with fewer characters than this are never half a page high.
_LINE, _SURELY_LOW = 276, 400
#: In the XML of a row: a cell that continues the one above, and a row that is repeated on every page.
_CONTINUES, _REPEATS = '<w:vMerge w:val="continue"/>', "<w:tblHeader/>"


class InlineSplitter(Protocol):
    """Splits the text of an element into runs."""

    def __call__(self, element: etree._Element, ink: RunFormat) -> Iterator[TextRun]:
        """Return the runs; ``ink`` is the format that they start from."""


class _PlacedCell(NamedTuple):
    """A cell at its place in the grid; ``element`` is None where a cell above spans this row."""

    column: int
    columns: int
    element: etree._Element | None
    rows: int


class _Look(NamedTuple):
    """The paragraph style and format of the cells of a row, and whether it stays with the next."""

    style: str
    ink: RunFormat
    keep: bool


def bare_table(widths: Sequence[int], rows: Sequence[Sequence[list[Xml]]], *, bottom: bool = False) -> Xml:
    """Return a centred table without borders or padding; cells are lists of paragraphs, widths are twips.

    With ``bottom`` the cells of every row but the first are aligned at its lower edge.
    """
    made = []
    for number, row in enumerate(rows):
        low = bottom and number > 0
        made.append(_tr([_tc(size, cell, bottom=low) for size, cell in zip(widths, row, strict=True)]))
    return _tbl(widths, made, border="nil", padding=0)


def table_from_html(element: etree._Element, inline: InlineSplitter, page: PageSetup) -> Xml:
    """Return an HTML table as wide as the text; a ``plain`` one has no borders and the font size of the text."""
    plain = "plain" in class_names(element)
    indent, size = (FIRST_LINE, page.size) if plain else (0, None)
    rows = list(element)
    grid = _grid(rows)
    widths = _widths(grid, page.text_width - indent)
    heads = next((number for number, row in enumerate(rows) if any(cell.tag == "td" for cell in row)), len(rows))
    made = []
    for number, (row, cells) in enumerate(zip(rows, grid, strict=True)):
        head = number < heads
        ink = RunFormat(bold=not {"group", "sum"}.isdisjoint(class_names(row)), size=size)
        look = _Look("CellHead" if head else "Cell", ink, keep=head or _holds(rows, number))
        whole = not any(_tall(cell, widths, page) for cell in cells)
        made.append(_tr([_td(cell, widths, inline, look) for cell in cells], whole=whole, head=head))
    border, padding = ("nil", 0) if plain else ("single", _PADDING)
    return _tbl(widths, made, border=border, padding=padding, indent=indent)


def cut_table(table: Xml, last: int) -> list[Xml]:
    """Return a table as two, with its ``last`` rows in the second; as one where that would leave nothing but heads.

    A cell that spans rows is not cut: the second table begins above it. Between them is a paragraph that nobody sees,
    without which Word would join them again.
    """
    rows = [found.start() for found in re.finditer("<w:tr>", table)]
    cut = max(len(rows) - last, 0)
    while cut and _CONTINUES in table[rows[cut] : (*rows, None)[cut + 1]]:
        cut -= 1
    if cut == 0 or _REPEATS in table[rows[cut - 1] : rows[cut]]:
        return [table]
    upper, lower = Xml(f"{table[: rows[cut]]}</w:tbl>"), Xml(table[: rows[0]] + table[rows[cut] :])
    return [upper, styled_paragraph("Joint"), lower]


def _tr(cells: Sequence[Xml], *, whole: bool = True, head: bool = False) -> Xml:
    return w("tr", w("trPr", w("cantSplit") if whole else None, w("tblHeader") if head else None), *cells)


def _tall(cell: _PlacedCell, widths: Sequence[int], page: PageSetup) -> bool:
    """Return whether a cell is higher than half a page, so that keeping its row whole would leave much paper empty."""
    text = "" if cell.element is None else "".join(str(part) for part in cell.element.itertext())
    if len(text) < _SURELY_LOW:
        return False
    room = sum(widths[cell.column : cell.column + cell.columns]) - 2 * _PADDING
    return measure_width(text, page.size) / max(room, 1) * _LINE > page.text_height / 2


def _holds(rows: Sequence[etree._Element], number: int) -> bool:
    """Return whether a row stays with the next: a group's title with its first row, the last row with the sum."""
    return not {"group", "lead"}.isdisjoint(class_names(rows[number])) or (
        number + 1 < len(rows) and "sum" in class_names(rows[number + 1])
    )


def _grid(rows: Sequence[etree._Element]) -> list[list[_PlacedCell]]:
    grid: list[list[_PlacedCell]] = []
    below: dict[int, _PlacedCell] = {}
    for row in rows:
        cells: list[_PlacedCell] = []
        waiting = list(row)
        column = 0
        while waiting or column in below:
            cell = below.pop(column, None) or _cell(waiting.pop(0), column)
            cells.append(cell)
            column += cell.columns
        below = {cell.column: cell._replace(element=None, rows=cell.rows - 1) for cell in cells if cell.rows > 1}
        grid.append(cells)
    return grid


def _cell(element: etree._Element, column: int) -> _PlacedCell:
    return _PlacedCell(column, int(element.get("colspan", "1")), element, int(element.get("rowspan", "1")))


def _widths(grid: Sequence[Sequence[_PlacedCell]], room: int) -> list[int]:
    count = max((cell.column + cell.columns for row in grid for cell in row), default=1)
    shares = dict.fromkeys(range(count), _DEFAULT_SHARE)
    for cell in (cell for row in grid for cell in row if cell.columns == 1):
        for name in class_names(cell.element) if cell.element is not None else ():
            if name[1:].isdigit():
                shares[cell.column] = int(name[1:])
    whole = sum(shares.values())
    return [room * share // whole for share in shares.values()]


def _td(cell: _PlacedCell, widths: Sequence[int], inline: InlineSplitter, look: _Look) -> Xml:
    merge = "continue" if cell.element is None else "restart" if cell.rows > 1 else None
    wide = sum(widths[cell.column : cell.column + cell.columns])
    return _tc(wide, _paragraphs(cell.element, inline, look), cell.columns, merge)


def _paragraphs(cell: etree._Element | None, inline: InlineSplitter, look: _Look) -> list[Xml]:
    if cell is None:
        return [styled_paragraph(look.style)]
    return [_part(part, cell, inline, look) for part in list(cell.iterchildren("p")) or [cell]]


def _part(part: etree._Element, cell: etree._Element, inline: InlineSplitter, look: _Look) -> Xml:
    """Return one paragraph of a cell, aligned by its own class or else by that of the cell."""
    align = next((name for name in [*class_names(part), *class_names(cell)] if name in htmltree.ALIGN), None)
    ink = RunFormat(look.ink.bold or "strong" in class_names(part), size=look.ink.size)
    return styled_paragraph(look.style, list(inline(part, ink)), ParagraphFormat(align=align, keep_next=look.keep))


def _tc(wide: int, content: Sequence[Xml], columns: int = 1, merge: str | None = None, *, bottom: bool = False) -> Xml:
    # Word demands a paragraph at the end of every cell.
    return w("tc", _frame(wide, columns, merge, bottom=bottom), *(content or [styled_paragraph("Rule")]))


@lru_cache(maxsize=256)
def _frame(wide: int, columns: int, merge: str | None, *, bottom: bool) -> Xml:
    return w(
        "tcPr",
        w("tcW", w=wide, type="dxa"),
        w("gridSpan", val=columns) if columns > 1 else None,
        w("vMerge", val=merge) if merge else None,
        w("vAlign", val="bottom") if bottom else None,
    )


def _tbl(widths: Sequence[int], rows: Sequence[Xml], *, border: str, padding: int, indent: int = 0) -> Xml:
    drawn = {"val": border} if border == "nil" else {"val": border, "sz": _HALF_POINT, "space": 0, "color": "auto"}
    properties = w(
        "tblPr",
        w("tblW", w=sum(widths), type="dxa"),
        w("jc", val="left" if indent else "center"),
        w("tblInd", w=indent, type="dxa") if indent else None,
        w("tblBorders", *(w(side, **drawn) for side in _SIDES)),
        w("tblLayout", type="fixed"),
        w("tblCellMar", *(w(side, w=padding, type="dxa") for side in ("left", "right"))),
    )
    return w("tbl", properties, w("tblGrid", *(w("gridCol", w=size) for size in widths)), *rows)
