"""Which item of a list the boxes of a form were made from, where the list has changed since."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from cdsdossier.workflows.value_edits.places import ValuePlace
from cdsdossier.workflows.value_edits.values import digest_text, find_value, format_shown_value
from cdsdossier.yamlio.edit import KeyPath

if TYPE_CHECKING:
    from cdsdossier.workflows.value_edits.edit import ValueEdit

_EMPTY = digest_text("")


def relocate_path(data: object, place: ValuePlace, several: Sequence[tuple[ValuePlace, ValueEdit]]) -> KeyPath | None:
    """Return the path at which the value of ``place`` is now; None if its list item is not to be found.

    ``several`` are all boxes of the form: those of the same item tell it from others.
    """
    path = place.path
    for depth, step in enumerate(place.path):
        if isinstance(step, int):
            of_item = [
                (one.path, one, edit) for one, edit in several if one.path[: depth + 1] == place.path[: depth + 1]
            ]
            told = [((*path[: depth + 1], *old[depth + 1 :]), one, edit) for old, one, edit in of_item]
            at = _find_item(data, path[:depth], step, depth, told)
            if at is None:
                return None
            path = (*path[:depth], at, *path[depth + 1 :])
    return path


def _find_item(
    data: object, above: KeyPath, at: int, depth: int, told: Sequence[tuple[KeyPath, ValuePlace, ValueEdit]]
) -> int | None:
    """Return the position of the item that still is what its boxes showed: all of them, or all but one.

    Where one differs, it must not be the one that tells the item from others: what has a colleague's role only is the
    colleague.
    """
    items = find_value(data, above)
    count = len(items) if isinstance(items, list) else 0
    changed = [_list_changed(data, above, number, depth, told) for number in range(count)]
    whole = [number for number, boxes in enumerate(changed) if not boxes]
    if whole:
        return at if at in whole else _only(whole)
    telling = next((place for _, place, edit in told if edit.shown != _EMPTY and not place.field.words), None)
    likely = [number for number, boxes in enumerate(changed) if len(boxes) == 1 and telling not in boxes]
    return _only(likely) if telling else None


def _only(found: Sequence[int]) -> int | None:
    return found[0] if len(found) == 1 else None


def _list_changed(
    data: object, above: KeyPath, number: int, depth: int, told: Sequence[tuple[KeyPath, ValuePlace, ValueEdit]]
) -> list[ValuePlace]:
    """Return the boxes that show something else than what an item holds."""
    held = (find_value(data, (*above, number, *path[depth + 1 :])) for path, _, _ in told)
    return [
        place
        for (_, place, edit), now in zip(told, held, strict=True)
        if digest_text(format_shown_value(place.field, now)) != edit.shown
    ]
