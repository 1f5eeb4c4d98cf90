"""The text of one Word paragraph as it is seen: not what was deleted, is hidden, or only tells a field what to do."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from cdsdossier.files.tables.unzip import children, get_attribute, local_name
from cdsdossier.files.tables.word_fonts import WordFonts, read_symbol
from cdsdossier.text.old_letters.fonts import OldFont, mark_old_font

if TYPE_CHECKING:
    from lxml.etree import _Element

#: Deleted or moved away while changes were tracked; the second copy of a drawing, for old programs.
_GONE = {"del", "moveFrom", "Fallback", "tblGrid"}
_SIGNS = {"tab": " ", "ptab": " ", "br": "\n", "cr": "\n", "noBreakHyphen": "-", "softHyphen": "\u00ad"}


def read_paragraph_text(element: _Element, fonts: WordFonts | None = None) -> tuple[str, list[_Element]]:
    """Return a paragraph's text, with a line end for each break, and the contents of the text boxes fixed to it.

    What stands in an old font is marked, where the document has any (``fonts``).
    """
    found = _Text(fonts, fonts.of_paragraph(element) if fonts else "")
    found.read(element)
    return "".join(found.pieces), found.boxes


def is_invisible(element: _Element, *, placeholders: bool = True) -> bool:
    """Return whether the content of an element is not seen, or only describes how things look."""
    name = local_name(element)
    if name == "sdt" and placeholders:
        return any(map(is_switched_on, children(element, "sdtPr", "showingPlcHdr")))  # it only asks for content
    return name in _GONE or name.endswith("Pr")


def is_switched_on(element: _Element) -> bool:
    """Return whether a property that may be on or off is on; without a value it is."""
    return get_attribute(element, "val") not in {"0", "false", "off"}


@dataclass(slots=True)
class _Text:
    fonts: WordFonts | None
    #: The font of what is being read, where it is an old one.
    font: OldFont
    pieces: list[str] = field(default_factory=list)
    boxes: list[_Element] = field(default_factory=list)
    #: For each field that is open: whether its result has begun.
    fields: list[bool] = field(default_factory=list)

    def read(self, parent: _Element) -> None:
        for element in parent:
            name = local_name(element)
            if name == "txbxContent":
                self.boxes.append(element)
            elif name == "fldChar":
                self._field(get_attribute(element, "fldCharType"))
            elif name == "t":
                self._add(" ".join((element.text or "").splitlines()))
            elif name in _SIGNS:
                self._add(_SIGNS[name])
            elif name == "sym":
                self._add(*read_symbol(element))
            elif not is_invisible(element) and not any(map(is_switched_on, children(element, "rPr", "vanish"))):
                around = self.font
                self.font = self.fonts.of_run(element, around) if self.fonts and name == "r" else around
                self.read(element)
                self.font = around

    def _add(self, text: str, font: OldFont = "") -> None:
        if all(self.fields):
            self.pieces.append(mark_old_font(text, font or self.font))

    def _field(self, what: str | None) -> None:
        if what == "begin":
            self.fields.append(False)
        elif self.fields and what == "separate":
            self.fields[-1] = True
        elif self.fields and what == "end":
            self.fields.pop()
