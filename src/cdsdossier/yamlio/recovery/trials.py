"""All cures that are worth trying where reading stops, the likeliest first, of the line itself and of those above."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from cdsdossier.yamlio import syntax_messages
from cdsdossier.yamlio.messages import Words
from cdsdossier.yamlio.recovery.braces import close_brackets, find_open_brackets, iter_bracket_cures
from cdsdossier.yamlio.recovery.cures import iter_cures
from cdsdossier.yamlio.recovery.habits import Habits
from cdsdossier.yamlio.recovery.indents import has_tab, iter_shifts
from cdsdossier.yamlio.recovery.trouble import Trouble
from cdsdossier.yamlio.recovery.written_line import count_indent, is_blank, take_apart

#: So far up a cause is looked for.
_FAR = 200


class Trial(NamedTuple):
    """A cure within a piece: where it is told (from 0), and which line becomes what."""

    line: int
    column: int
    words: Words
    changed: int
    written: str


def iter_trials(lines: Sequence[str], trouble: Trouble, habits: Habits, first: int) -> Iterator[Trial]:
    """Yield the cures to try on a piece of a file that begins with the line ``first``."""
    at = _stopping_line(lines, trouble)
    suspects = _list_suspects(lines, at, trouble.start)
    if any(has_tab(lines[one]) for one in suspects):
        yield from _of_indents(lines, [one for one in suspects if has_tab(lines[one])], habits, first)
    yield from _of_two_lines(lines, at, trouble, habits)
    for line in suspects:
        for cures in (iter_bracket_cures(lines[line], habits), iter_cures(lines[line], habits)):
            yield from (Trial(line, one.column, one.words, line, one.written) for one in cures)
    yield from _of_far_ends(lines, trouble, at, suspects)
    yield from _of_indents(lines, suspects, habits, first)
    yield from _without_value(lines, trouble, at)


def _of_indents(lines: Sequence[str], suspects: list[int], habits: Habits, first: int) -> Iterator[Trial]:
    for one in iter_shifts(lines, suspects, habits, first):
        column = 0 if has_tab(lines[one.line]) else count_indent(lines[one.line])
        yield Trial(one.line, column, one.words, one.line, one.written)


def _stopping_line(lines: Sequence[str], trouble: Trouble) -> int:
    """Return the line with something in it at which reading stops."""
    last = min(trouble.line, len(lines) - 1)
    return next((one for one in range(last, -1, -1) if not is_blank(lines[one])), 0)


def _list_suspects(lines: Sequence[str], at: int, start: int) -> list[int]:
    """Return the lines in which the cause may be: an open quote above, where it stops, the line above."""
    above = [one for one in range(at - 1, max(at - _FAR, -1), -1) if not is_blank(lines[one])]
    opened = next((one for one in above if lines[one].count('"') % 2), at)
    found = dict.fromkeys((opened, at, *above[:1], min(start, len(lines) - 1)))
    return [one for one in found if one >= 0 and not is_blank(lines[one])]


def _of_two_lines(lines: Sequence[str], line: int, trouble: Trouble, habits: Habits) -> Iterator[Trial]:
    """Yield what only two lines together show: a lost dash, a value beside a key, or ``[]``, with lines below it."""
    above = next((one for one in range(line - 1, max(line - _FAR, -1), -1) if not is_blank(lines[one])), None)
    if above is None:
        return
    text, higher = lines[line], take_apart(lines[above])
    indent, before = count_indent(text), count_indent(lines[above])
    items = "'-' indicator" in trouble.problem or bool(higher.dashes and before == indent)
    if items and text[indent : indent + 1] != "-":
        yield Trial(line, indent, syntax_messages.NO_DASH, line, f"{text[:indent]}- {text[indent:]}")
    if higher.value == "[]":
        yield Trial(line, indent, syntax_messages.EMPTY_LIST_ABOVE, above, higher.with_value(""))
    if higher.is_id and higher.is_entry and higher.value and _is_straight(text, lines[above], habits):
        words = syntax_messages.value_of_keys(higher.key, higher.value)
        yield Trial(above, before, words, above, higher.with_value(""))


def _is_straight(text: str, above: str, habits: Habits) -> bool:
    """Return whether a line is below the one above it, and both are where they belong."""
    indent, before, usual = count_indent(text), count_indent(above), habits.usual_indent(text)
    straight = indent == (before + 2 if usual is None else usual)  # None: nobody's key, a mistyped one
    return straight and indent > before and habits.usual_indent(above) in {None, before}


def _of_far_ends(lines: Sequence[str], trouble: Trouble, at: int, suspects: list[int]) -> Iterator[Trial]:
    """Yield the end of a quote or of a bracket that begins on one line and ends on a later one."""
    begin, column = trouble.start, trouble.start_column
    if "flow" in trouble.context and 0 <= begin < len(lines):
        for end in sorted(one for one in {*suspects, len(lines) - 1} if one > begin and not is_blank(lines[one])):
            open_ = find_open_brackets(lines[begin : end + 1], column)
            if open_:
                yield Trial(begin, column, syntax_messages.UNCLOSED_BRACKET, end, close_brackets(lines[end], open_))
    if "quoted" in trouble.context and 0 <= begin < at:
        yield Trial(begin, column, syntax_messages.UNCLOSED_QUOTE, at, f"{lines[at]}{lines[begin][column]}")
    for opened in suspects:
        if lines[opened].count('"') % 2 and at > opened + 1:
            column = lines[opened].rindex('"')
            yield Trial(opened, column, syntax_messages.UNCLOSED_QUOTE, at - 1, f'{lines[at - 1].rstrip()}"')


def _without_value(lines: Sequence[str], trouble: Trouble, at: int) -> Iterator[Trial]:
    """Yield the line without its value, told in the words for what libyaml says."""
    words = syntax_messages.explain_problem(trouble.problem, trouble.context)
    begins = [trouble.start] if {"flow", "quoted"} & {*trouble.context.split()} else []
    for line in (at, *(one for one in begins if 0 <= one < len(lines) and one != at)):
        written = take_apart(lines[line])
        if written.key and written.value:
            column = trouble.column if line == trouble.line else 0
            yield Trial(line, column, words, line, written.with_value(""))
