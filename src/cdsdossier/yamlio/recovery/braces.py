"""Slips within ``{ }`` and ``[ ]`` on one line: a bracket left open, a comma too many or too few, a colon in a text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from cdsdossier.yamlio import messages, syntax_messages
from cdsdossier.yamlio.loader import MAX_DEPTH
from cdsdossier.yamlio.recovery.cures import Cure, quote
from cdsdossier.yamlio.recovery.habits import Habits
from cdsdossier.yamlio.recovery.written_line import take_apart

_CLOSERS = {"{": "}", "[": "]"}
_KEY_IN_BRACES = re.compile(r"""(?<=[\s,])(["']?[\w.\-]++["']?):(?=\s)""")
_BEFORE_VALUE = re.compile(r"""[{\[\s]*+(?:["']?[\w.\-]++["']?:(?:\s++|\Z))?""")


class _Scan(NamedTuple):
    """What brackets a text holds, quotes apart."""

    #: The brackets that are still open at the end.
    open: str
    #: Where a quote begins that nothing closes; -1 if there is none.
    quote: int
    #: Where the first bracket is closed; -1 if it is not.
    closed: int
    #: Where a closing bracket is not the one that is due; -1 if none is.
    wrong: int
    #: The commas between the values.
    commas: tuple[int, ...]


def scan_brackets(text: str, start: int = 0) -> _Scan:
    """Go through a text that begins with a bracket."""
    commas: list[int] = []
    wrong: list[int] = []
    stack, closed, at, last = "", -1, start, ","
    while at < len(text):
        one, begins = text[at], last in ":{[,"
        if begins and one in "\"'":
            end = text.find(one, at + 1)
            if end < 0:
                return _Scan(stack, at, closed, min(wrong, default=-1), tuple(commas))
            at = end
        elif begins and one in _CLOSERS:
            stack += one if len(stack) < MAX_DEPTH else ""
        elif stack and one in "}]":
            wrong += [at] if one != _CLOSERS[stack[-1]] else []
            stack = stack[:-1]
            closed = at if closed < 0 and not stack else closed
        elif one == ",":
            commas.append(at)
        last = last if one.isspace() else one
        at += 1
    return _Scan(stack, -1, closed, min(wrong, default=-1), tuple(commas))


def iter_bracket_cures(text: str, habits: Habits) -> Iterator[Cure]:
    """Yield what may be wrong with a line whose value begins with a bracket."""
    written = take_apart(text)
    start = len(text) - len(written.rest[1 if written.sign else 0 :].lstrip())
    if text[start : start + 1] not in _CLOSERS:
        return
    if text.startswith(("{{", "[["), start):
        yield Cure(start, messages.BRACKETS_AS_KEY, text[:start] + quote(text[start:].rstrip()))
    scan = scan_brackets(text, start)
    if scan.quote >= 0:
        yield from _open_quote(text, scan)
    yield from _missing_comma(text, start, habits)
    yield from _values(text, start, scan)
    if scan.wrong >= 0:
        yield Cure(scan.wrong, syntax_messages.UNCLOSED_BRACKET, text[:start].rstrip())
    elif scan.closed >= 0:
        yield from _after_bracket(text, start, scan)
    elif scan.open and scan.quote < 0:
        yield Cure(start, syntax_messages.UNCLOSED_BRACKET, close_brackets(text, scan.open))


def close_brackets(text: str, open_: str) -> str:
    """Return a line with the brackets closed that are open at its end."""
    return text.rstrip().rstrip(",") + "".join(_CLOSERS[one] for one in reversed(open_))


def find_open_brackets(lines: Sequence[str], start: int) -> str:
    """Return which brackets are still open at the end of lines that begin with one in the first, at ``start``."""
    return scan_brackets("\n".join([lines[0][start:], *lines[1:]])).open


def _open_quote(text: str, scan: _Scan) -> Iterator[Cure]:
    """Close it before the next key, or before the bracket at the end."""
    at, mark = scan.quote, text[scan.quote]
    found = _KEY_IN_BRACES.search(text, at)
    ends = [text.rfind(",", at, found.start())] if found else []
    bare = text.rstrip()
    ends += [len(bare.rstrip("]}")), len(bare)]
    for end in ends:
        if end > at:
            yield Cure(at, syntax_messages.UNCLOSED_QUOTE, f"{text[:end]}{mark}{text[end:]}")


def _missing_comma(text: str, start: int, habits: Habits) -> Iterator[Cure]:
    for found in _KEY_IN_BRACES.finditer(text, start):
        before = text[: found.start()].rstrip()
        if before[-1:] not in set(",{[") and habits.is_within(found[1]):
            words = syntax_messages.no_comma(found[1])
            yield Cure(found.start(), words, f"{before}, {text[found.start() :]}")
            return


def _values(text: str, start: int, scan: _Scan) -> Iterator[Cure]:
    """Yield what is wrong with the values between the commas."""
    end = scan.closed if scan.closed >= 0 else len(text)
    edges = [start, *(comma + 1 for comma in scan.commas if comma < end), end + 1]
    for first, after in pairwise(edges):
        body = text[first : after - 1]
        if not body.strip() and first != start and after - 1 < end:
            yield Cure(after - 1, syntax_messages.TWO_COMMAS, text[: after - 1] + text[after:])
        found = _BEFORE_VALUE.match(body)
        at = first + (found.end() if found else 0)
        value = text[at : after - 1].rstrip().rstrip("}]")
        words = _fault_of(value)
        if words:
            yield Cure(at, words, f"{text[:at]}{quote(value.replace(chr(34), '”'))}{text[at + len(value) :]}")


def _fault_of(value: str) -> messages.Words | None:
    """Return what is wrong with a value in braces; None if nothing is to be seen."""
    if value[:1] in {'"', "'"}:
        closed = value.find(value[0], 1)
        return syntax_messages.AFTER_QUOTE if 0 < closed < len(value.rstrip()) - 1 else None
    if value[:1] in {"{", "["}:
        return None
    if ": " in value or value.endswith(":"):
        return syntax_messages.colon_inside(quote(value))
    if value[:1] in set("&*"):
        return messages.ALIAS_NOT_ALLOWED
    return syntax_messages.SPECIAL_START if value[:1] in set("@%`!|>?") and value else None


def _after_bracket(text: str, start: int, scan: _Scan) -> Iterator[Cure]:
    rest = text[scan.closed + 1 :].strip()
    if rest and not rest.strip(",;."):
        yield Cure(scan.closed + 1, syntax_messages.COMMA_AFTER_BRACKET, text[: scan.closed + 1])
    elif rest and not rest.startswith("#"):
        column = len(text) - len(text[scan.closed + 1 :].lstrip())
        yield Cure(column, syntax_messages.AFTER_BRACKET, text[:start] + quote(text[start:].rstrip()))
