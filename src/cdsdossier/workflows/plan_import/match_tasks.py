"""Which task of a plan is which task of the timeline: by what they say; by their numbers only where they are one step.

A plan that comes again with a row put in at the top numbers every task anew; a task known by its number alone would
hand the day on which it was done to another.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from cdsdossier.model.dossier.timeline import Task
from cdsdossier.text.time_phrases import fold_phrase

#: Of the words of two tasks, the share that must be common; less where both are the same step.
_ALIKE, _ALIKE_IN_STEP = 2 / 3, 1 / 2
#: More comparisons than this are not made.
_MOST = 250_000


def normalize_task_text(text: str) -> str:
    """Return a text as it is compared: letters and numbers alone, without marks."""
    return re.sub(r"[\W_]+", " ", fold_phrase(text)).strip()


def iter_task_pairs(news: Sequence[Task], olds: Sequence[Task]) -> Iterator[tuple[int, int]]:
    """Yield (new, old) places of tasks that are the same: by words, nearly so, or by number where they are one step."""
    words = _places_by(normalize_task_text(task.what) for task in olds)
    free, left = dict(enumerate(olds)), dict(enumerate(news))
    for index, task in enumerate(news):
        if same := words.get(normalize_task_text(task.what)):
            yield _taken((index, same.pop(0)), left, free)
    for found in list(_nearly(list(left.items()), list(free.items()))):
        yield _taken(found, left, free)
    numbers = _places_by(task.id for task in olds)
    for index, task in list(left.items()):
        held = [old for old in numbers.get(task.id, ()) if old in free and set(task.steps) & set(free[old].steps)]
        if task.id and held:
            yield _taken((index, held[0]), left, free)


def _taken(pair: tuple[int, int], left: dict[int, Task], free: dict[int, Task]) -> tuple[int, int]:
    del left[pair[0]], free[pair[1]]
    return pair


def _places_by(names: Iterable[str]) -> dict[str, list[int]]:
    """Return the places of each name, in their order."""
    found: dict[str, list[int]] = {}
    for place, name in enumerate(names):
        found.setdefault(name, []).append(place)
    return found


def _nearly(news: list[tuple[int, Task]], olds: list[tuple[int, Task]]) -> Iterator[tuple[int, int]]:
    """Yield the places of tasks whose words are nearly the same, the most alike first, of those the same number."""
    if len(news) * len(olds) > _MOST:
        return
    told = [(index, task, _words(task)) for index, task in olds]
    found = [
        (-likeness, task.id != old.id, index, place)
        for index, task in news
        for words in [_words(task)]
        for place, old, others in told
        if (likeness := _likeness(words, others)) >= _least(task, old)
    ]
    taken_news, taken_olds = set[int](), set[int]()
    for _, _, index, place in sorted(found):
        if index not in taken_news and place not in taken_olds:
            taken_news.add(index)
            taken_olds.add(place)
            yield index, place


def _words(task: Task) -> frozenset[str]:
    return frozenset(normalize_task_text(task.what).split())


def _likeness(words: frozenset[str], others: frozenset[str]) -> float:
    """Return how alike two tasks are, 0 to 1; “Họp lần 1” and “Họp lần 2” are not alike at all."""
    if any(word.isdigit() for word in words ^ others):
        return 0
    return 2 * len(words & others) / (len(words) + len(others) or 1)


def _least(task: Task, other: Task) -> float:
    """Return how alike two tasks must be to be one: less where they are one step, never where they are two."""
    if not (task.steps and other.steps):
        return _ALIKE
    return _ALIKE_IN_STEP if set(task.steps) & set(other.steps) else 2


def find_task_places(
    ours: Sequence[Task], news: Sequence[Task], last: Sequence[Task], was: dict[int, int]
) -> dict[int, int]:
    """Return where each task of the annex stands in the timeline: known by its words, its former words."""
    words = _places_by(normalize_task_text(task.what) for task in ours)
    place: dict[int, int] = {}
    for index, task in enumerate(news):
        names = [task.what, last[was[index]].what] if index in was else [task.what]
        if same := next(filter(None, (words.get(normalize_task_text(name)) for name in names)), None):
            place[index] = same.pop(0)
    free = sorted(set(range(len(ours))) - set(place.values()))
    left = [index for index in range(len(news)) if index not in place]
    found = iter_task_pairs([news[index] for index in left], [ours[index] for index in free])
    return place | {left[new]: free[old] for new, old in found}
