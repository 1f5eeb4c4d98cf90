"""Letters of a page, each for itself → lines of words. Marks that were drawn apart find their letter."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from unicodedata import combining

from cdsdossier.text.old_letters.fonts import detect_old_font, mark_old_font

#: Marks with a width of their own, as old programs draw them over a letter.
_SPACING = {"´": "\u0301", "`": "\u0300", "ˆ": "\u0302", "˜": "\u0303", "˘": "\u0306"}
#: Shares of a letter's size: gaps inside a run and between words, and how far one line's letters may differ.
_RUN_GAP, _WORD_GAP, _SAME_LINE = 0.05, 0.18, 0.4
#: What stands before the name of a font of which a PDF holds only the letters it uses.
_SUBSET = re.compile("^[A-Z]{6}[+]")
_NEAR = 3  # letters before a mark in which its own one is looked for


@dataclass(slots=True)
class PdfLetter:
    """A letter: from where to where it reaches, the height of its line (downwards), its size."""

    x0: float
    x1: float
    base: float
    size: float
    text: str
    font: str
    #: How it is turned: 0 upright, 1 read upwards, -1 read downwards.
    turn: int = 0

    @property
    def middle(self) -> tuple[float, float]:
        """Return a point inside the letter, on the page as it lies."""
        along, across = (self.x0 + self.x1) / 2, self.base - self.size / 4
        if self.turn == 0:
            return along, across
        return (across, -along) if self.turn > 0 else (-across, along)


@dataclass(frozen=True, slots=True)
class PdfWord:
    """Letters without a space between."""

    x0: float
    x1: float
    text: str


@dataclass(frozen=True, slots=True)
class PdfLine:
    """A line of words, or a part of it that stands apart; ``font`` is that of its first and its last letter."""

    words: tuple[PdfWord, ...]
    base: float
    size: float
    fonts: tuple[str, str] = ("", "")
    turn: int = 0

    @property
    def x0(self) -> float:
        """Return where it begins."""
        return self.words[0].x0

    @property
    def x1(self) -> float:
        """Return where it ends."""
        return self.words[-1].x1

    @property
    def text(self) -> str:
        """Return its words."""
        return " ".join(word.text for word in self.words)


def read_letters(chars: Iterable[Mapping[str, Any]]) -> list[PdfLetter]:
    """Return the letters of a page, as pdfplumber knows them, in the order in which they were drawn."""
    letters: list[PdfLetter] = []
    waiting: list[PdfLetter] = []  # marks that were drawn before their letter
    for letter in _once(map(_letter, chars)):
        if _is_mark(letter.text):
            own = next((one for one in reversed(letters[-_NEAR:]) if _is_over(letter, one)), None)
            if own is None and combining(letter.text[0]) and letters and _is_behind(letter, letters[-1]):
                own = letters[-1]
            if own is None:
                waiting.append(letter)
            else:
                _put_on(letter, own)
            continue
        for mark in waiting:
            if _is_over(mark, letter):
                _put_on(mark, letter)
            else:
                letters.append(mark)
        waiting.clear()
        letters.append(letter)
    return [*letters, *waiting]


def _letter(char: Mapping[str, Any]) -> PdfLetter:
    matrix, font, size = char["matrix"], str(char["fontname"]), float(char["size"]) or 1.0
    text = str(char["text"])
    if abs(matrix[1]) <= abs(matrix[0]):
        base = char["bottom"] - (matrix[5] - char["y0"])
        return PdfLetter(char["x0"], char["x1"], base, size, text, font)
    size = float(char["x1"] - char["x0"]) or 1.0
    base = char["x0"] + (matrix[4] - char["x0"])
    if matrix[1] > 0:  # read upwards: along the page's height, from below
        return PdfLetter(-char["bottom"], -char["top"], base, size, text, font, 1)
    return PdfLetter(char["top"], char["bottom"], -base, size, text, font, -1)


def _once(letters: Iterable[PdfLetter]) -> Iterator[PdfLetter]:
    """Yield each letter once: some programs draw one twice to make it bold."""
    seen: set[tuple[str, int, int]] = set()
    for letter in letters:
        across, down = round(letter.x0), round(letter.base)
        near = ((letter.text, across + right, down + below) for right in (-1, 0, 1) for below in (-1, 0, 1))
        if letter.text.isspace() or seen.isdisjoint(near):
            seen.add((letter.text, across, down))
            yield letter


def _is_mark(text: str) -> bool:
    return text in _SPACING or (bool(text) and all(map(combining, text)))


def _is_over(mark: PdfLetter, letter: PdfLetter) -> bool:
    near = abs(mark.base - letter.base) < letter.size and mark.turn == letter.turn
    return near and letter.text.isalpha() and letter.x0 <= (mark.x0 + mark.x1) / 2 <= letter.x1


def _is_behind(mark: PdfLetter, letter: PdfLetter) -> bool:
    same = abs(mark.base - letter.base) < _SAME_LINE * letter.size and mark.turn == letter.turn
    return same and letter.text[-1:].isalpha() and abs(mark.x0 - letter.x1) < letter.size / 2


def _put_on(mark: PdfLetter, letter: PdfLetter) -> None:
    letter.text += _SPACING.get(mark.text, mark.text)
    if combining(mark.text[0]):
        letter.x1 = max(letter.x1, mark.x1)


def follows_at_once(before: PdfLetter, letter: PdfLetter) -> bool:
    """Return whether a letter was drawn as the next one of the same run: no line of a table stands between."""
    same = before.turn == letter.turn and before.base == letter.base
    return same and abs(letter.x0 - before.x1) < _RUN_GAP * letter.size


def build_lines(letters: Iterable[PdfLetter]) -> list[PdfLine]:
    """Return the lines of letters from top to bottom; upright ones first, then those that are turned."""
    by_turn: dict[int, list[PdfLetter]] = {}
    for letter in letters:
        by_turn.setdefault(abs(letter.turn) * 2 - (letter.turn > 0), []).append(letter)
    return [line for turn in sorted(by_turn) for line in _lines(by_turn[turn])]


def _lines(letters: list[PdfLetter]) -> Iterator[PdfLine]:
    row: list[PdfLetter] = []
    for letter in sorted(letters, key=lambda one: one.base):
        if row and letter.base - row[0].base > _SAME_LINE * min(row[0].size, letter.size):
            yield from _line(row)
            row = []
        row.append(letter)
    yield from _line(row)


def _line(row: list[PdfLetter]) -> Iterator[PdfLine]:
    words: list[list[PdfLetter]] = []
    before: PdfLetter | None = None
    for letter in sorted(row, key=lambda one: one.x0):
        if letter.text.isspace():
            before = None
            continue
        if before is None or letter.x0 - before.x1 > _WORD_GAP * letter.size:
            words.append([])
        words[-1].append(letter)
        before = letter
    if words:
        made = tuple(map(_word, words))
        sizes = sorted(one.size for word in words for one in word)
        fonts = words[0][0].font, words[-1][-1].font
        yield PdfLine(made, row[0].base, sizes[len(sizes) // 2], fonts, row[0].turn)


def _word(letters: list[PdfLetter]) -> PdfWord:
    text, font = "".join(one.text for one in letters), _SUBSET.sub("", letters[0].font)
    return PdfWord(letters[0].x0, max(one.x1 for one in letters), mark_old_font(text, detect_old_font(font)))
