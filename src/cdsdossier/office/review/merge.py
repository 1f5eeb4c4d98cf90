"""Several officers assess parts of one dossier, each in a copy of ``review.yaml``: the copies come together here."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from cdsdossier.errors import Refused
from cdsdossier.files.changes import FileChange, read_if_present
from cdsdossier.judging.review import RowValue, find_answerable_rows, format_recorded_value, get_office_value
from cdsdossier.model.dossier import REVIEW, Dossier, Review, find_office_folder
from cdsdossier.model.dossier.review import ReviewRow
from cdsdossier.model.indicatorset import IndicatorSet
from cdsdossier.views.review.text import format_answer
from cdsdossier.yamlio.edit import KeyPath, QuotedScalar, RawScalar, set_values

#: What of a row is taken over.
_TEXTS = ("reason", "note", "by")
#: What must be the same on both sides, and what it is called.
_SAME = {"package": "gói", "school": "trường", "school_year": "năm học", "set_digest": "bộ chỉ số"}


@dataclass(frozen=True, slots=True)
class RowConflict:
    """A row on which two officers concluded differently; what is here stays."""

    id: str
    here: str
    there: str


@dataclass(frozen=True, slots=True)
class ReviewMerge:
    """What another copy of a review brings."""

    home: Path
    change: FileChange
    #: Rows that had no conclusion here and have one there.
    taken: tuple[str, ...]
    conflicts: tuple[RowConflict, ...]


def plan_review_merge(dossier: Dossier, rules: IndicatorSet, other: Review) -> ReviewMerge:
    """Return how the conclusions of another copy come into the review of a dossier: only where there is none here.

    Raises Refused where the other copy is of another package, school, year or set.
    """
    ours = dossier.review or Review()
    _refuse_other(ours, other)
    values: dict[KeyPath, str | None] = {}
    taken, conflicts = [], []
    for row, node in find_answerable_rows(rules).items():
        here, there = ours.scores.get(row) or ReviewRow(), other.scores.get(row) or ReviewRow()
        condition = node.mandatory
        mine, theirs = (get_office_value(one, condition=condition) for one in (here, there))
        if theirs is None or mine == theirs:
            continue
        if mine is not None:
            conflicts.append(RowConflict(row, _said(here, mine), _said(there, theirs)))
            continue
        taken.append(row)
        values |= {("scores", row, key): value for key, value in _answers(there, condition=condition).items()}
    home = find_office_folder(dossier.folder)
    before = read_if_present(home, REVIEW) or b""
    return ReviewMerge(
        home, FileChange(REVIEW, before, set_values(before, REVIEW, values)), tuple(taken), tuple(conflicts)
    )


def _refuse_other(ours: Review, other: Review) -> None:
    for key, what in _SAME.items():
        here, there = getattr(ours.of, key) or "", getattr(other.of, key) or ""
        if here != there:
            raise Refused(
                f"Bản đánh giá kia là của {what} “{there or '(trống)'}”, ở đây là “{here or '(trống)'}”. Chưa ghi gì. "
                "Chỉ gộp các bản chép từ cùng một review.yaml."
            )


def _answers(row: ReviewRow, *, condition: bool) -> dict[str, str | None]:
    key, own = ("met", row.met) if condition else ("points", row.points)
    answers: dict[str, str | None] = {"agree": None if row.agree is None else RawScalar(str(row.agree).lower())}
    if own is not None:
        answers[key] = RawScalar(format_recorded_value(own))
    answers |= {name: QuotedScalar(text) for name in _TEXTS if (text := getattr(row, name))}
    return answers | ({"on": RawScalar(row.on.isoformat())} if row.on else {})


def _said(row: ReviewRow, value: RowValue) -> str:
    words = format_answer(value)
    return f"{words} ({row.by})" if row.by else words
