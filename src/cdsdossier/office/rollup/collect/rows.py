"""What a roll-up knows of each dossier, and of them all. Frozen and plain: it crosses processes and lies in a cache."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from enum import StrEnum
from functools import lru_cache
from pathlib import Path

from cdsdossier.model.dossier.head import find_superior
from cdsdossier.model.dossier.review import Office
from cdsdossier.model.requirement import Requirement


class DossierState(StrEnum):
    """How far a dossier has come on its way to the office; only RECEIVED has been handed in."""

    RECEIVED = "received"
    #: Sent, and it cannot be read or trusted.
    BROKEN = "broken"
    #: A package that says of itself that it is a draft.
    DRAFT = "draft"
    #: A folder that is still being filled in.
    WORKING = "in-progress"
    #: It lies among the dossiers, and nothing here can make one of it.
    UNRECOGNISED = "unrecognised"


@lru_cache(maxsize=4096)  # thousands of schools have some dozens of bodies
def _find_body(parent: str, reports_to: str) -> str:
    return find_superior(parent, reports_to) or ""


@dataclass(frozen=True, slots=True)
class GroupRow:
    """One group of a dossier, or the whole of it where the set judges as a whole (``id`` is then empty)."""

    id: str
    name: str
    points: Decimal
    maximum: Decimal
    #: 1, 2, 3 …; None where not all has been scored (or nothing may be judged).
    level: int | None
    level_name: str
    #: Rows without points and mandatory conditions without an answer.
    unscored: int
    #: Ids of mandatory conditions that are not met.
    mandatory_unmet: tuple[str, ...] = ()
    #: What the external assessment gave; None where there is none.
    external_points: Decimal | None = None
    external_level: int | None = None
    external_level_name: str = ""


@dataclass(frozen=True, slots=True)
class SchoolDeadline:
    """What ends next in a dossier's timeline, or by law."""

    what: str
    last: date
    #: Days until the last day; negative: since.
    days_left: int


@dataclass(frozen=True, slots=True)
class ComingDay:
    """What a row will say from a day on, where that is not what it says today (see the fields of the row)."""

    first: date
    errors: int
    warnings: int
    notices: int
    faults: tuple[str, ...]
    next_due: SchoolDeadline | None


