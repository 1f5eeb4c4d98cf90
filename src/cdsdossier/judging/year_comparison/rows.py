"""Scoring rows and mandatory conditions over the years, and how the law about each row has changed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import pairwise
from typing import TYPE_CHECKING, Literal, get_args

from cdsdossier.text import numbers
from cdsdossier.text.normalize import fold_case

if TYPE_CHECKING:
    from cdsdossier.judging.assessing import Assessment
    from cdsdossier.model.indicatorset import Node
    from cdsdossier.model.indicatorset.diff import SetComparison

#: From one year to another: more points (or a condition met), fewer, the same; the row is new or gone; ``open``:
#: unknown, because one of the years has no score, or a file that cannot be read.
Trend = Literal["rose", "fell", "same", "new", "gone", "open"]
TRENDS: tuple[Trend, ...] = get_args(Trend)


@dataclass(frozen=True, slots=True)
class YearCell:
    """A row in one year."""

    #: That year's set has the row.
    there: bool = False
    #: Its score file could be read.
    known: bool = False
    #: As they count; None where nothing is scored, and for a condition.
    points: Decimal | None = None
    maximum: Decimal | None = None
    #: Of a mandatory condition; None where it is not answered.
    met: bool | None = None
    #: It has evidence that can be opened.
    proved: bool = False

    @property
    def value(self) -> Decimal | None:
        """Return the number to compare: points, or 1 and 0 for met and unmet."""
        return self.points if self.met is None else Decimal(self.met)


@dataclass(frozen=True, slots=True)
class LawChange:
    """A change of a row that comes from the law, not from the school."""

    #: The index of the later year.
    at: int
    #: ``moved``: the same words were under the id ``before``. ``rule``: how the row is judged (bands, levels, kind).
    kind: Literal["new", "gone", "text", "maximum", "rule", "moved"]
    before: str | None = None
    after: str | None = None


@dataclass(frozen=True, slots=True)
class ComparedRow:
    """One row over the years, with its text in the last year that has it."""

    id: str
    group: str
    text: str
    mandatory: bool
    cells: tuple[YearCell, ...]
    marks: tuple[LawChange, ...]

    @property
    def steps(self) -> tuple[Trend, ...]:
        """Return the trend from each year to the next."""
        return tuple(_compare(was, now) for was, now in pairwise(self.cells))

    @property
    def trend(self) -> Trend:
        """Return the trend from the first year to the last; ``open`` where both are unscored."""
        first, last = self.cells[0], self.cells[-1]
        unscored = first.there and last.there and first.value is None and last.value is None
        return "open" if unscored else _compare(first, last)

    @property
    def lost(self) -> tuple[int, ...]:
        """Return the indexes of the years that have no sound evidence although the year before had.

        A year in which the row is not answered yet does not count: its evidence may still come.
        """
        pairs = enumerate(pairwise(self.cells), 1)
        return tuple(at for at, (was, now) in pairs if was.proved and now.value is not None and not now.proved)

    @property
    def difference(self) -> Decimal | None:
        """Return the points gained from the first year to the last; None where one of them has none."""
        first, last = self.cells[0].points, self.cells[-1].points
        return None if first is None or last is None else last - first

    @property
    def changed(self) -> bool:
        """Return whether there is anything to report."""
        return bool(self.marks or self.lost or set(self.steps) - {"same"})


def build_compared_rows(
    assessments: Sequence[Assessment], sets: Mapping[int, SetComparison]
) -> tuple[ComparedRow, ...]:
    """Return all rows of any year, group by group: in the order of the last year, then what only earlier years have.

    ``sets``: the index of a year → how its set differs from that of the year before.
    """
    years = [_cells(one) for one in assessments]
    nodes = [one.indicator_set.nodes for one in assessments]
    moved = {(at, new): old for at, found in sets.items() for old, new in _moved(found)}
    rows = []
    for row, latest in _latest_nodes(years, nodes).items():
        cells = tuple(year.get(row, YearCell()) for year in years)
        marks = _marks(row, cells, [year.get(row) for year in nodes], moved)
        text = latest.text
        rows.append(ComparedRow(row, latest.group.id, text, latest.mandatory, cells, tuple(marks)))
    groups = list(dict.fromkeys(group.id for one in reversed(assessments) for group in one.indicator_set.groups))
    return tuple(sorted(rows, key=lambda row: groups.index(row.group)))


def _latest_nodes(years: Sequence[Mapping[str, YearCell]], nodes: Sequence[Mapping[str, Node]]) -> dict[str, Node]:
    """Return each row of any year with its node in the last year that has it, the rows of later years first."""
    latest: dict[str, Node] = {}
    for rows, known in zip(reversed(years), reversed(nodes), strict=True):
        latest |= {row: known[row] for row in rows if row not in latest}
    return latest


def _cells(assessment: Assessment) -> dict[str, YearCell]:
    """Return the rows of a year by id."""
    dossier, folders = assessment.dossier, assessment.indicator_set.folders_of
    cells = {}
    for group in assessment.scores.groups:
        known = not (group.unreadable or group.absent)
        for criterion in group.criteria:
            if criterion.mandatory:
                cells[criterion.id] = YearCell(True, known, met=criterion.met)
            for row in criterion.rows:
                points = None if row.points is None else row.counted
                cells[row.id] = YearCell(True, known, points, row.maximum)
    return {row: replace(cell, proved=dossier.has_evidence(row, folders.get(row, ()))) for row, cell in cells.items()}


def _marks(
    row: str, cells: Sequence[YearCell], nodes: Sequence[Node | None], moved: Mapping[tuple[int, str], str]
) -> Iterator[LawChange]:
    """Yield how the set of each year changes a row against the set of the year before."""
    for at, (was, now) in enumerate(pairwise(cells), 1):
        old, new = nodes[at - 1], nodes[at]
        if (at, row) in moved:
            yield LawChange(at, "moved", moved[at, row], row)
        if was.there != now.there:
            yield LawChange(at, "new" if now.there else "gone")
        elif was.there and old and new:
            yield from _differences(at, (was, old), (now, new))


def _differences(at: int, before: tuple[YearCell, Node], after: tuple[YearCell, Node]) -> Iterator[LawChange]:
    """Yield how two sets differ about a row that both have."""
    (was, old), (now, new) = before, after
    if fold_case(old.form.text) != fold_case(new.form.text):
        yield LawChange(at, "text", old.form.text, new.form.text)
    if was.maximum != now.maximum and was.maximum is not None and now.maximum is not None:
        yield LawChange(at, "maximum", numbers.format_number(was.maximum), numbers.format_number(now.maximum))
    if _rule(old) != _rule(new):
        yield LawChange(at, "rule")


def _moved(found: SetComparison) -> Iterator[tuple[str, str]]:
    return ((one.before.form.id, one.after.form.id) for one in found.rows if one.before.form.id != one.after.form.id)


def _rule(node: Node) -> object:
    """Return how a row is judged, to compare."""
    return node.mandatory, node.form.measure, [(one.words, one.maximum) for one in node.form.bands]


def _compare(was: YearCell, now: YearCell) -> Trend:
    if was.there != now.there:
        return "new" if now.there else "gone"
    if not was.there:
        return "same"
    if not (was.known and now.known):
        return "open"
    before, after = was.value, now.value
    if before == after:
        return "same"
    became_condition = (was.met is None) != (now.met is None)
    if before is None or after is None or became_condition:
        return "open"
    return "rose" if after > before else "fell"
