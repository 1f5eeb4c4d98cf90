"""Facts that remember which of them were looked at while a document was written.

Looking at ``narrative.lessons`` adds ``narrative/lessons`` to the used paths, at ``group.points`` of any group
``groups/points``. So a document is out of date only where a fact that it prints has changed, whether its templates are
ours or the school's.
"""

from __future__ import annotations

from collections.abc import ItemsView, Iterable, Iterator, Mapping, ValuesView
from typing import SupportsIndex, TypeVar, cast

UsedPaths = set[str]
#: A type of facts; what is tracked keeps it.
F = TypeVar("F", bound=Mapping[str, object])


def track_facts(facts: F, used: UsedPaths) -> F:
    """Return the same facts; the paths of those that are looked at are added to ``used``."""
    return cast("F", _Mapping({name: _tracked(value, name, used) for name, value in facts.items()}, "", used))


def keep_used_facts(value: object, place: str, used: frozenset[str]) -> object:
    """Return only those parts of the fact at ``place`` that were looked at, at any depth."""
    if isinstance(value, dict):
        kept = {}
        for key, inside in value.items():
            where = f"{place}/{key}"
            if where in used:
                kept[key] = keep_used_facts(inside, where, used) if isinstance(inside, (dict, list, tuple)) else inside
        return kept
    if isinstance(value, (list, tuple)):
        return [keep_used_facts(one, place, used) for one in value]
    return value


def untrack_facts(facts: Mapping[str, object]) -> dict[str, object]:
    """Return tracked facts as plain ones without adding a path: for another process that keeps its own."""
    return {name: _plain(value) for name, value in dict.items(facts)} if isinstance(facts, dict) else dict(facts)


def record_uses(facts: Mapping[str, object], uses: Iterable[str]) -> None:
    """Add the paths that another process has used to those of tracked facts; plain facts keep none."""
    if isinstance(facts, _Mapping):
        facts._used.update(uses)  # noqa: SLF001 - of this module


def _plain(value: object) -> object:
    if isinstance(value, dict):
        return {key: _plain(one) for key, one in dict.items(value)}
    return [_plain(one) for one in list.__iter__(value)] if isinstance(value, list) else value


def _tracked(value: object, place: str, used: UsedPaths) -> object:
    if isinstance(value, dict):
        inside = {key: _tracked(one, f"{place}/{key}", used) for key, one in value.items()}
        return _Mapping(inside, f"{place}/", used)
    if isinstance(value, list):
        return _List((_tracked(one, place, used) for one in value), place, used)
    return value


class _Mapping(dict[str, object]):
    """A mapping that records which keys are looked up. It has no public name but those of dict: templates see it."""

    def __init__(self, inside: Mapping[str, object], before: str, used: UsedPaths) -> None:
        super().__init__(inside)
        self._before, self._used = before, used

    def __getitem__(self, key: str) -> object:
        self._used.add(f"{self._before}{key}")
        return super().__getitem__(key)

    def get(self, key: str, default: object = None) -> object:
        return self[key] if key in self else default  # noqa: SIM401 - the subscription records the key

    def _use_all(self) -> None:
        self._used.update(f"{self._before}{key}" for key in super().keys())  # noqa: SIM118 - not our own iteration

    def values(self) -> ValuesView[object]:  # type: ignore[override] # a view all the same
        self._use_all()
        return super().values()

    def items(self) -> ItemsView[str, object]:  # type: ignore[override] # a view all the same
        self._use_all()
        return super().items()

    def __reduce__(self) -> tuple[type, tuple[dict[str, object]]]:
        """Pickle as a plain dict; everything counts as used."""
        self._use_all()
        return dict, (dict(self.items()),)


class _List(list[object]):
    """A list that records that it was looked at."""

    def __init__(self, inside: Iterator[object], place: str, used: UsedPaths) -> None:
        super().__init__(inside)
        self._place, self._used = place, used

    def __iter__(self) -> Iterator[object]:
        self._used.add(self._place)
        return super().__iter__()

    def __reversed__(self) -> Iterator[object]:
        self._used.add(self._place)
        return super().__reversed__()

    def __contains__(self, one: object) -> bool:
        self._used.add(self._place)
        return super().__contains__(one)

    def __len__(self) -> int:
        self._used.add(self._place)
        return super().__len__()

    def __getitem__(self, at: SupportsIndex | slice) -> object:  # type: ignore[override] # an item or a slice of them
        self._used.add(self._place)
        return super().__getitem__(at)

    def __reduce__(self) -> tuple[type, tuple[list[object]]]:
        """Pickle as a plain list."""
        return list, (list(iter(self)),)
