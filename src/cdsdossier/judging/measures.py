"""From numbers to judgements: the level of a sum, what a measurement allows, the distance to the next level."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import Decimal
from typing import NamedTuple, TypeVar

from cdsdossier.model.indicatorset import Item, LevelRange, Range

R = TypeVar("R", bound=Range)


class NextLevel(NamedTuple):
    """The next level up: its number, its bound in fixed words (``above 75``), and the points up to that bound."""

    level: int
    rule: str
    missing: Decimal


class Measurement(NamedTuple):
    """A measured fact: the number that is compared with the bands (percent or count), and its share if it is one."""

    number: Decimal
    share: Decimal | None = None


def find_range(ranges: Sequence[R], number: Decimal) -> R | None:
    """Return the first range that holds the number; None where none does."""
    return next((one for one in ranges if one.holds(number)), None)


def find_next_level(levels: Sequence[LevelRange], points: Decimal) -> NextLevel | None:
    """Return the next level above the one these points reach; None at the top.

    ``missing`` is the distance to the bound itself: from 59 to *above 75* it is 16, and 75 must be passed.
    """
    bounds = ((level.lower[0], level) for level in levels if level.lower and not level.holds(points))
    higher = [(bound, level) for bound, level in bounds if bound >= points]
    if not higher:
        return None
    bound, level = min(higher, key=lambda pair: pair[0])
    return NextLevel(level.level, level.rule, bound - points)


def _ratio(measured: str) -> Measurement | None:
    part, slash, whole = measured.partition("/")
    if not slash:
        return None
    share = Decimal(part) * 100 / Decimal(whole)
    return Measurement(share, share)


def _count(measured: str) -> Measurement | None:
    return None if "/" in measured else Measurement(Decimal(measured))


#: How a row's ``measured`` is read, by the set's ``measure``.
MEASURES: dict[str, Callable[[str], Measurement | None]] = {"ratio": _ratio, "count": _count}


def parse_measurement(row: Item, measured: str | None) -> Measurement | None:
    """Read the measurement of a row; None where there is none, or it is not of the kind the set asks for.

    A row without ``measure`` still has the share of a fraction.
    """
    if measured is None:
        return None
    return MEASURES[row.measure](measured) if row.measure else _ratio(measured)


def compute_allowed_points(row: Item, measured: str | None) -> Decimal | None:
    """Return the most points a row may take: the maximum of its band where a fact was measured, else its own."""
    found = parse_measurement(row, measured)
    band = find_range(row.bands, found.number) if found else None
    return band.maximum if band else row.maximum
