"""Shortcomings (tồn tại, hạn chế) that a school repeats in a later year, in the same or nearly the same words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from cdsdossier.text.normalize import compose, fold_case

#: The least share of common letters in two sentences that are nearly the same.
NEAR = 0.85
#: Longer texts, and more pairs of them, are matched by equal words only, which bounds the time of hostile input.
_LONGEST, _MOST_PAIRS = 3000, 100_000
_NO_WORD = re.compile(r"[\W_]+")


@dataclass(frozen=True, slots=True)
class Shortcoming:
    """A shortcoming written in more than one year."""

    #: Its text in each year; None in a year without it.
    texts: tuple[str | None, ...]
    #: The words differ slightly in some of the years.
    near: bool

    @property
    def text(self) -> str:
        """Return its text in the last year that has it."""
        return next(text for text in reversed(self.texts) if text is not None)


def find_persistent_shortcomings(years: Sequence[Sequence[str]]) -> tuple[Shortcoming, ...]:
    """Return the shortcomings of more than one year, in the order of their first appearance."""
    threads: list[_Thread] = []
    for place, paragraphs in enumerate(years):
        _continue_threads(threads, paragraphs, place)
    places = range(len(years))
    return tuple(
        Shortcoming(tuple(map(thread.texts.get, places)), thread.near) for thread in threads if len(thread.texts) > 1
    )


def normalize_sentence(text: str) -> str:
    """Return a sentence for comparison: case, punctuation and spaces are ignored, accents are not."""
    return _NO_WORD.sub(" ", fold_case(compose(text))).strip()


class _Thread:
    """One shortcoming through the years: its text in each, and its latest words for comparison."""

    def __init__(self, place: int, text: str, words: str) -> None:
        self.texts, self.words, self.near = {place: text}, words, False

    def extend(self, place: int, text: str, words: str) -> None:
        self.near = self.near or words != self.words
        self.texts[place], self.words = text, words


def _continue_threads(threads: list[_Thread], paragraphs: Sequence[str], place: int) -> None:
    """Add each paragraph of a year to the thread that it continues: equal words first, then the nearest words."""
    waiting: dict[str, list[_Thread]] = {}
    for thread in reversed(threads):
        waiting.setdefault(thread.words, []).append(thread)
    rest = []
    for text in paragraphs:
        words = normalize_sentence(text)
        if same := waiting.get(words):
            same.pop().extend(place, text, words)
        elif words:
            rest.append((text, words))
    open_threads = [thread for thread in threads if place not in thread.texts]
    matched = _match_nearest(open_threads, [words for _, words in rest])
    for index, (text, words) in enumerate(rest):
        if index in matched:
            matched[index].extend(place, text, words)
        else:
            threads.append(_Thread(place, text, words))


def _match_nearest(threads: Sequence[_Thread], sentences: Sequence[str]) -> dict[int, _Thread]:
    """Return index of a sentence → the thread it nearly equals; each is used once, the nearest pairs first."""
    if len(threads) * len(sentences) > _MOST_PAIRS:
        return {}
    pairs = []
    for number, thread in enumerate(threads):
        for index, words in enumerate(sentences):
            likeness = _compute_likeness(thread.words, words)
            if likeness >= NEAR:
                pairs.append((-likeness, number, index))
    found: dict[int, int] = {}
    taken: set[int] = set()
    for _, number, index in sorted(pairs):
        if index not in found and number not in taken:
            found[index] = number
            taken.add(number)
    return {index: threads[number] for index, number in found.items()}


def _compute_likeness(one: str, other: str) -> float:
    """Return the share of letters that two sentences have in common, in either order; 0 if certainly below NEAR."""
    if max(len(one), len(other)) > _LONGEST:
        return 0
    first, second = sorted((one, other))
    matcher = SequenceMatcher(None, first, second, autojunk=False)
    if matcher.real_quick_ratio() < NEAR or matcher.quick_ratio() < NEAR:
        return 0
    return matcher.ratio()
