"""Vietnamese time phrases, as plans write them → a window of days. What cannot be read is reported, never guessed.

A phrase is split into words and numbers without diacritics; its pieces (a day, a month, a part of a month, a week, a
quarter) are read one after another, and what a piece leaves out (``3,4/2026``) is taken from its neighbour.
"""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta
from functools import lru_cache
from itertools import pairwise
from unicodedata import category

from cdsdossier.text.normalize import strip_marks
from cdsdossier.text.numbers import format_short_date
from cdsdossier.text.time_phrases.complete import complete_pieces
from cdsdossier.text.time_phrases.parse import iter_phrase_pieces
from cdsdossier.text.time_phrases.window import HOW, NO_YEAR, SchoolYear, UnclearPhrase, UnreadablePhrase, Window

__all__ = ["NO_YEAR", "SchoolYear", "UnclearPhrase", "Window", "fold_phrase", "format_time_phrase", "read_time_phrase"]

#: A window longer than fourteen months (in days) is taken for a mistake.
LONGEST = 425

_DASH = str.maketrans(dict.fromkeys("‐‑‒–—―−﹣－~→", "-"))
#: A longer text is no time phrase; it is not examined.
LONGEST_TEXT = 300
#: All year round. Without the atomic group (``?>``) inside and around, a long run of ``cả cả cả …`` would
#: backtrack exponentially.
_ALWAYS = re.compile(
    r"(?>(?>(?:thuong xuyen|lien tuc|(?:dinh k[yi] )?hang (?:nam|thang|tuan|ngay|qu[yi])"
    r"|(?:ca|trong|suot|toan|quanh)(?: ca)?(?: nam(?: hoc)?)?)[ ,;-]*)+)"
)
#: Words beside a time that do not change it: a verb before it, an hour, a day of the week, ``hằng năm`` after it.
_IDLE = re.compile(
    r"^(?:(?:thoi gian|nhiem vu|(?:cong )?viec|duy tri|hoan thanh|hoan tat|xong|ket thuc|thuc hien|trien khai|to chuc"
    r"|nop|gui|du kien|trong|vao|khoang|dot(?= thang| ngay)|la|sang|chieu)\b[ :]*)+"
    r"|\b(?:\d{1,2} ?(?:h|gio|:(?=\d\d\b)) ?(?:\d{2}(?: ?phut)?)?"
    r"|(?<!tuan )thu (?:hai|ba|tu|nam|sau|bay|[2-7])|chu nhat)\b['’]?(?: ngay)?[ ,]*"
    r"|(?<=[\di])[ ,]+hang nam$|\bdu kien$"
)
_BEFORE = re.compile(r"(?:(?:cham|muon|tre) nhat (?:la )?)?truoc\b[ :]*")
#: ``trước 17h ngày 30/5`` ends on that day; before 0 o'clock is the day before.
_BEFORE_HOUR = re.compile(
    r"(?:(?:cham|muon|tre) nhat (?:la )?)?\btruoc (?:luc )?(?=(?:0?[1-9]|1\d|2[0-4]) ?(?:h|gio|:\d\d\b))"
)
_UNTIL = re.compile(
    r"(?:(?:cham|muon|tre) nhat|khong (?:cham|muon|tre) (?:hon|qua)|khong (?:qua|sau)"
    r"|(?:thoi )?han(?: (?:cuoi|chot|hoan thanh|nop))?|den|(?=het\b))(?: (?:la|vao|den))?(?: ?het)?\b[ :]*"
)
#: A year and nothing else; beside other numbers it might be anything.
_YEAR = re.compile(r"\d{4}")
#: Words before a year that say no more than the year itself.
_ALL_YEAR = re.compile(r"^(?:(?:thuong xuyen|lien tuc|ca|trong|suot|toan)\b[ ,]*)+(?=nam \d{4}$)")
#: Another word for the same part of a time.
_SAME = (
    (re.compile(r"\bq\.? ?(?=(?:i{1,3}|iv|[1-4])\b)"), "quy "),
    (re.compile(r"\bthuong tuan\b"), "dau"),
    (re.compile(r"\btrung tuan\b"), "giua"),
    (re.compile(r"\bha tuan\b"), "cuoi"),
)
_OF_YEAR = re.compile(r"\bnam hoc (\d{4}) ?- ?(\d{4})\Z")
_TERM = re.compile(r"(?:hoc k[yi]|hk) ?(i{1,2}|1|2)")


def read_time_phrase(written: str, year: SchoolYear) -> Window | UnclearPhrase:
    """Return the window that a phrase means in a school year; UnclearPhrase if it cannot be read with certainty.

    ``trước X`` ends the day before X and has no first day; ``chậm nhất X``, ``đến hết X`` end with X.
    """
    if len(written) > LONGEST_TEXT:
        return UnclearPhrase("thời gian viết quá dài", HOW)
    return _read_once(written, year.first, tuple(year.terms.items()))


