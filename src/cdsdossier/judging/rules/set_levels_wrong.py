"""Các mức của bộ chỉ số bị hở hoặc chồng lên nhau.

Vì sao: mỗi số điểm phải rơi vào đúng một mức; khoảng hở hoặc chồng làm mức độ không xác định.
Cách sửa: sửa below, from, to, above cho các mức nối liền nhau từ 0 đến điểm tối đa.
Căn cứ: các mức độ của quyết định: dưới, từ … đến, trên.
"""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from cdsdossier.judging.rules._kit import Case, Hits, Severity, hit_at_set
from cdsdossier.model.indicatorset import LevelRange, Node, Range

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
    for index, what in _faults(levels, top):
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
    for index, what in _faults(node.form.bands, top):
        how = _BOUNDS.format(top or "hết")
        yield hit_at_set(case, (*node.path, "bands", index), node.form.id, what=what, how=how, **words)
    for index, band in enumerate(node.form.bands):
        if band.maximum > full:
            what, how = f"khung cho {band.maximum} điểm, tối đa chỉ {full}", f"Viết maximum: {full} hoặc thấp hơn."
            yield hit_at_set(case, (*node.path, "bands", index, "maximum"), node.form.id, what=what, how=how, **words)


def _faults(ranges: Sequence[Range], top: Decimal | None) -> Iterator[tuple[int, str]]:
    """Yield (index, sentence) for each place where the ranges, as listed, do not join from 0 to the top."""
    end = (Decimal(0), False)  # the end of what is covered so far, and whether that number itself is covered
    for index, one in enumerate(ranges):
        start = one.lower or (Decimal(0), True)
        yield from ((index, what) for what in _joint_faults(end, start))
        if one.upper is None:
            if index < len(ranges) - 1:
                yield index, "không có cận trên nhưng còn mức phía sau"
            return
        end = one.upper
        if end[0] < start[0] or (end[0] == start[0] and not (start[1] and end[1])):
            yield index, f"không số nào nằm trong khoảng {one.words}"
    if ranges and (top is None or end < (top, True)):
        yield len(ranges) - 1, f"chưa phủ đến {top if top is not None else 'hết'}"


def _joint_faults(end: tuple[Decimal, bool], start: tuple[Decimal, bool]) -> Iterator[str]:
    """Yield what is wrong between the end of what is covered and the start of the next range."""
    (reached, closed), (low, includes_low) = end, start
    if low > reached or (low == reached and not (closed or includes_low)):
        yield f"có khoảng hở ở quanh {low}"
    elif low < reached or (closed and includes_low):
        yield f"chồng lên nhau ở quanh {low}"
