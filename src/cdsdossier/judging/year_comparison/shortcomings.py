"""Shortcomings (tồn tại, hạn chế) that a school writes down again a year later, in the same words or nearly so."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from unicodedata import normalize

#: From this share of common letters on two sentences are nearly the same.
NEAR = 0.85
#: Longer texts, and more pairs of them, are compared by their very words only: nobody writes so much by hand.
_LONGEST, _MOST_PAIRS = 3000, 100_000
_NO_WORD = re.compile(r"[\W_]+")


@dataclass(frozen=True, slots=True)
class Shortcoming:
    """A shortcoming that stands in more than one year."""

    #: As written in each year; None where it does not stand.
    texts: tuple[str | None, ...]
    #: Some of the years have it in nearly the same words only.
    near: bool

    @property
    def text(self) -> str:
        """Return it as it was written last."""
        return next(text for text in reversed(self.texts) if text is not None)


def find_persistent_shortcomings(years: Sequence[Sequence[str]]) -> tuple[Shortcoming, ...]:
    """Return the shortcomings of more than one year, in the order in which they first came up."""
    threads: list[_Thread] = []
    for place, paragraphs in enumerate(years):
        _pursue(threads, paragraphs, place)
    found = [thread for thread in threads if len(thread.texts) > 1]
    return tuple(
        Shortcoming(tuple(thread.texts.get(place) for place in range(len(years))), thread.near) for thread in found
    )


def normalize_sentence(text: str) -> str:
    """Return a sentence as it compares: case, punctuation and spaces do not count, accents do."""
    return _NO_WORD.sub(" ", normalize("NFC", text).casefold()).strip()


class _Thread:
    """One shortcoming as it runs through the years."""

    def __init__(self, place: int, text: str, words: str) -> None:
        self.texts, self.words, self.near = {place: text}, words, False

    def go_on(self, place: int, text: str, words: str) -> None:
        self.near = self.near or words != self.words
        self.texts[place], self.words = text, words


def _pursue(threads: list[_Thread], paragraphs: Sequence[str], place: int) -> None:
    """Give each paragraph of a year to the thread that it goes on with: same words first, then the nearest."""
    waiting: dict[str, list[_Thread]] = {}
    for thread in reversed(threads):
        waiting.setdefault(thread.words, []).append(thread)
    rest = []
    for text in paragraphs:
        words = normalize_sentence(text)
        if same := waiting.get(words):
            same.pop().go_on(place, text, words)
        elif words:
            rest.append((text, words))
    still = [thread for thread in threads if place not in thread.texts]
    taken = _paired(still, [words for _, words in rest])
    for index, (text, words) in enumerate(rest):
        if index in taken:
            taken[index].go_on(place, text, words)
        else:
            threads.append(_Thread(place, text, words))


def _paired(threads: Sequence[_Thread], sentences: Sequence[str]) -> dict[int, _Thread]:
    """Return the place of a sentence → the thread that it nearly is; each of both once, the nearest first."""
    if len(threads) * len(sentences) > _MOST_PAIRS:
        return {}
    pairs = [
        (-likeness, number, index)
        for number, thread in enumerate(threads)
        for index, words in enumerate(sentences)
        if (likeness := _likeness(thread.words, words)) >= NEAR
    ]
    found: dict[int, int] = {}
    taken: set[int] = set()
    for _, number, index in sorted(pairs):
        if index not in found and number not in taken:
            found[index] = number
            taken.add(number)
    return {index: threads[number] for index, number in found.items()}


def _likeness(one: str, other: str) -> float:
    """Return how much two sentences have in common, whichever of them came first."""
    if max(len(one), len(other)) > _LONGEST:
        return 0
    first, second = sorted((one, other))
    matcher = SequenceMatcher(None, first, second, autojunk=False)
    if matcher.real_quick_ratio() < NEAR or matcher.quick_ratio() < NEAR:
        return 0
    return matcher.ratio()