@lru_cache(maxsize=2048)  # the schools of one body take their plans from one annex
def _read_once(
    written: str, first: int | None, terms: tuple[tuple[str, tuple[date, date]], ...]
) -> Window | UnclearPhrase:
    year = SchoolYear(first, dict(terms))
    try:
        window = _read(_bare(written), year)
    except UnreadablePhrase as stuck:
        return stuck.unclear
    except (ValueError, OverflowError):  # a day that is not in the calendar
        return UnclearPhrase("không có ngày này trong lịch", HOW)
    if window.first is not None and not 0 <= (window.last - window.first).days < LONGEST:
        return UnclearPhrase("khoảng thời gian này ngược, hoặc dài quá 14 tháng", "Xem lại tháng và năm đã ghi.")
    return window


def format_time_phrase(window: Window) -> str:
    """Return a window in words that :func:`read_time_phrase` reads back as the same window, in any school year."""
    first, last = window
    if first is None:
        return f"trước {format_short_date(last + timedelta(1))}"
    if first == last:
        return format_short_date(last)
    if first.day != 1 or last.day != monthrange(last.year, last.month)[1]:
        return f"từ {format_short_date(first)} đến {format_short_date(last)}"
    if (first.year, first.month) == (last.year, last.month):
        return f"Tháng {last.month}/{last.year:04d}"
    return f"từ tháng {first.month}/{first.year:04d} đến tháng {last.month}/{last.year:04d}"


def fold_phrase(written: str) -> str:
    """Return a text in lower case without diacritics, with plain dashes and single spaces.

    Format characters (such as zero-width spaces from web pages) are dropped.
    """
    plain = "".join(letter for letter in strip_marks(written.casefold()) if category(letter) != "Cf")
    return " ".join(plain.translate(_DASH).split())


def _bare(written: str) -> str:
    text = re.sub(r"[()]", " ", fold_phrase(written))
    for other, word in _SAME:
        text = other.sub(word, text)
    text = _BEFORE_HOUR.sub("cham nhat ", text)  # what ends before an hour of a day ends on that day
    text, before = " ".join(text.split()), ""
    while text != before and not _ALWAYS.fullmatch(text):
        before, text = text, " ".join(_IDLE.sub("", text).rstrip(" .;,").split())
    text = _ALL_YEAR.sub("", text)
    return f"nam {text}" if _YEAR.fullmatch(text) else text


def _read(text: str, year: SchoolYear) -> Window:
    if not text:
        raise UnreadablePhrase("chưa ghi thời gian")
    if _ALWAYS.fullmatch(text):
        if year.days is None:
            raise UnreadablePhrase.without_year()
        return year.days
    if found := _OF_YEAR.search(text):
        return _read(text[: found.start()].rstrip(" ,-") or "ca nam", _named(int(found[1]), int(found[2]), year))
    if found := _TERM.fullmatch(text):
        return _term(found[1], year)
    if found := _BEFORE.match(text):
        return _before(text[found.end() :], year)
    if found := _UNTIL.match(text):
        return _until(text[found.end() :], year)
    return _span(text, year)


def _until(rest: str, year: SchoolYear) -> Window:
    """Read what stands behind ``đến``, ``hạn``: its end counts, unless it says itself where it begins."""
    if rest.startswith(("truoc ", "tu ")):  # “thời hạn: từ 01/9 đến 30/9”
        return _read(rest, year)
    term = _TERM.fullmatch(rest)
    return Window(None, (_term(term[1], year) if term else _span(rest, year)).last)


def _named(first: int, second: int, year: SchoolYear) -> SchoolYear:
    """Return the school year that a phrase names; the dossier's terms apply only to its own year."""
    if second != first + 1:
        raise UnreadablePhrase("năm học phải là hai năm liền nhau")
    return year if first == year.first else SchoolYear(first)


def _term(written: str, year: SchoolYear) -> Window:
    name = {"1": "I", "2": "II"}.get(written, written.upper())
    if name not in year.terms:
        fix = "Thêm vào dossier.yaml: terms: {I: {from: 2025-09-05, to: 2026-01-17}, II: {from: …, to: …}}"
        raise UnreadablePhrase(f"hồ sơ chưa ghi học kỳ {name} từ ngày nào đến ngày nào", fix)
    return Window(*year.terms[name])


def _before(text: str, year: SchoolYear) -> Window:
    """Read ``trước X``, where X is one day or one month: the window ends on the day before X."""
    piece, *more = iter_phrase_pieces(text)
    if more or (piece.days is not None and piece.days[0] != piece.days[1]):
        raise UnreadablePhrase
    ((first, _),) = complete_pieces([piece], year)
    return Window(None, first - timedelta(1))


def _span(text: str, year: SchoolYear) -> Window:
    """Read one piece, or several: the window runs from the start of the first to the end of the last."""
    bounded = text.removeprefix("tu ")
    found = list(iter_phrase_pieces(bounded))
    if bounded != text and len(found) == 1:
        raise UnreadablePhrase("mới ghi ngày bắt đầu, chưa ghi đến bao giờ")
    spans = complete_pieces(found, year)
    if any(later <= earlier for earlier, later in pairwise(spans)):
        raise UnreadablePhrase("các mốc thời gian không theo thứ tự")
    return Window(spans[0][0], spans[-1][1])
