"""Single values set at their places."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from unicodedata import normalize

import yaml

from cdsdossier.errors import Refused
from cdsdossier.yamlio.edit.emit import (
    RawScalar,
    format_in_style,
    format_scalar,
    read_back_value,
    refuse_unwritable,
    to_comparable,
)
from cdsdossier.yamlio.edit.places import is_null_node, put_entries, replace_value
from cdsdossier.yamlio.edit.source import Edit, NodePlace, YamlSource, format_key_path
from cdsdossier.yamlio.forms import KeyPath

_MANY = 3  # more than this is not typed from a message
_LONG = 200  # letters of one value in a message


def set_values(raw: bytes, file: str, values: Mapping[KeyPath, str | None]) -> bytes:
    """Return a YAML file with single values set; what is there already stays as it is written.

    Where a key stands, its value is replaced (None: emptied), and comment, spacing and quotes stay; a value over
    several lines becomes one on one line. Where only the mapping stands, the key is added at its end (None adds
    nothing). A text reads back as that very text; a :class:`RawScalar` is written as it is. Raises Refused, with a
    sentence for the user, where the file cannot be read or a change cannot be made safely.
    """
    source = YamlSource(raw, file)
    values = {_nfc(path): _told(value) for path, value in values.items()}
    otherwise = f"{file} viết theo cách mà chương trình không sửa được. Hãy mở tệp và tự ghi: {_by_hand(values)}"
    if any(path[:length] in values for path in values for length in range(len(path))):
        raise Refused(otherwise)
    wanted: Any = to_comparable(source.page.data)
    edits: list[Edit] = []
    missing: dict[KeyPath, dict[str, str]] = {}
    for path, value in values.items():
        place = source.find(path)
        if place is None:
            _note_missing(source, path, value, missing)
        elif read_back_value(value) != _at(wanted, path):
            edits += _set(source, path, place, value)
        else:
            continue
        if place is not None or value is not None:
            _put(wanted, path, read_back_value(value))
    # Of two mappings that end on one line the inner one gets its keys first.
    edits += [_added(source, owner, missing[owner]) for owner in sorted(missing, key=len, reverse=True)]
    return source.proved(edits, wanted, otherwise) if edits else raw


def _nfc(path: KeyPath) -> KeyPath:
    return tuple(normalize("NFC", step) if isinstance(step, str) else step for step in path)


def _told(value: str | None) -> str | None:
    if value is None or (isinstance(value, RawScalar) and not value):
        return None
    refuse_unwritable(value)
    return type(value)(normalize("NFC", value))


def _by_hand(values: Mapping[KeyPath, str | None]) -> str:
    told = [
        f"{format_key_path(path)}: {'' if value is None else format_in_style(None, value)}".strip()
        for path, value in values.items()
    ]
    short = [words if len(words) <= _LONG else words[:_LONG] + "…" for words in told[:_MANY]]
    return "; ".join(short) + ("; …" if len(told) > _MANY else "")


def _at(data: Any, path: KeyPath) -> object:  # noqa: ANN401 - data of a file
    for step in path:
        data = data[step]
    return data


def _put(data: Any, path: KeyPath, value: object) -> None:  # noqa: ANN401 - data of a file
    for step in path[:-1]:
        data[step] = {} if data[step] is None else data[step]
        data = data[step]
    data[path[-1]] = value


def _note_missing(source: YamlSource, path: KeyPath, value: str | None, missing: dict[KeyPath, dict[str, str]]) -> None:
    owner, name = source.owner(path), path[-1]
    if isinstance(name, int):
        raise Refused(f"{source.file} chưa có “{format_key_path(path)}”. Thêm mục đó rồi chạy lại.")
    if not isinstance(owner.node, yaml.MappingNode) and not is_null_node(owner.node):
        line = owner.node.start_mark.line + 1
        raise Refused(
            f"{source.file}, dòng {line}: chỗ này phải gồm các dòng “khóa: giá trị” thì mới ghi “{name}” vào được. "
            "Sửa chỗ này trước rồi chạy lại."
        )
    if value is not None:
        missing.setdefault(path[:-1], {})[name] = value


def _set(source: YamlSource, path: KeyPath, place: NodePlace, value: str | None) -> list[Edit]:
    node = place.node
    words = "" if value is None else format_in_style(getattr(node, "style", None), value)
    if isinstance(node, yaml.CollectionNode):
        first = source.text[node.start_mark.index]
        if not (node.flow_style and isinstance(value, RawScalar) and value[:1] == first and first in "[{"):
            line = node.start_mark.line + 1
            raise Refused(
                f"{source.file}, dòng {line}: “{format_key_path(path)}” đang gồm nhiều mục nên không thay bằng "
                "một giá trị được. "
                "Hãy mở tệp, xóa các mục đó rồi chạy lại."
            )
    return replace_value(source.text, place, words)


def _added(source: YamlSource, path: KeyPath, entries: Mapping[str, str]) -> Edit:
    place = source.find(path)
    assert place is not None  # noqa: S101 - it was looked up when the entry was noted
    pairs = [f"{format_scalar(key)}: {format_in_style(None, value)}" for key, value in entries.items()]
    return put_entries(source, place, ", ".join(pairs), lambda column: [" " * column + pair for pair in pairs])
