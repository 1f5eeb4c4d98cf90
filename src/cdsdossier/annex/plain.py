"""Vietnamese text without its marks, so that words are known however they were typed."""

from __future__ import annotations

import re
import unicodedata

_DASHES = dict.fromkeys("‐‑‒–—―−", "-")
_BARE = {**_DASHES, "đ": "d", "Đ": "d", "ð": "d", "Ð": "d"}
#: What Word and web pages leave between letters and nobody sees.
_UNSEEN = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff]")


def tidy(text: str) -> str:
    """Return the text composed (NFC), with single spaces and without unseen characters."""
    return " ".join(_UNSEEN.sub("", unicodedata.normalize("NFC", text)).split())


def plain(text: str) -> str:
    """Return ``tidy(text)`` in small letters without marks, letter for letter (places are the same)."""
    return "".join(_bare(letter) for letter in tidy(text))


def _bare(letter: str) -> str:
    if letter in _BARE:
        return _BARE[letter]
    return unicodedata.normalize("NFD", letter)[0].lower()[0]
