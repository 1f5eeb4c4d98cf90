"""A time phrase in pieces: a day, a month, a part of a month, a week, a quarter, a lone number."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from cdsdossier.text.time_phrases.window import UnreadablePhrase

#: đầu, giữa, cuối tháng.
_PARTS = {"dau": (1, 10), "giua": (11, 20), "cuoi": (21, 31)}
_HALVES = {"dau": (1, 15), "cuoi": (16, 31)}
_WEEKS = {"nhat": "1", "dau": "1", "hai": "2", "ba": "3", "tu": "4", "nam": "5"}
_QUARTERS = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "1": 1, "2": 2, "3": 3, "4": 4}
_TOKEN = re.compile(r"\d+|[a-z]+|\S")
_JOINTS = {"-", ",", ";", "va", "den", "toi", "&", "+"}
_MONTH = {"thang", "t"}


@dataclass(frozen=True, slots=True)
class PhrasePiece:
    """A range of days inside one month, or whole months; what the phrase leaves out is None."""

    #: First and last day of the month; None: all of them.
    days: tuple[int, int] | None = None
    month: int | None = None
    year: int | None = None
    #: A number without a word: a day or a month, whichever its neighbour is.
    lone: int | None = None
    #: Months that it spans (a quarter: 3).
    months: int = 1


def iter_phrase_pieces(text: str) -> Iterator[PhrasePiece]:
    """Yield the pieces of a phrase without diacritics, separated by one joint each. Raises UnreadablePhrase."""
    rest = _Rest(_TOKEN.findall(text))
    yield _piece(rest)
    while rest.words:
        joint = rest.take()
        if joint not in _JOINTS:
            raise UnreadablePhrase
        if joint in {"den", "toi"}:
            rest.skip("het")
        yield _piece(rest)


class _Rest:
    """The words still to be read."""

    def __init__(self, words: list[str]) -> None:
        self.words = words

    def __getitem__(self, place: int) -> str:
        return self.words[place] if place < len(self.words) else ""

    def take(self) -> str:
        if not self.words:
            raise UnreadablePhrase
        return self.words.pop(0)

    def skip(self, *words: str) -> bool:
        """Drop these words if they come next; return whether they did."""
        if tuple(self.words[: len(words)]) != words:
            return False
        del self.words[: len(words)]
        return True

    def number(self, least: int, most: int) -> int:
        word = self.take()
        if not (word.isascii() and word.isdigit() and len(word) <= 4 and least <= int(word) <= most):
            raise UnreadablePhrase
        return int(word)

    def dashed_number(self, most: int) -> int:
        if not self.skip("-"):
            raise UnreadablePhrase
        return self.number(1, most)

    def is_year(self, place: int) -> bool:
        return len(self[place]) == 4 and self[place].isdigit()


def _piece(rest: _Rest) -> PhrasePiece:
    half = rest[1] in _HALVES and rest.skip("nua")
    if half or rest[0] in _PARTS:
        days = (_HALVES if half else _PARTS)[rest.take()]
        return replace(_month(rest), days=days)
    if rest[0] in _MONTH:
        return _month(rest)
    for word, read in (("ngay", _named_day), ("tuan", _week), ("quy", _quarter), ("qui", _quarter), ("q", _quarter)):
        if rest.skip(word):
            return read(rest)
    if rest.skip("nam"):
        return PhrasePiece(month=1, year=rest.number(1900, 9000), months=12)
    return _numbers(rest)


def _month(rest: _Rest) -> PhrasePiece:
    """Read ``tháng 3/2026``, ``T3``, ``tháng 3 năm 2026``; after ``đầu`` also ``3/2026``."""
    if rest[0] in _MONTH:
        rest.take()
        rest.skip(".")
    return PhrasePiece(month=rest.number(1, 12), year=_year(rest))


def _year(rest: _Rest) -> int | None:
    """Read the year after a month, if one follows: ``/2026``, ``năm 2026``, ``2026``."""
    named = rest.skip("nam") or rest.skip(",", "nam") or rest.skip("/", "nam")
    if named or (rest[0] in {"/", ".", "-"} and rest.is_year(1)):
        if not named:
            rest.take()
        return rest.number(1900, 9000)
    goes_on = rest[1] in {"/", ".", "-"} and rest[2].isdigit()
    return rest.number(1900, 9000) if rest.is_year(0) and not goes_on else None


def _week(rest: _Rest) -> PhrasePiece:
    """Read ``tuần 2 tháng 3``, ``tuần 1, 2 tháng 3``: week n is days 7n−6 to 7n, the fifth lasts to the end."""
    if rest.skip("thu") or rest[0] == "dau":
        rest.words[:1] = [_WEEKS.get(rest[0], rest[0])]
    first = last = rest.number(1, 5)
    while rest[0] in {"-", ",", "va", "den"} and rest[1] not in _MONTH:
        rest.take()
        rest.skip("tuan")
        last = rest.number(last + 1, 5)
    if rest[0] in {"cua", "-", ",", "/", "trong"}:
        rest.take()
    if rest[0] not in _MONTH:
        raise UnreadablePhrase("tuần phải đi với tháng")
    return replace(_month(rest), days=(7 * first - 6, 31 if last == 5 else 7 * last))


def _quarter(rest: _Rest) -> PhrasePiece:
    """Read ``quý I/2026``, ``quý I, II/2026``."""
    first = last = _QUARTERS.get(rest.take(), 0)
    while rest[0] in {"-", ",", "va"} and rest[1] in _QUARTERS:
        rest.take()
        last = _QUARTERS[rest.take()]
    if not 0 < first <= last:
        raise UnreadablePhrase
    return PhrasePiece(month=3 * first - 2, year=_year(rest), months=3 * (last - first + 1))


def _named_day(rest: _Rest) -> PhrasePiece:
    """Read what follows ``ngày``: a day of a month, or its number alone."""
    if rest[1] in {"/", ".", "thang"} or _dashed(rest) or _late_dashed(rest):
        return _day(rest)
    if rest.is_year(0):
        return _iso(rest)
    day = rest.number(1, 31)
    return PhrasePiece(days=(day, day))


def _day(rest: _Rest) -> PhrasePiece:
    """Read ``15/3/2026``, ``15-3-2026``, ``15 tháng 3 năm 2026``, ``15/3``."""
    day = rest.number(1, 31)
    if rest[0] not in _MONTH:
        rest.take()
    return replace(_month(rest), days=(day, day))


def _dashed(rest: _Rest) -> bool:
    """Return whether a day with dashes follows (``15-3-2026``); without its year it would be a span."""
    return rest[1] == "-" and rest[3] == "-" and rest.is_year(4)


def _late_dashed(rest: _Rest) -> bool:
    """Return whether ``31-5`` follows, which can only be a day; ``3-5`` might also be two months."""
    day, dash, month = rest[0], rest[1], rest[2]
    if dash != "-" or not (day.isdigit() and month.isdigit() and len(day) == 2 and len(month) <= 2):
        return False
    return int(day) > 12 >= int(month) and rest[3] in {"", "den"}


def _numbers(rest: _Rest) -> PhrasePiece:
    """Read numbers without a word: ``9/2023`` is a month, ``30/1`` a day, ``2026-03-05`` a day, ``3`` is either."""
    if rest.is_year(0):
        return _iso(rest)
    if (rest[1] in {"/", ".", "-"} and rest.is_year(2)) or rest[1] == "nam":
        return _month(rest)
    if rest[1] in {"/", ".", "thang"} or _dashed(rest) or _late_dashed(rest):
        return _day(rest)
    return PhrasePiece(lone=rest.number(1, 31))


def _iso(rest: _Rest) -> PhrasePiece:
    """Read ``2026-03-05``."""
    year = rest.number(1900, 9000)
    month = rest.dashed_number(12)
    day = rest.dashed_number(31)
    return PhrasePiece(days=(day, day), month=month, year=year)
