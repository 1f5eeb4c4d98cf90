"""Values set in places whose mappings may not be there yet."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from cdsdossier.yamlio.edit.emit import RawScalar, format_flow_item
from cdsdossier.yamlio.edit.items import Item, append_item
from cdsdossier.yamlio.edit.values import set_values
from cdsdossier.yamlio.forms import KeyPath
from cdsdossier.yamlio.reader import parse_page


def set_nested_values(raw: bytes, file: str, values: Mapping[KeyPath, str | None]) -> bytes:
    """Do what :func:`set_values` does; mappings on the way that are missing are made, each on one line."""
    data = parse_page(raw, file).data
    there: dict[KeyPath, str | None] = {}
    fresh: dict[KeyPath, dict[str, Any]] = {}
    for path, value in values.items():
        depth = _reached(data, path[:-1])
        if depth == len(path) - 1:
            there[path] = value
        elif value is not None:
            item = fresh.setdefault(path[: depth + 1], {})
            for step in path[depth + 1 : -1]:
                item = item.setdefault(str(step), {})
            item[str(path[-1])] = value
    return set_values(raw, file, there | {path: RawScalar(format_flow_item(item)) for path, item in fresh.items()})


def append_nested_item(  # noqa: PLR0913 - as append_item
    raw: bytes, file: str, path: KeyPath, item: Item, *, block: bool = False, at: int | None = None
) -> bytes:
    """Do what :func:`append_item` does; mappings that the list belongs to are made where they are missing."""
    depth = _reached(parse_page(raw, file).data, path[:-1])
    if depth == len(path) - 1:
        return append_item(raw, file, path, item, block=block, at=at)
    inner: Any = {path[-1]: [item]}
    for step in reversed(path[depth + 1 : -1]):
        inner = {step: inner}
    return set_values(raw, file, {path[: depth + 1]: RawScalar(format_flow_item(inner))})


def _reached(data: object, path: KeyPath) -> int:
    """Return how many steps of a path lead to something that is there; one to an empty value is."""
    for depth, step in enumerate(path):
        held: Any = data if isinstance(data, dict) else dict(enumerate(data)) if isinstance(data, list) else {}
        if step not in held:
            return depth
        data = held[step]
    return len(path)
