"""Points and levels of a dossier under an indicator set. Pure and exact; defined for every dossier."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple

from cdsdossier.judging.measures import (
    Measurement,
    NextLevel,
    compute_allowed_points,
    find_next_level,
    find_range,
    parse_measurement,
)
from cdsdossier.model.dossier import Dossier, Row
from cdsdossier.model.indicatorset import Criterion, Group, IndicatorSet, Item, Level

ZERO = Decimal(0)


class RowScore(NamedTuple):
    """A scoring row: points as written (None: not scored yet), and as they count."""

    id: str
    text: str
    points: Decimal | None
    #: The points as they count: at least 0, at most what is allowed.
    counted: Decimal
    maximum: Decimal
    #: The most points it may take, given what was measured.
    allowed: Decimal
    measured: str | None = None
    fact: Measurement | None = None
    note: str | None = None

    @property
    def held(self) -> Decimal:
        """Return the points that this row could still bring, given the measurement that its maximum asks for."""
        return self.maximum - self.counted


class CriterionScore(NamedTuple):
    """A criterion: met or not if it is mandatory, points if it is not."""

    id: str
    text: str
    mandatory: bool
    met: bool | None = None
    #: As they count; of a criterion scored whole, ``rows`` holds what was written.
    points: Decimal | None = None
    maximum: Decimal | None = None
    level: int | None = None
    rows: tuple[RowScore, ...] = ()
    #: Whether ``rows`` are its items; otherwise its one row is the criterion itself.
    by_items: bool = False
    note: str | None = None

    @property
    def items(self) -> tuple[RowScore, ...]:
        """Return the scored items; empty where the criterion is scored whole."""
        return self.rows if self.by_items else ()


class Judgement(NamedTuple):
    """Points with the level they reach; ``level`` is None where nothing is scored, or nothing may be judged."""

    points: Decimal
    maximum: Decimal
    level: Level | None
    next_level: NextLevel | None
    #: Score files that cannot be read: without them the whole has no level.
    unread: tuple[str, ...] = ()


class GroupScore(NamedTuple):
    """One group of criteria."""

    id: str
    name: str
    points: Decimal
    maximum: Decimal
    level: Level | None
    next_level: NextLevel | None
    #: Scoring rows without points, and mandatory conditions without an answer.
    unscored: int
    #: Whether anything at all has been answered.
    touched: bool
    mandatory_unmet: tuple[str, ...]
    criteria: tuple[CriterionScore, ...]
    #: Its score file, relative to the dossier.
    file: str
    #: The score file is there but cannot be read, or only in part: no points of it count, and nothing is known of it.
    unreadable: bool = False
    #: There is no score file, and no other file scores anything of the group.
    absent: bool = False

    @property
    def rows(self) -> tuple[RowScore, ...]:
        """Return the scoring rows in the order of the decision."""
        return tuple(row for criterion in self.criteria for row in criterion.rows)

    @property
    def promising(self) -> tuple[RowScore, ...]:
        """Return the rows that still hold points, those that would bring most first."""
        return tuple(sorted((row for row in self.rows if row.held > 0), key=lambda row: -row.held))


class ScoreSheet(NamedTuple):
    """All scores of a dossier, group by group."""

    groups: tuple[GroupScore, ...]
    #: The judgement of the whole where the set judges as a whole; else None.
    whole: Judgement | None = None
    #: The set is a skeleton: there is nothing to judge by.
    skeleton: bool = False

    @property
    def rows(self) -> tuple[RowScore, ...]:
        """Return the scoring rows of all groups, in the order of the decision."""
        return tuple(row for group in self.groups for row in group.rows)


def score(dossier: Dossier, indicator_set: IndicatorSet) -> ScoreSheet:
    """Add up points and find levels.

    Points above what the law allows for a row count as what it allows; the rows keep what was written. A group without
    any points has no level; a group with some rows empty has the level of the points it has, and counts its empty
    rows. Nothing of a score file with syntax errors counts, although its sound rows are there to be judged one by one,
    and the whole has no level until it is mended. An unmet mandatory condition leaves the level as computed.
    """
    skeleton = indicator_set.status == "skeleton"
    per_group = indicator_set.judged == "per-group"
    group_levels = indicator_set.levels if per_group and not skeleton else ()
    groups = tuple(_group(group, dossier, group_levels) for group in indicator_set.groups)
    whole = None if per_group or skeleton else _whole(groups, indicator_set)
    return ScoreSheet(groups, whole, skeleton)


def _whole(groups: tuple[GroupScore, ...], indicator_set: IndicatorSet) -> Judgement:
    points = sum((group.points for group in groups), ZERO)
    touched = any(row.points is not None for group in groups for row in group.rows if not group.unreadable)
    unread = tuple(group.file for group in groups if group.unscored and group.unreadable)
    judged = _judged(points, indicator_set.maximum, indicator_set.levels, touched and not unread)
    return judged._replace(unread=unread if touched else ())


def _judged(points: Decimal, maximum: Decimal, levels: tuple[Level, ...], touched: bool) -> Judgement:
    bounded = [level for level in levels if level.lower or level.upper]
    level = find_range(bounded, points) if touched else None
    return Judgement(points, maximum, level, find_next_level(bounded, points) if touched else None)


def _group(group: Group, dossier: Dossier, levels: tuple[Level, ...]) -> GroupScore:
    closed = dossier.unreadable(group.file)
    criteria = tuple(_criterion(criterion, dossier, closed=closed) for criterion in group.criteria)
    rows = [row for criterion in criteria for row in criterion.rows]
    answers = [row.points for row in rows] + [criterion.met for criterion in criteria if criterion.mandatory]
    empty = len(answers) if closed else answers.count(None)
    points, maximum, scored = _totals(rows)
    points, scored = (ZERO, False) if closed else (points, scored)
    judged = _judged(points, maximum, levels, scored)
    return GroupScore(
        id=group.id,
        name=group.name,
        points=points,
        maximum=maximum,
        level=judged.level,
        next_level=judged.next_level,
        unscored=empty,
        touched=empty < len(answers),
        mandatory_unmet=tuple(criterion.id for criterion in criteria if criterion.met is False),
        criteria=criteria,
        file=group.file,
        unreadable=closed,
        absent=bool(criteria) and group.file not in dossier.pages and empty == len(answers),
    )


def _totals(rows: Sequence[RowScore]) -> tuple[Decimal, Decimal, bool]:
    """Return the points of rows, their maximum, and whether any of them is scored."""
    points = sum((row.counted for row in rows), ZERO)
    maximum = sum((row.maximum for row in rows), ZERO)
    return points, maximum, any(row.points is not None for row in rows)


def _criterion(criterion: Criterion, dossier: Dossier, *, closed: bool) -> CriterionScore:
    written = _written(criterion.id, dossier)
    if criterion.mandatory:
        return CriterionScore(criterion.id, criterion.text or "", mandatory=True, met=written.met, note=written.note)
    rows = tuple(_row(item, _written(item.id, dossier)) for item in criterion.rows)
    points, maximum, scored = _totals(rows)
    scored = scored and not (closed and any(row.points is None for row in rows))
    level = find_range(criterion.levels, points)
    return CriterionScore(
        id=criterion.id,
        text=criterion.text or "",
        mandatory=False,
        points=points if scored else None,
        maximum=maximum,
        level=level.level if level and scored else None,
        rows=rows,
        by_items=criterion.by_items,
        note=written.note,
    )


def _written(row: str, dossier: Dossier) -> Row:
    scored = dossier.scores.get(row)
    return scored.form if scored else Row()


def _row(item: Item, written: Row) -> RowScore:
    maximum = item.maximum or ZERO
    most = compute_allowed_points(item, written.measured) or ZERO
    counted = min(max(written.points or ZERO, ZERO), most)
    return RowScore(
        id=item.id,
        text=item.text or "",
        points=written.points,
        counted=counted,
        maximum=maximum,
        allowed=most,
        measured=written.measured,
        fact=parse_measurement(item, written.measured),
        note=written.note,
    )
