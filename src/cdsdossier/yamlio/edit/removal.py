"""One item less in a list; every comment that stood in it or beside it stays."""

from __future__ import annotations

import re

import yaml

from cdsdossier.errors import Refused
from cdsdossier.yamlio.edit import emit, places
from cdsdossier.yamlio.edit.source import Edit, YamlSource, list_comments
from cdsdossier.yamlio.forms import KeyPath

_BREAK = re.compile(r"\r\n|\n|\r")
#: What may stand between an element in brackets and the comma behind it, or before it.
_UP_TO_COMMA = re.compile(r"(?>(?:[ \t\r\n]|#[^\r\n]*+)*),(?:[ \t]++(?![#\r\n]))?")
_COMMA_BEFORE = re.compile(r",[ \t]*\Z")


def remove_item(raw: bytes, file: str, path: KeyPath, at: int) -> bytes:
    """Return a YAML file without the element at position ``at`` of the list at ``path``, which must exist.

    A list over several lines that has no other element becomes an empty value, one in brackets an empty list. Raises
    Refused, with a sentence for the user, if the file cannot be read or the change is not safe.
    """
    source = YamlSource(raw, file)
    otherwise = f"{file} viết theo cách mà chương trình không xóa bớt được. Hãy tự xóa mục đó trong tệp."
    place = source.find(path)
    items = place.node if place is not None else None
    if not isinstance(items, yaml.SequenceNode) or at >= len(items.value):
        raise Refused(otherwise)
    edits = _from_brackets(source.text, items, at) if items.flow_style else _from_lines(source.text, items, at)
    return source.proved(edits, _without(source, path, at, empty=[] if items.flow_style else None), otherwise)


def _without(source: YamlSource, path: KeyPath, at: int, empty: object) -> object:
    wanted = emit.to_comparable(source.page.data)
    owner = emit.make_owner(wanted, path)
    left = [item for number, item in enumerate(owner[path[-1]]) if number != at]
    owner[path[-1]] = left or empty
    return wanted


def _from_lines(text: str, items: yaml.SequenceNode, at: int) -> list[Edit]:
    """Take out the whole lines of an element; its comments become lines of their own in its place."""
    column, node = items.start_mark.column, items.value[at]
    bound = places.find_node_end(items.value[at - 1]) if at else items.start_mark.index - column
    dash = re.compile(rf"(?:(?<=[\r\n])|\A) {{{column}}}-(?=[ \t\r\n])").search(text, bound)
    start, end = dash.start() if dash else bound, places.find_node_end(node)
    if text[end - 1 : end] not in {"\n", "\r"}:  # a block of text ends where the next line begins
        found = _BREAK.search(text, end)
        end = found.end() if found else len(text)
    kept = "".join(" " * column + comment + places.find_line_ending(text) for comment in list_comments(text[start:end]))
    return [Edit(start, end, kept)]


def _from_brackets(text: str, items: yaml.SequenceNode, at: int) -> list[Edit]:
    """Take out an element and the comma behind it, or before it where it is the last."""
    node = items.value[at]
    start, end = int(node.start_mark.index), places.find_node_end(node)
    turn = f"{places.find_line_ending(text)}{' ' * node.start_mark.column}"
    kept = "".join(f" {comment}{turn}" for comment in list_comments(text[start:end]))
    behind = _UP_TO_COMMA.match(text, end)
    if behind:
        comma = text.rindex(",", end, behind.end())
        return [Edit(start, end, kept), Edit(comma, behind.end(), "")]
    before = _COMMA_BEFORE.search(text, 0, start) if at else None
    return [Edit(before.start() if before else start, end, kept)]
