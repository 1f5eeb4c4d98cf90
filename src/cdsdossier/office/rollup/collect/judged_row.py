"""What judging a dossier comes to, as values of its row: findings counted, points, levels."""

from __future__ import annotations

from dataclasses import replace

from cdsdossier.files.bagit import RECEIVER_FOLDER
from cdsdossier.findings import Finding, Severity
from cdsdossier.judging.assessing import Assessment
from cdsdossier.judging.review import ReviewComparison, compare_review
from cdsdossier.judging.review_origin import find_review_doubt
from cdsdossier.judging.scoring import GroupScore, Judgement, ScoreSheet
from cdsdossier.model.dossier import REVIEW, Dossier
from cdsdossier.office.rollup.collect.coming_days import find_next_due
from cdsdossier.office.rollup.collect.rows import GroupRow, SchoolRow

#: External assessments that have come to a result; before that their points do not count.
_SETTLED = ("chap-nhan", "cong-nhan")


def count_findings(row: SchoolRow, assessment: Assessment) -> SchoolRow:
    """Count what is wrong with the dossier, and apart from it what is wrong with the office's own review of it.

    Where nobody knows that the review is the office's own, its faults are nobody's.
    """
    ours = find_review_doubt(assessment.dossier) is None
    found = {severity: assessment.standing(severity) for severity in Severity}
    own = {severity: [one for one in some if not is_of_office(one)] for severity, some in found.items()}
    office = [one.rule for one in found[Severity.ERROR] if ours and is_of_office(one)]
    return replace(
        row,
        errors=len(own[Severity.ERROR]),
        warnings=len(own[Severity.WARNING]),
        notices=len(own[Severity.NOTICE]),
        faults=tuple(dict.fromkeys(one.rule for one in own[Severity.ERROR])),
        office_errors=len(office),
        office_faults=tuple(dict.fromkeys(office)),
    )


def is_of_office(finding: Finding) -> bool:
    """Return whether a finding is about what lies beside a received dossier: no fault of the school's."""
    return finding.file == REVIEW or finding.file.startswith(RECEIVER_FOLDER)


def add_result(row: SchoolRow, assessment: Assessment) -> SchoolRow:
    """Return the row with points, levels, what external assessment has made of them, and what ends next."""
    rules, compared = assessment.indicator_set, settled_review(assessment)
    sheet = assessment.scores
    outside = compared.external_sheet if compared else None
    provisional = row.draft or _is_scored_in_part(sheet)
    groups, whole = _judge(sheet, outside)
    return replace(
        row,
        set_id=rules.id,
        per_group=rules.judged == "per-group",
        groups=tuple(map(_without_level, groups)) if provisional else groups,
        whole=_without_level(whole) if whole and provisional else whole,
        provisional=provisional,
        external=_review_state(assessment.dossier),
        next_due=find_next_due(assessment),
    )


def settled_review(assessment: Assessment) -> ReviewComparison | None:
    """Return the external assessment where its points count; where it is not sure, a finding says why."""
    if _review_state(assessment.dossier) not in _SETTLED:
        return None
    compared = compare_review(assessment.dossier, assessment.indicator_set, assessment.scores)
    return compared if compared.sure else None


def _review_state(dossier: Dossier) -> str:
    return (dossier.review.state or "") if dossier.review and not find_review_doubt(dossier) else ""


def _is_scored_in_part(sheet: ScoreSheet) -> bool:
    return any(group.unscored for group in sheet.groups) and any(row.points is not None for row in sheet.rows)


def _judge(sheet: ScoreSheet, outside: ScoreSheet | None) -> tuple[tuple[GroupRow, ...], GroupRow | None]:
    """Return the groups and the whole, each with what external assessment gave."""
    others = outside.groups if outside else (None,) * len(sheet.groups)
    groups = tuple(_group(group, other, group) for group, other in zip(sheet.groups, others, strict=True))
    whole = outside.whole if outside else None
    return groups, _group(sheet.whole, whole, *sheet.groups) if sheet.whole else None


def _group(own: GroupScore | Judgement, external: GroupScore | Judgement | None, *groups: GroupScore) -> GroupRow:
    """Return what was judged: a group by itself, or the whole with the groups that it is made of."""
    level = external.level if external else None
    return GroupRow(
        id=own.id if isinstance(own, GroupScore) else "",
        name=own.name if isinstance(own, GroupScore) else "",
        points=own.points,
        maximum=own.maximum,
        level=own.level.level if own.level else None,
        level_name=own.level.own_name if own.level else "",
        unscored=sum(group.unscored for group in groups),
        mandatory_unmet=tuple(row for group in groups for row in group.mandatory_unmet),
        external_points=external.points if external else None,
        external_level=level.level if level else None,
        external_level_name=level.own_name if level else "",
    )


def _without_level(group: GroupRow) -> GroupRow:
    """Return a group of a dossier that is scored in part: what it has so far reaches no level yet."""
    return replace(group, level=None, level_name="")
