"""Points and days as a screen shows them: as people write them in Vietnamese, a dash where there are none."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from cdsdossier.text import numbers


def format_points(number: Decimal | None) -> str:
    """Return points with a decimal comma and no idle zeros (``49,5``, ``59``); a dash where there are none."""
    return "–" if number is None else numbers.format_number(number)


def format_percent(number: Decimal) -> str:
    """Return a percentage with at most one decimal (``94,7%``)."""
    return f"{format_points(number.quantize(Decimal('0.1')))}%"


def format_day(moment: date | None) -> str:
    """Return a day as ``05/02/2024``; a dash where there is none."""
    return numbers.format_short_date(moment) if moment else "–"


def format_days_left(days: int) -> str:
    """Return how long there still is: ``còn 7 ngày``, ``hôm nay``, ``quá 3 ngày``."""
    if days < 0:
        return f"quá {-days} ngày"
    return f"còn {days} ngày" if days else "hôm nay"


def format_bytes(count: int) -> str:
    """Return bytes as people count them (``812 byte``, ``34 KB``, ``1,2 MB``, ``20,5 GB``)."""
    if count < 1000:
        return f"{count} byte"
    if count < 1_000_000:
        return f"{count / 1000:.0f} KB"
    unit, name = (1_000_000, "MB") if count < 1_000_000_000 else (1_000_000_000, "GB")
    return f"{count / unit:.1f} {name}".replace(".", ",")


def to_json_value(value: Decimal | date) -> int | float | str:
    """Return what JSON and CSV write for a number (whole where it is whole) or a day (ISO 8601)."""
    if isinstance(value, date):
        return value.isoformat()
    return int(value) if value == value.to_integral_value() else float(value)


_BOUNDS = {"above": "trên", "from": "từ"}


def format_bound(rule: str) -> str:
    """Return ``above 75`` as ``trên 75``, ``from 50`` as ``từ 50``."""
    word, _, number = rule.partition(" ")
    return f"{_BOUNDS.get(word, word)} {number.replace('.', ',')}"
