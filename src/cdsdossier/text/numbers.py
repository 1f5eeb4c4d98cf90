"""Numbers, dates and document numbers as Vietnamese paper writes them. Nothing is ever rounded."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal

#: The gap that is left in a draft, to be filled in by hand.
BLANK = "    "


def format_plain_number(value: Decimal | int) -> str:
    """Return a number as YAML, JSON and formulas write it, without trailing zeros: 59, 49.5."""
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def format_number(value: Decimal | int) -> str:
    """Return a number as people write it, with a decimal comma and without trailing zeros: 59, 49,5, −2."""
    return format_plain_number(value).replace(".", ",").replace("-", "−")


def format_short_date(day: date) -> str:
    """Return 05/02/2024."""
    return f"{day.day:02d}/{day.month:02d}/{day.year:04d}"


def format_long_date(day: date) -> str:
    """Return ``ngày 05 tháng 3 năm 2026``: days below 10 and months 1 and 2 take a zero, other months do not."""
    month = f"{day.month:02d}" if day.month < 3 else str(day.month)
    return f"ngày {day.day:02d} tháng {month} năm {day.year:04d}"


def format_clock_time(written: str) -> str:
    """Return a time of day: 14:00, 14h00 and 14g00 become ``14 giờ 00 phút``; anything else stays as typed."""
    found = re.fullmatch(r"\s*(\d{1,2})\s*[:hg.]\s*(\d{2})\s*", written)
    return f"{found[1]} giờ {found[2]} phút" if found else written


def format_open_date(year: str) -> str:
    """Return a date whose day and month are left to be filled in by hand."""
    return f"ngày{BLANK}tháng{BLANK}năm {year}"


def join_notation(notation: str, code: str) -> str:
    """Return what follows a document's number: ``KH-THCSQT``; ``UBND-VHXH`` where it is a unit (``-VHXH``)."""
    return f"{code}{notation}" if notation.startswith("-") else f"{notation}-{code}"


def format_document_number(written: str) -> str:
    """Return the running number of a document: below 10 with one leading zero, otherwise none (5a → 05a)."""
    found = re.fullmatch(r"(\d+)(\D*)", written)
    return f"{int(found[1]):02d}{found[2]}" if found else written
