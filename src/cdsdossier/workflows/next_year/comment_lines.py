"""Lines that are put into a file which ``init`` makes: comments that are safe whatever they say, at lines we know."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable

from cdsdossier.text.visible import to_visible
from cdsdossier.yamlio.loader import CONTROL

#: Longer than this a reminder is no reminder (characters); a comment's line ends here (columns).
_LONGEST, _WIDTH = 1200, 115


def to_one_line(text: str) -> str:
    """Return a text on one line, without what no file of a dossier may hold; a very long one ends in ``…``."""
    shown = to_visible(text)
    line = CONTROL.sub("", " ".join(shown.split()))
    return line if len(line) <= _LONGEST else f"{line[:_LONGEST].rstrip()} … (còn nữa, xem hồ sơ năm trước)"


def format_comment(text: str, indent: int = 0, head: str = "") -> list[str]:
    """Return a text as lines of a comment, ``head`` before its first word and as many spaces before the others."""
    lines = textwrap.wrap(
        to_one_line(text), max(_WIDTH - indent - len(head), 40), break_long_words=False, break_on_hyphens=False
    )
    start = " " * indent + "# "
    return [start + (head if number == 0 else " " * len(head)) + line for number, line in enumerate(lines)]


def format_comment_list(texts: Iterable[str], indent: int = 0, head: str = "- ") -> list[str]:
    """Return several texts as comments, each with its dash."""
    return [line for text in texts for line in format_comment(text, indent, head)]


class LineEditor:
    """The lines of a file that ``init`` makes, to put others beside them."""

    def __init__(self, content: bytes) -> None:
        self._lines = content.decode("utf-8").split("\n")

    def after(self, line: str, new: Iterable[str]) -> None:
        """Put lines behind a line, where it stands first. Raises ValueError where it does not."""
        place = self._lines.index(line) + 1
        self._lines[place:place] = new

    def before(self, line: str, new: Iterable[str]) -> None:
        """Put lines before a line, where it stands first. Raises ValueError where it does not."""
        place = self._lines.index(line)
        self._lines[place:place] = new

    def instead(self, first: str, last: str, new: Iterable[str]) -> None:
        """Put lines in the place of those from the one that begins with ``first`` to the one that begins with ``last``.

        Raises ValueError where there are none.
        """
        start = self._begins(first, 0)
        self._lines[start : self._begins(last, start) + 1] = new

    def part(self, first: str) -> None:
        """Put an empty line before the one that begins with ``first``, where none stands there."""
        place = self._begins(first, 0)
        if self._lines[place - 1].strip():
            self._lines[place:place] = [""]

    def end(self, new: Iterable[str]) -> None:
        """Put lines at the end of the file."""
        self._lines[-1:-1] = new

    @property
    def content(self) -> bytes:
        """Return the whole file."""
        return "\n".join(self._lines).encode("utf-8")

    def _begins(self, words: str, start: int) -> int:
        found = (place for place, line in enumerate(self._lines) if place >= start and line.startswith(words))
        place = next(found, None)
        if place is None:
            raise ValueError(f"no line of what init makes begins with {words!r}")
        return place
