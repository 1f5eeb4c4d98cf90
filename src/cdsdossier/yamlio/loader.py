"""YAML data: dicts and lists that remember their positions, numbers that keep their digits.

Built in one pass over libyaml's events. What a dossier never needs and what can do harm is refused: aliases, tags, deep
nesting, duplicate keys, control characters.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from typing import Any, NoReturn

import yaml

from cdsdossier.errors import BrokenInstallation
from cdsdossier.findings import Finding, Severity
from cdsdossier.text.normalize import compose
from cdsdossier.yamlio import messages

#: Deeper nesting is no dossier; collections are read recursively, so this also bounds the recursion.
MAX_DEPTH = 50

#: A number as a dossier may have it: 6, 6.5, -3.
NUMBER = re.compile(r"-?[0-9]{1,9}(?:\.[0-9]{1,6})?")
# Includes the line breaks that editors do not show (NEL, LS, PS): a line number must mean the same line everywhere.
CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")
_FIXED: dict[str, object] = {
    "": None, "~": None, "null": None, "Null": None, "NULL": None,
    "true": True, "True": True, "TRUE": True, "false": False, "False": False, "FALSE": False,
}  # fmt: skip
#: The quotes that Word types; the reader takes a key out of them.
SMART_QUOTES = "“”„‟‘’«»"
QUOTES = SMART_QUOTES + "\"'"
_DIGITS = "-0123456789"
#: A key that begins with one of these may be a number or in curly quotes.
_ODD_STARTS = frozenset([*_DIGITS, *SMART_QUOTES])


class YamlNumber(Decimal):
    """A number in the file; ``written`` keeps its exact digits (``1.10``, ``05``)."""

    __slots__ = ("written",)
    written: str


class MarkedDict(dict[str, Any]):
    """A YAML mapping; ``marks`` maps a key to libyaml's marks of the key and of the value."""

    __slots__ = ("marks",)
    marks: dict[str, tuple[yaml.Mark, yaml.Mark]]


class MarkedList(list[Any]):
    """A YAML list; ``marks`` has libyaml's mark of each element."""

    __slots__ = ("marks",)
    marks: list[yaml.Mark]


def is_bare_key(data: object, key: str) -> bool:
    """Return whether a key is a word between commas in braces: nothing, not even a colon, follows it."""
    if not isinstance(data, MarkedDict) or data[key] is not None:
        return False
    at_key, at_value = data.marks[key]
    return bool(at_value.index - at_key.index == len(key.partition("\0")[0]))


def is_unwritable(text: str) -> bool:
    """Return whether a text has characters that a dossier's files must not contain: control characters, surrogates."""
    return CONTROL.search(text) is not None or (not text.isprintable() and bool(re.search("[\ud800-\udfff]", text)))


def mark_position(mark: yaml.Mark) -> tuple[int, int]:
    """Return (line, column) of a mark, counted from 1."""
    return mark.line + 1, mark.column + 1


class UnreadableYaml(Exception):
    """The file cannot be read any further; has the rule, and line and column (from 1)."""

    def __init__(self, rule: str, line: int, column: int, words: messages.Words) -> None:
        super().__init__(rule)
        self.rule, self.line, self.column, self.words = rule, line, column, words

    def finding(self, file: str) -> Finding:
        """Return the finding for it in a file."""
        return Finding(self.rule, Severity.ERROR, file, self.line, self.column, *self.words)


def open_events(text: str) -> Any:  # noqa: ANN401 - PyYAML's C loader has no types
    """Return libyaml's loader over a text; raise BrokenInstallation if PyYAML was built without it."""
    if not yaml.__with_libyaml__:
        raise BrokenInstallation(
            "PyYAML trên máy này thiếu libyaml nên không đọc được hồ sơ một cách an toàn. "
            "Hãy cài lại bản dựng sẵn: pip install --force-reinstall --only-binary :all: pyyaml"
        )
    return yaml.CSafeLoader(text)


def load_yaml(text: str, file: str) -> tuple[object, list[Finding]]:
    """Return the data of a text, and the findings that do not stop the reading.

    Raises UnreadableYaml, or PyYAML's own error, if reading cannot go on.
    """
    loader = open_events(text)
    try:
        builder = _Builder(file, loader.get_event, careful="\\" in text)
        return builder.document(), builder.findings
    finally:
        loader.dispose()


