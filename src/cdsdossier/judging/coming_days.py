"""A dossier on a day and on those to come: only what looks at the day is judged anew, and only where it may change."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from cdsdossier.judging.schedule import DUE_SOON_DAYS, build_schedule
from cdsdossier.model.dossier.register import list_registers
from cdsdossier.model.paper_number import bare_number

if TYPE_CHECKING:
    from cdsdossier.findings import Finding
    from cdsdossier.judging.assessing import Assessment
    from cdsdossier.judging.rules import Case, StaleFile
    from cdsdossier.model.indicatorset import IndicatorSet
    from cdsdossier.model.replaced import ReplacedDocument


def check_coming_days(  # noqa: PLR0913 - as in check_scored
    scored: Assessment,
    days: int,
    *,
    shipped: IndicatorSet | None = None,
    stale: Mapping[str, StaleFile] | None = None,
    replaced: Sequence[ReplacedDocument] = (),
    of_set: Sequence[Finding] | None = None,
) -> Iterator[Assessment]:
    """Yield the dossier as :func:`.assessing.check_scored` gives it on its day, then on each day that may differ.

    Of so many ``days`` after today; between two that are yielded nothing changes but the days that are left. The
    dossier stays as it is: a file that is changed makes all of them void. ``of_set`` is what :func:`find_set_faults`
    has found in its set before; without it the set is looked at, too.
    """
    from cdsdossier.judging.assessing import build_case
    from cdsdossier.judging.checking import find_faults, settle_findings
    from cdsdossier.judging.rules import DAILY_RULES, RULES, SET_RULES

    case = build_case(scored, RULES, shipped=shipped, stale=stale, replaced=replaced)
    spared = DAILY_RULES if of_set is None else [*DAILY_RULES, *SET_RULES]
    lasting = find_faults(case, [rule for rule in RULES if rule not in spared])
    lasting += [*(of_set or ()), *case.dossier.findings, *case.indicator_set.findings]
    for day in (scored.today, *_turning_days(case, days)):
        planned = scored.schedule if day == scored.today else build_schedule(case.dossier, case.indicator_set, day)
        then = replace(case, today=day, schedule=planned)
        found = settle_findings([*lasting, *find_faults(then, DAILY_RULES)], then)
        yield replace(scored, today=day, schedule=planned, findings=found)


def find_set_faults(scored: Assessment) -> list[Finding]:
    """Return what the rules about the set alone find in the set of a dossier: the same for each that it judges."""
    from cdsdossier.judging.assessing import build_case
    from cdsdossier.judging.checking import find_faults
    from cdsdossier.judging.rules import SET_RULES

    return find_faults(build_case(scored, SET_RULES), SET_RULES)


def _turning_days(case: Case, days: int) -> list[date]:
    """Return the days, in order, on which a judgement may be another than on the day before."""
    today = case.today.toordinal()
    coming = {day for day in _turns(case) if today < day <= min(today + days, date.max.toordinal())}
    return [date.fromordinal(day) for day in sorted(coming)]


def _turns(case: Case) -> Iterator[int]:
    """Yield the numbers of such days, near or far: a day that has come, or that has passed."""
    from cdsdossier.judging.rules.authority_abolished import ENDED

    yield from (day.toordinal() for day in _named_days(case))
    yield ENDED.toordinal()
    if not case.dossier.head.school_year:
        yield date(case.today.year, 12, 31).toordinal() + 1
    for deadline in case.schedule.deadlines:
        if deadline.met is None:
            yield deadline.last.toordinal() + 1
    for planned in case.schedule.tasks:
        if planned.window and planned.days_left is not None:  # what is done stays done
            last = planned.window.last.toordinal()
            yield from (last - DUE_SOON_DAYS, last + 1)


def _named_days(case: Case) -> Iterator[date]:
    """Yield the days that the dossier itself names, or the list of replaced documents of a basis in it."""
    for register in list_registers(case.dossier.head, case.dossier.review):
        yield from (issued.date for issued in register.documents.values() if issued.date)
        numbers = {bare_number(basis.number) for basis in register.bases}
        yield from (one.since for one in case.replaced if one.since and bare_number(one.number) in numbers)
    yield from (task.done for task in case.dossier.timeline.tasks if task.done)
    for scored in case.dossier.scores.values():
        yield from (item.date for item in scored.form.evidence if item.date)
