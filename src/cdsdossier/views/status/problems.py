"""Which rows need somebody: empty, without evidence, at fault; and what is most urgent of all that is wrong."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from cdsdossier.findings import Finding, Severity
from cdsdossier.judging.review import find_answerable_rows

if TYPE_CHECKING:
    from cdsdossier.judging.assessing import Assessment
    from cdsdossier.model.indicatorset import IndicatorSet

#: So many troubles are named.
SHOWN = 3
_EMPTY, _UNPROVED = "criterion-unscored", "evidence-missing"
#: Ranks of urgency, see :func:`find_urgent_problems`.
_FILE, _CONDITION, _ROW, _UNSCORED, _OTHER, _WARNING = range(6)


@dataclass(frozen=True, slots=True)
class RowProblems:
    """Scoring rows and mandatory conditions by what they need; ids in the order of the decision."""

    #: How many there are in all.
    total: int
    #: Without points, or without an answer.
    empty: tuple[str, ...]
    #: Without any sound evidence, though they claim points or are still open; a row with 0 points needs none.
    unproved: tuple[str, ...]
    #: With another error or warning.
    faulty: tuple[str, ...]
    #: Of groups whose file is missing or cannot be read.
    unknown: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class UrgentProblem:
    """What is wrong with one row, or one file: the gravest of its findings."""

    #: The id of the row, or the file.
    name: str
    finding: Finding


def find_row_problems(assessment: Assessment) -> RowProblems:
    """Return which rows need somebody. A row that a waiver covers does not; of an unreadable file nothing is known."""
    rules = assessment.indicator_set
    ids = find_answerable_rows(rules)
    closed = {group.id for group in assessment.scores.groups if group.unreadable or group.absent}
    unknown = {row for row in ids if rules.nodes[row].group.id in closed}
    empty, claimed, faulty = set[str](), set[str](), set[str]()
    for finding in (*assessment.standing(Severity.ERROR), *assessment.standing(Severity.WARNING)):
        kind = {_EMPTY: empty, _UNPROVED: claimed}.get(finding.rule)
        if kind is None:
            faulty.add(_row(finding, rules))
        else:
            kind.add(finding.about)
    bare = {row for row in empty if not assessment.dossier.has_evidence(row, rules.folders_of.get(row, ()))}

    def in_order(rows: set[str]) -> tuple[str, ...]:
        return tuple(row for row in ids if row in rows)

    return RowProblems(len(ids), in_order(empty), in_order(claimed | bare), in_order(faulty), in_order(unknown))


def find_urgent_problems(assessment: Assessment) -> tuple[UrgentProblem, ...]:
    """Return what to look at first, one trouble a row or file, errors before warnings.

    The order: a file that cannot be read (it hides what else is wrong); mandatory conditions; rows with an error; rows
    that are still empty; other errors (register, council, timeline); rows with a warning. In each the row with the most
    points at stake comes first, then the order of the decision. Deadlines and stale drafts are told elsewhere.
    """
    rules = assessment.indicator_set
    order = {row: place for place, row in enumerate(rules.nodes)}
    best: dict[str, tuple[tuple[int, Decimal, int], Finding]] = {}
    for finding in (*assessment.standing(Severity.ERROR), *assessment.standing(Severity.WARNING)):
        row = _row(finding, rules)
        rank = _rank(finding, row, assessment)
        if rank is None:
            continue
        node = rules.nodes.get(row)
        if rank == _FILE:
            key = rank, Decimal(not finding.rule.startswith("yaml-")), 0  # why it cannot be read, before what follows
        else:
            key = rank, -((node.form.maximum if node else None) or Decimal(0)), order.get(row, 0)
        name = finding.file if rank in {_FILE, _OTHER} or not row else row
        if name not in best or key < best[name][0]:
            best[name] = key, finding
    first = sorted(best.items(), key=lambda item: item[1][0])[:SHOWN]
    return tuple(UrgentProblem(name, finding) for name, (_, finding) in first)


def _rank(finding: Finding, row: str, assessment: Assessment) -> int | None:
    """Return how urgent a finding is; None for one that is told elsewhere."""
    if finding.severity is Severity.WARNING:
        return _WARNING if row else None
    if assessment.dossier.unreadable(finding.file):
        return _FILE
    if not row:
        return _OTHER
    if assessment.indicator_set.nodes[row].mandatory:
        return _CONDITION
    return _UNSCORED if finding.rule == _EMPTY else _ROW


def _row(finding: Finding, rules: IndicatorSet) -> str:
    """Return the row that a finding is about; empty where it is about none."""
    row = rules.evidence_folders.get(finding.about, finding.about)
    return row if row in rules.nodes and finding.file != rules.page.file else ""
