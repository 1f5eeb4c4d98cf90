"""What a row will say on the days to come, as long as nobody changes the dossier: so that a cache survives midnight."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date

from cdsdossier.findings import Finding
from cdsdossier.judging.assessing import Assessment
from cdsdossier.judging.coming_days import find_set_faults
from cdsdossier.model.indicatorset import IndicatorSet
from cdsdossier.office.rollup.collect.rows import ComingDay, SchoolDeadline, SchoolRow

#: What is wrong with a set that many dossiers are judged by, with the set itself: a number of it alone may be reused.
_FAULTS: dict[int, tuple[IndicatorSet, list[Finding]]] = {}
#: So many days ahead a row is known; after them the dossier is read again.
DAYS_AHEAD = 31


def add_coming_days(
    row: SchoolRow, days: Sequence[Assessment], count: Callable[[SchoolRow, Assessment], SchoolRow]
) -> SchoolRow:
    """Return the row of the first of some days with what it says on the others.

    ``count`` puts the findings of a day into a row.
    """
    today = days[0].today
    until = date.fromordinal(min(today.toordinal() + DAYS_AHEAD, date.max.toordinal()))
    coming = tuple(_on(count(row, day), day) for day in days[1:])
    return replace(row, judged_on=today, judged_until=until, coming=coming)


def _on(row: SchoolRow, day: Assessment) -> ComingDay:
    return ComingDay(day.today, row.errors, row.warnings, row.notices, row.faults, find_next_due(day))


def recall_set_faults(scored: Assessment) -> list[Finding]:
    """Return what is wrong with a set of the office, which is there as long as this process; found out once."""
    rules = scored.indicator_set
    if rules.status != "usable":  # what to do about a skeleton names the dossier
        return find_set_faults(scored)
    if id(rules) not in _FAULTS:
        _FAULTS[id(rules)] = rules, find_set_faults(scored)
    return _FAULTS[id(rules)][1]


def find_next_due(day: Assessment) -> SchoolDeadline | None:
    """Return what ends next in a dossier's timeline, or by law."""
    coming = day.schedule.next
    return None if coming is None else SchoolDeadline(coming.what, coming.last, coming.days_left)