@dataclass(frozen=True, slots=True)
class SchoolRow:
    """One dossier of a roll-up; one that could not be read at all has a ``reason`` and otherwise what is known."""

    #: Where it was found, relative to the root that was given, with forward slashes.
    place: str
    #: Why it could not be read or trusted, as a sentence; empty where it could.
    reason: str = ""
    #: It was a package (.zip), not a folder.
    packed: bool = False
    school: str = ""
    code: str = ""
    #: A word of :data:`cdsdossier.model.school_kinds.SCHOOL_KINDS`; empty where not given.
    kind: str = ""
    #: ``school.parent`` (cơ quan chủ quản) and ``school.reports_to`` (nơi nhận báo cáo) as the dossier has them.
    parent: str = ""
    reports_to: str = ""
    school_year: str = ""
    #: Id of the set it was judged by, and whether that set judges each group by itself.
    set_id: str = ""
    per_group: bool = True
    groups: tuple[GroupRow, ...] = ()
    #: The judgement of the whole where the set judges as a whole; else None.
    whole: GroupRow | None = None
    #: Findings that no waiver covers.
    errors: int = 0
    warnings: int = 0
    notices: int = 0
    #: Rules of the errors, each once, in order: what is wrong in one look.
    faults: tuple[str, ...] = ()
    #: What the sender says of its own result and does not count, as sentences.
    claims: tuple[str, ...] = ()
    #: Document id → day of issue, as the school's register has them.
    issued: Mapping[str, date] = field(default_factory=dict)
    #: File name (in ASCII, without ending) → day of the papers in ``evidence/van-ban/``; None: of an unknown day.
    papers: Mapping[str, date | None] = field(default_factory=dict)
    #: State of the external assessment (a word of ``model.dossier.review.STATES``); empty where there is none.
    external: str = ""
    next_due: SchoolDeadline | None = None
    #: What its package says of itself: which time it was sent (1, 2 …; 0: not said), and the day it was packed.
    revision: int = 0
    packed_on: date | None = None
    #: Its package says of itself that it is a draft.
    draft: bool = False
    #: A folder, not a package, in which rows are still unscored.
    working: bool = False
    #: Some rows are scored and others not, or it is a draft: the points are provisional, and no level is given.
    provisional: bool = False
    #: The reason lies with the office (its disk, a file changed after it came): the school has sent, and mends nothing.
    office_reason: bool = False
    #: It is no dossier; the reason says what it is and what to ask for.
    strange: bool = False
    #: Errors in the office's own review of it, and their rules: not the school's.
    office_errors: int = 0
    office_faults: tuple[str, ...] = ()
    #: How its package was made again on the way by another program, as sentences.
    notes: tuple[str, ...] = ()
    #: When it was last saved here, in seconds; decides which of two dossiers is later. Never shown.
    saved: int = 0
    #: Its lines for the long table, on their way from a worker; never in the cache.
    detail: str = ""
    #: The day on which this was found, and the last one that ``coming`` reaches; None: it does not depend on the day.
    judged_on: date | None = None
    judged_until: date | None = None
    coming: tuple[ComingDay, ...] = ()

    def on_day(self, day: date) -> SchoolRow | None:
        """Return the row as it is on a day, with no others; None where it does not reach that day."""
        if self.judged_on is None or self.judged_until is None:
            return self
        if not self.judged_on <= day <= self.judged_until:
            return None
        then: ComingDay | SchoolRow = next((one for one in reversed(self.coming) if one.first <= day), self)
        due = then.next_due
        return replace(
            self,
            errors=then.errors,
            warnings=then.warnings,
            notices=then.notices,
            faults=then.faults,
            next_due=due and replace(due, days_left=(due.last - day).days),
            judged_on=None,
            judged_until=None,
            coming=(),
        )

    @property
    def spoilt(self) -> bool:
        """Return whether it cannot be read as the school has sent it."""
        return bool(self.reason) and not self.office_reason

    @property
    def state(self) -> DossierState:
        """Return how far it has come."""
        if self.strange:
            return DossierState.UNRECOGNISED
        if self.spoilt:
            return DossierState.BROKEN
        if self.draft:
            return DossierState.DRAFT
        return DossierState.WORKING if self.working else DossierState.RECEIVED

    @property
    def display_name(self) -> str:
        """Return what the school is called; where its name is not known, its code or where it was found."""
        return self.school or self.code or self.place

    @property
    def managing_body(self) -> str:
        """Return the managing body that the dossier names: the one its papers go to, as they print it."""
        return _find_body(self.parent, self.reports_to)

    @property
    def other_body(self) -> str:
        """Return the other of the two that the dossier names; a roster may go by it."""
        return self.reports_to if self.managing_body == self.parent else self.parent

    @property
    def judgements(self) -> tuple[GroupRow, ...]:
        """Return the groups, then the whole where the dossier is judged as a whole."""
        return (*self.groups, *((self.whole,) if self.whole else ()))

    def is_scored(self, group: GroupRow) -> bool:
        """Return whether points are complete: a set judged as a whole decides for its groups."""
        return group.level is not None or (self.whole is not None and self.whole.level is not None)

    @property
    def mandatory_unmet(self) -> tuple[str, ...]:
        """Return the ids of all mandatory conditions that are not met."""
        return tuple(row for group in self.groups for row in group.mandatory_unmet)


@dataclass(frozen=True, slots=True)
class ExpectedSchool:
    """One line of a roster: a school from which the office expects a dossier."""

    name: str
    code: str = ""
    kind: str = ""
    #: The managing body that the roster groups it under.
    body: str = ""


@dataclass(frozen=True, slots=True)
class Rollup:
    """All dossiers below some roots on one day."""

    today: date
    #: In the order of their places.
    schools: tuple[SchoolRow, ...]
    #: Who is expected; None where no roster was given.
    roster: tuple[ExpectedSchool, ...] | None = None
    #: The set that the office judged all of them by; empty: each by its own.
    judged_by: str = ""
    #: The documents that the office has called for; None where it has not said.
    required: Requirement | None = None
    #: The office in whose name the report is written; its empty fields are gaps on paper.
    office: Office = field(default_factory=Office)
    #: The folder with the office's own ``templates/``; None where it has no wording of its own.
    wording: Path | None = None
