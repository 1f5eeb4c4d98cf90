"""Points and days as a screen shows them: as people write them in Vietnamese, a dash where there are none."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from cdsdossier import figures


def points(number: Decimal | None) -> str:
    """Return points with a decimal comma and no idle zeros (``49,5``, ``59``); a dash where there are none."""
    return "–" if number is None else figures.number(number)


def share(number: Decimal) -> str:
    """Return a percentage with at most one decimal (``94,7%``)."""
    return f"{points(number.quantize(Decimal('0.1')))}%"


def day(moment: date | None) -> str:
    """Return a day as ``05/02/2024``; a dash where there is none."""
    return figures.short_date(moment) if moment else "–"


def plain(number: Decimal | None) -> int | float | None:
    """Return a number for JSON: whole where it is whole."""
    if number is None:
        return None
    return int(number) if number == number.to_integral_value() else float(number)


_BOUNDS = {"above": "trên", "from": "từ"}


def bound(rule: str) -> str:
    """Return ``above 75`` as ``trên 75``, ``from 50`` as ``từ 50``."""
    word, _, number = rule.partition(" ")
    return f"{_BOUNDS.get(word, word)} {number.replace('.', ',')}"
