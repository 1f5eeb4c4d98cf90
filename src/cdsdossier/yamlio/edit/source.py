"""A YAML file opened for a change: the places of its values, and the proof that a change did only what it should."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from operator import itemgetter
from typing import Any, NamedTuple

import yaml

from cdsdossier.errors import Refused
from cdsdossier.findings import YamlPage
from cdsdossier.text.normalize import compose
from cdsdossier.yamlio.edit.emit import to_comparable
from cdsdossier.yamlio.forms import KeyPath
from cdsdossier.yamlio.loader import SMART_QUOTES, open_events
from cdsdossier.yamlio.reader import MAX_BYTES, parse_page

_BOM = b"\xef\xbb\xbf"
_COMMENT = re.compile(r"#[^\r\n]*")


class Edit(NamedTuple):
    """Replace the characters from ``start`` to ``end`` by ``words``."""

    start: int
    end: int
    words: str


class NodePlace(NamedTuple):
    """A value in the file: its key (None for an element and for the whole), its node, and its surroundings."""

    key: yaml.Node | None
    node: yaml.Node
    #: The indent of the key, or of the dash before the element.
    column: int
    #: Whether it is within brackets.
    inside: bool


class YamlSource:
    """A file's text, its data as the reader sees it, and the places of its values."""

    def __init__(self, raw: bytes, file: str) -> None:
        """Read the file and place its values. Raises Refused if a fault in the file prevents a change."""
        self.page: YamlPage = parse_page(raw, file)
        if not self.page.readable or not isinstance(self.page.data, dict):
            raise Refused(f"{file} đang có lỗi nên không ghi vào được. Sửa lỗi trước: cdsdossier check")
        self.raw, self.file = raw, file
        self.mark = _BOM if raw.startswith(_BOM) else b""
        self.text = raw.removeprefix(self.mark).decode("utf-8")
        root: Any = yaml.compose(self.text, Loader=yaml.CSafeLoader)
        self._root = NodePlace(None, root, -2, inside=False)
        self._keys: dict[int, dict[str, tuple[yaml.Node, yaml.Node]]] = {}

    def find(self, path: KeyPath) -> NodePlace | None:
        """Return the place of a value; None if it is not there."""
        place: NodePlace | None = self._root
        for step in path:
            place = None if place is None else self._step(place.node, step)
        return place

    def owner(self, path: KeyPath) -> NodePlace:
        """Return the place of the mapping or list that a value belongs to. Raises Refused if there is none."""
        place = self._root
        for length, step in enumerate(path[:-1], 1):
            found = self._step(place.node, step)
            if found is None:
                name = step if isinstance(step, str) else format_key_path(path[:length])
                raise Refused(f"{self.file} chưa có mục “{name}”. Thêm mục đó rồi chạy lại.")
            place = found
        return place

    def _step(self, node: yaml.Node, step: str | int) -> NodePlace | None:
        column, inside = node.start_mark.column, bool(getattr(node, "flow_style", False))
        if isinstance(step, int):
            elements = node.value if isinstance(node, yaml.SequenceNode) else ()
            return NodePlace(None, elements[step], column, inside) if 0 <= step < len(elements) else None
        found = self._pairs(node).get(step)
        return NodePlace(*found, column, inside) if found else None

    def _pairs(self, node: yaml.Node) -> dict[str, tuple[yaml.Node, yaml.Node]]:
        """Return a mapping's pairs by their keys. Of two with the same key the first counts, as for the reader."""
        if not isinstance(node, yaml.MappingNode):
            return {}
        if id(node) not in self._keys:
            self._keys[id(node)] = {_name(pair[0]): pair for pair in reversed(node.value)}
        return self._keys[id(node)]

    def proved(self, edits: Iterable[Edit], wanted: object, otherwise: str, *, remarks: bool = False) -> bytes:
        """Return the file with the edits. Raises Refused (``otherwise``) if it would not read as ``wanted``.

        All comments must still be there, in order; with ``remarks`` there may be more of them.
        """
        text = _edited(self.text, edits)
        if text is not None:
            result = self.mark + text.encode("utf-8")
            if len(result) <= MAX_BYTES and self._holds(result, text, wanted, remarks):
                return result
        raise Refused(otherwise)

    def _holds(self, result: bytes, text: str, wanted: object, remarks: bool) -> bool:
        after = parse_page(result, self.file)
        if not after.readable or to_comparable(after.data) != wanted:
            return False
        old, new = (Counter(finding.rule for finding in page.findings) for page in (self.page, after))
        before, now = list_comments(self.text), list_comments(text)
        return new <= old and (_within(before, now) if remarks else before == now)


def _name(key: yaml.Node) -> str:
    name = compose(str(key.value))
    return name.strip(SMART_QUOTES) if name[:1] in SMART_QUOTES else name


def format_key_path(path: KeyPath) -> str:
    """Return a path for a message: ``tasks → mục thứ 3 → when``."""
    return " → ".join(f"mục thứ {step + 1}" if isinstance(step, int) else step for step in path)


def _edited(text: str, edits: Iterable[Edit]) -> str | None:
    """Return the text with all edits; those at one place keep the given order. None if they overlap."""
    parts, at = [], 0
    for start, end, words in sorted(edits, key=itemgetter(0, 1)):
        if start < at:
            return None
        parts += [text[at:start], words]
        at = end
    return "".join([*parts, text[at:]])


def list_comments(text: str) -> list[str]:
    """Return all comments from top to bottom: a hash between two values begins one."""
    found: list[str] = []
    at, loader = 0, open_events(text)
    event: Any = None
    while event.__class__ is not yaml.StreamEndEvent:
        event = loader.get_event()
        if event.__class__ is yaml.ScalarEvent:
            start, end, style = _span(event)
            found += _COMMENT.findall(text, at, start)
            if style in {"|", ">"}:  # the first line of a block of text may have one
                found += _COMMENT.findall(text[start:end].splitlines()[0])
            at = end
    loader.dispose()
    return found + _COMMENT.findall(text, at)


def _within(few: list[str], many: list[str]) -> bool:
    """Return whether the few are among the many, in the same order."""
    rest = iter(many)
    return all(one in rest for one in few)


def _span(event: Any) -> tuple[int, int, str | None]:  # noqa: ANN401 - PyYAML's types have no marks here
    return event.start_mark.index, event.end_mark.index, event.style
