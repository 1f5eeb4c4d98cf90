"""What of a dossier everybody may read. Nothing else leaves it: the page and the data are made of these values alone.

Of ``dossier.yaml`` this is the school's name, code, kind and managing body, the school year, the number and date of the
decision that approved the result, and what is listed under ``publish``; of the scores points and met or not; of
``review.yaml`` the office's name and code, its decision, and the points and levels it came to. Everything else
said here is the indicator set's, which is public anyway. No person, no note, no evidence.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from cdsdossier.judging.review import RECOGNITION, compare_review, is_recognised
from cdsdossier.judging.scoring import CriterionScore, GroupScore, Judgement, ScoreSheet
from cdsdossier.model.indicatorset import IndicatorSet, Level
from cdsdossier.text import numbers

if TYPE_CHECKING:
    from cdsdossier.model.dossier import Dossier
    from cdsdossier.model.dossier.head import Issued

#: The school's own decision on its result.
APPROVAL = "quyet-dinh-cong-nhan"


@dataclass(frozen=True, slots=True)
class SignedDecision:
    """A decision that has been issued: number with notation (empty where it is not known), and day."""

    number: str
    day: date


@dataclass(frozen=True, slots=True)
class PointsAndLevel:
    """Points and the level they reach; ``points`` is None where nothing has been scored."""

    points: Decimal | None
    maximum: Decimal
    level: Level | None = None


@dataclass(frozen=True, slots=True)
class CriterionResult:
    """A criterion with its points."""

    id: str
    text: str
    reached: PointsAndLevel


@dataclass(frozen=True, slots=True)
class ConditionResult:
    """A mandatory condition; ``met`` is None where it is not answered."""

    id: str
    text: str
    met: bool | None


@dataclass(frozen=True, slots=True)
class GroupResult:
    """A group of criteria; without a level where the set judges as a whole."""

    id: str
    name: str
    reached: PointsAndLevel
    #: In the order of the decision.
    criteria: tuple[CriterionResult | ConditionResult, ...]

    @property
    def marks(self) -> tuple[CriterionResult, ...]:
        """Return the criteria that have points."""
        return tuple(one for one in self.criteria if isinstance(one, CriterionResult))

    @property
    def conditions(self) -> tuple[ConditionResult, ...]:
        """Return the mandatory conditions."""
        return tuple(one for one in self.criteria if isinstance(one, ConditionResult))


@dataclass(frozen=True, slots=True)
class ExternalResult:
    """What the managing body recognised; no results where its review does not decide every row."""

    body: str
    decision: SignedDecision | None
    #: By group id; without a level where the set judges as a whole.
    groups: dict[str, PointsAndLevel]
    #: Mandatory conditions that it found not to be met.
    unmet: tuple[str, ...]
    whole: PointsAndLevel | None


@dataclass(frozen=True, slots=True)
class PublicResult:
    """The result of one school year."""

    school: str
    code: str
    kind: str
    parent: str
    school_year: str
    rules: IndicatorSet
    groups: tuple[GroupResult, ...]
    #: Where the set judges as a whole.
    whole: PointsAndLevel | None
    #: None: not approved yet.
    approval: SignedDecision | None
    external: ExternalResult | None

    @property
    def conditions(self) -> tuple[ConditionResult, ...]:
        """Return the mandatory conditions of all groups."""
        return tuple(condition for group in self.groups for condition in group.conditions)

    @property
    def bounds(self) -> tuple[Decimal, ...]:
        """Return the points at which a next level begins."""
        return tuple(level.lower[0] for level in self.rules.levels if level.lower and level.lower[0] > 0)


def build_public_result(dossier: Dossier, rules: IndicatorSet, sheet: ScoreSheet) -> PublicResult:
    """Return what of a scored dossier everybody may read."""
    head = dossier.head
    return PublicResult(
        school=head.school.name or "",
        code=head.school.code or "",
        kind=head.school.kind or "",
        parent=head.school.parent or "",
        school_year=head.school_year or "",
        rules=rules,
        groups=tuple(_group(group) for group in sheet.groups),
        whole=_reached(sheet.whole, touched=sheet.whole.level is not None) if sheet.whole else None,
        approval=_signed(head.documents.get(APPROVAL), head.school.code, numbered=True),
        external=_external(dossier, rules, sheet),
    )


def _group(group: GroupScore) -> GroupResult:
    return GroupResult(
        group.id,
        group.name,
        _reached(group, touched=any(row.points is not None for row in group.rows)),
        tuple(_criterion(one) for one in group.criteria),
    )


def _criterion(criterion: CriterionScore) -> CriterionResult | ConditionResult:
    if criterion.mandatory:
        return ConditionResult(criterion.id, criterion.text, criterion.met)
    return CriterionResult(
        criterion.id, criterion.text, PointsAndLevel(criterion.points, criterion.maximum or Decimal())
    )


def _reached(judged: GroupScore | Judgement, *, touched: bool) -> PointsAndLevel:
    return PointsAndLevel(judged.points if touched else None, judged.maximum, judged.level)


def _signed(issued: Issued | None, code: str | None, *, numbered: bool) -> SignedDecision | None:
    """Return a decision of the register; None where it has no day, or no number though it must be ``numbered``."""
    if issued is None or issued.date is None or (numbered and not issued.number):
        return None
    number = f"{numbers.format_document_number(issued.number)}/QĐ-{code or '…'}" if issued.number else ""
    return SignedDecision(number, issued.date)


def _external(dossier: Dossier, rules: IndicatorSet, sheet: ScoreSheet) -> ExternalResult | None:
    """Return the external result once it is recognised; its points only where every row is decided, by the same set."""
    review = dossier.review
    if review is None or not is_recognised(dossier):
        return None
    found = compare_review(dossier, rules, sheet)
    judged = found.external_sheet.groups if found.sure else ()
    whole = found.external_sheet.whole if found.sure else None
    return ExternalResult(
        body=review.body.name or "",
        decision=_signed(review.documents.get(RECOGNITION), review.body.code, numbered=False),
        groups={group.id: _reached(group, touched=True) for group in judged},
        unmet=tuple(row for group in judged for row in group.mandatory_unmet),
        whole=_reached(whole, touched=True) if whole else None,
    )
