"""YAML text → plain data that remembers its lines.

One pass over libyaml's events builds dicts and lists with positions. It refuses what a dossier never needs and
what hurts (aliases, tags, deep nesting, duplicate keys, control characters), and it keeps every number as it was
written: ``1.10`` stays 1.10, and 0.1 is a decimal, never a float.

Nothing here raises for bad input: a :class:`Page` carries what could be read, and the findings.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any, NoReturn
from unicodedata import is_normalized, normalize

import yaml

from cdsdossier import phrases
from cdsdossier.errors import BrokenInstallation
from cdsdossier.findings import Finding, Severity

#: A file may have this many bytes; a whole year's scores take about 30 KB.
MAX_BYTES = 5_000_000
#: Nesting beyond this is no dossier (and kills loaders that recurse).
MAX_DEPTH = 50

_NUMBER = re.compile(r"-?[0-9]{1,9}(?:\.[0-9]{1,6})?")
# Also the line breaks that editors do not show (NEL, LS, PS): a line number must mean the same line to everybody.
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")
_FIXED: dict[str, object] = {
    "": None, "~": None, "null": None, "Null": None, "NULL": None,
    "true": True, "True": True, "TRUE": True, "false": False, "False": False, "FALSE": False,
}  # fmt: skip
_HASH = re.compile(r"\S +#[^\s!#]")
_SMART_QUOTES = "“”„‟‘’«»"


class Number(Decimal):
    """A number as it stands in the file; ``written`` keeps the very digits (``1.10``, ``05``)."""

    __slots__ = ("written",)
    written: str


class Mapping(dict[str, Any]):
    """A YAML mapping; ``marks`` gives key → (libyaml's mark of the key, of the value)."""

    __slots__ = ("marks",)
    marks: dict[str, tuple[yaml.Mark, yaml.Mark]]


class Sequence(list[Any]):
    """A YAML list; ``marks`` gives libyaml's mark of each element."""

    __slots__ = ("marks",)
    marks: list[yaml.Mark]


def place(mark: yaml.Mark) -> tuple[int, int]:
    """Return (line, column) of a mark, counted from 1."""
    return mark.line + 1, mark.column + 1


@dataclass(frozen=True, slots=True)
class Page:
    """One YAML file as it was read: its data (None when unreadable or empty), its lines, and what is wrong."""

    file: str
    data: object = None
    lines: tuple[str, ...] = ()
    findings: tuple[Finding, ...] = ()
    readable: bool = True


class _Fault(Exception):
    """Reading cannot go on: rule, line, column (from 1)."""

    def __init__(self, rule: str, line: int, column: int, words: phrases.Words) -> None:
        super().__init__(rule)
        self.rule, self.line, self.column, self.words = rule, line, column, words

    def finding(self, file: str) -> Finding:
        return Finding(self.rule, Severity.ERROR, file, self.line, self.column, *self.words)


def read_page(path: Path, file: str) -> Page:
    """Read one YAML file; ``file`` is its name in findings. A file that is not there is an empty page."""
    try:
        size = path.stat().st_size
        raw = path.read_bytes() if size <= MAX_BYTES else b""
    except OSError as error:
        words = phrases.cannot_open(error.strerror or str(error))
        return Page(file, findings=(Finding("file-missing", Severity.ERROR, file, 1, 1, *words),), readable=False)
    if size > MAX_BYTES:
        words = phrases.too_big(size, MAX_BYTES)
        return Page(file, findings=(Finding("yaml-too-big", Severity.ERROR, file, 1, 1, *words),), readable=False)
    return parse_page(raw, file)


def parse_page(raw: bytes, file: str) -> Page:
    """Read YAML from bytes, as :func:`read_page` does from a file."""
    lines: tuple[str, ...] = ()
    try:
        text = _decoded(raw)
        lines = tuple(text.splitlines())
        data, findings = _built(text, file)
        findings += _lost(text, lines, file)
    except _Fault as fault:
        return Page(file, lines=lines, findings=(fault.finding(file),), readable=False)
    except yaml.YAMLError as error:
        return Page(file, lines=lines, findings=(_syntax_finding(error, lines, file),), readable=False)
    return Page(file, data, lines, tuple(findings))


def _decoded(raw: bytes) -> str:
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")) or _looks_like_utf16(raw):
        raise _Fault("yaml-not-utf8", 1, 1, phrases.not_utf8("UTF-16"))
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = error.object[: error.start].decode("utf-8")
        raise _Fault("yaml-not-utf8", *_after(before), phrases.not_utf8("")) from error
    _refuse_control_characters(text)
    return text if is_normalized("NFC", text) else normalize("NFC", text)


def _after(text: str) -> tuple[int, int]:
    """Return the place right after this text; a line may end in LF, CR LF or CR, as in an editor."""
    lines = re.split("\r\n|\r|\n", text)
    return len(lines), len(lines[-1]) + 1


def _looks_like_utf16(raw: bytes) -> bool:
    """Notepad may save UTF-16 without a mark: then every other byte of the Latin letters is NUL."""
    head = raw[:64]
    return len(head) >= 4 and (head[1::2].count(0) > len(head) // 3 or head[::2].count(0) > len(head) // 3)


def _refuse_control_characters(text: str) -> None:
    found = _CONTROL.search(text)
    if found:
        raise _Fault(
            "yaml-control-character", *_after(text[: found.start()]), phrases.control_character(ord(found.group()))
        )


def _syntax_finding(error: yaml.YAMLError, lines: tuple[str, ...], file: str) -> Finding:
    # A ReaderError has no mark.
    mark = (error.problem_mark or error.context_mark) if isinstance(error, yaml.MarkedYAMLError) else None
    if not isinstance(error, yaml.MarkedYAMLError) or mark is None:
        return Finding("yaml-syntax", Severity.ERROR, file, 1, 1, *phrases.syntax("", "", "", ""))
    start = error.context_mark or mark
    line, column, words = phrases.placed_syntax(
        error.problem or "", error.context or "", lines, (mark.line, mark.column), (start.line, start.column)
    )
    return Finding("yaml-syntax", Severity.ERROR, file, line + 1, column + 1, *words)


def _loader(text: str) -> Any:  # noqa: ANN401 - PyYAML's C loader has no types
    if not yaml.__with_libyaml__:
        raise BrokenInstallation(
            "PyYAML trên máy này thiếu libyaml nên không đọc được hồ sơ một cách an toàn. "
            "Hãy cài lại bản dựng sẵn: pip install --force-reinstall --only-binary :all: pyyaml"
        )
    return yaml.CSafeLoader(text)


def _built(text: str, file: str) -> tuple[object, list[Finding]]:
    loader = _loader(text)
    try:
        return _Builder(file, careful="\\" in text).build(loader.get_event)
    finally:
        loader.dispose()


def _lost(text: str, lines: tuple[str, ...], file: str) -> list[Finding]:
    """Find text that was meant and that YAML takes for a comment: ``Đạt #1`` (a comment has a space after its hash)."""
    if not _HASH.search(text):
        return []
    loader, found = _loader(text), []
    event: Any = None
    while event.__class__ is not yaml.StreamEndEvent:
        event = loader.get_event()
        plain = event.__class__ is yaml.ScalarEvent and not event.style
        if plain and event.end_mark.line < len(lines):
            rest = lines[event.end_mark.line][event.end_mark.column :]
            if _HASH.match(f"x{rest}"):
                words = phrases.lost_after_hash(rest.strip())
                found.append(Finding("value-wrong", Severity.ERROR, file, *place(event.start_mark), *words))
    loader.dispose()
    return found


class _Builder:
    """Turns events into data. One long loop, because this is where the time of reading goes."""

    __slots__ = ("careful", "discarded", "file", "findings")

    def __init__(self, file: str, *, careful: bool) -> None:
        self.file, self.careful = file, careful
        self.findings: list[Finding] = []
        self.discarded: list[tuple[Mapping, str]] = []

    def build(self, get: Any) -> tuple[object, list[Finding]]:  # noqa: ANN401, C901, PLR0912, PLR0915 - one hot loop
        """Return the document's data and findings; raise _Fault or YAMLError where reading cannot go on."""
        scalar, end_map, end_list = yaml.ScalarEvent, yaml.MappingEndEvent, yaml.SequenceEndEvent
        start_map, start_list = yaml.MappingStartEvent, yaml.SequenceStartEvent
        fixed, digits, number = _FIXED, "-0123456789", _NUMBER.fullmatch
        odd = frozenset([*digits, *_SMART_QUOTES])
        root = Sequence()
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
                        value = Number(written)
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
                    raise _Fault("yaml-syntax", *place(event.start_mark), phrases.brackets_as_key())
                if len(stack) >= MAX_DEPTH:
                    raise _Fault("yaml-too-deep", *place(event.start_mark), phrases.too_deep(MAX_DEPTH))
                value = Mapping() if kind is start_map else Sequence()
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
                raise _Fault("yaml-syntax", *place(event.start_mark), phrases.second_document())

    def _finish(self, root: Sequence) -> tuple[object, list[Finding]]:
        for mapping, key in self.discarded:
            mapping.pop(key, None)
        return (root[0] if root else None), self.findings

    def _odd_key(self, top: Mapping, key: str, plain: bool, mark: yaml.Mark) -> str:
        """Report a key that is an unquoted number, wears smart quotes, or stands there already."""
        if key[:1] in _SMART_QUOTES and key:
            self._report("value-wrong", mark, phrases.smart_quotes(key))
            key = key.strip(_SMART_QUOTES)
        elif plain and _NUMBER.fullmatch(key):
            self._report("value-wrong", mark, phrases.unquoted_id(key))
        if key in top:
            self._report("yaml-duplicate-key", mark, phrases.duplicate_key(key, place(top.marks[key][0])[0]))
            key = f"{key}\0{mark.index}"  # the first stands; no key that can be typed holds a NUL
            self.discarded.append((top, key))
        return key

    def _report(self, rule: str, mark: yaml.Mark, words: phrases.Words) -> None:
        self.findings.append(Finding(rule, Severity.ERROR, self.file, *place(mark), *words))

    def _refuse_property(self, event: Any) -> NoReturn:  # noqa: ANN401
        if event.anchor is not None:
            raise _Fault("yaml-alias", *place(event.start_mark), phrases.alias())
        raise _Fault("yaml-tag", *place(event.start_mark), phrases.tag(event.tag))


def _clean(value: str, mark: yaml.Mark) -> str:
    """Refuse a character that the file itself may not contain, spelled as an escape in quotes."""
    found = _CONTROL.search(value)
    if found:
        raise _Fault("yaml-control-character", *place(mark), phrases.control_character(ord(found.group())))
    return normalize("NFC", value)
