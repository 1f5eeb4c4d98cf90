"""Two neighbours of a list change places, each with its own spelling."""

from __future__ import annotations

from collections import Counter

import yaml

from cdsdossier.errors import Refused
from cdsdossier.yamlio.edit import emit, places
from cdsdossier.yamlio.edit.items import append_item
from cdsdossier.yamlio.edit.removal import remove_item
from cdsdossier.yamlio.edit.source import Edit, YamlSource, list_comments
from cdsdossier.yamlio.forms import KeyPath


def swap_items(raw: bytes, file: str, path: KeyPath, first: int) -> bytes:
    """Return a YAML file in which the elements at ``first`` and ``first + 1`` of the list at ``path`` change places.

    Comments within an element go with it; one behind its last value stays in its line. Raises Refused, with a sentence
    for the user, if there are no two such elements or the change is not safe.
    """
    source = YamlSource(raw, file)
    otherwise = f"{file} viết theo cách mà chương trình không đổi thứ tự được. Hãy tự đổi trong tệp."
    place = source.find(path)
    items = place.node if place is not None else None
    if not isinstance(items, yaml.SequenceNode) or not 0 <= first < len(items.value) - 1:
        raise Refused(otherwise)
    wanted = emit.to_comparable(source.page.data)
    held = emit.value_at(wanted, path)
    held[first], held[first + 1] = held[first + 1], held[first]
    spans = [(node.start_mark.index, places.find_node_end(node)) for node in items.value[first : first + 2]]
    words = [source.text[start:end] for start, end in spans]
    if any("#" in one for one in words):
        return _through_the_end(raw, file, path, first, otherwise)
    edits = [Edit(*span, text) for span, text in zip(spans, reversed(words), strict=True)]
    return source.proved(edits, wanted, otherwise)


def _through_the_end(raw: bytes, file: str, path: KeyPath, first: int, otherwise: str) -> bytes:
    """Take the second element out and put it in front of the first: comments within it become lines of their own."""
    held = emit.value_at(YamlSource(raw, file).page.data, path)[first + 1]
    if not isinstance(held, dict | str):
        raise Refused(otherwise)
    moved = append_item(remove_item(raw, file, path, first + 1), file, path, held, block=True, at=first)
    before, after = (Counter(list_comments(one.decode("utf-8-sig"))) for one in (raw, moved))
    if before != after:
        raise Refused(otherwise)
    return moved
