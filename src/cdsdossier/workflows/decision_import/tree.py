"""What has been read of a decision so far: groups, criteria, items, and what a person must look at."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal

from cdsdossier.model.indicatorset import Band, LevelRange
from cdsdossier.workflows.decision_import.headers import CriteriaColumn
from cdsdossier.workflows.decision_import.parse_numbers import Measure
from cdsdossier.workflows.decision_import.passages import Lines, Passage


@dataclass(frozen=True, slots=True)
class Concern:
    """A place that a person must look at: ``bảng 1, hàng 7``, the row's first words, and a Vietnamese sentence."""

    place: str
    quoted: str
    words: str


@dataclass(slots=True)
class CriterionDraft:
    """A criterion or an item while rows are still added to it."""

    id: str
    text: str
    place: str
    quoted: str = ""
    #: How an item without a number is marked: ``-``, ``+``, ``a``.
    sign: str = ""
    maximum: Decimal | None = None
    mandatory: bool = False
    levels: tuple[LevelRange, ...] = ()
    measure: Measure | None = None
    bands: tuple[Band, ...] = ()
    evidence: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    items: list[CriterionDraft] = field(default_factory=list)
    #: What stands in the columns of points and levels, row by row: (place, lines).
    cells: dict[CriteriaColumn, list[tuple[str, Lines]]] = field(default_factory=dict)

    @property
    def worth(self) -> Decimal:
        """Return what it adds to its group: its items' points where all of them have some, else its own."""
        points = [item.maximum for item in self.items if item.maximum is not None]
        if points and len(points) == len(self.items):
            return sum(points, Decimal(0))
        return self.maximum or Decimal(0)

    def lines(self, kind: CriteriaColumn) -> list[str]:
        """Return all that stands in a column, row by row."""
        return [line for _, lines in self.cells.get(kind, []) for line in lines]

    def told(self, words: str, place: str = "") -> Concern:
        """Keep words on this node as a note for review, and return them as a concern."""
        self.notes.append(f"Cần xem lại: {words}.")
        return Concern(place or self.place, self.quoted, words)


@dataclass(slots=True)
class GroupDraft:
    """A group while rows are still added to it."""

    id: str
    name: str
    place: str
    maximum: Decimal | None = None
    notes: list[str] = field(default_factory=list)
    criteria: list[CriterionDraft] = field(default_factory=list)

    @property
    def total(self) -> Decimal:
        """Return what its criteria add up to."""
        return sum((criterion.worth for criterion in self.criteria), Decimal(0))


@dataclass(slots=True)
class CriteriaTree:
    """All that the rows said."""

    groups: list[GroupDraft] = field(default_factory=list)
    concerns: list[Concern] = field(default_factory=list)
    #: Totals that the table states itself: (place, points).
    totals: list[tuple[str, Decimal]] = field(default_factory=list)
    #: Lines of group rows that are about levels.
    lines: list[Passage] = field(default_factory=list)
    #: Text that belongs to no criterion.
    loose: list[str] = field(default_factory=list)
