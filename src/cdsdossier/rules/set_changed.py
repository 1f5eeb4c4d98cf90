"""Bản bộ chỉ số trong hồ sơ khác bản đi kèm chương trình về điểm hoặc mức.

Vì sao: trường có thể sửa một con số cho đúng với quyết định; nhưng người nhận cần biết những dòng đã khác.
Cách sửa: nếu sửa có chủ ý thì giữ nguyên; nếu không, chép lại bản đi kèm.
Căn cứ: quyết định nêu trong bộ chỉ số (decision).
"""

from collections.abc import Iterator

from cdsdossier.findings import Severity
from cdsdossier.indicatorset import Criterion, IndicatorSet, Item
from cdsdossier.rules._kit import Case, Hit, at_set

SEVERITY = Severity.WARNING
MESSAGE = "bộ chỉ số trong hồ sơ khác bản đi kèm ở: {rows}"
FIX = "Đối chiếu những dòng này với quyết định; sửa có chủ ý thì để nguyên."


def check(case: Case) -> Iterator[Hit]:
    """Yield one hit that names all rows whose points or levels differ from the shipped set's."""
    if case.shipped is None:
        return
    differing = _differing(case.indicator_set, case.shipped)
    if differing:
        yield at_set(case, ("id",), rows=", ".join(differing))


def _differing(ours: IndicatorSet, theirs: IndicatorSet) -> list[str]:
    ids = [*ours.nodes, *(row for row in theirs.nodes if row not in ours.nodes)]
    rows = [row for row in ids if _points(ours, row) != _points(theirs, row)]
    same = (ours.judged, ours.maximum) == (theirs.judged, theirs.maximum) and _levels(ours) == _levels(theirs)
    return rows if same else ["các mức độ", *rows]


def _levels(rules: IndicatorSet) -> list[object]:
    return [(level.level, level.lower, level.upper) for level in rules.levels]


def _points(rules: IndicatorSet, row: str) -> object:
    node = rules.nodes.get(row)
    if node is None:
        return None
    form: Item = node.form
    bands = [(band.lower, band.upper, band.maximum) for band in form.bands]
    levels = [(level.level, level.lower, level.upper) for level in node.criterion.levels]
    own = levels if isinstance(form, Criterion) else []
    return form.maximum, form.measure, bands, own, isinstance(form, Criterion) and form.mandatory
