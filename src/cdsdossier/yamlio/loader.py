"""What YAML becomes: dicts and lists that remember their lines, numbers that keep their digits.

One pass over libyaml's events builds them. It refuses what a dossier never needs and what hurts: aliases, tags, deep
nesting, duplicate keys, control characters.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Any, NoReturn
from unicodedata import normalize

import yaml

from cdsdossier.errors import BrokenInstallation
from cdsdossier.findings import Finding, Severity
from cdsdossier.yamlio import messages

#: Nesting beyond this is no dossier (and kills loaders that recurse).
MAX_DEPTH = 50

_NUMBER = re.compile(r"-?[0-9]{1,9}(?:\.[0-9]{1,6})?")
# Also the line breaks that editors do not show (NEL, LS, PS): a line number must mean the same line to everybody.
CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")
_FIXED: dict[str, object] = {
    "": None, "~": None, "null": None, "Null": None, "NULL": None,
    "true": True, "True": True, "TRUE": True, "false": False, "False": False, "FALSE": False,
}  # fmt: skip
#: What Word makes of quotes; the reader takes a key out of them.
SMART_QUOTES = "“”„‟‘’«»"


class YamlNumber(Decimal):
    """A number as it stands in the file; ``written`` keeps the very digits (``1.10``, ``05``)."""

    __slots__ = ("written",)
    written: str


class MarkedDict(dict[str, Any]):
    """A YAML mapping; ``marks`` gives key → (libyaml's mark of the key, of the value)."""

    __slots__ = ("marks",)
    marks: dict[str, tuple[yaml.Mark, yaml.Mark]]


class MarkedList(list[Any]):
    """A YAML list; ``marks`` gives libyaml's mark of each element."""

    __slots__ = ("marks",)
    marks: list[yaml.Mark]


def is_unwritable(text: str) -> bool:
    """Tell whether a text holds what a dossier's files may not contain: control characters, broken letters."""
    return CONTROL.search(text) is not None or (not text.isprintable() and bool(re.search("[\ud800-\udfff]", text)))


def mark_position(mark: yaml.Mark) -> tuple[int, int]:
    """Return (line, column) of a mark, counted from 1."""
    return mark.line + 1, mark.column + 1


class UnreadableYaml(Exception):
    """Reading this file cannot go on: rule, line, column (from 1)."""

    def __init__(self, rule: str, line: int, column: int, words: messages.Words) -> None:
        super().__init__(rule)
        self.rule, self.line, self.column, self.words = rule, line, column, words

    def finding(self, file: str) -> Finding:
        """Return it as a finding in a file."""
        return Finding(self.rule, Severity.ERROR, file, self.line, self.column, *self.words)


def open_events(text: str) -> Any:  # noqa: ANN401 - PyYAML's C loader has no types
    """Return libyaml's loader over a text; raise BrokenInstallation where PyYAML was built without it."""
    if not yaml.__with_libyaml__:
        raise BrokenInstallation(
            "PyYAML trên máy này thiếu libyaml nên không đọc được hồ sơ một cách an toàn. "
            "Hãy cài lại bản dựng sẵn: pip install --force-reinstall --only-binary :all: pyyaml"
        )
    return yaml.CSafeLoader(text)


def load_yaml(text: str, file: str) -> tuple[object, list[Finding]]:
    """Return the data of a text, and what is wrong without stopping the reading.

    Raises CannotRead, or PyYAML's own error, where reading cannot go on.
    """
    loader = open_events(text)
    try:
        return _Builder(file, careful="\\" in text).build(loader.get_event)
    finally:
        loader.dispose()


class _Builder:
    """Turns events into data. One long loop, because this is where the time of reading goes."""

    __slots__ = ("careful", "discarded", "file", "findings")

    def __init__(self, file: str, *, careful: bool) -> None:
        self.file, self.careful = file, careful
        self.findings: list[Finding] = []
        self.discarded: list[tuple[MarkedDict, str]] = []

    def build(self, get: Any) -> tuple[object, list[Finding]]:  # noqa: ANN401, C901, PLR0912, PLR0915 - one hot loop
        """Return the document's data and findings; raise CannotRead or YAMLError where reading cannot go on."""
        scalar, end_map, end_list = yaml.ScalarEvent, yaml.MappingEndEvent, yaml.SequenceEndEvent
        start_map, start_list = yaml.MappingStartEvent, yaml.SequenceStartEvent
        fixed, digits, number = _FIXED, "-0123456789", _NUMBER.fullmatch
        odd = frozenset([*digits, *SMART_QUOTES])
        root = MarkedList()
        root.marks = []
        top: Any = root
        marks: Any = root.marks
        in_map, key, key_mark = False, None, None
        stack: list[tuple[Any, Any, bool]] = []
        while True:
            event = get()
            kind = event.__class__
            if kind is scalar:
                if event.anchor is not None or event.tag is not None:
                    self._refuse_property(event)
                value: Any = event.value
                plain = not event.style
                if not plain and self.careful:
                    value = _clean(value, event.start_mark)
                if in_map and key is None:
                    key, key_mark = value, event.start_mark
                    if key in top or value[:1] in odd:
                        key = self._odd_key(top, value, plain, key_mark)
                    continue
                if plain:
                    if value in fixed:
                        value = fixed[value]
                    elif value[0] in digits and number(value):
                        written = value
                        value = YamlNumber(written)
                        value.written = written
                if in_map:
                    top[key] = value
                    marks[key] = (key_mark, event.start_mark)
                    key = None
                else:
                    top.append(value)
                    marks.append(event.start_mark)
            elif kind is start_map or kind is start_list:
                if event.anchor is not None or event.tag is not None:
                    self._refuse_property(event)
                if in_map and key is None:
                    raise UnreadableYaml("yaml-syntax", *mark_position(event.start_mark), messages.brackets_as_key())
                if len(stack) >= MAX_DEPTH:
                    raise UnreadableYaml(
                        "yaml-too-deep", *mark_position(event.start_mark), messages.too_deep(MAX_DEPTH)
                    )
                value = MarkedDict() if kind is start_map else MarkedList()
                value.marks = {} if kind is start_map else []
                if in_map:
                    top[key] = value
                    marks[key] = (key_mark, event.start_mark)
                    key = None
                else:
                    top.append(value)
                    marks.append(event.start_mark)
                stack.append((top, marks, in_map))
                top, marks, in_map = value, value.marks, kind is start_map
            elif kind is end_map or kind is end_list:
                top, marks, in_map = stack.pop()
            elif kind is yaml.StreamEndEvent:
                return self._finish(root)
            elif kind is yaml.AliasEvent:
                self._refuse_property(event)
            elif kind is yaml.DocumentStartEvent and root:
                raise UnreadableYaml("yaml-syntax", *mark_position(event.start_mark), messages.second_document())

    def _finish(self, root: MarkedList) -> tuple[object, list[Finding]]:
        for mapping, key in self.discarded:
            mapping.pop(key, None)
        return (root[0] if root else None), self.findings

    def _odd_key(self, top: MarkedDict, key: str, plain: bool, mark: yaml.Mark) -> str:
        """Report a key that is an unquoted number, wears smart quotes, or stands there already."""
        if key[:1] in SMART_QUOTES and key:
            self._report("value-wrong", mark, messages.smart_quotes(key))
            key = key.strip(SMART_QUOTES)
        elif plain and _NUMBER.fullmatch(key):
            self._report("value-wrong", mark, messages.unquoted_id(key))
        if key in top:
            self._report("yaml-duplicate-key", mark, messages.duplicate_key(key, mark_position(top.marks[key][0])[0]))
            key = f"{key}\0{mark.index}"  # the first stands; no key that can be typed holds a NUL
            self.discarded.append((top, key))
        return key

    def _report(self, rule: str, mark: yaml.Mark, words: messages.Words) -> None:
        self.findings.append(Finding(rule, Severity.ERROR, self.file, *mark_position(mark), *words))

    def _refuse_property(self, event: Any) -> NoReturn:  # noqa: ANN401
        if event.anchor is not None:
            raise UnreadableYaml("yaml-alias", *mark_position(event.start_mark), messages.alias_not_allowed())
        raise UnreadableYaml("yaml-tag", *mark_position(event.start_mark), messages.tag_not_allowed(event.tag))


def _clean(value: str, mark: yaml.Mark) -> str:
    """Refuse a character that the file itself may not contain, spelled as an escape in quotes."""
    found = CONTROL.search(value)
    if found:
        raise UnreadableYaml(
            "yaml-control-character", *mark_position(mark), messages.control_character(ord(found.group()))
        )
    return normalize("NFC", value)
