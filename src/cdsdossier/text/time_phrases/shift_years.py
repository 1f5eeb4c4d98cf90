"""Years moved on in a time phrase or in running text; everything else stays as it is.

A year is a number where one belongs: after a month (``3/2026``), a quarter, ``năm``; in an ISO date, a school year.
Document numbers, and the dates of documents cited by number, are left alone.
"""

from __future__ import annotations

import re
from calendar import isleap, monthrange
from datetime import date
from typing import NamedTuple

from cdsdossier.text.time_phrases import format_time_phrase, read_time_phrase
from cdsdossier.text.time_phrases.window import SchoolYear, Window

#: The years that a phrase may name.
_ALL = range(1900, 9001)
#: Parts of the patterns. Runs of spaces are bounded, so that a text of a million spaces does not cause backtracking.
_GAP, _SPACE, _DASH = r"\s{0,3}", r"\s{1,3}", "[-‐‑‒–—―−﹣－]"
_MONTH_WORD, _YEAR_WORD = "th[áa]ng", "n[ăa]\u0306?m"
_DAY = "|".join((
    rf"[0-9]{{1,2}}{_GAP}[/.]{_GAP}[0-9]{{1,2}}{_GAP}[/.]{_GAP}[0-9]{{4}}",
    rf"[0-9]{{1,2}}{_DASH}[0-9]{{1,2}}{_DASH}[0-9]{{4}}",
    rf"[0-9]{{1,2}}{_SPACE}{_MONTH_WORD}{_SPACE}[0-9]{{1,2}}{_SPACE}{_YEAR_WORD}{_SPACE}[0-9]{{4}}",
))  # fmt: skip
#: ``số 12``, ``số 2025/KH-SGDĐT``; ``1020/KH-SGDĐT`` without the word, which needs two capitals to be no date.
_NUMBERED = rf"\bs[oố]{_GAP}:?{_GAP}[0-9]+(?:/[0-9]{{4}}\b)?(?:/[A-ZĐÐƉ][\w&]*(?:{_GAP}{_DASH}{_GAP}[A-ZĐÐƉ][\w&]*)*)?"
_NOTED = rf"(?<![0-9])[0-9]{{1,5}}(?:/[0-9]{{4}})?\s?/\s?[A-ZĐÐƉ]{{2}}[\w&]*(?:{_GAP}{_DASH}{_GAP}[A-ZĐÐƉ]{{2}}[\w&]*)*"
#: A document cited by its number, with its date if that follows; the address of a page.
_CITED = re.compile(
    rf"https?://\S+|(?:{_NUMBERED}|{_NOTED})(?:{_GAP},?{_GAP}(?:k[ýy]{_SPACE})?ng[àa]y{_SPACE}(?:{_DAY}))?"
)
#: What precedes a year: a month, a quarter, ``năm``, ``năm học``.
_BEFORE = "|".join((
    rf"(?<![0-9])(?:0?[1-9]|1[0-2]){_GAP}(?:[/.]|{_DASH}){_GAP}",
    rf"\b(?:I{{1,3}}|IV){_GAP}(?:/|{_DASH}){_GAP}",
    rf"(?<!vi[ệe]t\s)\b{_YEAR_WORD}(?:{_SPACE}h[oọ]\u0323?c)?{_GAP}:?{_GAP}",
))  # fmt: skip
_YEAR = re.compile(
    rf"""(?P<from>(?<![\w/])[0-9]{{4}})(?P<between>{_GAP}(?:{_DASH}|/){_GAP})(?P<to>[0-9]{{4}})(?![\w/])
    | (?P<iso>(?<![0-9])[0-9]{{4}})(?=-[0-9]{{1,2}}-[0-9]{{1,2}}(?![0-9]))
    | (?P<before>{_BEFORE})(?P<year>[0-9]{{4}})(?!\w|/\w|{_GAP}{_DASH}{_GAP}[0-9]{{4}}(?![0-9])|\.[0-9])""",
    re.VERBOSE | re.IGNORECASE,
)
#: In a time phrase; in running text it may be anything.
_BARE_YEAR = re.compile(r"(?<![0-9])[0-9]{4}(?![0-9])")
#: 29 tháng 2, with its year if it has one, in every way a day is written.
_LEAP_DAY = re.compile(
    rf"(?<![0-9])29(?P<rest>{_GAP}(?:[/.-]|{_MONTH_WORD}){_GAP}0?2(?![0-9])"
    rf"(?:{_GAP}(?:[/.-]|,?{_GAP}{_YEAR_WORD}){_GAP}(?P<year>[0-9]{{4}}))?)",
    re.IGNORECASE,
)
_LEAP_ISO = re.compile(r"(?<![0-9])(?P<year>[0-9]{4})(?P<rest>-0?2-)29(?![0-9])")


