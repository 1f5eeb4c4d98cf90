"""YAML changed in place: a few characters are put in, and every other byte stays (comments, quotes, order, line ends).

Nothing is trusted: the result is read again and must differ by exactly what was asked, or the change is refused.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Any, NamedTuple
from unicodedata import normalize

import yaml

from cdsdossier.errors import Refused
from cdsdossier.yamltext import Page, parse_page

_BOM = b"\xef\xbb\xbf"
_BREAK = re.compile(r"\r\n|\n|\r")
#: A text that every YAML reader takes as text without quotes.
_PLAIN = re.compile(r"[^\W\d_][\w/.()–-]*(?: [\w/.()–-]+)*|\d+(?:\.\d+)*[a-zđ]?/[\w/.-]*\w|\d{4}-\d{2}-\d{2}")
_WORDS = {"true", "false", "yes", "no", "on", "off", "y", "n", "null"}


#: A key and its value.
_Pair = tuple[yaml.Node, yaml.Node]


class _Edit(NamedTuple):
    """Put ``words`` in the place of the characters from ``start`` to ``end``."""

    start: int
    end: int
    words: str


def appended(raw: bytes, file: str, path: tuple[str, ...], item: Mapping[str, str]) -> bytes:
    """Return a YAML file with one more item at the end of the list at ``path``; the list is made where it is missing.

    ``item`` is written as ``{key: text, …}``. What the list belongs to must be there. Raises Refused, with a sentence
    for the user, where the file cannot be read or the change cannot be made safely.
    """
    page = parse_page(raw, file)
    if not page.readable or not isinstance(page.data, dict):
        raise Refused(f"{file} đang có lỗi nên không ghi thêm vào được. Sửa lỗi trước: cdsdossier check")
    mark = _BOM if raw.startswith(_BOM) else b""
    text = raw.removeprefix(mark).decode("utf-8")
    edit = _edit(text, file, path, item)
    result = mark + (text[: edit.start] + edit.words + text[edit.end :]).encode("utf-8")
    if not _as_intended(page, parse_page(result, file), path, item):
        raise Refused(f"{file} viết theo cách mà chương trình không ghi thêm vào được. Hãy tự thêm: - {flow(item)}")
    return result


def flow(item: Mapping[str, str]) -> str:
    """Return an item on one line: ``{file: 1.1/a.pdf, title: Kế hoạch}``."""
    return "{" + ", ".join(f"{key}: {scalar(text)}" for key, text in item.items()) + "}"


def scalar(text: str) -> str:
    """Return a text as YAML: as it is where that is safe, else in double quotes."""
    if _PLAIN.fullmatch(text) and text.lower() not in _WORDS:
        return text
    return json.dumps(text, ensure_ascii=False)


def _as_intended(before: Page, after: Page, path: tuple[str, ...], item: Mapping[str, str]) -> bool:
    wanted: Any = _copy(before.data)
    owner = wanted
    for step in path[:-1]:
        owner[step] = {} if owner[step] is None else owner[step]
        owner = owner[step]
    new = {key: normalize("NFC", text) for key, text in item.items()}
    owner[path[-1]] = [*(owner.get(path[-1]) or []), new]
    return after.readable and len(after.findings) == len(before.findings) and _copy(after.data) == wanted


def _copy(data: object) -> object:
    """Return the data in plain containers, free to be changed."""
    if isinstance(data, dict):
        return {key: _copy(value) for key, value in data.items()}
    return [_copy(value) for value in data] if isinstance(data, list) else data


def _edit(text: str, file: str, path: tuple[str, ...], item: Mapping[str, str]) -> _Edit:
    """Find where the item goes, and with which words around it."""
    root: Any = yaml.compose(text, Loader=yaml.CSafeLoader)
    owner: _Pair = (root, root)
    for step in path[:-1]:
        found = _pair(owner[1], step)
        if found is None:
            raise Refused(f"{file} chưa có mục “{step}”. Thêm mục đó rồi chạy lại.")
        owner = found
    items = _pair(owner[1], path[-1])
    if items is not None:
        return _into_list(text, file, items, flow(item))
    return _into_owner(text, file, owner, path[-1], flow(item))


def _into_list(text: str, file: str, pair: _Pair, words: str) -> _Edit:
    key, items = pair
    if isinstance(items, yaml.SequenceNode):
        if not items.flow_style:
            return _line(text, _end(items), [" " * items.start_mark.column + f"- {words}"])
        at = _end(items.value[-1]) if items.value else items.start_mark.index + 1
        return _Edit(at, at, f", {words}" if items.value else words)
    start, end = _null(items, file)
    if start == end and _alone(text, end):
        return _line(text, end, [" " * (key.start_mark.column + 2) + f"- {words}"])
    return _Edit(start, end, _apart(text, start, f"[{words}]"))


def _into_owner(text: str, file: str, pair: _Pair, name: str, words: str) -> _Edit:
    """Make the list at the end of the mapping that it belongs to."""
    key, owner = pair
    if isinstance(owner, yaml.MappingNode):
        if not owner.flow_style:
            return _line(text, _end(owner), _new_list(owner.start_mark.column, name, words))
        at = _end(owner.value[-1][1]) if owner.value else owner.start_mark.index + 1
        return _Edit(at, at, _apart(text, at, f", {name}: [{words}]" if owner.value else f"{name}: [{words}]"))
    start, end = _null(owner, file)
    if start == end and _alone(text, end):
        return _line(text, end, _new_list(key.start_mark.column + 2, name, words))
    return _Edit(start, end, _apart(text, start, f"{{{name}: [{words}]}}"))


def _new_list(column: int, name: str, words: str) -> list[str]:
    return [" " * column + f"{name}:", " " * (column + 2) + f"- {words}"]


def _pair(node: yaml.Node, key: str) -> _Pair | None:
    """Return the first pair of a mapping with this key; the page says what is wrong with a second one."""
    pairs = node.value if isinstance(node, yaml.MappingNode) else ()
    return next(((name, value) for name, value in pairs if normalize("NFC", str(name.value)) == key), None)


def _null(node: yaml.Node, file: str) -> tuple[int, int]:
    """Return the place of a value that says nothing (nothing at all, or ``~``)."""
    if not isinstance(node, yaml.ScalarNode) or node.style or node.value not in {"", "~", "null", "Null", "NULL"}:
        line = node.start_mark.line + 1
        raise Refused(f"{file}, dòng {line}: chỗ này phải là danh sách nên không ghi thêm vào được. Sửa trước đã.")
    return node.start_mark.index, node.end_mark.index


def _end(node: yaml.Node) -> int:
    """Return the place behind the last character of a node; libyaml's own mark may lie behind comments."""
    if isinstance(node, yaml.CollectionNode) and not node.flow_style and node.value:
        last = node.value[-1]
        return _end(last[1] if isinstance(last, tuple) else last)
    return int(node.end_mark.index)


def _alone(text: str, at: int) -> bool:
    """Tell whether nothing but a comment follows on this line."""
    return re.match(r"[ \t]*(?:#[^\r\n]*)?(?:[\r\n]|\Z)", text[at:]) is not None


def _apart(text: str, at: int, words: str) -> str:
    return f" {words}" if text[at - 1 : at] in {":", "?"} else words


def _line(text: str, at: int, lines: list[str]) -> _Edit:
    """Put whole lines behind the line that ``at`` lies in, with that file's own line ends."""
    usual = _BREAK.search(text)
    new = usual.group() if usual else "\n"
    if text[at - 1 : at] in {"\n", "\r"}:  # a block of text ends where the next line begins
        return _Edit(at, at, "".join(line + new for line in lines))
    found = _BREAK.search(text, at)
    if found is None:
        return _Edit(len(text), len(text), "".join(new + line for line in lines))
    return _Edit(found.end(), found.end(), "".join(line + new for line in lines))
