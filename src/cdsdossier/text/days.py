"""Days and school years as people write them: ``10/9/2025``, ``ngày 05 tháng 3 năm 2026``, ``Năm học 2025 – 2026``.

The day stands before the month, always: ``9/10/2025`` is in October, and ``9/30/2025`` is no day.
"""

from __future__ import annotations

import re
from datetime import date

from cdsdossier.text.normalize import tidy_text

#: Texts are tidied before: one space is all that stands between two words.
_YEAR_FIRST = re.compile(r"([0-9]{4})[-/.]([0-9]{1,2})[-/.]([0-9]{1,2})")
_DAY_FIRST = re.compile(
    r"(?:ngày ?)?([0-9]{1,2}) ?(?:[/.-]|tháng) ?([0-9]{1,2}) ?(?:[/.-]|năm) ?([0-9]{4})", re.IGNORECASE
)
_SCHOOL_YEAR = re.compile(r"(?:năm học ?:? ?)?([0-9]{4}) ?[-–—/] ?([0-9]{4})", re.IGNORECASE)


def parse_written_day(written: str) -> date | None:
    """Return the day that a text names, None if it names none. Raises ValueError where the calendar has no such day."""
    text = tidy_text(written)
    found = _YEAR_FIRST.fullmatch(text)
    if found:
        return date(int(found[1]), int(found[2]), int(found[3]))
    found = _DAY_FIRST.fullmatch(text)
    return date(int(found[3]), int(found[2]), int(found[1])) if found else None


def parse_school_years(written: str) -> tuple[int, int] | None:
    """Return the two years of a school year as written, which need not follow each other; None if it is none."""
    found = _SCHOOL_YEAR.fullmatch(tidy_text(written))
    years = (int(found[1]), int(found[2])) if found else None
    return years if years and 1900 <= years[0] <= 9000 else None


def parse_school_year(written: str) -> str:
    """Return a school year in its one notation, ``2025-2026``; empty where the text names none."""
    years = parse_school_years(written)
    return f"{years[0]}-{years[1]}" if years and years[1] == years[0] + 1 else ""
