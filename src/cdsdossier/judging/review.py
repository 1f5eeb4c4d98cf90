"""An external assessment beside the school's own: row by row, and in points and levels. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from cdsdossier.judging.review_origin import find_review_doubt
from cdsdossier.judging.scoring import ScoreSheet, score
from cdsdossier.model.dossier import REVIEW, Dossier, Review, Row, ScoredRow
from cdsdossier.model.dossier.head import Issued
from cdsdossier.model.dossier.review import IN_PROGRESS, ReviewRow
from cdsdossier.model.indicatorset import IndicatorSet, Node
from cdsdossier.model.indicatorset.diff import compute_set_digest
from cdsdossier.text.numbers import format_plain_number

#: The office's decision by which the result counts.
RECOGNITION = "quyet-dinh-cong-nhan-ket-qua"

#: The answer for a row: points, or met or not; None where there is none.
RowValue = Decimal | bool | None

#: State → what a sentence calls it.
REVIEW_STATE_NAMES = {
    IN_PROGRESS: "đang thẩm định",
    "tra-lai": "trả lại",
    "chap-nhan": "chấp nhận",
    "cong-nhan": "công nhận",
}

_NUMBER = re.compile(r"-?[0-9]{1,9}(?:\.[0-9]{1,6})?")
_FLAGS = {"true": True, "false": False}


@dataclass(frozen=True, slots=True)
class ReviewedRow:
    """A scoring row or mandatory condition as the school and the office see it."""

    id: str
    text: str
    mandatory: bool
    #: The most points that the row may take; None for a mandatory condition.
    maximum: Decimal | None
    #: The school's answer when the review was opened; its answer now where the review does not name the row.
    own: RowValue
    #: The office's answer; None where it has not decided.
    external: RowValue
    #: External minus own points; None for a condition, and where one of them is missing.
    difference: Decimal | None
    #: The office has decided, and agrees with the school.
    agrees: bool
    reason: str = ""
    note: str = ""
    #: Who concluded, and on which day, where it is written.
    by: str = ""
    on: date | None = None
    #: The office has written nothing for this row yet.
    unseen: bool = False

    @property
    def state(self) -> str:
        """Return ``unseen``, ``open`` (looked at, not concluded), ``agreed`` or ``changed``."""
        if self.external is None:
            return "unseen" if self.unseen else "open"
        return "agreed" if self.agrees else "changed"


@dataclass(frozen=True, slots=True)
class ReviewComparison:
    """A whole external assessment beside the school's own."""

    #: One of :data:`cdsdossier.model.dossier.review.REVIEW_STATES`; empty where none is written.
    state: str
    #: In the order of the decision.
    rows: tuple[ReviewedRow, ...]
    #: The school's score files as they are now.
    self_sheet: ScoreSheet
    #: The same with the office's points.
    external_sheet: ScoreSheet
    #: Ids of the rows on which the office has not decided.
    undecided: tuple[str, ...]
    #: The office judged by the set at hand; under another one its points and levels are unknown here.
    same_set: bool

    @property
    def sure(self) -> bool:
        """Return whether the external points and levels are final: every row decided, by the same set."""
        return self.same_set and not self.undecided

    @property
    def differing(self) -> tuple[ReviewedRow, ...]:
        """Return the rows on which the office decided and disagrees with the school."""
        return tuple(row for row in self.rows if row.external is not None and not row.agrees)


def compare_review(dossier: Dossier, indicator_set: IndicatorSet, sheet: ScoreSheet) -> ReviewComparison:
    """Compare the office's answers with the school's; ``sheet`` is the school's own score sheet.

    In a dossier without a review every row is undecided.
    """
    review = dossier.review or Review()
    rows = tuple(_row(row, node, review, dossier) for row, node in find_answerable_rows(indicator_set).items())
    external = score(_with_external_answers(dossier, indicator_set, rows), indicator_set)
    undecided = tuple(row.id for row in rows if row.external is None)
    return ReviewComparison(review.state or "", rows, sheet, external, undecided, is_same_set(review, indicator_set))


def is_recognised(dossier: Dossier) -> bool:
    """Return whether the office has recognised the result; not by the review of another school, or another year."""
    review, head = dossier.review, dossier.head
    if review is None or review.state != "cong-nhan" or find_review_doubt(dossier):
        return False
    said, own = (review.of.school, review.of.school_year), (head.school.code, head.school_year)
    return not any(one and one != mine for one, mine in zip(said, own, strict=True))


def is_recognised_on(dossier: Dossier, day: date | None) -> bool:
    """Return whether the office's decision had been made on a day; ``day`` None: of a document not issued yet."""
    if dossier.review is None or not is_recognised(dossier):
        return False
    decided = (dossier.review.documents.get(RECOGNITION) or Issued()).date
    return decided is not None and (day is None or day >= decided)


