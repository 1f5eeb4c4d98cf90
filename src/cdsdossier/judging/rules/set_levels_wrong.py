"""Các mức của bộ chỉ số bị hở hoặc chồng lên nhau.

Vì sao: mỗi số điểm phải rơi vào đúng một mức; khoảng hở hoặc chồng làm mức độ không xác định.
Cách sửa: sửa below, from, to, above cho các mức nối liền nhau từ 0 đến điểm tối đa.
Căn cứ: các mức độ của quyết định: dưới, từ … đến, trên.
"""

from collections.abc import Sequence
from decimal import Decimal

from cdsdossier.judging.rules._kit import Case, Hits, Severity, hit_at_set
from cdsdossier.model.indicatorset import LevelRange, Node
from cdsdossier.model.indicatorset.joints import find_joint_faults
from cdsdossier.text.numbers import format_number, format_plain_number

SEVERITY = Severity.ERROR
MESSAGE = "{where}: {what}"
FIX = "{how}"

_BOUNDS = "Sửa below (dưới), from (từ), to (đến), above (trên) cho nối liền từ 0 đến {}."


def check(case: Case) -> Hits:
    """Yield every gap and overlap in levels and bands."""
    rules = case.indicator_set
    if rules.status == "skeleton":
        return
    yield from _levels(rules.levels, rules.maximum, case)
    for node in rules.nodes.values():
        full = node.form.maximum or Decimal(0)
        if node.form is node.criterion:
            yield from _levels(node.criterion.levels, full, case, node)
        if node.form.bands:
            yield from _bands(node, full, case)


def _levels(levels: Sequence[LevelRange], top: Decimal, case: Case, criterion: Node | None = None) -> Hits:
    """Yield the faults in the levels of the set, or of a criterion."""
    path, about = (criterion.path, criterion.form.id) if criterion else ((), "")
    where = f"mức của “{about}”" if criterion else "các mức độ"
    for index, what in find_joint_faults(levels, top):
        yield hit_at_set(case, (*path, "levels", index), about, where=where, what=what, how=_BOUNDS.format(top))
    for index in range(1, len(levels)):
        if levels[index].level <= levels[index - 1].level:
            what, how = "số của mức không tăng dần từ dưới lên", "Đánh số level 1, 2, 3 … từ mức thấp nhất."
            yield hit_at_set(case, (*path, "levels", index, "level"), about, where=where, what=what, how=how)


def _bands(node: Node, full: Decimal, case: Case) -> Hits:
    top = Decimal(100) if node.form.measure == "ratio" else None  # shares end at 100%, counts have no end
    words: dict[str, object] = {"where": f"khung điểm của “{node.form.id}”"}
    if node.form.measure is None:
        what, how = "chưa ghi đo bằng gì", "Thêm measure: ratio (tỉ lệ phần trăm) hoặc measure: count (số đếm)."
        yield hit_at_set(case, (*node.path, "bands"), node.form.id, what=what, how=how, **words)
    for index, what in find_joint_faults(node.form.bands, top):
        how = _BOUNDS.format(top or "hết")
        yield hit_at_set(case, (*node.path, "bands", index), node.form.id, what=what, how=how, **words)
    for index, band in enumerate(node.form.bands):
        if band.maximum > full:
            what = f"khung cho {format_number(band.maximum)} điểm, tối đa chỉ {format_number(full)}"
            how = f"Viết maximum: {format_plain_number(full)} hoặc thấp hơn."
            yield hit_at_set(case, (*node.path, "bands", index, "maximum"), node.form.id, what=what, how=how, **words)
