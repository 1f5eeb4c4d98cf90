"""Shortcomings (tồn tại, hạn chế) that a school writes down again a year later, in the same words or nearly so."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from unicodedata import normalize

#: From this share of common letters on two sentences are nearly the same.
NEAR = 0.85
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


def persisting(years: Sequence[Sequence[str]]) -> tuple[Shortcoming, ...]:
    """Return the shortcomings of more than one year, in the order in which they first came up."""
    threads: list[_Thread] = []
    for place, paragraphs in enumerate(years):
        _pursue(threads, paragraphs, place)
    found = [thread for thread in threads if len(thread.texts) > 1]
    return tuple(
        Shortcoming(tuple(thread.texts.get(place) for place in range(len(years))), thread.near) for thread in found
    )


def folded(text: str) -> str:
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
    left = [(text, folded(text)) for text in paragraphs if folded(text)]
    open_threads, rest = list(threads), []
    for text, words in left:
        same = next((thread for thread in open_threads if thread.words == words), None)
        if same is None:
            rest.append((text, words))
        else:
            open_threads.remove(same)
            same.go_on(place, text, words)
    pairs = [
        (likeness, -number, -index)
        for number, thread in enumerate(open_threads)
        for index, (_, words) in enumerate(rest)
        if (likeness := _likeness(thread.words, words)) >= NEAR
    ]
    gone_on, taken = set(), set()
    for _, number, index in sorted(pairs, reverse=True):
        if -number not in gone_on and -index not in taken:
            gone_on.add(-number)
            taken.add(-index)
            open_threads[-number].go_on(place, *rest[-index])
    threads += [_Thread(place, *one) for index, one in enumerate(rest) if index not in taken]


def _likeness(one: str, other: str) -> float:
    """Return how much two sentences have in common, whichever of them came first."""
    first, second = sorted((one, other))
    matcher = SequenceMatcher(None, first, second, autojunk=False)
    if matcher.real_quick_ratio() < NEAR or matcher.quick_ratio() < NEAR:
        return 0
    return matcher.ratio()
