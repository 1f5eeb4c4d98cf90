"""Vietnamese text normalised for comparison and for file names: tidied, or without diacritics."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal
from unicodedata import combining, normalize

_MARKS = re.compile("[\u0300-\u036f]")
#: Letters with the picture of Đ that are another letter: the eth of Iceland, the barred D of Africa. Old typing
#: programs, PDF readers and web pages write them.
_LOOKALIKE = re.compile("[ÐƉðɖ]")
_TRUE_D = str.maketrans("ÐƉðɖ", "ĐĐđđ")
_BARRED = str.maketrans("đĐÐƉðɖ", "dDDDdd")
_ASCII_WORD = re.compile("[0-9A-Za-z]+")
_BARE = {**dict.fromkeys("‐‑‒–—―−", "-"), **dict.fromkeys("đĐðÐɖƉ", "d")}
#: Characters without a picture that Word, web pages and old programs leave between letters: control characters,
#: halves of surrogate pairs, joiners and spaces of no width, marks of direction, byte order marks.
_INVISIBLE = "[\x00-\x08\x0e-\x1b\x7f\ud800-\udfff\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]"
_SOFT_HYPHEN = "\u00ad"

#: As many marks as may stand on one letter; Unicode's own bound (UAX #15, Stream-Safe Text Format).
_MOST_MARKS = 30
_CROWD = re.compile(f"[^\x00-\u02ff\u1e00-\u1eff]{{{_MOST_MARKS + 1},}}")
#: Parts two marks, and is not seen.
_JOINER = "\u034f"


def compose(text: str, form: Literal["NFC", "NFD", "NFKC"] = "NFC") -> str:
    """Return a text in a normal form, in a time that grows as the text does.

    Sorting the marks on one letter takes the square of their number; so more than thirty of them are parted first.
    """
    return text if text.isascii() else normalize(form, _CROWD.sub(_parted, text))


def _parted(crowd: re.Match[str]) -> str:
    letters: list[str] = []
    marks = 0
    for letter in crowd[0]:
        marks = marks + 1 if combining(letter) else 0
        if marks > _MOST_MARKS:
            letters.append(_JOINER)
            marks = 1
        letters.append(letter)
    return "".join(letters)


def restore_d(text: str) -> str:
    """Return a text in which every letter that looks like Đ is Đ: ``Ðạt`` is ``Đạt``."""
    return text.translate(_TRUE_D) if _LOOKALIKE.search(text) else text


def strip_marks(text: str) -> str:
    """Return a text without its diacritics, case kept: ``Đoàn`` is ``Doan``. Fast enough for thousands of names."""
    return _MARKS.sub("", compose(text, "NFD")).translate(_BARRED)


def ascii_words(text: str) -> list[str]:
    """Return the words of a text in plain ASCII letters and digits: ``N.V.A. (mới)`` is ``N V A moi``."""
    return _ASCII_WORD.findall(strip_marks(compose(text, "NFKC")))


def tidy_text(text: str) -> str:
    """Return the text on one line, with single spaces, without invisible characters, composed (NFC), with a true Đ."""
    return restore_d(tidy_raw_text(text.replace(_SOFT_HYPHEN, "")))


def tidy_raw_text(text: str) -> str:
    """Return a text tidied, but for what is a letter where an old font draws it: soft hyphens, Icelandic Ð."""
    return " ".join(compose(re.sub(_INVISIBLE, "", text)).split())


def fold_case(text: str | None) -> str:
    """Return the text for comparison: case folded, single spaces, Đ as it is, accents kept; empty for None."""
    return " ".join(restore_d((text or "").casefold()).split())


def fold_text(text: str) -> str:
    """Return ``tidy_text(text)`` in lower case without diacritics, character for character (positions are kept)."""
    return "".join(_bare(letter) for letter in tidy_text(text))


@lru_cache(maxsize=4096)
def _bare(letter: str) -> str:
    return _BARE.get(letter) or normalize("NFD", letter)[0].lower()[0]
