"""One word, read as Unicode, as TCVN3 and as VNI: which of them make a Vietnamese syllable of it."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal, NamedTuple

from cdsdossier.text.normalize import restore_d
from cdsdossier.text.old_letters.syllables import is_syllable
from cdsdossier.text.old_letters.tables import CODES, UNICODE_VIETNAMESE, decode_old, is_whole

#: As what a word may be read.
Reading = Literal["unicode", "tcvn3", "vni"]

#: Letters, and the signs of Windows-1252 that old fonts draw as letters.
WORD = re.compile("[A-Za-z\u00a1-\u024f\u0300-\u036f\u1e00-\u1eff]+")
_OLD = re.compile("[\u00a1-\u00ff]")
#: Signs that stand right before or behind a word of a Unicode text.
_BEFORE, _BEHIND = "«»¡¿", "«»®©°²³¹ªº·´"
_SOFT_HYPHEN = "\u00ad"


class WordReadings(NamedTuple):
    """The readings of a word that make a syllable of it; none for a word that tells nothing."""

    possible: frozenset[Reading] = frozenset()
    #: Whether it has a character that no Vietnamese in Unicode has: then only an old font explains it.
    strong: bool = False
    #: Whether it has a character that an old font may have drawn.
    old: bool = False

    @property
    def foreign(self) -> bool:
        """Return whether only an old font would explain it, and none does."""
        return self.strong and not self.possible


@lru_cache(maxsize=8192)
def read_word(word: str) -> WordReadings:
    """Return how a word can be read."""
    if word.isascii():
        return WordReadings()
    old = _OLD.search(word) is not None
    if not old:
        return WordReadings(frozenset({"unicode"}) if not UNICODE_VIETNAMESE.isdisjoint(word) else frozenset())
    if len(word) == 1:
        return WordReadings(old=True)
    bare = word.lstrip(_BEFORE).rstrip(_BEHIND)
    found = _find_readings(word, bare)
    strong = bool(found) if bare.isascii() else any(one not in UNICODE_VIETNAMESE for one in _OLD.findall(bare))
    return WordReadings(frozenset(found), strong, old)


def _find_readings(word: str, bare: str) -> set[Reading]:
    found: set[Reading] = {code for code in CODES if is_whole(word, code) and is_syllable(decode_old(word, code))}
    if not bare.isascii() and is_syllable(restore_d(bare.replace(_SOFT_HYPHEN, ""))):
        found.add("unicode")
    if not found and "§" in bare and is_whole(word, "tcvn3"):
        found.add("tcvn3")  # GD§T is no syllable, but nobody else writes this sign among letters
    return found


def lost_soft_hyphen(word: str) -> bool:
    """Return whether a word of TCVN3 is a syllable only once an ư is put in: ``trëng`` for ``trường``.

    TCVN3 keeps ư as a soft hyphen; many a program that writes PDF leaves it out, or breaks the word there.
    """
    if word.isascii() or len(word) == 1 or "tcvn3" in read_word(word).possible:
        return False
    tries = (word[:at] + _SOFT_HYPHEN + word[at:] for at in range(len(word)))
    return any(is_syllable(decode_old(one, "tcvn3")) for one in tries)