class _Builder:
    """Turns events into data. Reading spends its time here, so names that each scalar needs are locals."""

    __slots__ = ("careful", "discarded", "file", "findings", "get", "numbers", "repeated")

    def __init__(self, file: str, get: Callable[[], Any], *, careful: bool) -> None:
        self.file, self.get, self.careful = file, get, careful
        self.findings: list[Finding] = []
        self.discarded: list[tuple[MarkedDict, str]] = []
        #: Keys that are plain numbers, told once it is known whether a colon follows them.
        self.numbers: list[tuple[MarkedDict, str, yaml.Mark]] = []
        #: The last key that was there already: its mapping, itself, how many keys came before it, its finding.
        self.repeated: tuple[MarkedDict | None, str, int, int] = None, "", -1, -1

    def document(self) -> object:
        """Return the data of the only document; raise UnreadableYaml or YAMLError if reading cannot go on."""
        data, found = None, False
        kind: Any = None
        while kind is not yaml.StreamEndEvent:
            event = self.get()
            kind = event.__class__
            if kind is yaml.DocumentStartEvent:
                if found:
                    raise UnreadableYaml("yaml-syntax", *mark_position(event.start_mark), messages.SECOND_DOCUMENT)
                data, found = self._value(self.get(), 0), True
        for mapping, key, mark in self.numbers:
            if not is_bare_key(mapping, key):
                self._report("value-wrong", mark, messages.unquoted_id(key.partition("\0")[0]))
        for mapping, key in self.discarded:
            mapping.pop(key, None)
        return data

    def _value(self, event: Any, depth: int) -> object:  # noqa: ANN401
        """Return the data of a scalar, or of the collection that begins with this event."""
        if event.__class__ is yaml.ScalarEvent:
            return _scalar(event, self.careful)
        if event.anchor is not None or event.tag is not None:
            _refuse_property(event)
        if depth >= MAX_DEPTH:
            raise UnreadableYaml("yaml-too-deep", *mark_position(event.start_mark), messages.too_deep(MAX_DEPTH))
        return self._mapping(depth + 1) if event.__class__ is yaml.MappingStartEvent else self._list(depth + 1)

    def _list(self, depth: int) -> MarkedList:
        get, value, data = self.get, self._value, MarkedList()
        marks = data.marks = []
        while (event := get()).__class__ is not yaml.SequenceEndEvent:
            data.append(value(event, depth))
            marks.append(event.start_mark)
        return data

    def _mapping(self, depth: int) -> MarkedDict:
        get, careful, data = self.get, self.careful, MarkedDict()
        scalar, end = yaml.ScalarEvent, yaml.MappingEndEvent
        marks = data.marks = {}
        while (event := get()).__class__ is not end:
            if event.anchor is not None or event.tag is not None:
                _refuse_property(event)
            if event.__class__ is not scalar:
                raise UnreadableYaml("yaml-syntax", *mark_position(event.start_mark), messages.BRACKETS_AS_KEY)
            key, plain = event.value, not event.style
            mark: Any = event.start_mark
            if careful and not plain:
                key = _clean(key, mark)
            if key in data or key[:1] in _ODD_STARTS:
                key = self._odd_key(data, key, plain, mark)
            event = get()
            data[key] = _scalar(event, careful) if event.__class__ is scalar else self._value(event, depth)
            marks[key] = (mark, event.start_mark)
        return data

    def _odd_key(self, top: MarkedDict, key: str, plain: bool, mark: yaml.Mark) -> str:
        """Report a key that is an unquoted number, lacks its first quote, is in curly quotes, or is there already."""
        number = plain and NUMBER.fullmatch(key)
        if key[:1] in SMART_QUOTES and key:
            self._report("value-wrong", mark, messages.smart_quotes(key))
            key = key.strip(SMART_QUOTES)
        elif plain and key[-1:] in QUOTES:
            self._report("value-wrong", mark, messages.no_first_quote(key))
            key = key.rstrip(QUOTES)
        if key in top:
            self._repeat(top, key, mark)
            key = f"{key}\0{mark.index}"  # the first counts; no key that can be typed contains a NUL
            self.discarded.append((top, key))
        if number:
            self.numbers.append((top, key, mark))
        return key

    def _repeat(self, top: MarkedDict, key: str, mark: yaml.Mark) -> None:
        """Report a key that is there already; several in a row are one slip, a lost beginning of the next entry."""
        mapping, before, size, told = self.repeated
        if not messages.is_id(key) and any(
            top[one] is None and messages.is_id(one) for one in list(top)[list(top).index(key) :]
        ):
            return  # the keys of an id that is indented too far: the id is what is told
        if mapping is top and size == len(top) - 1 and before != key:
            self.findings[told] = replace(self.findings[told], fix=messages.LOST_BEGINNING)
        else:
            told = len(self.findings)
            first, _ = mark_position(top.marks[key][0])
            self._report("yaml-duplicate-key", mark, messages.duplicate_key(key, first))
        self.repeated = top, key, len(top), told

    def _report(self, rule: str, mark: yaml.Mark, words: messages.Words) -> None:
        self.findings.append(Finding(rule, Severity.ERROR, self.file, *mark_position(mark), *words))


def _scalar(event: Any, careful: bool) -> object:  # noqa: ANN401
    """Return the value of a scalar: text in quotes stays text, plain text may be a number, true, false or nothing."""
    if event.anchor is not None or event.tag is not None:
        _refuse_property(event)
    value: str = event.value
    if event.style:
        return _clean(value, event.start_mark) if careful else value
    if value in _FIXED:
        return _FIXED[value]
    if value[0] in _DIGITS and NUMBER.fullmatch(value):
        number = YamlNumber(value)
        number.written = value
        return number
    return value


def _refuse_property(event: Any) -> NoReturn:  # noqa: ANN401
    if event.anchor is not None:
        raise UnreadableYaml("yaml-alias", *mark_position(event.start_mark), messages.ALIAS_NOT_ALLOWED)
    raise UnreadableYaml("yaml-tag", *mark_position(event.start_mark), messages.tag_not_allowed(event.tag))


def _clean(value: str, mark: yaml.Mark) -> str:
    """Return quoted text in NFC; refuse an escape for a character that the file itself must not contain."""
    found = CONTROL.search(value)
    if found:
        words = messages.control_character(ord(found.group()))
        raise UnreadableYaml("yaml-control-character", *mark_position(mark), words)
    return compose(value)