def find_answerable_rows(rules: IndicatorSet) -> dict[str, Node]:
    """Return what is answered, by id: scoring rows and mandatory conditions, in the order of the decision."""
    return {row: node for row, node in rules.nodes.items() if row in rules.rows or node.mandatory}


def get_own_value(dossier: Dossier, row: str, *, condition: bool) -> RowValue:
    """Return the answer for a row in the school's score files now."""
    scored = dossier.scores.get(row)
    if scored is None:
        return None
    return scored.form.met if condition else scored.form.points


def parse_recorded_value(row: ReviewRow, *, condition: bool) -> RowValue:
    """Return the school's answer when the review was opened; None where it had none, or it cannot be read."""
    written = (row.self_ or "").strip()
    if condition:
        return _FLAGS.get(written.lower())
    return Decimal(written) if _NUMBER.fullmatch(written) else None


def format_recorded_value(value: RowValue) -> str:
    """Return an answer as ``self`` records it: ``6.5``, ``true``; empty where there is none."""
    if isinstance(value, Decimal):
        return format_plain_number(value)
    return {True: "true", False: "false", None: ""}[value]


def get_office_value(row: ReviewRow, *, condition: bool) -> RowValue:
    """Return the office's answer: its own points (or met), else the answer it agrees with; None where undecided."""
    given: RowValue = row.met if condition else row.points
    if given is not None:
        return given
    return parse_recorded_value(row, condition=condition) if row.agree else None


def is_same_set(review: Review, rules: IndicatorSet) -> bool:
    """Return whether a review was made by this set, as far as points and levels go; True where it does not say."""
    of = review.of
    if of.indicator_set and of.indicator_set != rules.id:
        return False
    return not of.set_digest or of.set_digest == compute_set_digest(rules)


def iter_changed_rows(dossier: Dossier, rules: IndicatorSet) -> Iterator[tuple[str, RowValue, RowValue]]:
    """Yield (row, recorded, now) for each row that the school has changed since the review was opened."""
    review = dossier.review or Review()
    for row, node in find_answerable_rows(rules).items():
        if row in review.scores:
            condition = node.mandatory
            then = parse_recorded_value(review.scores[row], condition=condition)
            now = get_own_value(dossier, row, condition=condition)
            if then != now:
                yield row, then, now


def _row(row: str, node: Node, review: Review, dossier: Dossier) -> ReviewedRow:
    condition = node.mandatory
    written = review.scores.get(row)
    if written is None:
        own, external = get_own_value(dossier, row, condition=condition), None
        written = ReviewRow()
    else:
        own = parse_recorded_value(written, condition=condition)
        external = None if _is_refused(dossier, row, condition) else get_office_value(written, condition=condition)
    return ReviewedRow(
        id=row,
        text=node.form.text or "",
        mandatory=condition,
        maximum=None if condition else node.form.maximum or Decimal(),
        own=own,
        external=external,
        difference=_difference(own, external),
        agrees=external is not None and external == own,
        reason=(written.reason or "").strip(),
        note=(written.note or "").strip(),
        by=" ".join((written.by or "").split()),
        on=written.on,
        unseen=_is_unseen(dossier, row, written),
    )


def _is_unseen(dossier: Dossier, row: str, written: ReviewRow) -> bool:
    """Return whether the office has written nothing for a row, not even what was refused while reading."""
    typed = dossier.get_written(REVIEW, "scores", row)
    held = {key for key, value in typed.items() if value is not None} if isinstance(typed, dict) else set[str]()
    answers = (written.agree, written.points, written.met, written.reason, written.note, written.by, written.on)
    return held <= {"self"} and all(value is None for value in answers)


def _is_refused(dossier: Dossier, row: str, condition: bool) -> bool:
    """Return whether the office's own answer was refused while reading (``3,5``): the row is undecided then."""
    answer = (dossier.review or Review()).scores[row]
    accepted: RowValue = answer.met if condition else answer.points
    written = dossier.get_written(REVIEW, "scores", row, "met" if condition else "points")
    return accepted is None and written is not None


def _difference(own: RowValue, external: RowValue) -> Decimal | None:
    if isinstance(own, bool) or isinstance(external, bool) or own is None or external is None:
        return None
    return external - own


def _with_external_answers(dossier: Dossier, rules: IndicatorSet, rows: tuple[ReviewedRow, ...]) -> Dossier:
    """Return the dossier with the office's answers in place of the school's; measurements stay the school's."""
    scores = dict(dossier.scores)
    for row in rows:
        group = rules.nodes[row.id].group
        scored = scores.get(row.id) or ScoredRow(group.file, group.id, row.id, Row())
        form = scored.form
        points, met = (None, row.external) if row.mandatory else (row.external, None)
        as_scored = Row(points=points, met=met, measured=form.measured, note=form.note, evidence=form.evidence)
        scores[row.id] = replace(scored, form=as_scored)
    return replace(dossier, scores=scores)
