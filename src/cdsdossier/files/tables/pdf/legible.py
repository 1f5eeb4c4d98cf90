"""Whether the letters of a PDF are what people see: a font may keep to itself which letter is which."""

from __future__ import annotations

import re
from unicodedata import category

from cdsdossier.text.normalize import strip_marks

#: Shares from which a text is no text: of signs that are no letters, and of words without a vowel (THCS, CNTT are few).
_STRANGE, _VOWELLESS = 0.05, 0.4
_FEWEST_WORDS = 30
#: Letters of a page below which a picture that covers it is what people read: a stamp, a signature.
FEWEST_LETTERS = 200


def is_legible(letters: list[str]) -> bool:
    """Return whether most letters of a document are known and make words; Vietnamese has none without a vowel."""
    seen = [letter for letter in letters if not letter.isspace()]
    strange = sum(map(_is_strange, seen))
    if strange > _STRANGE * len(seen):
        return False
    pieces = re.split(r"[\s.,;:()/\d-]+", strip_marks("".join(letters)).lower())
    words = [piece for piece in pieces if re.fullmatch(r"[a-z]{2,}", piece)]  # old fonts have other signs in a word
    bare = sum(not re.search("[aeiouy]", word) for word in words)
    return len(words) < _FEWEST_WORDS or bare <= _VOWELLESS * len(words)


def _is_strange(letter: str) -> bool:
    return letter.startswith("(cid:") or letter == "\ufffd" or category(letter[0]) in {"Co", "Cc", "Cn"}
