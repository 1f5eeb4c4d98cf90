"""The writer's styles as CSS: sizes, spaces and page margins are those of the Word file, taken from it."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib import resources

from lxml import etree

from cdsdossier.documents.docx.ooxml import W
from cdsdossier.documents.docx.page import FRAME_EDGE, FRAMED_MARGINS, MARGINS

#: Height of a single line of Times New Roman, in times its size.
_SINGLE = 1.15
_ALIGN = {"both": "justify", "center": "center", "left": "left", "right": "right"}
_STYLES = "cdsdossier.documents.docx", "base", "styles.xml"

_COMMON = """\
html { background: #d9d9d9; }
body { margin: 0; color: #000; font: %(size)spt "Times New Roman", Tinos, "Liberation Serif", serif; }
h1, h2, h3, h4, p { margin: 0; font-size: inherit; font-weight: normal; line-height: %(single)s; white-space: pre-wrap;
  overflow-wrap: break-word; orphans: 2; widows: 2; }
table { border-collapse: collapse; border-spacing: 0; table-layout: fixed; margin: 0 auto; }
td { padding: 0; vertical-align: top; font-weight: normal; }
table.ruled td { border: 0.5pt solid #000; }
table.bare { break-inside: avoid; }
thead { display: table-header-group; }
tr { break-inside: avoid; }
tr.parts { break-inside: auto; }
tr.keep, .keep { break-after: avoid; }
sup { line-height: 0; font-size: 65%%; }
a { color: inherit; text-decoration: none; }
aside { margin-top: 12pt; border-top: 0.5pt solid #000; padding-top: 3pt; break-inside: avoid; }
@page { size: A4; margin: %(margin)s; }
@page { @top-center { content: counter(page); font: %(size)spt "Times New Roman", Tinos, "Liberation Serif", serif; } }
@page :first { @top-center { content: none; } }
@page lying { size: A4 landscape; }
@page framed { size: A4 landscape; margin: 0; }
@page framed { @top-center { content: none; } }
.framed { box-sizing: border-box; position: relative; padding: %(inside)s; }
.framed::before { content: ""; position: absolute; inset: %(edge)spt; border: 4.5pt double #000; pointer-events: none; }
@media screen {
  .sheet { box-sizing: border-box; width: 210mm; min-height: 297mm; margin: 8mm auto; padding: %(margin)s;
    background: #fff; box-shadow: 0 1px 6px rgba(0, 0, 0, 0.4); }
  .lying { width: 297mm; min-height: 210mm; }
  .framed { padding: %(inside)s; }
}
@media screen and (max-width: 210mm) {
  .sheet { width: auto; min-height: 0; margin: 0 0 4mm; padding: 6mm; overflow-x: auto; }
}
@media print {
  html { background: none; }
  .sheet + .sheet { break-before: page; }
  .lying { page: lying; }
  .framed { page: framed; width: 297mm; height: 209mm; }
}
"""


@cache
def build_stylesheet(size: int) -> str:
    """Return the CSS for a text of ``size`` points."""
    margin, inside = (_sides(sides) for sides in (MARGINS, FRAMED_MARGINS))
    common = _COMMON % {"size": size, "single": _SINGLE, "margin": margin, "inside": inside, "edge": FRAME_EDGE}
    return "\n" + common + "".join(f".{name} {{ {look} }}\n" for name, look in _looks())


def _sides(margins: Mapping[str, int]) -> str:
    return " ".join(f"{twips_to_points(margins[side])}pt" for side in ("top", "right", "bottom", "left"))


def twips_to_points(twips: float) -> str:
    """Return a length in points, written short: ``56.7``."""
    return f"{twips / 20:.2f}".rstrip("0").rstrip(".")


def _looks() -> list[tuple[str, str]]:
    """Return name and CSS of every style of paragraphs that says something of its own."""
    package, *path = _STYLES
    styles = etree.fromstring(resources.files(package).joinpath(*path).read_bytes())
    made = [(one.get(_w("styleId"), ""), _look(one)) for one in styles.iter(_w("style"))]
    return [(name, look) for name, look in made if look]


def _w(tag: str) -> str:
    return f"{{{W}}}{tag}"


def _look(style: etree._Element) -> str:
    if style.get(_w("type")) != "paragraph":
        return ""
    said = {**_spaces(style), **_letters(style)}
    return " ".join(f"{name}: {value};" for name, value in said.items())


def _spaces(style: etree._Element) -> dict[str, str]:
    said: dict[str, str] = {}
    spacing, indent, align = (style.find(f"{_w('pPr')}/{_w(tag)}") for tag in ("spacing", "ind", "jc"))
    if spacing is not None:
        said["margin-top"] = f"{twips_to_points(int(spacing.get(_w('before'), '0')))}pt"
        said["margin-bottom"] = f"{twips_to_points(int(spacing.get(_w('after'), '0')))}pt"
        line = int(spacing.get(_w("line"), "240"))
        exact = spacing.get(_w("lineRule")) == "exact"
        said["line-height"] = f"{twips_to_points(line)}pt" if exact else f"{_SINGLE * line / 240:.3f}"
        said |= {"min-height": said["line-height"]} if exact else {}  # an empty line has no height of its own
    if indent is not None:
        said["text-indent"] = f"{twips_to_points(int(indent.get(_w('firstLine'), '0')))}pt"
    if align is not None:
        said["text-align"] = _ALIGN[align.get(_w("val"), "left")]
    if style.find(f"{_w('pPr')}/{_w('keepNext')}") is not None:
        said["break-after"] = "avoid"
    if style.find(f"{_w('pPr')}/{_w('keepLines')}") is not None:
        said["break-inside"] = "avoid"
    return said


def _letters(style: etree._Element) -> dict[str, str]:
    said: dict[str, str] = {}
    bold, italic, size = (style.find(f"{_w('rPr')}/{_w(tag)}") for tag in ("b", "i", "sz"))
    if size is not None:
        said["font-size"] = f"{int(size.get(_w('val'), '0')) / 2:g}pt"
    if bold is not None:
        said["font-weight"] = "bold"
    if italic is not None:
        said["font-style"] = "italic"
    return said
