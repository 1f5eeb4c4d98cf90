"""Where a dossier stands today, on one screen: levels, what is missing, what ends next, and what to do now.

Pure: the same assessment and the same documents give the same status. :mod:`.text` and :mod:`.json` show it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from cdsdossier.findings import Severity
from cdsdossier.judging.schedule import OpenDeadline
from cdsdossier.judging.scoring import GroupScore, Judgement
from cdsdossier.judging.skeleton import describe_skeleton
from cdsdossier.views.next_deadline import select_deadlines
from cdsdossier.views.status.next_steps import Step, suggest_steps
from cdsdossier.views.status.problems import RowProblems, UrgentProblem, find_row_problems, find_urgent_problems

if TYPE_CHECKING:
    from cdsdossier.documents.output.states import DocumentState
    from cdsdossier.judging.assessing import Assessment
    from cdsdossier.model.dossier import Review
    from cdsdossier.model.dossier.sent import SentPackage

__all__ = ["RowProblems", "Status", "Step", "UrgentProblem", "build_status"]


@dataclass(frozen=True, slots=True)
class Status:
    """What a user needs to know of a dossier in the morning."""

    #: As they stand in ``dossier.yaml``; None where nothing does.
    school: str | None
    school_year: str | None
    #: The id of the set that judges.
    indicator_set: str
    today: date
    #: Points, level and the distance to the next one, group by group; ``unreadable`` and ``absent`` say of which
    #: group the points say nothing.
    groups: tuple[GroupScore, ...]
    #: The judgement of the whole where the set judges as a whole; else None.
    whole: Judgement | None
    #: Why nothing can be judged by the set; empty where it is no skeleton.
    skeleton: str
    rows: RowProblems
    #: Findings that no waiver covers; and how many are waived.
    errors: int
    warnings: int
    waived: int
    #: At most three, the most urgent first (see :func:`.problems.find_urgent_problems`).
    urgent: tuple[UrgentProblem, ...]
    #: At most three, overdue ones first; ``overdue`` counts all of those.
    deadlines: tuple[OpenDeadline, ...]
    overdue: int
    #: The documents that the school issues in a year, in their order.
    papers: tuple[DocumentState, ...]
    #: The external assessment; None where none has begun.
    review: Review | None
    #: The last package that was made to be handed in; None where none was.
    sent: SentPackage | None
    #: What the sender of a received dossier says of its own result and does not count.
    claims: tuple[str, ...]
    #: At most three things to do now.
    steps: tuple[Step, ...]


def build_status(
    assessment: Assessment,
    documents: Iterable[DocumentState],
    *,
    received: bool = False,
    sent: SentPackage | None = None,
) -> Status:
    """Return where a dossier stands: ``documents`` is what ``documents.output.states.list_document_states`` says of it.

    ``received``: it lies in a package as an office received it. ``sent``: the last package that was made of it.

    Total: a dossier with broken files has a status as well, which says of what nothing is known.
    """
    head, sheet = assessment.dossier.head, assessment.scores
    rows = find_row_problems(assessment)
    year = tuple(one for one in documents if one.entry.issuer == "school")
    open_ones = assessment.schedule.open_deadlines
    return Status(
        school=head.school.name,
        school_year=head.school_year,
        indicator_set=assessment.indicator_set.id,
        today=assessment.today,
        groups=sheet.groups,
        whole=sheet.whole,
        skeleton=describe_skeleton(assessment.indicator_set) if sheet.skeleton else "",
        rows=rows,
        errors=len(assessment.standing(Severity.ERROR)),
        warnings=len(assessment.standing(Severity.WARNING)),
        waived=sum(finding.waived is not None for finding in assessment.findings),
        urgent=find_urgent_problems(assessment),
        deadlines=select_deadlines(open_ones),
        overdue=sum(one.days_left < 0 for one in open_ones),
        papers=year,
        review=assessment.dossier.review,
        sent=None if received else sent,
        claims=assessment.claims,
        steps=suggest_steps(assessment, rows, year, received=received, sent=sent is not None),
    )
