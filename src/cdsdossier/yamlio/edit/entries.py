"""New entries of a mapping, with comments of their own, behind the entry they belong to."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any, NamedTuple

import yaml

from cdsdossier.errors import Refused
from cdsdossier.yamlio.edit.emit import to_comparable
from cdsdossier.yamlio.edit.places import find_node_end, is_null_node, put_lines_below
from cdsdossier.yamlio.edit.source import Edit, NodePlace, YamlSource, format_key_path
from cdsdossier.yamlio.forms import KeyPath
from cdsdossier.yamlio.reader import parse_page


class NewEntry(NamedTuple):
    """Lines of YAML as they would stand at the top of a file, and the key that they go behind (None: to the end)."""

    lines: tuple[str, ...]
    after: str | None = None


def insert_entries(raw: bytes, file: str, path: KeyPath, entries: Iterable[NewEntry]) -> bytes:
    """Return a YAML file with new entries in the mapping at ``path``, indented as that mapping is.

    Of several behind one key, the first stays first. Raises Refused, with a sentence for the user, where the file
    cannot be read, where the mapping stands in brackets, or where the change cannot be made safely.
    """
    source, entries = YamlSource(raw, file), list(entries)
    place = source.find(path)
    otherwise = (
        f"{file} viết theo cách mà chương trình không ghi thêm vào được. Hãy tự thêm vào “{format_key_path(path)}”."
    )
    if place is None or place.inside or getattr(place.node, "flow_style", False):
        raise Refused(otherwise)
    wanted: Any = to_comparable(source.page.data)
    owner = wanted
    for step in path[:-1]:
        owner = owner[step]
    held = (owner[path[-1]] or {}) if path else wanted
    for entry in entries:
        new = parse_page("\n".join(entry.lines).encode(), file).data
        if not isinstance(held, dict) or not isinstance(new, dict) or not held.keys().isdisjoint(new):
            raise Refused(otherwise)
        held.update({key: to_comparable(value) for key, value in new.items()})
    if path:
        owner[path[-1]] = held
    return source.proved([_edit(source, place, path, entry) for entry in entries], wanted, otherwise, remarks=True)


def _edit(source: YamlSource, place: NodePlace, path: KeyPath, entry: NewEntry) -> Edit:
    if is_null_node(place.node):
        return put_lines_below(source.text, place.node.end_mark.index, _indented(entry.lines, place.column + 2))
    assert isinstance(place.node, yaml.MappingNode)  # noqa: S101 - its data is a mapping
    column = place.node.start_mark.column
    before = source.find((*path, entry.after)) if entry.after is not None else None
    at = find_node_end(before.node if before else place.node)
    return put_lines_below(source.text, _behind_comments(source.text, at, column), _indented(entry.lines, column))


def _indented(lines: Iterable[str], column: int) -> list[str]:
    return [(" " * column + line).rstrip() for line in lines]


def _behind_comments(text: str, at: int, column: int) -> int:
    """Return the end of the last comment line right below that is indented deeper: it belongs to what stands above."""
    if text[at - 1 : at] in {"\n", "\r"}:
        return at
    deeper = re.compile(rf"[^\r\n]*(?:(?:\r\n|\n|\r) {{{column + 1},}}#[^\r\n]*)+")
    found = deeper.match(text, at)
    return found.end() if found else at
