"""Single values set in place."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import islice
from typing import Any

import yaml

from cdsdossier.errors import Refused
from cdsdossier.text.normalize import compose
from cdsdossier.yamlio.edit import emit
from cdsdossier.yamlio.edit.places import is_null_node, put_entries, replace_value
from cdsdossier.yamlio.edit.source import Edit, NodePlace, YamlSource, format_key_path
from cdsdossier.yamlio.forms import KeyPath

_MOST_SHOWN = 3  # values that a message lists, to be typed by hand
_LONGEST_SHOWN = 200  # characters of one value in a message


def set_values(raw: bytes, file: str, values: Mapping[KeyPath, str | None]) -> bytes:
    """Return a YAML file with single values set; a value that is already there stays as it is written.

    The value of an existing key is replaced (None: emptied), and comment, spacing and quotes stay; a value over several
    lines becomes one line. A missing key is added at the end of its mapping (None adds nothing). A text reads back as
    the same text; a :class:`RawScalar` is written as it is. Raises Refused, with a sentence for the user, if the file
    cannot be read or a change cannot be made safely.
    """
    source = YamlSource(raw, file)
    values = {_nfc(path): _writable(value) for path, value in values.items()}
    otherwise = f"{file} viết theo cách mà chương trình không sửa được. Hãy mở tệp và tự ghi: {_by_hand(values)}"
    if any(path[:length] in values for path in values for length in range(len(path))):
        raise Refused(otherwise)
    wanted: Any = emit.to_comparable(source.page.data)
    edits: list[Edit] = []
    missing: dict[KeyPath, dict[str, str]] = {}
    for path, value in values.items():
        place = source.find(path)
        if place is None:
            _note_missing(source, path, value, missing)
        elif emit.read_back_value(value) != emit.value_at(wanted, path):
            edits += _set(source, path, place, value)
        if place is not None or value is not None:
            emit.make_owner(wanted, path)[path[-1]] = emit.read_back_value(value)
    # If two mappings end at the same place, the inner one gets its keys first.
    edits += [_added(source, owner, missing[owner]) for owner in sorted(missing, key=len, reverse=True)]
    return source.proved(edits, wanted, otherwise) if edits else raw


def _nfc(path: KeyPath) -> KeyPath:
    return tuple(compose(step) if isinstance(step, str) else step for step in path)


def _writable(value: str | None) -> str | None:
    if value is None or (isinstance(value, emit.RawScalar) and not value):
        return None
    emit.refuse_unwritable(value)
    return type(value)(compose(value))


def _by_hand(values: Mapping[KeyPath, str | None]) -> str:
    shown = []
    for path, value in islice(values.items(), _MOST_SHOWN):
        words = f"{format_key_path(path)}: {emit.format_in_style(None, value or '')}".strip()
        shown.append(words if len(words) <= _LONGEST_SHOWN else words[:_LONGEST_SHOWN] + "…")
    return "; ".join(shown) + ("; …" if len(values) > _MOST_SHOWN else "")


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
    words = "" if value is None else emit.format_in_style(getattr(node, "style", None), value)
    if isinstance(node, yaml.CollectionNode):
        first = source.text[node.start_mark.index]
        if not (node.flow_style and isinstance(value, emit.RawScalar) and value[:1] == first):
            line = node.start_mark.line + 1
            raise Refused(
                f"{source.file}, dòng {line}: “{format_key_path(path)}” đang gồm nhiều mục nên không thay bằng "
                "một giá trị được. Hãy mở tệp, xóa các mục đó rồi chạy lại."
            )
    return replace_value(source.text, place, words)


def _added(source: YamlSource, path: KeyPath, entries: Mapping[str, str]) -> Edit:
    place = source.find(path)
    assert place is not None  # noqa: S101 - it was looked up when the entry was noted
    pairs = [f"{emit.format_scalar(key)}: {emit.format_in_style(None, value)}" for key, value in entries.items()]
    return put_entries(source, place, ", ".join(pairs), lambda column: [" " * column + pair for pair in pairs])
