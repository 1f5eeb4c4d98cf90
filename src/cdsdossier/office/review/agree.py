"""Agreeing with the school on many rows at once: what an officer has looked at, never what nobody has."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from cdsdossier.errors import Refused, WrongUsage
from cdsdossier.files.changes import FileChange, read_if_present
from cdsdossier.judging.assessing import Assessment
from cdsdossier.judging.review import ReviewComparison
from cdsdossier.judging.review_progress import expand_rows
from cdsdossier.model.dossier import REVIEW, find_office_folder
from cdsdossier.model.indicatorset import IndicatorSet
from cdsdossier.yamlio.edit import KeyPath, RawScalar, set_values
from cdsdossier.yamlio.messages import nearest_word


@dataclass(frozen=True, slots=True)
class AgreementPlan:
    """What agreeing changes."""

    #: Where ``review.yaml`` lies.
    home: Path
    change: FileChange
    agreed: tuple[str, ...]
    #: Rows that had a conclusion: it stays.
    concluded: tuple[str, ...]
    #: Rows for which the school has said nothing: there is nothing to agree with.
    empty: tuple[str, ...]


def plan_agreement(
    assessment: Assessment, compared: ReviewComparison, named: Sequence[str], *, by: str
) -> AgreementPlan:
    """Return the change by which the team agrees on rows (ids of groups, criteria, rows) without a conclusion.

    Raises WrongUsage for an id that the set does not have, Refused where no row is left to agree on.
    """
    dossier, rules, day = assessment.dossier, assessment.indicator_set, assessment.today
    _refuse_unknown(named, rules)
    wanted = set(expand_rows(tuple(named), rules, compared))
    rows = [row for row in compared.rows if row.id in wanted]
    agreed = tuple(row.id for row in rows if row.external is None and row.own is not None)
    if not agreed:
        raise Refused("Không còn mục chấm nào trong đó để đồng ý: đã có kết luận, hoặc trường chưa chấm. Chưa ghi gì.")
    home = find_office_folder(dossier.folder)
    before = read_if_present(home, REVIEW) or b""
    values: dict[KeyPath, str | None] = {}
    for row in agreed:
        values[("scores", row, "agree")] = RawScalar("true")
        values[("scores", row, "by")] = by
        values[("scores", row, "on")] = RawScalar(day.isoformat())
    concluded = tuple(row.id for row in rows if row.external is not None)
    empty = tuple(row.id for row in rows if row.external is None and row.own is None)
    return AgreementPlan(home, FileChange(REVIEW, before, set_values(before, REVIEW, values)), agreed, concluded, empty)


def _refuse_unknown(named: Sequence[str], rules: IndicatorSet) -> None:
    known = [*(group.id for group in rules.groups), *rules.nodes]
    for one in named:
        if one not in known:
            near = nearest_word(one, known)
            hint = f"Có phải {near}?" if near else "Ghi mã nhóm, tiêu chí hoặc mục chấm, ví dụ 1 hoặc 1.3.1."
            raise WrongUsage(f"Bộ chỉ số {rules.id} không có “{one}”. {hint}")
