"""What a received dossier would have come to by the set that its sender put into it. Pure."""

from __future__ import annotations

from dataclasses import dataclass

from cdsdossier.judging.scoring import GroupScore, Judgement, ScoreSheet, score
from cdsdossier.model.dossier import Dossier
from cdsdossier.model.indicatorset import IndicatorSet
from cdsdossier.model.indicatorset.diff import find_scoring_differences


@dataclass(frozen=True, slots=True)
class SenderSet:
    """The sender's own set where it is not the one that the office judges by."""

    #: Its id, and the number of its decision.
    id: str
    decision: str
    #: Ids of the rows, or the names of the parts, whose points or levels differ from the office's set.
    differing: tuple[str, ...]
    #: What the dossier comes to by it.
    scores: ScoreSheet
    #: The office has a set for this decision; without one it judges by the sender's, and the result stands alone.
    known: bool

    def iter_pairs(self, office: ScoreSheet) -> tuple[tuple[GroupScore | Judgement, GroupScore | Judgement], ...]:
        """Return (by the sender's set, by the office's) for each group, and for the whole where both have one."""
        own = {group.id: group for group in self.scores.groups}
        pairs: list[tuple[GroupScore | Judgement, GroupScore | Judgement]] = [
            (own[group.id], group) for group in office.groups if group.id in own
        ]
        if self.scores.whole and office.whole:
            pairs.append((self.scores.whole, office.whole))
        return tuple(pairs)


def judge_by_sender_set(
    dossier: Dossier, sender: IndicatorSet | None, office: IndicatorSet, *, known: bool
) -> SenderSet | None:
    """Return what the sender's set gives; None where it has none, or it scores as the office's does."""
    if sender is None or (known and sender.page.data == office.page.data):
        return None
    differing = tuple(find_scoring_differences(sender, office)) if known else ()
    if known and not differing and sender.judged == office.judged:
        return None
    return SenderSet(sender.id, sender.decision.number or "", differing, score(dossier, sender), known)
