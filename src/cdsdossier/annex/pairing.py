"""Which task of a plan is which task of the timeline: by what they say, then by their numbers."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from cdsdossier.dossier.timeline import Task
from cdsdossier.when import bare_letters


def normal(text: str) -> str:
    """Return a text as it is compared: letters and numbers alone, without marks."""
    return re.sub(r"[\W_]+", " ", bare_letters(text)).strip()


def pairs(news: Sequence[Task], olds: Sequence[Task]) -> Iterator[tuple[int, int]]:
    """Yield (new, old) places of tasks that are the same: by what they say, then by their ids."""
    words, numbers = _places_by(normal(task.what) for task in olds), _places_by(task.id for task in olds)
    used, left = set[int](), []
    for index, task in enumerate(news):
        if same := words.get(normal(task.what)):
            used.add(same[0])
            yield index, same.pop(0)
        else:
            left.append(index)
    for index in left:
        held = numbers.get(news[index].id, ()) if news[index].id else ()
        free = [old for old in held if old not in used and not _are_two(news[index], olds[old])]
        if free:
            used.add(free[0])
            yield index, free[0]


def _are_two(one: Task, other: Task) -> bool:
    """Tell whether two tasks of one number are steps of their own: rows were put in, or taken out, between them."""
    return bool(one.steps and other.steps) and set(one.steps).isdisjoint(other.steps)


def _places_by(names: Iterable[str]) -> dict[str, list[int]]:
    """Return the places of each name, in their order."""
    found: dict[str, list[int]] = {}
    for place, name in enumerate(names):
        found.setdefault(name, []).append(place)
    return found


def places(ours: Sequence[Task], news: Sequence[Task], last: Sequence[Task], was: dict[int, int]) -> dict[int, int]:
    """Return where each task of the annex stands in the timeline: known by its words, its former words, its id."""
    words = _places_by(normal(task.what) for task in ours)
    place: dict[int, int] = {}
    for index, task in enumerate(news):
        former = [last[was[index]].what] if index in was else []
        for what in (task.what, *former):
            if index not in place and words.get(normal(what)):
                place[index] = words[normal(what)].pop(0)
    taken = set(place.values())
    free = [index for index in range(len(ours)) if index not in taken]
    left = [index for index in range(len(news)) if index not in place]
    found = pairs([news[index] for index in left], [ours[index] for index in free])
    return place | {left[new]: free[old] for new, old in found}
