"""Sums of what was read, checked at once: items against criterion, criteria against group, groups against 100."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Literal

from cdsdossier.model.indicatorset.joints import find_joint_faults
from cdsdossier.text.numbers import format_number
from cdsdossier.workflows.decision_import.tree import Concern, CriteriaTree, CriterionDraft, GroupDraft

FULL = Decimal(100)
JudgingScope = Literal["per-group", "whole-set"]


def find_judging_scope(tree: CriteriaTree) -> JudgingScope:
    """Return whether 100 is the whole set's or each group's, by what the table says."""
    stated = [group.maximum if group.maximum is not None else group.total for group in tree.groups]
    return "whole-set" if len(stated) > 1 and sum(stated) == FULL else "per-group"


def check_point_sums(tree: CriteriaTree) -> Iterator[Concern]:
    """Yield every sum that does not come out, at its row."""
    for group in tree.groups:
        for criterion in group.criteria:
            yield from _criterion(criterion)
        yield from _group(group, find_judging_scope(tree))
    whole = sum((group.total for group in tree.groups), Decimal(0))
    for place, stated in tree.totals:
        if stated != whole and stated not in [group.total for group in tree.groups]:
            words = f"hàng tổng cộng ghi {format_number(stated)}, các tiêu chí cộng lại {format_number(whole)}"
            yield Concern(place, "", words)


def _criterion(criterion: CriterionDraft) -> Iterator[Concern]:
    known = [item.maximum for item in criterion.items if item.maximum is not None]
    if criterion.mandatory:
        if known:
            yield criterion.told("là điều kiện bắt buộc nhưng nội dung bên dưới có điểm")
        return
    if known:
        yield from _items(criterion, known)
    elif criterion.maximum is None and not criterion.notes:  # a note says why already
        yield criterion.told("chưa có điểm tối đa, cũng không ghi là điều kiện bắt buộc")
    faults = [what for _, what in find_joint_faults(criterion.levels, criterion.worth)]
    if faults:
        stated = format_number(criterion.worth)
        yield criterion.told(f"các mức không nối liền nhau từ 0 đến {stated} ({'; '.join(faults)})")


def _items(criterion: CriterionDraft, known: list[Decimal]) -> Iterator[Concern]:
    """Compare the points of a criterion's items with each other and with the criterion's own."""
    blank = [item.id for item in criterion.items if item.maximum is None]
    total = sum(known, Decimal(0))
    if blank:
        yield criterion.told(f"có nội dung ghi điểm, có nội dung không ({', '.join(blank)})")
    elif criterion.maximum is not None and total != criterion.maximum:
        stated = format_number(criterion.maximum)
        yield criterion.told(f"các nội dung cộng lại {format_number(total)}, tiêu chí ghi {stated}")


def _group(group: GroupDraft, how: JudgingScope) -> Iterator[Concern]:
    stated = group.maximum if group.maximum is not None else (FULL if how == "per-group" else None)
    if stated is not None and group.total != stated:
        whose = "nhóm ghi" if group.maximum is not None else "phải là"
        words = f"các tiêu chí cộng lại {format_number(group.total)}, {whose} {format_number(stated)}"
        yield Concern(group.place, f"Nhóm {group.id}", words)
    if how == "per-group" and group.maximum not in (None, FULL):
        words = f"nhóm ghi {format_number(group.maximum or FULL)} điểm, thang điểm của mỗi nhóm là 100"
        yield Concern(group.place, f"Nhóm {group.id}", words)
