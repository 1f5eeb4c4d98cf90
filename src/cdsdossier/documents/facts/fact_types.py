"""The facts as types: the names that every template sees, and what the program itself reads from them.

At run time facts are plain dictionaries, lists, texts, numbers and dates, because templates run in a sandbox and partly
in another process. Nothing in them is None: an empty field is a :class:`~cdsdossier.documents.facts.gaps.Gap`, a text
that may be empty is ``""``, and a part that a dossier does not have is false, so that ``{% if review %}`` asks for it.
Parts that only templates read are ``dict[str, object]``. ``templates/scaffold/own-template.txt`` explains each name.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Literal, NotRequired, TypedDict

from cdsdossier.documents.facts.gaps import Gap, TextOrGap

#: A part that the dossier does not have.
Absent = Literal[False]
#: A date or a number that may be left out without a gap on paper.
Empty = Literal[""]


class PersonFacts(TypedDict):
    """The head of a unit."""

    name: TextOrGap
    title: TextOrGap
    acting: bool


class UnitFacts(TypedDict):
    """A unit that issues documents: the school, or the managing body."""

    name: TextOrGap
    code: TextOrGap
    place: TextOrGap
    parent: TextOrGap
    head: PersonFacts


class SchoolFacts(UnitFacts):
    """The school."""

    kind: str
    reports_to: TextOrGap
    staff: int | Gap


class MemberFacts(TypedDict):
    """A member of the council or of the team, or the holder of one of their roles."""

    name: TextOrGap
    post: TextOrGap
    role: NotRequired[TextOrGap]
    task: NotRequired[TextOrGap]


class DocumentFacts(TypedDict):
    """A document as its issuer's register has it; ``cited`` is only in ``chain``."""

    id: str
    name: str
    kind: str
    notation: str
    running: TextOrGap
    number: TextOrGap
    date: date | Gap
    issued: bool
    cited: NotRequired[bool]


class LevelFacts(TypedDict):
    """A level; ``words`` is its range (``từ 50 đến 75``), ``meaning`` begins with a small letter."""

    level: int
    name: str
    words: str
    meaning: str


class ProofFacts(TypedDict):
    """What the school wrote beside a row, and its evidence by title."""

    note: str
    measured: str
    evidence: list[str]


class RowFacts(ProofFacts):
    """An item of a criterion; it has points of its own only where it is ``scored``."""

    id: str
    text: TextOrGap
    scored: bool
    points: NotRequired[Decimal | Gap]
    maximum: NotRequired[Decimal]


class CriterionFacts(ProofFacts):
    """A criterion; the maximum of a mandatory condition is 0, and so is the level of one that is not ranked."""

    id: str
    text: TextOrGap
    mandatory: bool
    met: bool | Gap
    points: Decimal | Gap
    maximum: Decimal | Literal[0]
    level: int
    rows: list[RowFacts]


class ResultFacts(TypedDict):
    """Points, and the level that they reach."""

    points: Decimal | Gap
    maximum: Decimal | Gap
    level: LevelFacts | Absent


class GroupResultFacts(ResultFacts):
    """The result of a group; it has a level only where each group is judged by itself."""

    unscored: int
    mandatory_unmet: list[str]


class GroupFacts(GroupResultFacts):
    """A group of criteria."""

    id: str
    name: str
    criteria: list[CriterionFacts]


class ScoreFacts(TypedDict):
    """The scores of a dossier; ``whole`` only where the set is judged as a whole."""

    groups: list[GroupFacts]
    whole: ResultFacts | Absent


class ComparedFacts(TypedDict):
    """The school's points beside those of the managing body."""

    maximum: Decimal
    difference: Decimal | Empty


class ReviewedWholeFacts(ComparedFacts):
    """The whole set as both sides see it."""

    own: ResultFacts
    external: ResultFacts


class ReviewedRowFacts(TypedDict):
    """A row as both sides see it; of a mandatory condition ``own`` and ``external`` say whether it is met."""

    id: str
    text: str
    mandatory: bool
    maximum: Decimal | Empty
    own: Decimal | bool | Gap
    external: Decimal | bool | Gap
    difference: Decimal | Empty
    agrees: bool
    reason: TextOrGap
    note: str


class ReviewedGroupFacts(ComparedFacts):
    """A group as both sides see it."""

    id: str
    name: str
    own: GroupResultFacts
    external: GroupResultFacts
    rows: list[ReviewedRowFacts]


class ReviewFacts(TypedDict):
    """What the managing body found."""

    state: str
    date: date | Gap
    body: UnitFacts
    team: list[MemberFacts]
    team_roles: dict[str, MemberFacts]
    minutes: dict[str, TextOrGap]
    groups: list[ReviewedGroupFacts]
    whole: ReviewedWholeFacts | Absent
    remarks: dict[str, object]
    reasons: list[TextOrGap]
    due: date | Empty
    valid_until: date | Gap
    documents: dict[str, DocumentFacts]


class EvidenceFacts(TypedDict):
    """The list of evidence; ``total`` counts each piece once."""

    groups: list[dict[str, object]]
    total: int


class SharedFacts(ScoreFacts):
    """What is the same in every document of a dossier; ``deadlines`` are by step of the timeline."""

    school: SchoolFacts
    school_year: TextOrGap
    review: ReviewFacts | Absent
    council: list[MemberFacts]
    council_roles: dict[str, MemberFacts]
    documents: dict[str, DocumentFacts]
    timeline: dict[str, object]
    deadlines: dict[str, date | Absent]
    minutes: dict[str, object]
    evidence: EvidenceFacts
    narrative: dict[str, object]


class OwnFacts(TypedDict):
    """What differs in each document.

    ``earlier`` are the documents issued before this one, ``chain`` all that come before it, issued or not. A document
    of the office has the school's and the office's in ``documents``, one of the school only the school's.
    """

    set: dict[str, object]
    bases: list[str]
    documents: dict[str, DocumentFacts]
    earlier: list[DocumentFacts]
    chain: list[DocumentFacts]


class Facts(SharedFacts):
    """All names that the templates of one document see: :class:`SharedFacts` and :class:`OwnFacts`."""

    set: dict[str, object]
    bases: list[str]
    earlier: list[DocumentFacts]
    chain: list[DocumentFacts]
