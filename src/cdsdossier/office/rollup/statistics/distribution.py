"""How points and levels are spread over the schools of one batch: all of them, by kind, by managing body."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from cdsdossier.office.rollup.collect.rows import GroupRow, SchoolRow
from cdsdossier.office.rollup.statistics.labels import KIND_NAMES, UNKNOWN, name_sort_key

_HUNDREDTH = Decimal("0.01")
#: What those are called who have no level: nothing is scored, or not all of it.
NOT_SCORED = "Chưa chấm xong"


@dataclass(frozen=True, slots=True)
class CountedSchool:
    """A dossier that counts, as the office calls it."""

    row: SchoolRow
    name: str
    #: The managing body: of the list of those expected, else what the dossier says.
    body: str
    #: Slug of the kind of school; empty where it is not given.
    kind: str


@dataclass(frozen=True, slots=True)
class LevelCount:
    """How many schools have reached a level; ``level`` is None for those without one."""

    level: int | None
    name: str
    schools: int


@dataclass(frozen=True, slots=True)
class Distribution:
    """Some schools and one thing they are judged by. The counts add up to ``schools``, where there are levels."""

    #: Kind or managing body; empty for all schools.
    name: str
    schools: int
    counts: tuple[LevelCount, ...]
    #: Of the schools that have a level, to two decimals; None where there is none.
    average: Decimal | None
    lowest: Decimal | None
    highest: Decimal | None


@dataclass(frozen=True, slots=True)
class ExternalChanges:
    """What external assessment has made of one group: how many schools it looked at, and where levels changed."""

    assessed: int
    raised: int
    lowered: int


@dataclass(frozen=True, slots=True)
class GroupStatistics:
    """One group of a batch, or the whole of it (``id`` is then empty)."""

    id: str
    name: str
    maximum: Decimal
    #: It has levels of its own; a group of a set that judges as a whole has none.
    levelled: bool
    everyone: Distribution
    kinds: tuple[Distribution, ...]
    bodies: tuple[Distribution, ...]
    moved: ExternalChanges


#: A school and what it has got in the group at hand.
_Got = tuple[CountedSchool, GroupRow]


def compute_group_statistics(schools: Sequence[CountedSchool]) -> tuple[GroupStatistics, ...]:
    """Return what the schools of one batch are judged by: the groups, then the whole."""
    got: dict[str, list[_Got]] = defaultdict(list)
    for school in schools:
        for group in school.row.groups:
            got[group.id].append((school, group))
    whole = [(school, school.row.whole) for school in schools if school.row.whole]
    found = [_judged(some, levelled=not whole) for _, some in sorted(got.items(), key=lambda pair: _number(pair[0]))]
    return (*found, *([_judged(whole, levelled=True)] if whole else ()))


def _number(group: str) -> tuple[int, str]:
    """Return what ids are sorted by: 10 comes behind 9."""
    return int(group) if group.isascii() and group.isdigit() else 0, group


def _judged(got: Sequence[_Got], *, levelled: bool) -> GroupStatistics:
    _, first = min(got, key=lambda pair: pair[0].row.place)
    levels = _levels(got) if levelled else {}
    return GroupStatistics(
        first.id,
        first.name,
        first.maximum,
        levelled,
        _spread("", got, levels),
        _parts(got, levels, lambda school: KIND_NAMES.get(school.kind, school.kind) or UNKNOWN, [*KIND_NAMES.values()]),
        _parts(got, levels, lambda school: school.body, []),
        _moved(got),
    )


def _levels(got: Iterable[_Got]) -> dict[int | None, str]:
    """Return every level that occurs with its name, the lowest first, those without one last."""
    names = {group.external_level: group.external_level_name for _, group in got if group.external_level is not None}
    names |= {group.level: group.level_name for _, group in got if group.level is not None}
    return {**dict(sorted(names.items())), None: NOT_SCORED}


def _parts(
    got: Iterable[_Got], levels: dict[int | None, str], name_of: Callable[[CountedSchool], str], order: list[str]
) -> tuple[Distribution, ...]:
    parts: dict[str, list[_Got]] = defaultdict(list)
    for pair in got:
        parts[name_of(pair[0])].append(pair)
    names = [name for name in order if name in parts] + sorted(parts.keys() - set(order), key=name_sort_key)
    return tuple(_spread(name, parts[name], levels) for name in names)


def _spread(name: str, got: Sequence[_Got], levels: dict[int | None, str]) -> Distribution:
    counted = Counter(group.level for _, group in got)
    counts = tuple(
        LevelCount(level, words, counted[level])
        for level, words in levels.items()
        if level is not None or counted[level]
    )
    points = [group.points for school, group in got if school.row.is_scored(group)]
    if not points:
        return Distribution(name, len(got), counts, None, None, None)
    average = (sum(points, Decimal(0)) / len(points)).quantize(_HUNDREDTH, ROUND_HALF_UP)
    return Distribution(name, len(got), counts, average, min(points), max(points))


def _moved(got: Iterable[_Got]) -> ExternalChanges:
    pairs = [(group.level or 0, group.external_level) for _, group in got if group.external_level is not None]
    raised = sum(theirs > own for own, theirs in pairs)
    return ExternalChanges(len(pairs), raised, sum(theirs < own for own, theirs in pairs))
