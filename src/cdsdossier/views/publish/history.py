"""The result over the years: years that can be compared stand together, the others apart, each under its own set."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from cdsdossier.errors import Refused, WrongUsage
from cdsdossier.model.indicatorset import IndicatorSet
from cdsdossier.views.publish.public_result import PointsAndLevel, PublicResult


@dataclass(frozen=True, slots=True)
class ResultSeries:
    """One thing judged (a group, or the whole), year by year."""

    #: Empty for the whole.
    id: str
    name: str
    years: tuple[tuple[str, PointsAndLevel], ...]


@dataclass(frozen=True, slots=True)
class YearBlock:
    """Years under one set, oldest first."""

    rules: IndicatorSet
    #: Whether its points may be compared with this year's.
    comparable: bool
    #: The set has this year's name and decision all the same, with other points.
    same_name: bool
    lines: tuple[ResultSeries, ...]


def order_by_year(this: PublicResult, earlier: Sequence[PublicResult]) -> tuple[PublicResult, ...]:
    """Return all results, oldest first; raise WrongUsage where two are of one school year, or one of none."""
    found: dict[str, PublicResult] = {}
    for one in (this, *earlier):
        if one is not this and not one.school_year:
            raise Refused("Một hồ sơ ở --with chưa ghi school_year trong dossier.yaml. Điền năm học rồi chạy lại.")
        if one.school_year in found:
            raise WrongUsage(f"Hai hồ sơ cùng năm học {one.school_year}. Ở --with chỉ nêu hồ sơ của các năm khác.")
        found[one.school_year] = one
    return tuple(found[year] for year in sorted(found))


def build_history(this: PublicResult, earlier: Sequence[PublicResult]) -> tuple[YearBlock, ...]:
    """Return the years in blocks that can be compared, this year's first; nothing where there are no other years."""
    blocks: dict[object, list[PublicResult]] = {_scale(this): []}
    for one in order_by_year(this, earlier):
        blocks.setdefault(_scale(one), []).append(one)
    if not earlier:
        return ()
    return tuple(_block(years, this) for years in blocks.values())


def is_comparable(one: PublicResult, this: PublicResult) -> bool:
    """Return whether points of two years are comparable: the same set, with the same points and levels."""
    return _scale(one) == _scale(this)


def _scale(one: PublicResult) -> object:
    """Return what must be the same so that points of two years mean the same."""
    levels = tuple((level.level, level.words) for level in one.rules.levels)
    groups = tuple((group.id, group.reached.maximum) for group in one.groups)
    marks = tuple((mark.id, mark.reached.maximum) for group in one.groups for mark in group.marks)
    return one.rules.id, one.rules.judged, levels, groups, marks


def _block(years: Sequence[PublicResult], this: PublicResult) -> YearBlock:
    rules = years[-1].rules
    lines = [
        ResultSeries(group.id, group.name, tuple((year.school_year, year.groups[place].reached) for year in years))
        for place, group in enumerate(years[-1].groups)
    ]
    wholes = tuple((year.school_year, year.whole) for year in years if year.whole)
    if wholes:
        lines.insert(0, ResultSeries("", "", wholes))
    alike = this in years
    return YearBlock(rules, alike, not alike and rules.id == this.rules.id, tuple(lines))
