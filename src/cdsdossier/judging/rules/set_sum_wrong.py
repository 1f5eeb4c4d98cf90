"""Điểm trong bộ chỉ số cộng lại không khớp.

Vì sao: các nội dung phải cộng đúng bằng điểm của tiêu chí, các tiêu chí phải cộng đúng bằng điểm của nhóm (hoặc của
cả bộ); lệch một điểm là có thể sai mức.
Cách sửa: đối chiếu với quyết định rồi sửa maximum trong tệp bộ chỉ số.
Căn cứ: cột Điểm tối đa và tổng điểm của nhóm trong quyết định.
"""

from collections.abc import Iterator
from decimal import Decimal

from cdsdossier.judging.rules._kit import Case, Hits, Severity, hit_at_set
from cdsdossier.model.indicatorset import Criterion
from cdsdossier.text.numbers import format_number

SEVERITY = Severity.ERROR
MESSAGE = "{what}"
FIX = "Đối chiếu với quyết định rồi sửa maximum."


def check(case: Case) -> Hits:
    """Yield every wrong sum of a criterion, a group or the whole set."""
    if case.indicator_set.status == "skeleton":
        return
    for node in case.indicator_set.nodes.values():
        if node.form is node.criterion and not node.mandatory:
            for what in _faults(node.criterion):
                yield hit_at_set(case, (*node.path, "maximum"), node.form.id, what=what)
    yield from _totals(case)


def _faults(criterion: Criterion) -> Iterator[str]:
    points = [item.maximum for item in criterion.items]
    known = [maximum for maximum in points if maximum is not None]
    if criterion.maximum is None and not criterion.by_items:
        yield f"tiêu chí “{criterion.id}” chưa có điểm tối đa"
    if known and len(known) < len(points):
        yield f"tiêu chí “{criterion.id}” có nội dung ghi điểm, có nội dung không"
    elif known and criterion.maximum is not None and sum(known) != criterion.maximum:
        added, whole = format_number(sum(known)), format_number(criterion.maximum)
        yield f"các nội dung của “{criterion.id}” cộng lại {added}, tiêu chí ghi {whole}"


def _totals(case: Case) -> Hits:
    rules = case.indicator_set
    whole = format_number(rules.maximum)
    sums = [sum((row.maximum or Decimal(0) for row in group.rows), Decimal(0)) for group in rules.groups]
    if rules.judged == "whole-set":
        if sum(sums) != rules.maximum:
            yield hit_at_set(
                case, ("maximum",), what=f"cả bộ cộng lại {format_number(sum(sums))} điểm, phải là {whole}"
            )
        return
    for index, (group, total) in enumerate(zip(rules.groups, sums, strict=True)):
        if total != rules.maximum:
            what = f"nhóm {group.id} cộng lại {format_number(total)} điểm, phải là {whole}"
            yield hit_at_set(case, ("groups", index, "name"), group.id, what=what)
