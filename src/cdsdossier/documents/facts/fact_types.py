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


class PersonFacts(TypedDict):  # the head of a unit
    name: TextOrGap
    title: TextOrGap
    acting: bool
    honorific: str  # ``Ông``, ``Bà`` or nothing


class UnitFacts(TypedDict):  # issues documents: the school, or the managing body
    name: TextOrGap
    code: TextOrGap
    place: TextOrGap
    parent: TextOrGap
    head: PersonFacts


class SchoolFacts(UnitFacts):
    kind: str
    reports_to: TextOrGap
    superior: TextOrGap  # whom papers go to
    addressee: TextOrGap  # the same with the office that they go through
    staff: int | Gap


class MemberFacts(TypedDict):  # of the council or of the team, or the holder of one of their roles
    name: TextOrGap
    post: TextOrGap
    honorific: str
    role: NotRequired[TextOrGap]
    task: NotRequired[TextOrGap]


class DocumentFacts(TypedDict):  # as its issuer's register has it
    id: str
    name: str
    kind: str
    notation: TextOrGap  # empty: a form without a number
    running: TextOrGap
    number: TextOrGap
    date: date | Gap
    issued: bool
    posted_until: date | Empty
    proposer: str
    cited: NotRequired[bool]  # only in ``chain``


class LevelFacts(TypedDict):
    level: int
    name: str
    words: str  # its range: ``từ 50 đến 75``
    meaning: str  # begins with a small letter


class ProofFacts(TypedDict):  # what the school wrote beside a row
    note: str
    measured: str
    evidence: list[str]  # by title


class RowFacts(ProofFacts):  # an item of a criterion
    id: str
    text: TextOrGap
    scored: bool
    points: NotRequired[Decimal | Gap]  # only where it is ``scored``
    maximum: NotRequired[Decimal]


class CriterionFacts(ProofFacts):
    id: str
    text: TextOrGap
    mandatory: bool
    met: bool | Gap
    points: Decimal | Gap
    maximum: Decimal | Literal[0]  # 0: of a mandatory condition
    level: int  # 0: it is not ranked
    rows: list[RowFacts]


class ResultFacts(TypedDict):
    points: Decimal | Gap
    maximum: Decimal | Gap
    level: LevelFacts | Absent


class GroupResultFacts(ResultFacts):  # has a level only where each group is judged by itself
    unscored: int
    mandatory_unmet: list[str]


class GroupFacts(GroupResultFacts):
    id: str
    name: str
    criteria: list[CriterionFacts]


class ScoreFacts(TypedDict):
    groups: list[GroupFacts]
    whole: ResultFacts | Absent  # only where the set is judged as a whole


class ComparedFacts(TypedDict):  # the school's points beside those of the managing body
    maximum: Decimal
    difference: Decimal | Empty


class ReviewedWholeFacts(ComparedFacts):
    own: ResultFacts
    external: ResultFacts


class ReviewedRowFacts(TypedDict):  # as both sides see it
    id: str
    text: str
    mandatory: bool
    maximum: Decimal | Empty
    own: Decimal | bool | Gap  # of a mandatory condition: it is met
    external: Decimal | bool | Gap
    difference: Decimal | Empty
    agrees: bool
    reason: TextOrGap
    note: str


class ReviewedGroupFacts(ComparedFacts):
    id: str
    name: str
    own: GroupResultFacts
    external: GroupResultFacts
    rows: list[ReviewedRowFacts]


class ReviewFacts(TypedDict):  # what the managing body found
    state: str
    date: date | Gap
    body: UnitFacts
    team: list[MemberFacts]
    team_roles: dict[str, MemberFacts]
    minutes: dict[str, object]
    groups: list[ReviewedGroupFacts]
    whole: ReviewedWholeFacts | Absent
    remarks: dict[str, object]
    reasons: list[TextOrGap]
    due: date | Empty
    valid_until: date | Gap
    documents: dict[str, DocumentFacts]


class EvidenceFacts(TypedDict):
    groups: list[dict[str, object]]
    total: int  # each piece once


class SharedFacts(ScoreFacts):  # the same in every document of a dossier
    school: SchoolFacts
    school_year: TextOrGap
    review: ReviewFacts | Absent
    council: list[MemberFacts]
    council_roles: dict[str, MemberFacts]
    documents: dict[str, DocumentFacts]
    timeline: dict[str, object]
    minutes: dict[str, object]
    evidence: EvidenceFacts
    narrative: dict[str, object]


class _PaperFacts(TypedDict):
    set: dict[str, object]
    bases: list[str]
    deadlines: dict[str, date | Absent]  # by step of the timeline; only those after the day of this document
    recognised: bool  # the managing body had decided on the result when this document was issued
    earlier: list[DocumentFacts]  # issued before this one
    chain: list[DocumentFacts]  # all that come before it, issued or not


class OwnFacts(_PaperFacts):  # what differs in each document
    documents: dict[str, DocumentFacts]  # of one of the office, the school's and the office's, else only the school's
    school: SchoolFacts  # these two with who signs this document as their head
    review: ReviewFacts | Absent


class Facts(SharedFacts, _PaperFacts):  # all names that the templates of one document see
    pass
