"""One dossier under two sets: its points, levels and rows before and after the set changes. Pure."""

from __future__ import annotations

from dataclasses import dataclass

from cdsdossier.judging.review import find_answerable_rows
from cdsdossier.judging.scoring import RowScore, ScoreSheet, score
from cdsdossier.model.dossier import Dossier, ScoredRow
from cdsdossier.model.indicatorset import IndicatorSet, Node


@dataclass(frozen=True, slots=True)
class DroppedRow:
    """A row that the new set does not ask for: the dossier keeps what it holds for it, but it no longer counts."""

    id: str
    #: Its entry in a score file; None where it has only evidence files.
    scored: ScoredRow | None
    #: The number of evidence files in its folder.
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
    """Return the effect on a dossier of replacing the old set by the new one."""
    after = score(dossier, new)
    asked = find_answerable_rows(old)
    return SetChangeEffect(
        before=score(dossier, old),
        after=after,
        left=tuple(_left(dossier, old, new)),
        above=tuple(row for row in after.rows if row.points is not None and row.points > row.allowed),
        new=tuple(node for row, node in find_answerable_rows(new).items() if row not in asked),
    )


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
