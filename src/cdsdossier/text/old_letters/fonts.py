"""Old fonts by their names, and text of theirs set apart until all of its document is known.

A font may lie: a text may have been put into Unicode and its font left. So a reader of Word or Excel only marks what
stands in an old font, with characters that no text has; :mod:`cdsdossier.text.old_letters` decides and takes them out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby
from typing import Literal, NamedTuple

#: What a font's name says: TCVN3, TCVN3 in capitals, VNI, another old table; none of them.
OldFont = Literal["tcvn3", "tcvn3-capitals", "vni", "other", ""]

_BEGINS: dict[OldFont, str] = {
    "tcvn3": "\U000f0001", "tcvn3-capitals": "\U000f0002", "vni": "\U000f0003", "other": "\U000f0004",
}  # fmt: skip
_FONTS = {sign: font for font, sign in _BEGINS.items()}
FONTS: tuple[OldFont, ...] = (*_BEGINS, "")
_END = "\U000f0000"
_SIGNS = f"{_END}{''.join(_FONTS)}"
_PIECE = re.compile(f"([{''.join(_FONTS)}]?)([^{_SIGNS}]+)")
_TCVN3 = re.compile(r"\.vn|Vn[A-Z0-9]", re.IGNORECASE)
_VNI = re.compile(r"vni[- ]", re.IGNORECASE)
_OTHER = re.compile(r"vps[- ]|s?vn(?:times|arial|helve|lucida|book)", re.IGNORECASE)
#: Word keeps the letters of a font without letters (a font of symbols) here.
_SYMBOLS = {0xF000 + code: code for code in range(0x20, 0x100)}


class FontPiece(NamedTuple):
    """A part of a line in fonts of one kind."""

    font: OldFont
    text: str


def detect_old_font(name: str) -> OldFont:
    """Return which old table a font draws by its name; empty for one of Unicode (so are ``SVN-…``, ``UVN …``)."""
    if name.startswith(".") or re.match("Vn[A-Z0-9]", name):
        capitals = name.rstrip().endswith("H")
        return ("tcvn3-capitals" if capitals else "tcvn3") if _TCVN3.match(name) else ""
    if _VNI.match(name):
        return "vni"
    return "other" if _OTHER.match(name) else ""


def mark_old_font(text: str, font: OldFont) -> str:
    """Return a text marked as typed in an old font, line by line."""
    if not font or not text.strip():
        return text
    begin = _BEGINS[font]
    return "\n".join(f"{begin}{line}{_END}" if line else "" for line in text.translate(_SYMBOLS).split("\n"))


def has_old_font(text: str) -> bool:
    """Return whether a part of a text is marked."""
    return _END in text


def split_fonts(line: str) -> Iterator[FontPiece]:
    """Yield a line in pieces, neighbours in fonts of one kind as one; without the marks."""
    found = ((_FONTS.get(one[1], ""), one[2]) for one in _PIECE.finditer(line))
    for font, pieces in groupby(found, key=lambda piece: piece[0]):
        yield FontPiece(font, "".join(text for _, text in pieces))
