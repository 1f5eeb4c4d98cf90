"""Where new words go in a text: after a colon, on lines of their own, within brackets."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

import yaml

from cdsdossier.errors import Refused
from cdsdossier.yamlio.edit.source import Edit, NodePlace, YamlSource

_BREAK = re.compile(r"\r\n|\n|\r")
_BLANK_LINE = re.compile(r"[ \t]*(?=[\r\n]|\Z)")
_NOTHING = {"", "~", "null", "Null", "NULL"}

#: Writes lines with this indent before their dash or key.
LineWriter = Callable[[int], list[str]]


def find_node_end(node: yaml.Node) -> int:
    """Return the place after the last character of a node; libyaml's own mark may come after comments."""
    if isinstance(node, yaml.CollectionNode) and not node.flow_style and node.value:
        last = node.value[-1]
        return find_node_end(last[1] if isinstance(last, tuple) else last)
    return int(node.end_mark.index)


def put_entries(source: YamlSource, place: NodePlace, words: str, lines: LineWriter) -> Edit:
    """Put entries at the end of a mapping, or in place of an empty value: ``words`` in brackets, ``lines`` elsewhere.

    Raises Refused if there is another kind of value.
    """
    node = place.node
    if isinstance(node, yaml.MappingNode):
        if not node.flow_style:
            return put_lines_below(source.text, find_node_end(node), lines(node.start_mark.column))
        at = find_node_end(node.value[-1][1]) if node.value else node.start_mark.index + 1
        comma = " , " if source.text[at - 1] == ":" else ", "
        return Edit(at, at, comma + words if node.value else words)
    return put_first_entry(source, place, f"{{{words}}}", lines)


def put_first_entry(source: YamlSource, place: NodePlace, words: str, lines: LineWriter) -> Edit:
    """Put a first entry in place of an empty value: lines below its key, or ``words`` if lines are not possible."""
    if not is_null_node(place.node):
        where = f"{source.file}, dòng {place.node.start_mark.line + 1}"
        raise Refused(f"{where}: chỗ này phải là danh sách nên không ghi thêm vào được. Sửa trước đã.")
    start, end = place.node.start_mark.index, place.node.end_mark.index
    if start == end and not place.inside:
        return put_lines_below(source.text, end, lines(place.column + 2))
    return _put_missing_value(source.text, place, words) if start == end else Edit(start, end, words)


def _put_missing_value(text: str, place: NodePlace, words: str) -> Edit:
    """Put words after a key or a dash that has no value: one space after the colon, before the comment."""
    at = int(place.node.start_mark.index)
    colon = at - 1
    if place.key is not None:
        end = find_node_end(place.key)
        colon = text.find(":", end, at)
        if colon < 0:  # a lone key within braces
            return Edit(end, end, f": {words}")
    if text[colon + 1 : at].strip(" \t"):  # the bracket or comma that ends it is on a later line
        return Edit(colon + 1, colon + 1, f" {words}")
    rest = _BLANK_LINE.match(text, at)
    return Edit(colon + 1, rest.end() if rest else at, f" {words}")


def replace_value(text: str, place: NodePlace, words: str) -> list[Edit]:
    """Replace a single value, even one over several lines; with no words, nothing stays of it."""
    node = place.node
    start, end = int(node.start_mark.index), int(node.end_mark.index)
    if start == end:
        return [_put_missing_value(text, place, words)]
    first = start if words else _emptied_from(text, place, start)
    words = words or _said_empty(text, place, start)
    if not isinstance(node, yaml.ScalarNode) or node.style not in {"|", ">"}:
        return [Edit(first, end, words)]
    header = re.compile(r"[|>][-+0-9]*").match(text, start)
    line = _BREAK.search(text, start, end)
    opened = header.end() if header else end
    below = line.start() if line else end
    body = below + len(text[below:end].rstrip(" \t\r\n"))
    blanks = len(text[body:end]) - len(text[body:end].lstrip(" \t"))
    return [Edit(first, opened, words), Edit(below, body + blanks, "")]


def _emptied_from(text: str, place: NodePlace, start: int) -> int:
    """Return where a value begins, with the space before it if a key or dash is right before it on the same line."""
    first = start
    while text[first - 1 : first] in {" ", "\t"}:
        first -= 1
    return first if not place.inside and text[first - 1 : first] in {":", "-"} else start


def _said_empty(text: str, place: NodePlace, start: int) -> str:
    """Return how an empty value is written here: not at all, except in a list within brackets."""
    if place.inside and place.key is None:
        return "null"
    return " " if place.inside and text[start - 1] == ":" else ""


def put_lines_below(text: str, at: int, lines: Sequence[str]) -> Edit:
    """Put whole lines after the line of ``at``, with the file's own line ends."""
    new = find_line_ending(text)
    if text[at - 1 : at] in {"\n", "\r"}:  # a block of text ends where the next line begins
        return Edit(at, at, "".join(line + new for line in lines))
    found = _BREAK.search(text, at)
    if found is None:
        return Edit(len(text), len(text), "".join(new + line for line in lines))
    return Edit(found.end(), found.end(), "".join(line + new for line in lines))


def find_line_ending(text: str) -> str:
    """Return the line end of a text: that of its first line."""
    usual = _BREAK.search(text)
    return usual.group() if usual else "\n"


def is_null_node(node: yaml.Node) -> bool:
    """Return whether a value is empty: nothing at all, or ``~``."""
    return isinstance(node, yaml.ScalarNode) and not node.style and node.value in _NOTHING
