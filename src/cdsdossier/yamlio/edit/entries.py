"""New entries of a mapping, with their own comments, after the entry they belong to."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any, NamedTuple

import yaml

from cdsdossier.errors import Refused
from cdsdossier.yamlio.edit.emit import to_comparable, value_at
from cdsdossier.yamlio.edit.places import find_node_end, is_null_node, put_lines_below
from cdsdossier.yamlio.edit.source import Edit, NodePlace, YamlSource, format_key_path
from cdsdossier.yamlio.forms import KeyPath
from cdsdossier.yamlio.reader import parse_page


class NewEntry(NamedTuple):
    """Lines of YAML without indent, and the key after which they go (None: at the end)."""

    lines: tuple[str, ...]
    after: str | None = None


def insert_entries(raw: bytes, file: str, path: KeyPath, entries: Iterable[NewEntry]) -> bytes:
    """Return a YAML file with new entries in the mapping at ``path``, indented as that mapping is.

    Several after one key keep their order. Raises Refused, with a sentence for the user, if the file cannot be read, if
    the mapping is in brackets, or if the change cannot be made safely.
    """
    source, entries = YamlSource(raw, file), list(entries)
    place = source.find(path)
    otherwise = (
        f"{file} viết theo cách mà chương trình không ghi thêm vào được. Hãy tự thêm vào “{format_key_path(path)}”."
    )
    if place is None or place.inside or getattr(place.node, "flow_style", False):
        raise Refused(otherwise)
    wanted: Any = to_comparable(source.page.data)
    mapping = value_at(wanted, path) or {}
    for entry in entries:
        new = to_comparable(parse_page("\n".join(entry.lines).encode(), file).data)
        if not isinstance(mapping, dict) or not isinstance(new, dict):
            raise Refused(otherwise)
        mapping.update(new)
    if path:
        value_at(wanted, path[:-1])[path[-1]] = mapping
    return source.proved([_edit(source, place, path, entry) for entry in entries], wanted, otherwise, remarks=True)


def _edit(source: YamlSource, place: NodePlace, path: KeyPath, entry: NewEntry) -> Edit:
    if is_null_node(place.node):
        return put_lines_below(source.text, place.node.end_mark.index, _indented(entry.lines, place.column + 2))
    assert isinstance(place.node, yaml.MappingNode)  # noqa: S101 - its data is a mapping
    column = place.node.start_mark.column
    before = source.find((*path, entry.after)) if entry.after is not None else None
    at = find_node_end(before.node if before else place.node)
    return put_lines_below(source.text, _after_comments(source.text, at, column), _indented(entry.lines, column))


def _indented(lines: Iterable[str], column: int) -> list[str]:
    return [(" " * column + line).rstrip() for line in lines]


def _after_comments(text: str, at: int, column: int) -> int:
    """Return the end of the comment lines right below that are indented deeper: they belong to the entry above."""
    if text[at - 1 : at] in {"\n", "\r"}:
        return at
    deeper = re.compile(rf"[^\r\n]*(?:(?:\r\n|\n|\r) {{{column + 1},}}#[^\r\n]*)+")
    found = deeper.match(text, at)
    return found.end() if found else at
