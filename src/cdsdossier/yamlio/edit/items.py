"""One more item in a list."""

from __future__ import annotations

import re
from collections.abc import Mapping

import yaml

from cdsdossier.errors import Refused
from cdsdossier.yamlio.edit import emit, places
from cdsdossier.yamlio.edit.source import Edit, NodePlace, YamlSource, format_key_path
from cdsdossier.yamlio.forms import KeyPath

_COMMENT_LINE = re.compile(r"[ \t]*#[^\r\n]*")


#: What a list takes: a text, or key → value.
Item = Mapping[str, object] | str


def append_item(  # noqa: PLR0913 - the file, the place, the item, and two ways to put it
    raw: bytes, file: str, path: KeyPath, item: Item, *, block: bool = False, at: int | None = None
) -> bytes:
    """Return a YAML file with one more item in the list at ``path``; a missing list is made.

    The item goes to the end, or before the element at position ``at`` (the comment lines right above that element stay
    with it). It is a text, or written as ``{key: text, …}``, with ``block`` over several lines
    (:func:`.emit.format_block_item`) unless the list itself is in brackets; what is empty in it is left out. The
    mapping or list that the list belongs to must exist. Raises Refused, with a sentence for the user, if the file
    cannot be read or the change is not safe.
    """
    source, (item, words) = YamlSource(raw, file), _written(item)

    def lines(column: int) -> list[str]:
        if block and not isinstance(item, str):
            return emit.format_block_item(item, column)
        return [" " * column + f"- {words}"]

    owner, place = source.owner(path), source.find(path)
    if place is None and isinstance(path[-1], int):
        raise Refused(f"{file} chưa có “{format_key_path(path)}”. Thêm mục đó rồi chạy lại.")
    if place is not None:
        edit = _into_list(source, place, at, words, lines)
    else:
        name = emit.format_scalar(str(path[-1]))
        edit = places.put_entries(
            source, owner, f"{name}: [{words}]", lambda left: [" " * left + f"{name}:", *lines(left + 2)]
        )
    otherwise = f"{file} viết theo cách mà chương trình không ghi thêm vào được. Hãy tự thêm: - {words}"
    return source.proved([edit], _with(source, path, at, item), otherwise)


def _written(item: Item) -> tuple[Item, str]:
    """Return an item as it is kept, and as it is written on one line."""
    if isinstance(item, str):
        emit.refuse_unwritable(item)
        return item, emit.format_in_style(None, item)
    kept = emit.drop_empty_values(item)
    return kept, emit.format_flow_item(kept)


def _with(source: YamlSource, path: KeyPath, at: int | None, item: Item) -> object:
    wanted = emit.to_comparable(source.page.data)
    owner = emit.make_owner(wanted, path)
    items = list((owner.get(path[-1]) if isinstance(owner, dict) else owner[path[-1]]) or [])
    items.insert(len(items) if at is None else at, emit.read_back_value(item))
    owner[path[-1]] = items
    return wanted


def _into_list(source: YamlSource, place: NodePlace, at: int | None, words: str, lines: places.LineWriter) -> Edit:
    items = place.node
    if not isinstance(items, yaml.SequenceNode):
        return places.put_first_entry(source, place, f"[{words}]", lines)
    before = at is not None and at < len(items.value)
    if items.flow_style:
        if before:
            start = items.value[at].start_mark.index
            return Edit(start, start, f"{words}, ")
        end = places.find_node_end(items.value[-1]) if items.value else items.start_mark.index + 1
        return Edit(end, end, f", {words}" if items.value else words)
    column = items.start_mark.column
    if before and at is not None:
        return _above(source, place, at, lines(column))
    return places.put_lines_below(source.text, places.find_node_end(items), lines(column))


def _above(source: YamlSource, place: NodePlace, at: int, lines: list[str]) -> Edit:
    """Put lines before an element of a list, and before the comment lines right above it."""
    text, items = source.text, place.node
    column = items.start_mark.column
    if at:
        bound = places.find_node_end(items.value[at - 1])
        dash = re.compile(rf"(?:(?<=[\r\n])|\A) {{{column}}}-(?=[ \t\r\n])").search(text, bound)
        start = dash.start() if dash else bound
    else:
        bound = place.key.end_mark.index if place.key is not None else 0
        start = items.start_mark.index - column
    start = _with_comments(text, start, bound)
    return Edit(start, start, "".join(line + places.find_line_ending(text) for line in lines))


def _with_comments(text: str, start: int, bound: int) -> int:
    """Return the start of the comment lines right above this line, as far as they come after ``bound``."""
    while True:
        end = start - (2 if text[start - 2 : start] == "\r\n" else 1)
        above = max(text.rfind("\n", 0, end), text.rfind("\r", 0, end)) + 1
        if above < bound or not _COMMENT_LINE.fullmatch(text, above, end):
            return start
        start = above
