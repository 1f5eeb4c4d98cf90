"""How far an external assessment has come: what is left, in all and for each member of the team. Pure."""

from __future__ import annotations

from dataclasses import dataclass

from cdsdossier.judging.review import ReviewComparison
from cdsdossier.model.dossier import Dossier, Review
from cdsdossier.model.indicatorset import IndicatorSet


@dataclass(frozen=True, slots=True)
class MemberProgress:
    """The part of one member of the team; the name is empty for the rows that nobody has."""

    name: str
    rows: tuple[str, ...]
    left: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ReviewProgress:
    """All rows of a review, and those without a conclusion; by member where the rows are shared out."""

    rows: int
    left: tuple[str, ...]
    unseen: tuple[str, ...]
    #: Empty where nothing is shared out.
    members: tuple[MemberProgress, ...]


def build_review_progress(dossier: Dossier, rules: IndicatorSet, compared: ReviewComparison) -> ReviewProgress:
    """Return how far the review of a dossier has come; one that has not been opened has all its rows left."""
    left = tuple(row.id for row in compared.rows if row.external is None)
    unseen = tuple(row.id for row in compared.rows if row.state == "unseen")
    return ReviewProgress(len(compared.rows), left, unseen, _share_out(dossier.review or Review(), rules, compared))


def expand_rows(named: tuple[str, ...], rules: IndicatorSet, compared: ReviewComparison) -> tuple[str, ...]:
    """Return the rows that ids of groups, criteria or rows stand for, in the order of the decision."""
    wanted = set(named)
    return tuple(row.id for row in compared.rows if wanted & _ids_above(row.id, rules))


def _ids_above(row: str, rules: IndicatorSet) -> set[str]:
    node = rules.nodes[row]
    return {row, node.criterion.id, node.group.id}


def _share_out(review: Review, rules: IndicatorSet, compared: ReviewComparison) -> tuple[MemberProgress, ...]:
    parts = [(one.name or "", expand_rows(one.rows, rules, compared)) for one in review.team if one.rows]
    if not parts:
        return ()
    open_rows = {row.id for row in compared.rows if row.external is None}
    taken = {row for _, rows in parts for row in rows}
    rest = tuple(row.id for row in compared.rows if row.id not in taken)
    shared = [*parts, *([("", rest)] if rest else [])]
    return tuple(MemberProgress(name, rows, tuple(row for row in rows if row in open_rows)) for name, rows in shared)
