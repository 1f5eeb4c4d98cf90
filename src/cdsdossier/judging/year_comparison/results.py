"""Groups, and the whole, over the years."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from cdsdossier.judging.scoring import GroupScore, Judgement

if TYPE_CHECKING:
    from cdsdossier.judging.assessing import Assessment


@dataclass(frozen=True, slots=True)
class Result:
    """What a group, or the whole, came to in one year."""

    points: Decimal
    maximum: Decimal
    #: None: nothing has been scored, or the set judges otherwise.
    level: int | None
    level_name: str | None
    #: Rows that are still empty: points and level are provisional.
    unscored: int

    @property
    def begun(self) -> bool:
        """Tell whether there is anything to show: a group that nobody has scored has not come to nothing."""
        return self.level is not None or bool(self.points) or not self.unscored


@dataclass(frozen=True, slots=True)
class Group:
    """A group of criteria over the years; its name is that of the last year that has it."""

    id: str
    name: str
    #: None in a year whose set does not have it, or whose score file cannot be read.
    results: tuple[Result | None, ...]


def groups_of(assessments: Sequence[Assessment]) -> tuple[Group, ...]:
    """Return the groups by id: in the order of the last year, then what only earlier years have."""
    years = [{group.id: group for group in one.scores.groups} for one in assessments]
    names = {group.id: group.name for year in years for group in year.values()}  # of two the later one stays
    ids = list(dict.fromkeys(group for year in reversed(years) for group in year))
    return tuple(Group(one, names[one], tuple(_group(year.get(one)) for year in years)) for one in ids)


def whole_of(assessments: Sequence[Assessment]) -> tuple[Result | None, ...] | None:
    """Return the judgements of the whole; None where no set judges so."""
    results = tuple(
        _result(one.scores.whole, sum(group.unscored for group in one.scores.groups)) if one.scores.whole else None
        for one in assessments
    )
    return results if any(results) else None


def _group(group: GroupScore | None) -> Result | None:
    if group is None or group.unreadable or group.absent:
        return None
    return _result(group, group.unscored)


def _result(judged: Judgement | GroupScore, unscored: int) -> Result:
    level, name = (judged.level.level, judged.level.name) if judged.level else (None, None)
    return Result(judged.points, judged.maximum, level, name, unscored)
