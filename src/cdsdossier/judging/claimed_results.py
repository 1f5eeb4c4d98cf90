"""What a dossier says itself where its prose claims points, a level or votes. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple

from cdsdossier.judging.scoring import GroupScore, ScoreSheet
from cdsdossier.text.numbers import format_number
from cdsdossier.text.prose_claims import Claim

#: The votes of those present, or those present of the members: 7/7.
VotePair = tuple[int, int]


class _Result(NamedTuple):
    """Points or a level of something, and its name; ``counts`` is what the points are out of."""

    number: Decimal
    counts: Decimal
    name: str

    def points(self) -> str:
        return f"{self.name} được {format_number(self.number)}/{format_number(self.counts)} điểm"


@dataclass(frozen=True, slots=True)
class ComputedResults:
    """The results of one or more score sheets, and the numbers of the meetings."""

    sheets: tuple[ScoreSheet, ...]
    #: Every pair that a claim of votes may mean; empty while the minutes do not say.
    votes: frozenset[VotePair]
    members: int

    def contradict(self, claim: Claim) -> str:
        """Return what the dossier says instead of a claim; empty where it agrees, or does not say."""
        if claim.kind == "votes":
            return self._votes(claim)
        if claim.kind == "members":
            wrong = self.members and claim.number != self.members
            return f"danh sách Hội đồng có {self.members} thành viên" if wrong else ""
        if any(group.unscored or group.unreadable for sheet in self.sheets for group in sheet.groups):
            return ""
        said = self._points(claim) if claim.kind == "points" else self._levels(claim)
        return ", ".join(dict.fromkeys(said))

    def _votes(self, claim: Claim) -> str:
        if not self.votes or claim.of is None or (int(claim.number), int(claim.of)) in self.votes:
            return ""
        return "sổ văn bản và danh sách cho " + " hoặc ".join(f"{some}/{all_}" for some, all_ in sorted(self.votes))

    def _points(self, claim: Claim) -> list[str]:
        """Return the points that can be meant, in words, unless one of them is the claimed number."""
        if claim.row:
            meant = list(_rows(self.sheets, claim.row))
        else:
            meant = [one for one, group in _groups(self.sheets) if claim.group in {"", group}]
        meant = [one for one in meant if claim.of in {None, one.counts}]
        silent = not claim.row and not claim.group and claim.of is None and not claim.of_result
        borne_out = any(claim.number == one.number for one in meant)
        if silent or borne_out or (not claim.group and self._is_a_row(claim)):
            return []
        return [one.points() for one in meant]

    def _is_a_row(self, claim: Claim) -> bool:
        """Return whether a row or criterion that the sentence does not name has exactly these points."""
        return any(claim.number == one.number and claim.of in {None, one.counts} for one in _rows(self.sheets, ""))

    def _levels(self, claim: Claim) -> list[str]:
        meant = list(_levels(self.sheets, claim))
        if any(level == claim.number for level, _ in meant):
            return []
        return [f"{name} ở Mức {level}" for level, name in meant]


def _groups(sheets: tuple[ScoreSheet, ...]) -> Iterator[tuple[_Result, str]]:
    """Yield the result of each group with its id, then that of all groups together."""
    for sheet in sheets:
        for group in sheet.groups:
            yield _Result(group.points, group.maximum, f"nhóm {group.id}"), group.id
        if len(sheet.groups) > 1:
            points = sum((group.points for group in sheet.groups), Decimal())
            yield _Result(points, sum((group.maximum for group in sheet.groups), Decimal()), "tổng cộng"), "*"


def _rows(sheets: tuple[ScoreSheet, ...], row: str) -> Iterator[_Result]:
    """Yield the results of a criterion or row; of all of them if none is named."""
    for group in _all_groups(sheets):
        for criterion in group.criteria:
            if criterion.points is not None and criterion.maximum is not None and row in {"", criterion.id}:
                yield _Result(criterion.points, criterion.maximum, f"“{criterion.id}”")
            yield from (
                _Result(one.counted, one.maximum, f"“{one.id}”") for one in criterion.rows if row in {"", one.id}
            )


def _levels(sheets: tuple[ScoreSheet, ...], claim: Claim) -> Iterator[tuple[int, str]]:
    """Yield the levels that a claim can mean, each with the name of what has it."""
    if claim.row:
        criteria = (criterion for group in _all_groups(sheets) for criterion in group.criteria)
        yield from ((one.level, f"“{one.id}”") for one in criteria if one.id == claim.row and one.level is not None)
        return
    for group in _all_groups(sheets):
        if group.level and claim.group in {"", group.id}:
            yield group.level.level, f"nhóm {group.id}"
    for sheet in sheets:
        if sheet.whole and sheet.whole.level and not claim.group:
            yield sheet.whole.level.level, "toàn bộ"


def _all_groups(sheets: tuple[ScoreSheet, ...]) -> Iterator[GroupScore]:
    for sheet in sheets:
        yield from sheet.groups
