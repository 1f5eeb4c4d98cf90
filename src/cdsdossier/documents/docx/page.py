"""The page: A4 upright or landscape, its margins, its page number."""

from __future__ import annotations

from dataclasses import dataclass

from cdsdossier.documents.docx.ooxml import Xml, millimetres_to_twips, w

_SHORT_SIDE, _LONG_SIDE = 11906, 16838
_TOP, _BOTTOM, _LEFT, _RIGHT = 1134, 1134, 1701, 851
#: Page margins in twips.
MARGINS = {"top": _TOP, "right": _RIGHT, "bottom": _BOTTOM, "left": _LEFT}
#: Margins of a page with a frame, which is not bound: equal on both sides.
FRAMED_MARGINS = {"top": 1020, "right": 1304, "bottom": 907, "left": 1304}
#: The line of the frame in eighths of a point, and its distance from the edge of the paper in points.
_FRAME, FRAME_EDGE = 12, 28
#: First-line indent of the text, as in the styles.
FIRST_LINE = 720
_HEADER_RELATION = "rId4"


@dataclass(frozen=True, slots=True)
class PageSetup:
    """The page of a section; ``size`` is that of its text, in points."""

    landscape: bool = False
    size: int = 14
    framed: bool = False

    @property
    def margins(self) -> dict[str, int]:
        """Return the margins by side, in twips."""
        return FRAMED_MARGINS if self.framed else MARGINS

    @property
    def text_width(self) -> int:
        """Return the width between the margins in twips (165 mm upright, 252 mm landscape)."""
        return (_LONG_SIDE if self.landscape else _SHORT_SIDE) - self.margins["left"] - self.margins["right"]

    @property
    def text_height(self) -> int:
        """Return the height between the margins in twips."""
        return (_SHORT_SIDE if self.landscape else _LONG_SIDE) - _TOP - _BOTTOM

    def columns(self, *shares: float) -> tuple[int, ...]:
        """Return the widths of columns in twips; shares are millimetres of an upright page."""
        upright = PageSetup().text_width
        return tuple(millimetres_to_twips(share) * self.text_width // upright for share in shares)


def section_properties(page: PageSetup) -> Xml:
    """Return the properties of a section whose page numbers start at 1 and hide on its first page."""
    distance = millimetres_to_twips(10)
    lying = {"w": _LONG_SIDE, "h": _SHORT_SIDE, "orient": "landscape"}
    return w(
        "sectPr",
        Xml(f'<w:headerReference w:type="default" r:id="{_HEADER_RELATION}"/>'),
        w("pgSz", **(lying if page.landscape else {"w": _SHORT_SIDE, "h": _LONG_SIDE})),
        w("pgMar", **page.margins, header=distance, footer=distance, gutter=0),
        _frame() if page.framed else None,
        w("pgNumType", start=1),
        w("cols", space=720),
        w("titlePg"),
    )


def _frame() -> Xml:
    """Return the lines around a certificate."""
    drawn = {"val": "double", "sz": _FRAME, "space": FRAME_EDGE, "color": "auto"}
    return w("pgBorders", *(w(side, **drawn) for side in ("top", "left", "bottom", "right")), offsetFrom="page")
