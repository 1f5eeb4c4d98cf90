"""What a decision says outside its table of criteria: its number and date, its title, its issuer."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date
from typing import TypeVar

from cdsdossier.text.normalize import fold_text, tidy_text

T = TypeVar("T")

_NUMBER = re.compile(r"\b(\d{1,5}) ?/ ?(?:(\d{4}) ?/ ?)?(qd ?- ?[a-z]{2,12})\b")
_DATE = re.compile(r"\bngay ?(\d{1,2}) ?(?:[/.-]|thang) ?(\d{1,2}) ?(?:[/.-]|nam) ?(\d{4})\b")
_BEHIND = re.compile(rf"[ ,]*{_DATE.pattern}")
_ATTACHED = re.compile(r"\A(?>.*?\bkem theo\b).*\bquyet dinh\b")
_HEADED = re.compile(r"(?:^|- )so ?:")
_ANYWHERE = re.compile("")
#: ``Hà Nội, ngày 30 tháng 12 năm 2022``
_DATE_LINE = re.compile(rf"(?:^|- )[a-z .-]{{2,40}}, {_DATE.pattern}$")
_ISSUER = re.compile(r" cua (?:bo truong|giam doc) ([^();,.]{2,80})\)")
_TITLE = re.compile(r"^(?:phu luc\W*)?bo (?:chi so|tieu chi)\b")
#: A line that is no more than the beginning of a title; the rest stands below.
_BEGUN = re.compile(r"(?:phu luc\W*)?bo (?:chi so|tieu chi)\W*")
_ENACTED = re.compile(r"^(?:(?:ve viec |v/v )?ban hanh |phe duyet )(?=bo (?:chi so|tieu chi)\b)")
#: What belongs to no title: ``(Kèm theo Quyết định số …)``.
_ANNEXED = re.compile(r" ?\((?:ban hành )?kèm theo [^()]*\)?$", re.IGNORECASE)
_LONGEST = 1000


def find_decision(lines: Iterable[str]) -> tuple[str | None, date | None]:
    """Return number and date of the decision; None for what the document does not say for certain.

    An annex says what it belongs to (``Kèm theo Quyết định số …``), a decision has its number above; a decision that
    is only mentioned counts where no other is.
    """
    texts = [tidy_text(line[:_LONGEST]) for line in lines]
    for opening in (_ATTACHED, _HEADED, _ANYWHERE):
        named = [one for text in texts if opening.search(fold_text(text)) for one in _numbers(text)]
        if named:
            days = {day for _, day in named if day}
            if not days and opening is _HEADED:
                days = {day for text in texts if (day := _day(_DATE_LINE.search(fold_text(text))))}
            return _only({number for number, _ in named}), _only(days)
    return None, None


def _only(values: set[T]) -> T | None:
    """Return the one value of a set; None where there is none, or several."""
    return next(iter(values)) if len(values) == 1 else None


def _numbers(written: str) -> Iterator[tuple[str, date | None]]:
    """Yield each decision that a line names, with the date behind its number."""
    words = fold_text(written)
    for found in _NUMBER.finditer(words):
        sign = re.sub(r" ?- ?", "-", written[found.start(3) : found.end(3)]).upper()
        for plain, crossed in (("QD", "QĐ"), ("BGDDT", "BGDĐT"), ("SGDDT", "SGDĐT")):  # what plain typing loses
            sign = sign.replace(plain, crossed)
        yield "/".join(part for part in (found[1], found[2], sign) if part), _day(_BEHIND.match(words, found.end()))


def find_issuer(lines: Iterable[str]) -> str | None:
    """Return who issued the decision, as the line ``(Kèm theo Quyết định số … của Bộ trưởng …)`` says it."""
    found: set[str] = set()
    for line in lines:
        written = tidy_text(line[:_LONGEST])
        words = fold_text(written)
        number = _NUMBER.search(words)
        behind = _ISSUER.search(words, number.end()) if number else None
        if behind:
            found.add(written[behind.start(1) : behind.end(1)].strip())
    return _only(found)


def _day(found: re.Match[str] | None) -> date | None:
    try:
        return date(int(found[3]), int(found[2]), int(found[1])) if found else None
    except ValueError:
        return None


def find_set_title(lines: Iterable[str]) -> str | None:
    """Return the one line that is the title of a set of indicators; None where there is none, or several.

    A title may begin in one line and go on in the next (``BỘ CHỈ SỐ``, ``Đánh giá mức độ …``). Without one, what the
    decision says that it enacts is the title.
    """
    texts = [_ANNEXED.sub("", tidy_text(line)).strip() for line in lines if len(line) < _LONGEST]
    whole = (
        " ".join(texts[at : at + 2]).strip() if _BEGUN.fullmatch(fold_text(one)) else one
        for at, one in enumerate(texts)
    )
    found = {one for one in whole if _TITLE.match(fold_text(one))}
    found = found or {one[said.end() :] for one in texts if (said := _ENACTED.match(fold_text(one)))}
    if len({fold_text(line) for line in found}) != 1:
        return None
    title = re.sub(r"^(?:phụ lục\W*)", "", min(found), flags=re.IGNORECASE)
    return title[:1].upper() + title[1:]
