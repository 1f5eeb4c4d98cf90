"""Which task of a plan is which task of the timeline: by what they say, then by their numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from cdsdossier.dossier.timeline import Task
from cdsdossier.when import bare_letters


def normal(text: str) -> str:
    """Return a text as it is compared: letters and numbers alone, without marks."""
    return re.sub(r"[\W_]+", " ", bare_letters(text)).strip()


def pairs(news: Sequence[Task], olds: Sequence[Task]) -> Iterator[tuple[int, int]]:
    """Yield (new, old) places of tasks that are the same: by what they say, then by their ids."""
    free, left = set(range(len(olds))), []
    for index, task in enumerate(news):
        found = next((old for old in sorted(free) if normal(olds[old].what) == normal(task.what)), None)
        if found is None:
            left.append(index)
        else:
            free.remove(found)
            yield index, found
    for index in left:
        found = next((old for old in sorted(free) if olds[old].id and olds[old].id == news[index].id), None)
        if found is not None:
            free.remove(found)
            yield index, found


def places(ours: Sequence[Task], news: Sequence[Task], last: Sequence[Task], was: dict[int, int]) -> dict[int, int]:
    """Return where each task of the annex stands in the timeline: known by its words, its former words, its id."""
    words: dict[str, list[int]] = {}
    for index, task in enumerate(ours):
        words.setdefault(normal(task.what), []).append(index)
    place: dict[int, int] = {}
    for index, task in enumerate(news):
        former = [last[was[index]].what] if index in was else []
        for what in (task.what, *former):
            if index not in place and words.get(normal(what)):
                place[index] = words[normal(what)].pop(0)
    free = [index for index in range(len(ours)) if index not in place.values()]
    left = [index for index in range(len(news)) if index not in place]
    found = pairs([news[index] for index in left], [ours[index] for index in free])
    return place | {left[new]: free[old] for new, old in found}
