"""The page: A4, margins, where the page number stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cdsdossier.paperwork.writer.ooxml import R, millimetres, w

if TYPE_CHECKING:
    from lxml import etree

WIDTH, HEIGHT = 11906, 16838
TOP, BOTTOM, LEFT, RIGHT = 1134, 1134, 1701, 851
#: What is left for text between the margins, in twips (165 mm).
TEXT_WIDTH = WIDTH - LEFT - RIGHT
_HEADER_RELATION = "rId4"


def section() -> etree._Element:
    """Return the properties of a portrait section whose numbering starts at 1 and hides on its first page."""
    header = w("headerReference", type="default")
    header.set(f"{{{R}}}id", _HEADER_RELATION)
    distance = millimetres(10)
    margins = {"top": TOP, "right": RIGHT, "bottom": BOTTOM, "left": LEFT}
    return w(
        "sectPr",
        header,
        w("pgSz", w=WIDTH, h=HEIGHT),
        w("pgMar", **margins, header=distance, footer=distance, gutter=0),
        w("pgNumType", start=1),
        w("cols", space=720),
        w("titlePg"),
    )
