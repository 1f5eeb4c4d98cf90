"""Facts that remember which of them were looked at while a document was written.

``narrative.lessons`` leaves ``narrative/lessons`` in the notes, ``group.points`` of any group ``groups/points``. So a
document is out of date only where something has changed that stands on it, be its templates ours or the school's.
"""

from __future__ import annotations

from collections.abc import ItemsView, Iterable, Iterator, Mapping, ValuesView
from typing import Any, SupportsIndex

UsedPaths = set[str]


def track_facts(facts: Mapping[str, Any], notes: UsedPaths) -> dict[str, Any]:
    """Return the same facts; what is looked at inside them is added to ``notes``."""
    return _Mapping({name: _watched(value, name, notes) for name, value in facts.items()}, "", notes)


def keep_used_facts(value: object, place: str, notes: frozenset[str]) -> object:
    """Return of a fact at ``place`` only what was looked at, however deep."""
    if isinstance(value, Mapping):
        inside = {key: f"{place}/{key}" for key in value}
        return {key: keep_used_facts(value[key], where, notes) for key, where in inside.items() if where in notes}
    if isinstance(value, (list, tuple)):
        return [keep_used_facts(one, place, notes) for one in value]
    return value


def untrack_facts(facts: Mapping[str, Any]) -> dict[str, Any]:
    """Return noted facts as plain ones, without a note: for somebody who keeps notes of his own."""
    return {name: _plain(value) for name, value in dict.items(facts)} if isinstance(facts, dict) else dict(facts)


def record_uses(facts: Mapping[str, Any], uses: Iterable[str]) -> None:
    """Add what somebody else has looked at to the notes of noted facts; of plain ones nobody keeps any."""
    if isinstance(facts, _Mapping):
        facts._notes.update(uses)  # noqa: SLF001 - of this very module


def _plain(value: object) -> object:
    if isinstance(value, dict):
        return {key: _plain(one) for key, one in dict.items(value)}
    return [_plain(one) for one in list.__iter__(value)] if isinstance(value, list) else value


def _watched(value: object, place: str, notes: UsedPaths) -> object:
    if isinstance(value, dict):
        inside = {key: _watched(one, f"{place}/{key}", notes) for key, one in value.items()}
        return _Mapping(inside, f"{place}/", notes)
    if isinstance(value, list):
        return _List((_watched(one, place, notes) for one in value), place, notes)
    return value


class _Mapping(dict[str, Any]):
    """A mapping that notes its keys as they are looked up. No public name but those of a dict: templates see it."""

    def __init__(self, inside: Mapping[str, Any], before: str, notes: UsedPaths) -> None:
        super().__init__(inside)
        self._before, self._notes = before, notes

    def __getitem__(self, key: str) -> Any:  # noqa: ANN401 - as a dict has it
        self._notes.add(f"{self._before}{key}")
        return super().__getitem__(key)

    def get(self, key: str, default: Any = None) -> Any:  # noqa: ANN401 - as a dict has it
        return self[key] if key in self else default  # noqa: SIM401 - this is what notes

    def _all(self) -> None:
        self._notes.update(f"{self._before}{key}" for key in super().keys())  # noqa: SIM118 - not our own iteration

    def values(self) -> ValuesView[Any]:  # type: ignore[override] # a view all the same
        self._all()
        return super().values()

    def items(self) -> ItemsView[str, Any]:  # type: ignore[override] # a view all the same
        self._all()
        return super().items()

    def __reduce__(self) -> tuple[type, tuple[dict[str, Any]]]:
        """Go to another process whole and plain."""
        self._all()
        return dict, (dict(self.items()),)


class _List(list[Any]):
    """A list that notes that it was looked at."""

    def __init__(self, inside: Iterator[object], place: str, notes: UsedPaths) -> None:
        super().__init__(inside)
        self._place, self._notes = place, notes

    def __iter__(self) -> Iterator[Any]:
        self._notes.add(self._place)
        return super().__iter__()

    def __reversed__(self) -> Iterator[Any]:
        self._notes.add(self._place)
        return super().__reversed__()

    def __contains__(self, one: object) -> bool:
        self._notes.add(self._place)
        return super().__contains__(one)

    def __len__(self) -> int:
        self._notes.add(self._place)
        return super().__len__()

    def __getitem__(self, at: SupportsIndex | slice) -> Any:  # noqa: ANN401 - as a list has it
        self._notes.add(self._place)
        return super().__getitem__(at)

    def __reduce__(self) -> tuple[type, tuple[list[Any]]]:
        """Go to another process whole and plain."""
        return list, (list(iter(self)),)
