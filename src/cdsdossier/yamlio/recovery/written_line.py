"""One line of a YAML file as somebody typed it: its indent, its dashes, its key, and what follows the key.

Nothing here knows YAML's grammar: a line is taken apart although it is wrong.
"""

from __future__ import annotations

import re
from typing import NamedTuple

#: Spaces that Word and web pages use and YAML does not; the last one has no width.
ODD_SPACES = "\u00a0\u2007\u202f\u3000\u200b"
#: What people type, or a program puts, where the dash of a list belongs.
ODD_DASHES = "–—−‐‑•·●*+"
#: Colons of other scripts.
WIDE_COLONS = "：﹕︓∶꞉"

_APART = dict.fromkeys(map(ord, f" \t:=;-{ODD_SPACES}{WIDE_COLONS}{ODD_DASHES}"))

_INDENT = re.compile(rf"[ \t{ODD_SPACES}]*+")
_DASHES = re.compile(rf"(?>(?:-[ \t{ODD_SPACES}]++)*)")
_WORD = re.compile(rf"""[^\s:=;#"'{{}}\[\],{ODD_SPACES}{WIDE_COLONS}]++""")
#: An id such as 1.3.1, in quotes or without them.
_ID = re.compile(r"""["'“”]?[0-9]++(?>(?:\.[0-9]++)*)["'“”]?""")


class WrittenLine(NamedTuple):
    """A line in its parts: joined, they are the line."""

    indent: str
    dashes: str
    #: With its quotes; empty where the line begins with something else.
    key: str
    rest: str

    @property
    def sign(self) -> str:
        """Return the colon, or what was typed for it, right after the key; empty if there is none."""
        return self.rest[:1] if self.key and self.rest[:1] in {":", "=", ";", *WIDE_COLONS} else ""

    @property
    def name(self) -> str:
        """Return the key without its quotes."""
        return self.key.strip("\"'")

    @property
    def is_entry(self) -> bool:
        """Return whether the line holds a key with a colon."""
        return self.sign == ":" and (len(self.rest) == 1 or self.rest[1].isspace())

    @property
    def is_id(self) -> bool:
        """Return whether the key is an id such as 1.10."""
        return _ID.fullmatch(self.key) is not None

    @property
    def kind(self) -> str:
        """Return what lines of the same kind have in common: their key, or that it is an id."""
        return f"{self.dashes[:1]}{'1' if self.is_id else self.name}"

    @property
    def value(self) -> str:
        """Return what stands after the colon, or after the dash where there is no key."""
        return self.rest[1:].strip() if self.sign else self.rest.strip()

    def with_value(self, value: str) -> str:
        """Return the line with another value."""
        return f"{self.indent}{self.dashes}{self.key}{': ' if self.key else ''}{value}".rstrip()


def take_apart(text: str) -> WrittenLine:
    """Return a line in its parts."""
    indent = _INDENT.match(text)
    at = indent.end() if indent else 0
    dashes = _DASHES.match(text, at)
    start = dashes.end() if dashes else at
    end = _key_end(text, start)
    return WrittenLine(text[:at], text[at:start], text[start:end], text[end:])


def _key_end(text: str, start: int) -> int:
    quote = text[start : start + 1]
    if quote in {'"', "'"}:
        closed = text.find(quote, start + 1)
        after = text[closed + 1 : closed + 2]
        return closed + 1 if closed > 0 and after in {":", "=", ";", "", " ", *WIDE_COLONS} else start
    word = _WORD.match(text, start)
    return word.end() if word else start


def is_blank(text: str) -> bool:
    """Return whether a line says nothing: it is empty, or a comment."""
    bare = text.lstrip(" \t")
    return not bare or bare[0] == "#"


def count_indent(text: str) -> int:
    """Return how many characters of white space a line begins with."""
    found = _INDENT.match(text)
    return found.end() if found else 0


def is_same_value(text: str, other: str) -> bool:
    """Return whether two lines differ only in what sets their parts apart: spaces, dashes, the sign after the key."""
    return text.translate(_APART) == other.translate(_APART)
