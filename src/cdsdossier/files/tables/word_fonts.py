"""In which font a run of Word stands, as far as that tells how its letters are to be read."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from cdsdossier.files.tables.unzip import OfficePackage, children, get_attribute, value_below
from cdsdossier.text.old_letters.fonts import OldFont, detect_old_font

if TYPE_CHECKING:
    from lxml.etree import _Element

_STYLES, _THEME = "word/styles.xml", "word/theme/theme1.xml"
#: How letters beyond ASCII are drawn, then the others; a font of the theme comes before one by name.
_AXES = ("hAnsiTheme", "hAnsi", "asciiTheme", "ascii")
#: Styles that one may be based on, one on another; Word itself follows no more.
_DEEPEST = 20


@dataclass(slots=True)
class WordFonts:
    """The fonts that styles give; ``None`` where a style gives none."""

    #: Style → (the style it is based on, its own font).
    styles: dict[str, tuple[str, OldFont | None]] = field(default_factory=dict)
    #: Part of the theme (``minor``, ``major``) → its font.
    theme: dict[str, OldFont] = field(default_factory=dict)
    #: The font of what has no other, and the style of paragraphs that name none.
    default: OldFont = ""
    paragraphs: str = ""

    @classmethod
    def read(cls, package: OfficePackage, body: _Element) -> WordFonts | None:
        """Read the fonts of a document's styles and theme; None where nothing in it, nor in them, is in an old one."""
        fonts = cls()
        if _THEME in package.names:
            fonts.theme = _theme(package.tree(_THEME))
        styles = package.tree(_STYLES) if _STYLES in package.names else None
        if not any(fonts.theme.values()) and not any(_names_old(part) for part in (body, styles) if part is not None):
            return None
        if styles is not None:
            fonts._read_styles(styles)
        return fonts

    def of_paragraph(self, paragraph: _Element) -> OldFont:
        """Return the old font in which a paragraph's runs stand where they say nothing else; empty for none."""
        style = next((value_below(one, "pStyle") for one in children(paragraph, "pPr")), "")
        font = self._of_style(style or self.paragraphs)
        return self.default if font is None else font

    def of_run(self, run: _Element, around: OldFont) -> OldFont:
        """Return the old font of a run in a paragraph of the font ``around``."""
        for properties in children(run, "rPr"):
            font = self._own(properties)
            if font is None:
                font = self._of_style(value_below(properties, "rStyle"))
            return around if font is None else font
        return around

    def _read_styles(self, root: _Element) -> None:
        for properties in children(root, "docDefaults", "rPrDefault", "rPr"):
            self.default = self._own(properties) or ""
        for style in children(root, "style"):
            name = get_attribute(style, "styleId") or ""
            font = next((self._own(properties) for properties in children(style, "rPr")), None)
            self.styles[name] = value_below(style, "basedOn"), font
            if get_attribute(style, "type") == "paragraph" and get_attribute(style, "default") in {"1", "true", "on"}:
                self.paragraphs = name

    def _of_style(self, name: str) -> OldFont | None:
        for _ in range(_DEEPEST):
            if name not in self.styles:
                return None
            name, font = self.styles[name]
            if font is not None:
                return font
        return None

    def _own(self, properties: _Element) -> OldFont | None:
        """Return the font that properties of text name themselves; None where they name none."""
        for fonts in children(properties, "rFonts"):
            for axis in _AXES:
                if name := get_attribute(fonts, axis):
                    return self.theme.get(name[:5], "") if axis.endswith("Theme") else detect_old_font(name)
        return None


def read_symbol(element: _Element) -> tuple[str, OldFont]:
    """Return the character of a symbol in an old font, and the font; nothing of a symbol in any other."""
    font, code = detect_old_font(get_attribute(element, "font") or ""), get_attribute(element, "char") or ""
    if not font or not re.fullmatch("[0-9A-Fa-f]{1,4}", code):
        return "", ""
    return chr(int(code, 16)), font


def _names_old(part: _Element) -> bool:
    return any(detect_old_font(str(name)) for one in part.iter("{*}rFonts", "{*}sym") for name in one.attrib.values())


def _theme(root: _Element) -> dict[str, OldFont]:
    found: dict[str, OldFont] = {}
    for part in ("major", "minor"):
        for latin in children(root, "themeElements", "fontScheme", f"{part}Font", "latin"):
            found[part] = detect_old_font(get_attribute(latin, "typeface") or "")
    return found
