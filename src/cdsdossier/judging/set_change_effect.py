"""One dossier under two sets: what becomes of its points, levels and rows when the set changes. Pure."""

from __future__ import annotations

from dataclasses import dataclass

from cdsdossier.judging.scoring import RowScore, ScoreSheet, score
from cdsdossier.model.dossier import Dossier, ScoredRow
from cdsdossier.model.indicatorset import IndicatorSet, Node


@dataclass(frozen=True, slots=True)
class DroppedRow:
    """A row that the new set does not ask for: what the dossier holds for it stays, and no longer counts."""

    id: str
    #: What a score file says of it; None where only files lie in its evidence folder.
    scored: ScoredRow | None
    #: How many evidence files lie in its folder.
    files: int


@dataclass(frozen=True, slots=True)
class SetChangeEffect:
    """What changes for a dossier that goes from one set to another."""

    before: ScoreSheet
    after: ScoreSheet
    left: tuple[DroppedRow, ...]
    #: Rows with more points than the new set allows.
    above: tuple[RowScore, ...]
    #: Rows and conditions that the old set did not ask for, in the order of the decision.
    new: tuple[Node, ...]


def assess_set_change(dossier: Dossier, old: IndicatorSet, new: IndicatorSet) -> SetChangeEffect:
    """Return what becomes of a dossier when the new set takes the place of the old one."""
    after = score(dossier, new)
    rows = (row for group in after.groups for row in group.rows)
    asked = _answerable(old)
    return SetChangeEffect(
        before=score(dossier, old),
        after=after,
        left=tuple(_left(dossier, old, new)),
        above=tuple(row for row in rows if row.points is not None and row.points > row.allowed),
        new=tuple(node for row, node in _answerable(new).items() if row not in asked),
    )


def _answerable(rules: IndicatorSet) -> dict[str, Node]:
    """Return what a school answers, by id: scoring rows and mandatory conditions, in the order of the decision."""
    return {row: node for row, node in rules.nodes.items() if row in rules.rows or _condition(node)}


def _condition(node: Node) -> bool:
    return node.form is node.criterion and node.criterion.mandatory


def _left(dossier: Dossier, old: IndicatorSet, new: IndicatorSet) -> list[DroppedRow]:
    asked, kept = _answerable(old), _answerable(new)
    found = []
    for row in old.nodes:
        scored = dossier.scores.get(row) if row in asked and row not in kept else None
        folder = row in old.evidence_folders and row not in new.evidence_folders
        files = sum(1 for _ in dossier.evidence.in_folder(row)) if folder else 0
        if scored or files:
            found.append(DroppedRow(row, scored, files))
    return found
