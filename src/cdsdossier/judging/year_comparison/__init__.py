"""Years of a school side by side: what rose, what fell, which evidence went, which shortcomings stayed. Pure.

Rows are compared by their id, never by their place. Where the sets differ, each row says what is different of it
(:class:`.Mark`), so that no presenter can show points of two laws as if they were one.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from cdsdossier.judging.year_comparison.results import Group, Result, groups_of, whole_of
from cdsdossier.judging.year_comparison.rows import CHANGES, Cell, Change, Mark, Row, rows_of
from cdsdossier.judging.year_comparison.shortcomings import Shortcoming, persisting
from cdsdossier.model.indicatorset import diff

if TYPE_CHECKING:
    from cdsdossier.judging.assessing import Assessment

__all__ = [
    "CHANGES", "Cell", "Change", "Comparison", "Group", "Mark", "Result", "Row", "SetStep", "Shortcoming", "Year",
    "compare", "in_order",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Year:
    """One of the dossiers that are compared."""

    #: Its school year, or its folder's name where it names none; unlike those of the others.
    label: str
    school: str | None
    school_year: str | None
    indicator_set: str
    #: Score files that are missing or cannot be read: of their rows nothing is known.
    unread: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SetStep:
    """Where the set of a year is not that of the year before."""

    #: The place of the later year.
    at: int
    before: str
    after: str
    found: diff.Comparison

    @property
    def levels_differ(self) -> bool:
        """Tell whether the same points may reach another level."""
        return bool(self.found.levels) or any(change.weighs for change in self.found.head)


@dataclass(frozen=True, slots=True)
class Comparison:
    """What becomes of a school over the years, in the order given; every line has one entry a year."""

    years: tuple[Year, ...]
    groups: tuple[Group, ...]
    #: The judgement of the whole, year by year; None where no set judges as a whole.
    whole: tuple[Result | None, ...] | None
    #: Every scoring row and mandatory condition of any year.
    rows: tuple[Row, ...]
    #: Shortcomings that stand in more than one year.
    shortcomings: tuple[Shortcoming, ...]
    sets: tuple[SetStep, ...]

    @property
    def counts(self) -> dict[Change, int]:
        """Return how many rows rose, fell … from the first year to the last; together they are all rows."""
        counted = Counter(row.trend for row in self.rows)
        return {change: counted[change] for change in CHANGES}

    @property
    def schools(self) -> tuple[str, ...]:
        """Return the names of the schools, each once."""
        names = {" ".join(year.school.casefold().split()): year.school for year in self.years if year.school}
        return tuple(names.values())

    @property
    def twice(self) -> tuple[str, ...]:
        """Return the school years that more than one dossier is of."""
        counted = Counter(year.school_year for year in self.years if year.school_year)
        return tuple(year for year, count in counted.items() if count > 1)


def in_order(assessments: Sequence[Assessment]) -> tuple[Assessment, ...]:
    """Return them by school year; those of one year, and those that name none (last), as they were given."""
    return tuple(sorted(assessments, key=lambda one: one.dossier.head.school_year or "~"))


def compare(assessments: Sequence[Assessment]) -> Comparison:
    """Compare dossiers in the order given (see :func:`in_order`). Total for one or more of them."""
    sets = [one.indicator_set for one in assessments]
    steps = [
        SetStep(place, before.id, after.id, found)
        for place, (before, after) in enumerate(pairwise(sets), 1)
        if (found := diff.compare(before, after))
    ]
    return Comparison(
        years=_years(assessments),
        groups=groups_of(assessments),
        whole=whole_of(assessments),
        rows=rows_of(assessments, {step.at: step.found for step in steps}),
        shortcomings=persisting([one.dossier.narrative.shortcomings for one in assessments]),
        sets=tuple(steps),
    )


def _years(assessments: Sequence[Assessment]) -> tuple[Year, ...]:
    seen: Counter[str] = Counter()
    years = []
    for one in assessments:
        head = one.dossier.head
        name = head.school_year or one.dossier.folder.name or "?"
        seen[name] += 1
        label = f"{name} ({seen[name]})" if seen[name] > 1 else name
        unread = tuple(group.file for group in one.scores.groups if group.unreadable or group.absent)
        years.append(Year(label, head.school.name, head.school_year, one.indicator_set.id, unread))
    return tuple(years)
