"""Data → YAML: a text, an item on one line, an item on several lines."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from cdsdossier.errors import Refused
from cdsdossier.text.normalize import compose
from cdsdossier.yamlio.forms import KeyPath
from cdsdossier.yamlio.loader import YamlNumber, is_unwritable
from cdsdossier.yamlio.reader import parse_page

#: A text that every YAML reader takes for text even without quotes.
_PLAIN = re.compile(r"[^\W\d_][\w/.()–-]*(?: [\w/.()–-]+)*|\d+(?:\.\d+)*[a-zđ]?/[\w/.-]*\w|\d{4}-\d{2}-\d{2}")
_WORDS = {"true", "false", "yes", "no", "on", "off", "y", "n", "null"}
#: A list of texts goes on one line while that line can be read without scrolling.
_WIDTH = 100


class RawScalar(str):
    """YAML that goes into the file as it is: ``6.5``, ``true``, ``2026-03-05``, ``[a, b]``; empty: left open."""

    __slots__ = ()


class QuotedScalar(str):
    """A text that is always written in double quotes, such as an id."""

    __slots__ = ()


def format_scalar(text: str) -> str:
    """Return a text as YAML: as it is if that is safe, else in double quotes."""
    if _PLAIN.fullmatch(text) and text.lower() not in _WORDS:
        return text
    return json.dumps(text, ensure_ascii=False)


def format_in_style(style: str | None, text: str) -> str:
    """Return a text in the quotes of the old one (``"``, ``'``; other styles: none), if it can be written in them.

    A :class:`RawScalar` stays as it is.
    """
    if isinstance(text, RawScalar):
        return str(text)
    if style == "'" and text.isprintable() and not isinstance(text, QuotedScalar):
        return "'" + text.replace("'", "''") + "'"
    if style in {'"', "'"} or isinstance(text, QuotedScalar):
        return json.dumps(text, ensure_ascii=False)
    return format_scalar(text)


def format_flow_item(item: Mapping[str, object]) -> str:
    """Return an item on one line: ``{file: 1.1/a.pdf, title: Kế hoạch}``."""
    return "{" + ", ".join(f"{format_scalar(key)}: {_inline(value)}" for key, value in item.items()) + "}"


def format_block_item(item: Mapping[str, object], indent: int) -> list[str]:
    """Return an item of a list as lines, its dash after ``indent`` spaces.

    A list of short texts takes one line, a list of mappings one line for each. What is empty or None is left out.
    Values are texts (see :class:`RawScalar`, :class:`QuotedScalar`), True and False, numbers, dates, lists and
    mappings of these. Raises Refused if a text cannot be written.
    """
    lines: list[str] = []
    for key, value in drop_empty_values(item).items():
        lines += _entry(format_scalar(key), value)
    return [" " * indent + ("  " if number else "- ") + line for number, line in enumerate(lines or ["{}"])]


def drop_empty_values(item: Mapping[str, object]) -> dict[str, object]:
    """Return an item without what is empty or None, at any depth. Raises Refused if a text cannot be written."""
    for text in _texts(item):
        refuse_unwritable(text)
    return _without_empty(item)


def read_back_value(value: object) -> object:
    """Return what the reader will make of a value, numbers as :func:`to_comparable` shows them.

    Raises Refused if a :class:`RawScalar` is not a value by itself.
    """
    if isinstance(value, Mapping):
        return {compose(key): read_back_value(inner) for key, inner in value.items()}
    if isinstance(value, list | tuple):
        return [read_back_value(inner) for inner in value]
    if isinstance(value, str) and not isinstance(value, RawScalar):
        return compose(value)
    if value is None:
        return None
    words = _inline(value)
    page = parse_page(f"a: {words}".encode(), "")
    unfit = "\n" in words or "\r" in words or is_unwritable(words)
    if not isinstance(page.data, dict) or set(page.data) != {"a"} or page.findings or unfit:
        raise Refused(f"“{words}” không ghi vào tệp được. Xem lại cách viết.")
    return to_comparable(page.data["a"])


def to_comparable(data: object) -> object:
    """Return a plain copy of data that may be changed; in it ``1``, ``1.0`` and ``true`` are three different values."""
    if isinstance(data, dict):
        return {key: to_comparable(value) for key, value in data.items()}
    if isinstance(data, list):
        return [to_comparable(value) for value in data]
    if isinstance(data, YamlNumber):
        return "number", data.written
    return ("truth", data) if isinstance(data, bool) else data


def value_at(data: Any, path: KeyPath) -> Any:  # noqa: ANN401 - data of a file
    """Return the value at a path that exists."""
    for step in path:
        data = data[step]
    return data


def make_owner(data: Any, path: KeyPath) -> Any:  # noqa: ANN401 - data of a file
    """Return the container of a path's last step; containers on the way that are still empty become mappings."""
    for step in path[:-1]:
        data[step] = {} if data[step] is None else data[step]
        data = data[step]
    return data


def refuse_unwritable(text: str) -> None:
    """Raise Refused for a text with characters that a dossier's files must not contain."""
    if is_unwritable(text):
        raise Refused("Lời cần ghi có ký tự không nhìn thấy nên không ghi vào tệp được. Gõ lại bằng tay.")


def _entry(key: str, value: object) -> list[str]:
    if isinstance(value, list):
        line = f"{key}: {_inline(value)}"
        if len(line) > _WIDTH or any(isinstance(inner, dict) for inner in value):
            return [f"{key}:", *(f"  - {_inline(inner)}" for inner in value)]
    return [f"{key}: {_inline(value)}".rstrip()]


def _inline(value: object) -> str:
    if isinstance(value, Mapping):
        return format_flow_item(value)
    if isinstance(value, list | tuple):
        return "[" + ", ".join(_inline(inner) for inner in value) + "]"
    if isinstance(value, str):
        return format_in_style(None, value)
    return _word(value)


def _word(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, YamlNumber):
        return value.written
    if isinstance(value, Decimal):
        return f"{value:f}"
    if isinstance(value, int):
        return str(value)
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(f"no YAML for {value!r}")


def _without_empty(item: Mapping[str, object]) -> dict[str, object]:
    kept = {key: _thinned(value) for key, value in item.items()}
    return {key: value for key, value in kept.items() if not _is_empty(value)}


def _thinned(value: object) -> object:
    if isinstance(value, Mapping):
        return _without_empty(value)
    if isinstance(value, list | tuple):
        return [inner for inner in map(_thinned, value) if not _is_empty(inner)]
    return value


def _is_empty(value: object) -> bool:
    """Return whether nothing is to be written; an empty :class:`RawScalar` is a value left open for the user."""
    if isinstance(value, RawScalar):
        return False
    return value is None or (isinstance(value, str | list | dict) and not value)


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for key, inner in value.items():
            yield key
            yield from _texts(inner)
    elif isinstance(value, list | tuple):
        for inner in value:
            yield from _texts(inner)
