"""Text as people see it: spaces of all kinds single, nothing invisible, letters composed (NFC)."""

from __future__ import annotations

import re
from collections.abc import Iterable
from unicodedata import normalize

#: Soft hyphens and marks of no width, which Word and web pages leave behind; control characters; halves of letters.
_INVISIBLE = re.compile("[\x00-\x08\x0e-\x1b\x7f\ud800-\udfff\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]")


def clean_line(text: str) -> str:
    """Return a line with single spaces and without invisible marks, in NFC."""
    return " ".join(normalize("NFC", _INVISIBLE.sub("", text)).split())


def clean_lines(texts: Iterable[str]) -> tuple[str, ...]:
    """Return the lines of these texts, each cleaned; empty ones are left out, one that is repeated is kept once."""
    lines = (clean_line(line) for text in texts for line in text.splitlines())
    return tuple(dict.fromkeys(line for line in lines if line))


def clean_prose(texts: Iterable[str]) -> tuple[str, ...]:
    """Return lines as :func:`clean_lines` does, but keep what is repeated: between tables it is not a mistake."""
    lines = (clean_line(line) for text in texts for line in text.splitlines())
    return tuple(line for line in lines if line)
