"""Scoring rows and mandatory conditions over the years, and what of a row is not what it was."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import pairwise
from typing import TYPE_CHECKING, Literal, get_args

from cdsdossier.text import numbers

if TYPE_CHECKING:
    from cdsdossier.judging.assessing import Assessment
    from cdsdossier.model.indicatorset import Node
    from cdsdossier.model.indicatorset.diff import SetComparison

#: From one year to another: more points (or a condition met), fewer, the same; the row came, went; or nothing can be
#: said, because one of the years has no score, or a file that cannot be read.
Trend = Literal["rose", "fell", "same", "new", "gone", "open"]
TRENDS: tuple[Trend, ...] = get_args(Trend)


@dataclass(frozen=True, slots=True)
class YearCell:
    """A row in one year."""

    #: That year's set has the row, and it is scored there.
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
        """Return what compares: points, or 1 and 0 for met and unmet."""
        return self.points if self.met is None else Decimal(self.met)


@dataclass(frozen=True, slots=True)
class LawChange:
    """Something of a row that the law, not the school, has changed."""

    #: The place of the later year.
    at: int
    #: ``moved``: the same words stood under the id ``before``. ``rule``: how it is judged (bands, levels, kind).
    kind: Literal["new", "gone", "text", "maximum", "rule", "moved"]
    before: str | None = None
    after: str | None = None


@dataclass(frozen=True, slots=True)
class ComparedRow:
    """One row over the years; its text is that of the last year that has it."""

    id: str
    group: str
    text: str
    mandatory: bool
    cells: tuple[YearCell, ...]
    marks: tuple[LawChange, ...]

    @property
    def steps(self) -> tuple[Trend, ...]:
        """Return what happened from each year to the next."""
        return tuple(_change(one, other) for one, other in pairwise(self.cells))

    @property
    def trend(self) -> Trend:
        """Return what happened from the first year to the last; of two that nobody has scored nothing can be said."""
        first, last = self.cells[0], self.cells[-1]
        empty = first.there and last.there and first.value is None and last.value is None
        return "open" if empty else _change(first, last)

    @property
    def lost(self) -> tuple[int, ...]:
        """Return the places of the years in which it has no sound evidence any more, but had in the year before.

        A row that nobody has answered yet is still waiting for its evidence.
        """
        pairs = enumerate(pairwise(self.cells), 1)
        return tuple(at for at, (was, now) in pairs if was.proved and now.value is not None and not now.proved)

    @property
    def difference(self) -> Decimal | None:
        """Return the points gained from the first year to the last; None where that cannot be said."""
        first, last = self.cells[0].points, self.cells[-1].points
        return None if first is None or last is None else last - first

    @property
    def changed(self) -> bool:
        """Tell whether there is anything to say of it."""
        return bool(self.marks or self.lost or set(self.steps) - {"same"})


def build_compared_rows(
    assessments: Sequence[Assessment], sets: Mapping[int, SetComparison]
) -> tuple[ComparedRow, ...]:
    """Return all rows of any year, group by group: as the last year has them, then what only earlier years have.

    ``sets``: the place of a year → how its set differs from that of the year before.
    """
    years = [_cells(one) for one in assessments]
    nodes = [one.indicator_set.nodes for one in assessments]
    known: dict[str, Node] = {row: here[row] for here, year in zip(nodes, years, strict=True) for row in year}
    order = list(dict.fromkeys(row for year in reversed(years) for row in year))
    groups = list(dict.fromkeys(group.id for one in reversed(assessments) for group in one.indicator_set.groups))
    order.sort(key=lambda row: groups.index(known[row].group.id))
    moved = {(at, new): old for at, found in sets.items() for old, new in _moved(found)}
    return tuple(
        _row(
            row,
            known[row],
            tuple(year.get(row, YearCell()) for year in years),
            [here.get(row) for here in nodes],
            moved,
        )
        for row in order
    )


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


def _row(
    row: str,
    node: Node,
    cells: tuple[YearCell, ...],
    nodes: Sequence[Node | None],
    moved: Mapping[tuple[int, str], str],
) -> ComparedRow:
    marks = [mark for at in range(1, len(cells)) for mark in _marks(row, at, cells, nodes, moved)]
    return ComparedRow(
        row, node.group.id, " ".join((node.form.text or "").split()), _mandatory(node), cells, tuple(marks)
    )


def _marks(
    row: str, at: int, cells: Sequence[YearCell], nodes: Sequence[Node | None], moved: Mapping[tuple[int, str], str]
) -> Iterator[LawChange]:
    """Yield what the set of a year says differently of a row than the set of the year before."""
    was, now, old, new = cells[at - 1], cells[at], nodes[at - 1], nodes[at]
    if (at, row) in moved:
        yield LawChange(at, "moved", moved[at, row], row)
    if now.there and not was.there:
        yield LawChange(at, "new")
    if was.there and not now.there:
        yield LawChange(at, "gone")
    if not (was.there and now.there and old and new):
        return
    if _said(old) != _said(new):
        yield LawChange(at, "text", old.form.text, new.form.text)
    if was.maximum != now.maximum and was.maximum is not None and now.maximum is not None:
        yield LawChange(at, "maximum", numbers.format_number(was.maximum), numbers.format_number(now.maximum))
    if _rule(old) != _rule(new):
        yield LawChange(at, "rule")


def _moved(found: SetComparison) -> Iterator[tuple[str, str]]:
    return ((one.before.form.id, one.after.form.id) for one in found.rows if one.before.form.id != one.after.form.id)


def _said(node: Node) -> str:
    return " ".join((node.form.text or "").casefold().split())


def _rule(node: Node) -> object:
    return _mandatory(node), node.form.measure, [(one.words, one.maximum) for one in node.form.bands]


def _mandatory(node: Node) -> bool:
    return node.form is node.criterion and node.criterion.mandatory


def _change(was: YearCell, now: YearCell) -> Trend:
    if not (was.there and now.there):
        return "same" if was.there == now.there else "new" if now.there else "gone"
    if not (was.known and now.known):
        return "open"
    before, after = was.value, now.value
    if before == after:
        return "same"
    if before is None or after is None or (was.met is None) != (now.met is None):
        return "open"
    return "rose" if after > before else "fell"
