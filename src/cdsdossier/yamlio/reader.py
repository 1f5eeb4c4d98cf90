"""A YAML file → a page: its data with positions (see :mod:`cdsdossier.yamlio.loader`), its lines, its findings.

Nothing here raises for bad input: a :class:`YamlPage` has what could be read, and the findings.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any
from unicodedata import is_normalized

import yaml

from cdsdossier.files.regular import FileTooBig, read_whole_file
from cdsdossier.findings import Finding, Severity, YamlPage, reading_order_key
from cdsdossier.text.normalize import compose
from cdsdossier.yamlio import messages
from cdsdossier.yamlio.loader import CONTROL, UnreadableYaml, load_yaml, mark_position, open_events

#: A file may have this many bytes; a whole year's scores take about 30 KB.
MAX_BYTES = 5_000_000

_LINE_END = re.compile("\r\n|\r|\n")
_HASH, _SPACES_AND_HASH = re.compile(r" #[^\s!#]"), re.compile(r" +#[^\s!#]")


def read_page(path: Path, file: str) -> YamlPage:
    """Read one YAML file; ``file`` is its name in findings. A file that is not there is an empty page."""
    try:
        raw = read_whole_file(path, MAX_BYTES)
    except FileTooBig as error:
        return _unread_page("yaml-too-big", file, messages.too_big(error.size, MAX_BYTES))
    except OSError as error:
        return _unread_page("file-missing", file, messages.cannot_open(error.strerror or str(error)))
    return parse_page(raw, file)


def _unread_page(rule: str, file: str, words: messages.Words) -> YamlPage:
    return YamlPage(file, findings=(Finding(rule, Severity.ERROR, file, 1, 1, *words),), readable=False)


def parse_page(raw: bytes, file: str) -> YamlPage:
    """Read YAML from bytes, as :func:`read_page` does from a file."""
    try:
        text = _decoded(raw)
    except UnreadableYaml as fault:
        return YamlPage(file, findings=(fault.finding(file),), readable=False)
    if CONTROL.search(text):
        return _in_parts(tuple(_LINE_END.split(text)), file)
    lines = tuple(text.splitlines())
    try:
        data, findings = load_yaml(text, file)
        findings += _lost(text, lines, file)
    except (UnreadableYaml, yaml.YAMLError):
        return _in_parts(lines, file)
    return YamlPage(file, data, lines, tuple(findings))


def _in_parts(lines: tuple[str, ...], file: str) -> YamlPage:
    """Read a file with syntax errors entry by entry, so that a slip in one hides nothing in the others."""
    from cdsdossier.yamlio import recovery, syntax_messages  # few files need it

    mended = recovery.mend_text(lines, file)
    try:
        data, findings = load_yaml(mended.text, file)
        findings += _lost(mended.text, tuple(mended.text.split("\n")), file)
    except (UnreadableYaml, yaml.YAMLError):  # nothing is known that comes here
        words = syntax_messages.NOT_UNDERSTOOD
        data, findings = None, [] if mended.findings else [Finding("yaml-syntax", Severity.ERROR, file, 1, 1, *words)]
    findings = [*mended.findings, *(one for one in findings if one.line not in mended.guessed)]
    findings.sort(key=reading_order_key)
    shown = tuple(CONTROL.sub(" ", line) for line in lines)
    return YamlPage(file, data, shown, tuple(findings), readable=False, mended=mended.changed, guessed=mended.guessed)


def _decoded(raw: bytes) -> str:
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")) or _looks_like_utf16(raw):
        raise UnreadableYaml("yaml-not-utf8", 1, 1, messages.not_utf8("UTF-16"))
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = error.object[: error.start].decode("utf-8")
        raise UnreadableYaml("yaml-not-utf8", *_after(before), messages.not_utf8("")) from error
    return text if is_normalized("NFC", text) else compose(text)


def _after(text: str) -> tuple[int, int]:
    """Return line and column right after this text; a line may end in LF, CR LF or CR, as in an editor."""
    lines = _LINE_END.split(text)
    return len(lines), len(lines[-1]) + 1


def _looks_like_utf16(raw: bytes) -> bool:
    """Return whether every other byte is NUL, as in Latin letters that Notepad saved in UTF-16 without a mark."""
    head = raw[:64]
    return len(head) >= 4 and max(head[::2].count(0), head[1::2].count(0)) > len(head) // 3


def _lost(text: str, lines: tuple[str, ...], file: str) -> list[Finding]:
    """Find text that YAML takes for a comment, such as ``Đạt #1``: a comment has a space after its hash."""
    if not _HASH.search(text):
        return []
    loader, found = open_events(text), []
    event: Any = None
    while event.__class__ is not yaml.StreamEndEvent:
        event = loader.get_event()
        plain = event.__class__ is yaml.ScalarEvent and not event.style
        if plain and event.end_mark.line < len(lines):
            line, column = lines[event.end_mark.line], event.end_mark.column
            if _SPACES_AND_HASH.match(line, column):  # without a slice: a line may hold many thousand values
                words = messages.lost_after_hash(line[column:].strip())
                found.append(Finding("value-wrong", Severity.ERROR, file, *mark_position(event.start_mark), *words))
    loader.dispose()
    return found
