"""Lines that are indented more or less than they should be: which line it is, and how far it belongs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from cdsdossier.yamlio import syntax_messages
from cdsdossier.yamlio.messages import Words
from cdsdossier.yamlio.recovery.habits import Habits
from cdsdossier.yamlio.recovery.written_line import count_indent, is_blank, take_apart

#: Lines and indents of an entry that are looked at.
_MOST_LINES, _MOST_INDENTS = 300, 12


class Shift(NamedTuple):
    """A line (within the piece), what is wrong with it, and the line at its place."""

    line: int
    words: Words
    written: str


def iter_shifts(lines: Sequence[str], suspects: Iterable[int], habits: Habits, first: int) -> Iterator[Shift]:
    """Yield other indents for suspect lines, the likeliest first; ``first`` is the number of the piece's first line.

    A line whose like are mostly indented otherwise is the one that is wrong; a smaller step is likelier.
    """
    known = {number: count_indent(text) for number, text in enumerate(lines[:_MOST_LINES]) if not is_blank(text)}
    common = {0, *sorted(set(known.values()))[:_MOST_INDENTS]}
    trials = []
    for order, line in enumerate(one for one in dict.fromkeys(suspects) if one in known):
        ranked = _rank_indents(lines, line, common, habits.usual_indent(lines[line]))
        trials += [(*rank, order, line, indent) for rank, indent in ranked]
    for *_, line, indent in sorted(trials):
        like = next((number for number, own in known.items() if own == indent and number != line), None)
        words = describe_shift(lines[line], indent, None if like is None else first + like + 1)
        yield Shift(line, words, shift_line(lines[line], indent))


def _rank_indents(
    lines: Sequence[str], line: int, common: set[int], usual: int | None
) -> Iterator[tuple[tuple[bool, int, bool], int]]:
    """Yield the indents that a line may have instead of its own, each with how unlikely it is."""
    own, below, tab = count_indent(lines[line]), _below(lines, line), has_tab(lines[line])
    wanted = common | ({below} if tab else set()) | (set() if usual is None else {usual})
    for indent in wanted if tab else wanted - {own}:
        yield (usual != indent, abs(indent - (below if tab else own)), below != indent), indent


def _below(lines: Sequence[str], line: int) -> int:
    """Return the indent that a line most likely has after the one above it: deeper than a key without a value."""
    above = next((text for text in reversed(lines[max(line - _MOST_LINES, 0) : line]) if not is_blank(text)), "")
    bare = take_apart(above).is_entry and not take_apart(above).value
    return count_indent(above) + (2 if bare else 0)


def describe_shift(text: str, indent: int, like: int | None) -> Words:
    """Say how far a line belongs; ``like`` is the number of a line that has that indent."""
    return syntax_messages.TAB if has_tab(text) else syntax_messages.crooked_indent(count_indent(text), indent, like)


def shift_line(text: str, indent: int) -> str:
    """Return a line with another indent."""
    return " " * indent + text[count_indent(text) :]


def has_tab(text: str) -> bool:
    """Return whether a line is indented with a tab."""
    return "\t" in take_apart(text).indent
