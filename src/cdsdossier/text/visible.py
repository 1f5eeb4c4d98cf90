r"""Texts of others, such as the names of files, as they may be shown or written: nothing hides, nothing is obeyed.

A terminal obeys control characters, every reader obeys marks that turn the direction of writing, and half a letter
(what Python makes of a byte of a name that is not UTF-8) cannot be written at all. All of them are spelled out:
``\x1b``, ``\u202e``, ``\xff``. Whatever prints or writes does it at its own gate; nobody else needs to think of it.
"""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Iterable
from itertools import islice

_UNSEEN = re.compile("[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]")
#: The same without line ends and tabs, which texts of several lines have.
_UNSEEN_BETWEEN_LINES = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]|\r(?!\n)"
)
#: Pieces of a long text that are written at a time.
_PIECES = 10_000
#: Python keeps a byte that is not UTF-8 as one of these.
_BYTES = range(0xDC80, 0xDD00)


def to_visible(text: str) -> str:
    """Return a text with everything spelled out that cannot be seen; line ends and tabs stay."""
    return text if text.isprintable() else _UNSEEN_BETWEEN_LINES.sub(_spelled, text)


def drop_unseen(text: str) -> str:
    """Return a typed text without what cannot be seen, for paper; line ends and tabs stay."""
    return text if text.isprintable() else _UNSEEN_BETWEEN_LINES.sub("", text)


def to_visible_line(text: str) -> str:
    """Return a text on one line, everything spelled out that cannot be seen, line ends as well."""
    return text if text.isprintable() else _UNSEEN.sub(_spelled, text)


def to_visible_bytes(text: str, encoding: str = "utf-8") -> bytes:
    """Return a whole file of text for people as bytes."""
    return to_visible(text).encode(encoding)


def encode_pieces(pieces: Iterable[str], clean: Callable[[str], str]) -> bytes:
    """Return a whole file of text that comes in pieces, many of them cleaned at a time: it may be long.

    What ``clean`` looks for must not lie across two pieces.
    """
    data, left = io.BytesIO(), iter(pieces)
    while some := list(islice(left, _PIECES)):
        data.write(clean("".join(some)).encode())
    return data.getvalue()


def escape_json(text: str) -> str:
    """Return JSON with everything spelled out that cannot be seen, as JSON itself spells it: programs lose nothing."""
    return _UNSEEN_BETWEEN_LINES.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


def _spelled(found: re.Match[str]) -> str:
    code = ord(found[0])
    if code in _BYTES:
        return f"\\x{code & 0xFF:02x}"
    return f"\\x{code:02x}" if code <= 0xFF else f"\\u{code:04x}"