class ShiftedText(NamedTuple):
    """A text with its years moved; ``leap`` is true if 29/02 had to become 28/02."""

    text: str
    leap: bool = False


def shift_text_years(written: str, years: int, of: range = _ALL) -> ShiftedText:
    """Return running text with every year in ``of`` moved on; other numbers stay."""
    pieces, end = [], 0
    for cited in _CITED.finditer(written):
        pieces += [_moved(written[end : cited.start()], years, of), cited.group()]
        end = cited.end()
    text = "".join([*pieces, _moved(written[end:], years, of)])
    return _without_leap_day(text) if text != written else ShiftedText(written)


def shift_time_phrase(written: str, years: int, year: SchoolYear) -> ShiftedText:
    """Return a time phrase of a school year with its years moved on, to be read in the year that many years later.

    The window moves by exactly these years: the same days, 28/02 where there is no 29/02; the end of February stays
    the end of February. If other numbers in the same phrase cannot say that (``tuần 5 tháng 2``), it is written anew.
    """
    moved = shift_text_years(written, years)
    window, later = read_time_phrase(written, year), _later(year, years)
    if not isinstance(window, Window) or _agrees(read_time_phrase(moved.text, later), window, years):
        return moved
    bare = _BARE_YEAR.sub(lambda found: f"{int(found[0]) + years:04d}", written)  # 2026; Tháng 3 2026
    if _agrees(read_time_phrase(bare, later), window, years):
        return ShiftedText(bare)
    shorter = _LEAP_DAY.sub(r"28\g<rest>", moved.text)
    if _agrees(read_time_phrase(shorter, later), window, years):
        return ShiftedText(shorter, leap=True)
    first, last = window
    anew = format_time_phrase(Window(first and _day_later(first, years), _day_later(last, years)))
    return ShiftedText(anew, leap=True) if _agrees(read_time_phrase(anew, later), window, years) else moved


def find_years(written: str) -> set[int]:
    """Return the years that running text names, except those of cited documents."""
    plain = _CITED.sub(" ", written)
    return {int(year) for found in _YEAR.finditer(plain) for year in _years(found)}


def cites_document(written: str) -> bool:
    """Return whether running text cites a document by its number."""
    return _CITED.search(written) is not None


def _years(found: re.Match[str]) -> list[str]:
    return [found[name] for name in ("from", "to", "iso", "year") if found[name]]


def _moved(text: str, years: int, of: range) -> str:
    def one(found: re.Match[str]) -> str:
        named = [int(year) for year in _years(found)]
        movable = any(year in of for year in named) and all(year + years in _ALL for year in named)
        if not movable or named[-1] - named[0] != len(named) - 1:  # 2021-2025 is a plan of five years
            return found.group()
        later = [f"{year + years:04d}" for year in named]
        return (found["before"] or "") + (found["between"] or "").join(later)

    return _YEAR.sub(one, text)


def _without_leap_day(text: str) -> ShiftedText:
    def shorter(found: re.Match[str]) -> str:
        if found["year"] is None or isleap(int(found["year"])):
            return found.group()
        return f"28{found['rest']}" if found.re is _LEAP_DAY else f"{found['year']}{found['rest']}28"

    made = _LEAP_ISO.sub(shorter, _LEAP_DAY.sub(shorter, text))
    return ShiftedText(made, leap=made != text)


def _later(year: SchoolYear, years: int) -> SchoolYear:
    terms = {name: (_day_later(first, years), _day_later(last, years)) for name, (first, last) in year.terms.items()}
    return SchoolYear(None if year.first is None else year.first + years, terms)


def _day_later(day: date, years: int) -> date:
    """Return the same day that many years later; 28/02 where there is no 29/02."""
    return day.replace(year=day.year + years, day=min(day.day, monthrange(day.year + years, day.month)[1]))


def _agrees(read: object, window: Window, years: int) -> bool:
    if not isinstance(read, Window):
        return False
    first = window.first and _day_later(window.first, years)
    last = _day_later(window.last, years)
    both_end_february = _ends_february(read.last) and _ends_february(window.last) and read.last.year == last.year
    return read.first == first and (read.last == last or both_end_february)


def _ends_february(day: date) -> bool:
    return day.month == 2 and day.day == monthrange(day.year, 2)[1]
