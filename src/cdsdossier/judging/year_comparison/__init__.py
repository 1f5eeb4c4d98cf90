"""The years of a school side by side: points that rose or fell, evidence lost, shortcomings that persist. Pure.

Rows are compared by id, never by position. Where the sets differ, each row lists its differences
(:class:`.rows.LawChange`), so that no presenter shows points under two laws as if they were under one.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise
from typing import TYPE_CHECKING

from cdsdossier.judging.scoring import GroupScore, Judgement, ScoreSheet
from cdsdossier.judging.year_comparison.rows import TRENDS, ComparedRow, Trend, build_compared_rows
from cdsdossier.judging.year_comparison.shortcomings import Shortcoming, find_persistent_shortcomings
from cdsdossier.model.indicatorset import diff
from cdsdossier.text.normalize import fold_case

if TYPE_CHECKING:
    from cdsdossier.judging.assessing import Assessment


@dataclass(frozen=True, slots=True)
class YearResult:
    """The result of a group, or of the whole, in one year."""

    points: Decimal
    maximum: Decimal
    #: None where nothing is scored, or the set judges at another level.
    level: int | None
    level_name: str | None
    #: Rows that are still empty: points and level are provisional.
    unscored: int

    @property
    def begun(self) -> bool:
        """Return whether there is anything to show; an unscored group has no result rather than 0 points."""
        return self.level is not None or bool(self.points) or not self.unscored


@dataclass(frozen=True, slots=True)
class GroupResults:
    """A group of criteria over the years, under its name in the last year that has it."""

    id: str
    name: str
    #: None in a year whose set does not have it, or whose score file cannot be read.
    results: tuple[YearResult | None, ...]


def build_group_results(assessments: Sequence[Assessment]) -> tuple[GroupResults, ...]:
    """Return the groups in the order of the last year, then those that only earlier years have."""
    years = [{group.id: group for group in one.scores.groups} for one in assessments]
    names = {group.id: group.name for year in years for group in year.values()}  # the latest name wins
    ids = list(dict.fromkeys(group for year in reversed(years) for group in year))
    return tuple(GroupResults(one, names[one], tuple(_group(year.get(one)) for year in years)) for one in ids)


def build_whole_results(assessments: Sequence[Assessment]) -> tuple[YearResult | None, ...] | None:
    """Return the judgements of the whole; None where no set judges so."""
    results = tuple(_whole(one.scores) for one in assessments)
    return results if any(results) else None


def _whole(sheet: ScoreSheet) -> YearResult | None:
    if sheet.whole is None:
        return None
    return _result(sheet.whole, sum(group.unscored for group in sheet.groups))


def _group(group: GroupScore | None) -> YearResult | None:
    if group is None or group.unreadable or group.absent:
        return None
    return _result(group, group.unscored)


def _result(judged: Judgement | GroupScore, unscored: int) -> YearResult:
    level, name = (judged.level.level, judged.level.name) if judged.level else (None, None)
    return YearResult(judged.points, judged.maximum, level, name, unscored)


@dataclass(frozen=True, slots=True)
class ComparedYear:
    """One of the compared dossiers."""

    #: Its school year, or its folder's name where it names none; unique among the years.
    label: str
    school: str | None
    school_year: str | None
    indicator_set: str
    #: Score files that are missing or cannot be read: nothing is known of their rows.
    unread: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SetTransition:
    """A year whose set differs from that of the year before."""

    #: The index of the later year.
    at: int
    before: str
    after: str
    found: diff.SetComparison

    @property
    def levels_differ(self) -> bool:
        """Return whether the same points may reach another level."""
        return bool(self.found.levels) or any(change.weighs for change in self.found.head)


@dataclass(frozen=True, slots=True)
class YearComparison:
    """A school over the years, in the order given; every line has one entry a year."""

    years: tuple[ComparedYear, ...]
    groups: tuple[GroupResults, ...]
    #: The judgement of the whole, year by year; None where no set judges as a whole.
    whole: tuple[YearResult | None, ...] | None
    #: Every scoring row and mandatory condition of any year.
    rows: tuple[ComparedRow, ...]
    #: Shortcomings written in more than one year.
    shortcomings: tuple[Shortcoming, ...]
    sets: tuple[SetTransition, ...]

    @property
    def counts(self) -> dict[Trend, int]:
        """Return how many rows rose, fell … from the first year to the last; every row counts once."""
        counted = Counter(row.trend for row in self.rows)
        return {change: counted[change] for change in TRENDS}

    @property
    def schools(self) -> tuple[str, ...]:
        """Return the names of the schools, each once."""
        names = {fold_case(year.school): year.school for year in self.years if year.school}
        return tuple(names.values())

    @property
    def twice(self) -> tuple[str, ...]:
        """Return the school years that have more than one dossier."""
        counted = Counter(year.school_year for year in self.years if year.school_year)
        return tuple(year for year, count in counted.items() if count > 1)


def sort_by_year(assessments: Sequence[Assessment]) -> tuple[Assessment, ...]:
    """Return the assessments sorted by school year, those without one last; the sort is stable."""
    return tuple(sorted(assessments, key=lambda one: one.dossier.head.school_year or "~"))


def compare_years(assessments: Sequence[Assessment]) -> YearComparison:
    """Compare one or more dossiers in the order given (see :func:`sort_by_year`)."""
    sets = [one.indicator_set for one in assessments]
    steps = [
        SetTransition(place, before.id, after.id, found)
        for place, (before, after) in enumerate(pairwise(sets), 1)
        if (found := diff.compare_sets(before, after))
    ]
    return YearComparison(
        years=_years(assessments),
        groups=build_group_results(assessments),
        whole=build_whole_results(assessments),
        rows=build_compared_rows(assessments, {step.at: step.found for step in steps}),
        shortcomings=find_persistent_shortcomings([one.dossier.narrative.shortcomings for one in assessments]),
        sets=tuple(steps),
    )


def _years(assessments: Sequence[Assessment]) -> tuple[ComparedYear, ...]:
    seen: Counter[str] = Counter()
    years = []
    for one in assessments:
        head = one.dossier.head
        name = head.school_year or one.dossier.folder.name or "?"
        seen[name] += 1
        label = f"{name} ({seen[name]})" if seen[name] > 1 else name
        unread = tuple(group.file for group in one.scores.groups if group.unreadable or group.absent)
        years.append(ComparedYear(label, head.school.name, head.school_year, one.indicator_set.id, unread))
    return tuple(years)
