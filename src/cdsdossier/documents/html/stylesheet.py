"""The styles of the Word file as CSS: its sizes, spaces and page margins."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from functools import cache
from importlib import resources

from lxml import etree

from cdsdossier.documents.docx.ooxml import qualified_name as _w
from cdsdossier.documents.docx.page import FRAME_EDGE, FRAMED_MARGINS, MARGINS
from cdsdossier.files.resources import web_pages_folder
from cdsdossier.text.numbers import format_plain_number

#: Height of a single line of Times New Roman, in times its size.
_SINGLE = 1.15
_ALIGN = {"both": "justify", "center": "center", "left": "left", "right": "right"}
#: Styles that the Word file does not have; ``%`` is replaced by a value from it.
_COMMON = "van-ban.css"
_STYLES = "cdsdossier.documents.docx", "base", "styles.xml"


@cache
def build_stylesheet(size: int) -> str:
    """Return the CSS for a text of ``size`` points."""
    margin, inside = (_sides(sides) for sides in (MARGINS, FRAMED_MARGINS))
    css = (web_pages_folder() / _COMMON).read_text(encoding="utf-8")
    common = css % {"size": size, "single": _SINGLE, "margin": margin, "inside": inside, "edge": FRAME_EDGE}
    return "\n" + common + "".join(f".{name} {{ {look} }}\n" for name, look in _looks())


def _sides(margins: Mapping[str, int]) -> str:
    return " ".join(f"{twips_to_points(margins[side])}pt" for side in ("top", "right", "bottom", "left"))


def twips_to_points(twips: float) -> str:
    """Return a length in points without trailing zeros: ``56.7``."""
    return format_plain_number(Decimal(f"{twips / 20:.2f}"))


def _looks() -> list[tuple[str, str]]:
    """Return name and CSS of every paragraph style that has any."""
    package, *path = _STYLES
    styles = etree.fromstring(resources.files(package).joinpath(*path).read_bytes())
    made = [(one.get(_w("styleId"), ""), _look(one)) for one in styles.iter(_w("style"))]
    return [(name, look) for name, look in made if look]


def _look(style: etree._Element) -> str:
    if style.get(_w("type")) != "paragraph":
        return ""
    css = {**_spaces(style), **_letters(style)}
    return " ".join(f"{name}: {value};" for name, value in css.items())


def _spaces(style: etree._Element) -> dict[str, str]:
    css: dict[str, str] = {}
    spacing, indent, align = (style.find(f"{_w('pPr')}/{_w(tag)}") for tag in ("spacing", "ind", "jc"))
    if spacing is not None:
        css["margin-top"] = f"{twips_to_points(int(spacing.get(_w('before'), '0')))}pt"
        css["margin-bottom"] = f"{twips_to_points(int(spacing.get(_w('after'), '0')))}pt"
        line = int(spacing.get(_w("line"), "240"))
        exact = spacing.get(_w("lineRule")) == "exact"
        css["line-height"] = f"{twips_to_points(line)}pt" if exact else f"{_SINGLE * line / 240:.3f}"
        css |= {"min-height": css["line-height"]} if exact else {}  # an empty line has no height of its own
    if indent is not None:
        css["text-indent"] = f"{twips_to_points(int(indent.get(_w('firstLine'), '0')))}pt"
    if align is not None:
        css["text-align"] = _ALIGN[align.get(_w("val"), "left")]
    if style.find(f"{_w('pPr')}/{_w('keepNext')}") is not None:
        css["break-after"] = "avoid"
    if style.find(f"{_w('pPr')}/{_w('keepLines')}") is not None:
        css["break-inside"] = "avoid"
    return css


def _letters(style: etree._Element) -> dict[str, str]:
    css: dict[str, str] = {}
    bold, italic, size = (style.find(f"{_w('rPr')}/{_w(tag)}") for tag in ("b", "i", "sz"))
    if size is not None:
        css["font-size"] = f"{int(size.get(_w('val'), '0')) / 2:g}pt"
    if bold is not None:
        css["font-weight"] = "bold"
    if italic is not None:
        css["font-style"] = "italic"
    return css
