"""Which plan the annex says it belongs to: “(Kèm theo Kế hoạch số 206/KH-… ngày 15/9/2023 …)”."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from itertools import chain

from cdsdossier.model.dossier.timeline import PlanReference
from cdsdossier.text.normalize import fold_text, tidy_text

_OPENING = re.compile(r"\bkem(?: theo)?(?: (?:ban|cua|cho))? ke hoach\b")
#: The notation may have lost its number (``số      /KH-TrH``) and may have spaces around its dashes.
_NUMBER = re.compile(r"(?:\b(\d{1,6}[a-z]?) ?)?/ ?(kh[a-z]*(?: ?- ?(?!ngay\b)[^\s,;()-]+)*)")
_BARE_NUMBER = re.compile(r"\bso ?:? ?(\d{1,6}[a-z]?)\b(?! ?[/.-] ?\d)")
_DATE = re.compile(r"\bngay ?(\d{1,2}) ?(?:[/.-]|thang) ?(\d{1,2}) ?(?:[/.-]|nam) ?(\d{4})\b")
_LINES = 3  # a reference is never split over more


def find_reference(before: Iterable[str], after: Iterable[str]) -> PlanReference | None:
    """Return the reference nearest above the tasks, or else the first one behind; None where there is none."""
    above, below = list(before), list(after)
    upwards = (_at(above, index) for index in reversed(range(len(above))))
    return next(filter(None, chain(upwards, (_at(below, index) for index in range(len(below))))), None)


def _at(lines: list[str], index: int) -> PlanReference | None:
    """Return the reference that begins in a line."""
    written = tidy_text(" ".join(lines[index : index + _LINES]))
    opening = _OPENING.search(fold_text(written))
    if not opening or opening.start() > len(tidy_text(lines[index])):
        return None
    rest = re.split(r"\)|(?<=\S{3})[.;](?= |$)", written[opening.end() :])[0]
    words = fold_text(rest)
    notation, day = _NUMBER.search(words), _DATE.search(words)
    number = _number(rest, notation, words)
    if not (notation or number or day):
        return None
    return PlanReference(document="ke-hoach", number=number, date=_date(day) if day else None)


def _number(rest: str, notation: re.Match[str] | None, words: str) -> str | None:
    written = tidy_text(rest)
    if notation is None:
        bare = _BARE_NUMBER.search(words)
        return written[bare.start(1) : bare.end(1)] if bare else None
    if not notation[1]:
        return None
    sign = re.sub(" ?[-‐‑‒–—―−] ?", "-", written[notation.start(2) : notation.end(2)])
    return f"{written[notation.start(1) : notation.end(1)]}/{sign}"


def _date(found: re.Match[str]) -> date | None:
    try:
        return date(int(found[3]), int(found[2]), int(found[1]))
    except ValueError:
        return None
