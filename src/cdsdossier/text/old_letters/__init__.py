"""Texts typed in the old fonts (TCVN3 in .VnTime …, VNI) put into Unicode, where every letter of them is certain.

An old font draws ``Bé`` as ``Bộ``, so the letters alone may mean two things. What is certain are words that are a
syllable in one reading only (``chØ`` is none but ``chỉ``); they tell how the text around them was typed. The name
of the font tells what is to be expected, not what is: many a text was put into Unicode and its font left. Where both
readings are possible and nothing tells which, nothing is guessed.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Literal

from cdsdossier.text.old_letters.fonts import FONTS, FontPiece, OldFont, has_old_font, split_fonts
from cdsdossier.text.old_letters.tables import CODES, UNICODE_VIETNAMESE, OldCode, decode_old, is_whole
from cdsdossier.text.old_letters.words import WORD, Reading, WordReadings, lost_soft_hyphen, read_word

__all__ = ["CODE_NAMES", "OldCode", "RestoredLines", "UncertainLetters", "is_suspect", "restore_lines"]

#: What people call the tables.
CODE_NAMES: Mapping[OldCode, str] = {"tcvn3": "TCVN3 (.VnTime)", "vni": "VNI"}
#: So many different words that only an old font explains make a text one of an old font; µm and a name are none.
_LEAST = 3
#: Words in Unicode among this many in an old font do not make it doubtful where a word that might be both belongs.
_FEW = 20
#: No Vietnamese in Unicode has these, so a text without them need not be looked at.
_SUSPECT = re.compile(f"[{''.join(set(map(chr, range(0xA1, 0x100))) - UNICODE_VIETNAMESE)}]")


class UncertainLetters(Exception):
    """A text in an old font that may be read in two ways, or in none; has a word of it."""

    def __init__(self, word: str) -> None:
        super().__init__(word)
        self.word = word


@dataclass(slots=True)
class RestoredLines:
    """Lines in Unicode by what they were, and the tables in which some of them had been typed."""

    lines: dict[str, str] = field(default_factory=dict)
    codes: set[OldCode] = field(default_factory=set)
    #: How many lines had been typed so.
    count: int = 0


def is_suspect(text: str) -> bool:
    """Return whether a text is marked, or has a character of which old fonts make a letter; soft hyphens and Ð too."""
    return _SUSPECT.search(text) is not None or has_old_font(text)


def restore_lines(lines: Iterable[str]) -> RestoredLines:
    """Return the lines of one document that are other ones in Unicode, or are marked. Raises UncertainLetters."""
    different = [line for line in dict.fromkeys(lines) if not line.isascii()]
    found = RestoredLines()
    if not any(map(is_suspect, different)):
        return found
    pieces = {line: list(split_fonts(line)) for line in different}
    allowed = _weigh(piece for parts in pieces.values() for piece in parts)
    for line, parts in pieces.items():
        read = [_restored(piece, allowed[piece.font]) for piece in parts]
        found.lines[line] = "".join(text for text, _ in read)
        codes = {code for _, used in read for code in used}
        found.codes |= codes
        found.count += bool(codes)
    return found


@dataclass(slots=True)
class _Evidence:
    """What the words in fonts of one kind say, all over the document."""

    unicode: set[str] = field(default_factory=set)
    strong: dict[OldCode, set[str]] = field(default_factory=lambda: {code: set() for code in CODES})
    foreign: set[str] = field(default_factory=set)

    def add(self, word: str, read: WordReadings) -> None:
        if read.possible == {"unicode"}:
            self.unicode.add(word.casefold())
        for code in CODES:
            if read.possible == {code} and read.strong:
                self.strong[code].add(word.casefold())
        if read.foreign:
            self.foreign.add(word.casefold())

    def allowed(self, font: OldFont) -> frozenset[Reading]:
        """Return the readings that a text in such a font may have."""
        code: OldCode = _code_of(font) or ("vni" if len(self.strong["vni"]) > len(self.strong["tcvn3"]) else "tcvn3")
        strong = len(self.strong[code])
        few = len(self.unicode) * _FEW < strong or not self.unicode
        if _code_of(font):
            allowed: set[Reading] = {code} if few else {code, "unicode"} if strong else {"unicode"}
        else:
            old = not font and strong >= _LEAST and strong > len(self.foreign)
            allowed = {"unicode"} if not old else {code} if few else {code, "unicode"}
        return frozenset(allowed)


def _weigh(pieces: Iterable[FontPiece]) -> dict[OldFont, frozenset[Reading]]:
    """Return the readings that are allowed in each kind of font."""
    evidence: defaultdict[OldFont, _Evidence] = defaultdict(_Evidence)
    for font, text in pieces:
        for word in WORD.findall(text):
            evidence[_plain(font)].add(word, read_word(word))
    return {font: evidence[_plain(font)].allowed(_plain(font)) for font in FONTS}


def _code_of(font: OldFont) -> OldCode | None:
    """Return the table that the font's name promises."""
    return next((code for code in CODES if code == font), None)


def _plain(font: OldFont) -> OldFont:
    """Return a font as its letters are read: capitals are only shown so."""
    return "tcvn3" if font == "tcvn3-capitals" else font


def _restored(piece: FontPiece, allowed: frozenset[Reading]) -> tuple[str, set[OldCode]]:
    """Return a piece in Unicode, and the tables that it was typed in."""
    if allowed == {"unicode"}:
        for word in WORD.findall(piece.text) if piece.font == "other" else ():
            if read_word(word).old and "unicode" not in read_word(word).possible:
                raise UncertainLetters(word)
        return piece.text, set()
    reading = _reading(piece, allowed)
    if reading == "words":
        used: set[OldCode] = set()
        return WORD.sub(lambda found: _word(found[0], allowed, used), piece.text), used
    if reading == "unicode":
        return piece.text, set()
    for word in WORD.findall(piece.text):
        if not is_whole(word, reading) or (reading == "tcvn3" and lost_soft_hyphen(word)):
            raise UncertainLetters(word)
    text = decode_old(piece.text, reading)
    text = text.upper() if piece.font == "tcvn3-capitals" else text
    return text, {reading} if text != piece.text else set()


def _reading(piece: FontPiece, allowed: frozenset[Reading]) -> Reading | Literal["words"]:
    """Return how all of a piece is read; ``words`` where one word is to be read so and another otherwise."""
    words = [(word, read_word(word)) for word in WORD.findall(piece.text)]
    seen = {next(iter(sure)) for _, read in words if len(sure := read.possible & {*allowed, "unicode"}) == 1}
    if len(seen) > 1:
        return "words"
    for only in (seen, allowed):
        if len(only) == 1:
            return next(iter(only))
    for word, read in words:
        if read.old and (read.foreign or not _agree(word, read.possible & allowed)):
            raise UncertainLetters(word)
    return "unicode"


def _word(word: str, allowed: frozenset[Reading], used: set[OldCode]) -> str:
    """Return a word of a piece that is typed now so, now otherwise."""
    read = read_word(word)
    if not read.old:
        return word
    left = read.possible & {*allowed, "unicode"}
    if not left or not _agree(word, left):
        raise UncertainLetters(word)
    code = next((code for code in CODES if code in left), None)
    if code is None:
        return word
    used.add(code)
    return decode_old(word, code)


def _agree(word: str, readings: Iterable[Reading]) -> bool:
    """Return whether a word is the same one in all of these readings."""
    return len({word if reading == "unicode" else decode_old(word, reading) for reading in readings}) < 2
