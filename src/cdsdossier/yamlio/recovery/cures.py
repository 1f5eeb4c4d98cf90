"""The slips of a single line that make a file unreadable, each with its sentence and the line as it should be.

A cure is only a proposal: :mod:`cdsdossier.yamlio.recovery.mend` tries whether reading gets past the line with it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from cdsdossier.yamlio import messages, syntax_messages
from cdsdossier.yamlio.messages import Words
from cdsdossier.yamlio.recovery.habits import Habits
from cdsdossier.yamlio.recovery.written_line import ODD_DASHES, ODD_SPACES, WIDE_COLONS, WrittenLine, take_apart

_ODD_TO_PLAIN = str.maketrans({**dict.fromkeys(ODD_SPACES, " "), "\u200b": ""})
_SIGNS = f"=;{WIDE_COLONS}"
_KEY_INSIDE = re.compile(r"""(?<=\s)(["']?[\w.\-]++["']?):(?=\s|$)""")
_BLANKS = " \t" + ODD_SPACES


class Cure(NamedTuple):
    """What is wrong with a line (column from 0), and the line without it."""

    column: int
    words: Words
    written: str


Remedy = Callable[[str, WrittenLine, Habits], Iterator[Cure]]


def quote(value: str) -> str:
    """Return a text in quotes that keep it as it is."""
    return f'"{value}"' if not {'"', "\\"} & {*value} else "'" + value.replace("'", "''") + "'"


def split_comment(value: str) -> tuple[str, str]:
    """Return an unquoted value, and the comment after it."""
    at = value.find(" #")
    return (value, "") if at < 0 else (value[:at].rstrip(), value[at:])


def iter_cures(text: str, habits: Habits) -> Iterator[Cure]:
    """Yield what may be wrong with a line, the surest first."""
    written = take_apart(text)
    for remedy in REMEDIES:
        yield from remedy(text, written, habits)


def find_sure_cure(text: str, habits: Habits) -> Cure | None:
    """Return what is wrong after a known key at its usual indent; None where nothing is, or it could be mere words."""
    written = take_apart(text)
    if written.is_entry or not written.key or written.is_id or habits.usual_indent(text) != len(written.indent):
        return None
    cures = (cure for remedy in (_wrong_sign, _no_space, _no_colon) for cure in remedy(text, written, habits))
    return next(cures, None)


def _value_start(text: str, written: WrittenLine) -> int:
    return len(text) - len(written.rest[1 if written.sign else 0 :].lstrip())


def _odd_space(_: str, written: WrittenLine, __: Habits) -> Iterator[Cure]:
    """Mend spaces of Word and web pages before the key, around the colon, after the dash."""
    signed = len(written.rest) - len(written.rest.lstrip(_BLANKS)) if not written.sign else 1
    end = signed + len(written.rest[signed:]) - len(written.rest[signed:].lstrip(_BLANKS + ":"))
    start = written.indent + written.dashes + written.key + written.rest[:end]
    plain = start.translate(_ODD_TO_PLAIN)
    if plain != start:
        yield Cure(0, messages.ODD_SPACE_WORDS, plain + written.rest[end:])


def _wrong_sign(_: str, written: WrittenLine, habits: Habits) -> Iterator[Cure]:
    after = written.rest.lstrip(_BLANKS)
    if not written.key or after[:1] not in set(_SIGNS):
        return
    value = after[1:].strip()
    if after[0] in WIDE_COLONS or habits.is_key(written.key):
        words = messages.wrong_sign(after[0], written.key, split_comment(value)[0])
        yield Cure(len(written.indent + written.dashes + written.key), words, written.with_value(value))


def _wrong_dash(text: str, written: WrittenLine, _: Habits) -> Iterator[Cure]:
    body = text[len(written.indent) :]
    if body[:1] in set(ODD_DASHES):
        words = syntax_messages.wrong_dash(body[0])
        yield Cure(len(written.indent), words, f"{written.indent}- {body[1:].lstrip(_BLANKS)}")
    if body[:1] == "-" and body[1:2] not in {"", " ", "-"}:
        yield Cure(len(written.indent), syntax_messages.GLUED_DASH, f"{written.indent}- {body[1:].lstrip(_BLANKS)}")


def _no_space(_: str, written: WrittenLine, __: Habits) -> Iterator[Cure]:
    if written.sign == ":" and not written.is_entry and not written.rest.startswith("://"):
        value = written.rest[1:].strip()
        words = messages.no_space(f"{written.key}:{split_comment(value)[0]}")
        yield Cure(len(written.indent + written.dashes + written.key), words, written.with_value(value))


def _open_quote(text: str, written: WrittenLine, _: Habits) -> Iterator[Cure]:
    """Close a quote at the end of its key, of its value, or before the next key or bracket."""
    start = len(written.indent + written.dashes)
    mark, colon = text[start : start + 1], text.find(":", start)
    if mark in {'"', "'"} and not written.key and colon > 0 and text[colon + 1 : colon + 2] in {"", " "}:
        yield Cure(start, syntax_messages.UNCLOSED_QUOTE, f"{text[:colon]}{mark}{text[colon:]}")
    bare = text.rstrip()
    at = _value_start(text, written)
    if text[at : at + 1] in {'"', "'"} and text.find(text[at], at + 1) < 0:
        value, comment = split_comment(bare[at:])
        yield Cure(at, syntax_messages.UNCLOSED_QUOTE, f"{text[:at]}{value}{text[at]}{comment}")
        yield Cure(at, syntax_messages.UNCLOSED_QUOTE, f"{bare}{text[at]}")


def _two_keys(text: str, written: WrittenLine, habits: Habits) -> Iterator[Cure]:
    if written.sign != ":" or written.value[:1] in {"{", "["}:
        return
    for found in _KEY_INSIDE.finditer(text, len(written.indent + written.dashes + written.key) + 1):
        if habits.is_known(found[1]):
            yield Cure(found.start(), syntax_messages.two_on_a_line(found[0]), text[: found.start()].rstrip())
            return


def _backslash(text: str, _: WrittenLine, __: Habits) -> Iterator[Cure]:
    if "\\" in text and '"' in text:
        yield Cure(text.index("\\"), syntax_messages.ESCAPE, text.replace("\\", "/"))


def _after_quote(text: str, written: WrittenLine, _: Habits) -> Iterator[Cure]:
    value, at = written.value, _value_start(text, written)
    mark = value[:1]
    closed = value.find(mark, 1) if mark in {'"', "'"} else -1
    if closed < 0 or not value[closed + 1 :].strip():
        return
    odd = mark == "'" and value.count("'") % 2
    column = at + len(value) - len(value[closed + 1 :].lstrip())
    inner = value.strip(mark).replace(mark, "”")
    yield Cure(column, syntax_messages.APOSTROPHE if odd else syntax_messages.AFTER_QUOTE, text[:at] + quote(inner))


def _colon_inside(text: str, written: WrittenLine, habits: Habits) -> Iterator[Cure]:
    start = _value_start(text, written)
    if written.dashes and written.key and not habits.is_key(written.key):
        start = len(written.indent + written.dashes)
    value, comment = split_comment(text[start:].strip())
    if value and value[0] not in "\"'[{|>#" and (": " in value or value.endswith(":")):
        words = syntax_messages.colon_inside(quote(value))
        yield Cure(start + value.find(":"), words, text[:start] + quote(value) + comment)


def _special_start(text: str, written: WrittenLine, _: Habits) -> Iterator[Cure]:
    value, at = written.value, _value_start(text, written)
    if value and value[0] in "@%`&*!|>,?]}\t":
        words = messages.ALIAS_NOT_ALLOWED if value[0] in "&*" else syntax_messages.SPECIAL_START
        yield Cure(at, words, text[:at] + quote(value))


def _no_colon(_: str, written: WrittenLine, habits: Habits) -> Iterator[Cure]:
    value = written.rest.strip()
    if written.key and not written.sign and value[:1] not in {":", *_SIGNS} and habits.is_key(written.key):
        column = len(written.indent + written.dashes)
        yield Cure(column, syntax_messages.no_colon(written.key, value), written.with_value(value))


def _stray_words(text: str, written: WrittenLine, _: Habits) -> Iterator[Cure]:
    if not written.is_entry and not written.dashes:
        yield Cure(len(written.indent), syntax_messages.no_colon("", ""), f"{written.indent}# {text.strip()}")


#: In this order they are tried.
REMEDIES: tuple[Remedy, ...] = (
    _odd_space, _wrong_sign, _wrong_dash, _no_space, _open_quote, _two_keys, _backslash,
    _after_quote, _colon_inside, _special_start, _no_colon, _stray_words,
)  # fmt: skip
