"""What a file itself says about how it is written: which keys it uses, how far each kind of line is indented."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from cdsdossier.yamlio.recovery.written_line import count_indent, is_blank, take_apart

_KEY = re.compile(r"""[a-z_]++|"[^"]*+"|'[^']*+'|[0-9]++(?>(?:\.[0-9]++)*)""")
_WITHIN = re.compile(r"[{,] *+([\w.\-]++): ")
#: Deeper than any entry begins.
_DEEP = 1_000_000

#: A range of lines: the first, and the one after the last.
Piece = tuple[int, int]


class Habits:
    """The keys of a file, and the usual indent of each kind of line."""

    def __init__(self, lines: Sequence[str]) -> None:
        self.keys: Counter[str] = Counter()
        self._within: set[str] = set()
        self._indents: dict[str, Counter[int]] = {}
        for text in lines:
            written = None if is_blank(text) else take_apart(text)
            if written is not None and written.is_entry:
                self.keys[written.name] += 1
                if not written.indent.strip(" "):
                    self._indents.setdefault(written.kind, Counter())[len(written.indent)] += 1
            if "{" in text:
                self._within.update(_WITHIN.findall(text))

    def is_key(self, key: str) -> bool:
        """Return whether a word looks like a key: plain small letters, an id, in quotes, or one that comes again."""
        return bool(_KEY.fullmatch(key)) or self.keys[key] > 1

    def is_known(self, key: str) -> bool:
        """Return whether a word is a key elsewhere in the file, or an id in quotes."""
        return key.strip("\"'") in self.keys or (key[:1] in {'"', "'"} and bool(_KEY.fullmatch(key)))

    def is_within(self, key: str) -> bool:
        """Return whether a word is a key in braces elsewhere in the file."""
        return key in self._within

    def usual_indent(self, text: str) -> int | None:
        """Return the indent that lines of this kind mostly have; None if there are too few of them to say."""
        found = self._indents.get(take_apart(text).kind)
        indent, count = found.most_common(1)[0] if found else (0, 0)
        return indent if count > 1 else None

    def indent_of(self, text: str) -> int:
        """Return a line's indent; for one that holds a tab, the usual one of its kind, or that of no entry."""
        if "\t" not in text or "\t" not in take_apart(text).indent:
            return count_indent(text)
        usual = self.usual_indent(text)
        return _DEEP if usual is None else usual


class Entry(NamedTuple):
    """A piece of a file that is read alone: the indent it must have, and whether it is an item of a list."""

    piece: Piece
    indent: int = 0
    item: bool = False


def cut_into_entries(lines: Sequence[str], habits: Habits) -> Iterator[Entry]:
    """Yield a file's entries: the keys at the top, and what stands below a key that has nothing beside it.

    Together they are the whole file, each line once.
    """
    tops = [number for number, text in enumerate(lines) if _is_top(text, habits)]
    for first, last in _between(tops, len(lines)):
        head = take_apart(lines[first])
        bare = head.is_entry and is_blank(head.value)
        inner = _inner_indent(lines, (first + 1, last), habits) if bare else None
        if inner is None:
            yield Entry((first, last))
            continue
        below = [number for number in range(first + 1, last) if not is_blank(lines[number])]
        starts = [below[0], *(number for number in below[1:] if _starts(lines[number], inner, habits))]
        dashes = sum(lines[number].lstrip()[:1] == "-" for number in starts)
        yield Entry((first, starts[0]))
        yield from (Entry(one, inner, dashes * 2 > len(starts)) for one in _between(starts, last, starts[0]))


def _between(starts: list[int], end: int, begin: int = 0) -> Iterator[Piece]:
    """Yield the ranges that begin at these lines; what comes before the first of them belongs to it."""
    edges = [begin, *starts[1:], end] if starts else [begin, end]
    return ((first, last) for first, last in pairwise(edges) if first < last)


def _is_top(text: str, habits: Habits) -> bool:
    return not is_blank(text) and habits.indent_of(text) == 0 and text[:1] != "-" and _begins(text, habits)


def _starts(text: str, inner: int, habits: Habits) -> bool:
    near = habits.indent_of(text) <= inner or habits.usual_indent(text) == inner
    return near and _begins(text, habits)


def _begins(text: str, habits: Habits) -> bool:
    """Return whether a line looks like the beginning of an entry, not like words or brackets of the one above."""
    written = take_apart(text)
    if written.sign or written.dashes or text.lstrip()[:1] in set("{\"'“-–"):
        return True
    return habits.is_key(written.key) and written.value[:1] in {"", '"', "'", *"0123456789"}


def _inner_indent(lines: Sequence[str], piece: Piece, habits: Habits) -> int | None:
    """Return the indent of the entries below a key: the smallest that is no slip of a single line."""
    told = (text for text in lines[slice(*piece)] if not is_blank(text))
    below = [text for text in told if habits.indent_of(text) < _DEEP]
    if not below:
        return None
    usual = habits.usual_indent(below[0])
    if usual is not None:
        return usual
    counted = Counter(map(habits.indent_of, below))
    first = habits.indent_of(below[0])
    return min(indent for indent, count in counted.items() if indent == first or (count > 1 and indent))
