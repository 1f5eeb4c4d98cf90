"""What an external assessment comes to beside the school's own: row by row, and in points and levels. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from cdsdossier.judging.scoring import ScoreSheet, score
from cdsdossier.model.dossier import REVIEW, Dossier, Review, Row, ScoredRow
from cdsdossier.model.dossier.review import ReviewRow
from cdsdossier.model.indicatorset import IndicatorSet, Node
from cdsdossier.model.indicatorset.diff import compute_set_digest
from cdsdossier.text.numbers import format_plain_number

#: What a row says: points, met or not; None where nobody has said anything.
RowValue = Decimal | bool | None

#: State → what a sentence calls it.
REVIEW_STATE_NAMES = {
    "dang-tham-dinh": "đang thẩm định",
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
    #: What the school had said when the review was opened; what it says now where the review does not name the row.
    own: RowValue
    #: What counts for the office; None where it has not decided.
    external: RowValue
    #: External less own points; None for a condition, and where one of them is missing.
    difference: Decimal | None
    #: The office has decided, and as the school did.
    agrees: bool
    reason: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class ReviewComparison:
    """A whole external assessment beside the school's own."""

    #: A word of :data:`cdsdossier.model.dossier.review.REVIEW_STATES`; empty where none was written.
    state: str
    #: In the order of the decision.
    rows: tuple[ReviewedRow, ...]
    #: What the school's score files come to now.
    self_sheet: ScoreSheet
    #: What the office's points come to.
    external_sheet: ScoreSheet
    #: Ids of the rows on which the office has not decided.
    undecided: tuple[str, ...]
    #: The office judged by the set at hand; by another one its points and levels cannot be told.
    same_set: bool = True

    @property
    def sure(self) -> bool:
        """Tell whether the external points and levels are the office's word: every row decided, by the same set."""
        return self.same_set and not self.undecided

    @property
    def differing(self) -> tuple[ReviewedRow, ...]:
        """Return the rows on which the office decided otherwise than the school."""
        return tuple(row for row in self.rows if row.external is not None and not row.agrees)


def compare_review(dossier: Dossier, indicator_set: IndicatorSet, sheet: ScoreSheet) -> ReviewComparison:
    """Return what the office found beside what the school found; ``sheet`` is the school's own score sheet.

    Total: of a dossier without a review every row is undecided.
    """
    review = dossier.review or Review()
    rows = tuple(_row(row, node, review, dossier) for row, node in find_answerable_rows(indicator_set).items())
    external = score(_as_the_office(dossier, indicator_set, rows), indicator_set)
    undecided = tuple(row.id for row in rows if row.external is None)
    return ReviewComparison(review.state or "", rows, sheet, external, undecided, is_same_set(review, indicator_set))


def find_answerable_rows(rules: IndicatorSet) -> dict[str, Node]:
    """Return what is decided on, by id: scoring rows and mandatory conditions, in the order of the decision."""
    return {row: node for row, node in rules.nodes.items() if row in rules.rows or is_condition(node)}


def is_condition(node: Node) -> bool:
    """Tell whether a node is a mandatory condition."""
    return node.form is node.criterion and node.criterion.mandatory


def get_own_value(dossier: Dossier, row: str, *, condition: bool) -> RowValue:
    """Return what the school's score files say of a row now."""
    scored = dossier.scores.get(row)
    if scored is None:
        return None
    return scored.form.met if condition else scored.form.points


def parse_recorded_value(row: ReviewRow, *, condition: bool) -> RowValue:
    """Return what the school had said when the review was opened; None where nothing, or nothing that can be read."""
    written = (row.self_ or "").strip()
    if condition:
        return _FLAGS.get(written.lower())
    return Decimal(written) if _NUMBER.fullmatch(written) else None


def format_recorded_value(value: RowValue) -> str:
    """Return what a row says as ``self`` records it: ``6.5``, ``true``; empty where nothing."""
    if isinstance(value, Decimal):
        return format_plain_number(value)
    return {True: "true", False: "false", None: ""}[value]


def get_office_value(row: ReviewRow, *, condition: bool) -> RowValue:
    """Return what counts for the office: its own points (or met), else what it agrees with; None where undecided."""
    given: RowValue = row.met if condition else row.points
    if given is not None:
        return given
    return parse_recorded_value(row, condition=condition) if row.agree else None


def is_same_set(review: Review, rules: IndicatorSet) -> bool:
    """Tell whether a review was made by this set, as far as points and levels go; yes where it does not say."""
    of = review.of
    return (of.indicator_set or rules.id) == rules.id and (
        not of.set_digest or of.set_digest == compute_set_digest(rules)
    )


def iter_changed_rows(dossier: Dossier, rules: IndicatorSet) -> Iterator[tuple[str, RowValue, RowValue]]:
    """Yield (row, recorded, now) of each row that the school has changed after the review was opened."""
    review = dossier.review or Review()
    for row, node in find_answerable_rows(rules).items():
        if row in review.scores:
            condition = is_condition(node)
            then = parse_recorded_value(review.scores[row], condition=condition)
            now = get_own_value(dossier, row, condition=condition)
            if then != now:
                yield row, then, now


def _row(row: str, node: Node, review: Review, dossier: Dossier) -> ReviewedRow:
    condition, written = is_condition(node), review.scores.get(row)
    own = (
        get_own_value(dossier, row, condition=condition)
        if written is None
        else parse_recorded_value(written, condition=condition)
    )
    refused = _refused(dossier, row, "met" if condition else "points")
    external = None if written is None or refused else get_office_value(written, condition=condition)
    return ReviewedRow(
        id=row,
        text=node.form.text or "",
        mandatory=condition,
        maximum=None if condition else node.form.maximum or Decimal(),
        own=own,
        external=external,
        difference=_difference(own, external),
        agrees=external is not None and external == own,
        reason=(written.reason or "").strip() if written else "",
        note=(written.note or "").strip() if written else "",
    )


def _refused(dossier: Dossier, row: str, key: str) -> bool:
    """Tell whether the office wrote something of its own that could not be taken, as ``3,5``: then nothing counts."""
    page, written = dossier.pages.get(REVIEW), (dossier.review or Review()).scores.get(row)
    data: object = page.data if page else None
    for step in ("scores", row, key):
        data = data.get(step) if isinstance(data, dict) else None
    return data is not None and written is not None and getattr(written, key) is None


def _difference(own: RowValue, external: RowValue) -> Decimal | None:
    if isinstance(own, bool) or isinstance(external, bool) or own is None or external is None:
        return None
    return external - own


def _as_the_office(dossier: Dossier, rules: IndicatorSet, rows: tuple[ReviewedRow, ...]) -> Dossier:
    """Return the dossier as it would be had the school scored as the office did; what was measured stays."""
    scores = dict(dossier.scores)
    for row in rows:
        file, group = rules.nodes[row.id].group.file, rules.nodes[row.id].group.id
        scored = scores.get(row.id) or ScoredRow(file, group, row.id, Row())
        form, said = scored.form, row.external
        points, met = (None, said) if row.mandatory else (said, None)
        as_scored = Row(points=points, met=met, measured=form.measured, note=form.note, evidence=form.evidence)
        scores[row.id] = replace(scored, form=as_scored)
    return replace(dossier, scores=scores)
