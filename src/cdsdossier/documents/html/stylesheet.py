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
#: Settings of paragraphs and letters that are on or off.
_BREAKS = {"keepNext": "break-after", "keepLines": "break-inside"}
_LETTERS = {"b": ("font-weight", "bold"), "i": ("font-style", "italic")}
#: Styles that the Word file does not have; ``%`` is replaced by a value from it.
_COMMON = "van-ban.css"
_STYLES = "cdsdossier.documents.docx", "base", "styles.xml"


@cache
def build_stylesheet(size: int) -> str:
    """Return the CSS for a text of ``size`` points."""
    margin, inside = (_sides(sides) for sides in (MARGINS, FRAMED_MARGINS))
    css = (web_pages_folder() / _COMMON).read_text(encoding="utf-8")
    common = css % {"size": size, "single": _SINGLE, "margin": margin, "inside": inside, "edge": FRAME_EDGE}
    package, *path = _STYLES
    styles = etree.fromstring(resources.files(package).joinpath(*path).read_bytes()).iter(_w("style"))
    looks = [(one.get(_w("styleId"), ""), _look(one)) for one in styles if one.get(_w("type")) == "paragraph"]
    return "\n" + common + "".join(f".{name} {{ {look} }}\n" for name, look in looks if look)


def _sides(margins: Mapping[str, int]) -> str:
    return " ".join(f"{twips_to_points(margins[side])}pt" for side in ("top", "right", "bottom", "left"))


def twips_to_points(twips: float) -> str:
    """Return a length in points without trailing zeros: ``56.7``."""
    return format_plain_number(Decimal(f"{twips / 20:.2f}"))


def _look(style: etree._Element) -> str:
    """Return the CSS of a paragraph style; empty where it says nothing."""

    def found(*path: str) -> etree._Element | None:
        return style.find("/".join(map(_w, path)))

    css: dict[str, str] = {}
    spacing, indent, align, size = found("pPr", "spacing"), found("pPr", "ind"), found("pPr", "jc"), found("rPr", "sz")
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
    css |= {name: "avoid" for tag, name in _BREAKS.items() if found("pPr", tag) is not None}
    if size is not None:
        css["font-size"] = f"{int(size.get(_w('val'), '0')) / 2:g}pt"
    css |= {name: value for tag, (name, value) in _LETTERS.items() if found("rPr", tag) is not None}
    return " ".join(f"{name}: {value};" for name, value in css.items())
