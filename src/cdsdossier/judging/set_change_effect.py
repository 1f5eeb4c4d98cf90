"""One dossier under two sets: its points, levels and rows before and after the set changes. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import Decimal

from cdsdossier.judging.review import find_answerable_rows
from cdsdossier.judging.scoring import RowScore, ScoreSheet, score
from cdsdossier.model.dossier import Dossier, Row, ScoredRow
from cdsdossier.model.indicatorset import Criterion, IndicatorSet, Node


@dataclass(frozen=True, slots=True)
class DroppedRow:
    """A row that the new set does not ask for: the dossier keeps what it holds for it, but it no longer counts."""

    id: str
    #: Its entry in a score file; None where it has only evidence files.
    scored: ScoredRow | None
    #: The number of evidence files in its folder.
    files: int


@dataclass(frozen=True, slots=True)
class WholeScore:
    """A criterion that a dossier scores as a whole, and whose items the new set scores one by one."""

    #: As the new set has it.
    criterion: Criterion
    #: What the dossier says of it; its points are known.
    scored: ScoredRow
    #: Item that is new in the dossier → its points, as far as somebody has said.
    items: Mapping[str, Decimal]
    #: The number of evidence files in its own folder.
    files: int
    #: Each item has got its points, so that those of the whole have moved to them.
    moved: bool


@dataclass(frozen=True, slots=True)
class SetChangeEffect:
    """What changes for a dossier that goes from one set to another."""

    before: ScoreSheet
    after: ScoreSheet
    left: tuple[DroppedRow, ...]
    #: What was scored as a whole and is now scored by items.
    whole: tuple[WholeScore, ...]
    #: Rows with more points than the new set allows.
    above: tuple[RowScore, ...]
    #: Rows and conditions that the old set did not ask for, in the order of the decision.
    new: tuple[Node, ...]


def assess_set_change(
    dossier: Dossier, old: IndicatorSet, new: IndicatorSet, points: Mapping[str, Decimal] | None = None
) -> SetChangeEffect:
    """Return the effect on a dossier of replacing the old set by the new one.

    ``points`` are those of items whose criterion was scored as a whole, as somebody has now said them.
    """
    whole = find_whole_scores(dossier, old, new, points or {})
    after = score(_with_items(dossier, whole), new)
    asked = find_answerable_rows(old)
    moved = {one.criterion.id for one in whole}
    return SetChangeEffect(
        before=score(dossier, old),
        after=after,
        left=tuple(one for one in _left(dossier, old, new) if one.id not in moved),
        whole=whole,
        above=tuple(row for row in after.rows if row.points is not None and row.points > row.allowed),
        new=tuple(node for row, node in find_answerable_rows(new).items() if row not in asked),
    )


def find_whole_scores(
    dossier: Dossier, old: IndicatorSet, new: IndicatorSet, points: Mapping[str, Decimal]
) -> tuple[WholeScore, ...]:
    """Return what a dossier has scored as a whole by the old set and the new one scores by items."""
    found = []
    for row, node in old.rows.items():
        scored, now = dossier.scores.get(row), new.nodes.get(row)
        if node.form is not node.criterion or scored is None or scored.form.points is None:
            continue
        if now and now.form is now.criterion and now.criterion.by_items and not now.criterion.mandatory:
            ids = [item.id for item in now.criterion.items]
            said = {item: points[item] for item in ids if item in points and item not in dossier.scores}
            files = len(dossier.evidence.in_folder(row))
            found.append(WholeScore(now.criterion, scored, said, files, moved=len(said) == len(ids)))
    return tuple(found)


def _with_items(dossier: Dossier, whole: tuple[WholeScore, ...]) -> Dossier:
    """Return the dossier as it will be when the items have their points."""
    scores = dict(dossier.scores)
    for one in whole:
        for item, value in one.items.items():
            scores[item] = replace(one.scored, id=item, form=Row(points=value))
    return replace(dossier, scores=scores)


def _left(dossier: Dossier, old: IndicatorSet, new: IndicatorSet) -> list[DroppedRow]:
    dropped = find_answerable_rows(old).keys() - find_answerable_rows(new).keys()
    found = []
    for row in old.nodes:
        scored = dossier.scores.get(row) if row in dropped else None
        without_folder = row in old.evidence_folders and row not in new.evidence_folders
        files = len(dossier.evidence.in_folder(row)) if without_folder else 0
        if scored or files:
            found.append(DroppedRow(row, scored, files))
    return found
