"""Các mức của bộ chỉ số bị hở hoặc chồng lên nhau.

Vì sao: mỗi số điểm phải rơi vào đúng một mức; khoảng hở hoặc chồng làm mức độ không xác định.
Cách sửa: sửa below, from, to, above cho các mức nối liền nhau từ 0 đến điểm tối đa.
Căn cứ: các mức độ của quyết định: dưới, từ … đến, trên.
"""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from cdsdossier.findings import Severity
from cdsdossier.judging.rules._kit import Case, Hit, hit_at_set
from cdsdossier.model.indicatorset import LevelRange, Node, Range

SEVERITY = Severity.ERROR
MESSAGE = "{where}: {what}"
FIX = "{how}"

_BOUNDS = "Sửa below (dưới), from (từ), to (đến), above (trên) cho nối liền từ 0 đến {}."
_TURN = "số của mức không tăng dần từ dưới lên", "Đánh số level 1, 2, 3 … từ mức thấp nhất."


def check(case: Case) -> Iterator[Hit]:
    """Yield every gap and overlap in levels and bands."""
    rules = case.indicator_set
    if rules.status == "skeleton":
        return
    for index, what in _faults(rules.levels, rules.maximum) if rules.levels else ():
        yield hit_at_set(case, ("levels", index), where="các mức độ", what=what, how=_BOUNDS.format(rules.maximum))
    for index in _out_of_turn(rules.levels):
        yield hit_at_set(case, ("levels", index, "level"), where="các mức độ", what=_TURN[0], how=_TURN[1])
    for node in rules.nodes.values():
        full = node.form.maximum or Decimal(0)
        if node.form is node.criterion and node.criterion.levels:
            for index, what in _faults(node.criterion.levels, full):
                path, where = (*node.path, "levels", index), f"mức của “{node.form.id}”"
                yield hit_at_set(case, path, node.form.id, where=where, what=what, how=_BOUNDS.format(full))
            for index in _out_of_turn(node.criterion.levels):
                path, where = (*node.path, "levels", index, "level"), f"mức của “{node.form.id}”"
                yield hit_at_set(case, path, node.form.id, where=where, what=_TURN[0], how=_TURN[1])
        if node.form.bands:
            yield from _bands(node, full, case)


def _bands(node: Node, full: Decimal, case: Case) -> Iterator[Hit]:
    top = Decimal(100) if node.form.measure == "ratio" else None  # shares end at 100%, counts end nowhere
    where = f"khung điểm của “{node.form.id}”"
    if node.form.measure is None:
        what, how = "chưa ghi đo bằng gì", "Thêm measure: ratio (tỉ lệ phần trăm) hoặc measure: count (số đếm)."
        yield hit_at_set(case, (*node.path, "bands"), node.form.id, where=where, what=what, how=how)
    for index, what in _faults(node.form.bands, top):
        path, how = (*node.path, "bands", index), _BOUNDS.format(top or "hết")
        yield hit_at_set(case, path, node.form.id, where=where, what=what, how=how)
    for index, band in enumerate(node.form.bands):
        if band.maximum > full:
            path, how = (*node.path, "bands", index, "maximum"), f"Viết maximum: {full} hoặc thấp hơn."
            what = f"khung cho {band.maximum} điểm, tối đa chỉ {full}"
            yield hit_at_set(case, path, node.form.id, where=where, what=what, how=how)


def _out_of_turn(levels: Sequence[LevelRange]) -> list[int]:
    """Return the places of levels whose number is not above that of the level before."""
    return [index for index in range(1, len(levels)) if levels[index].level <= levels[index - 1].level]


def _faults(ranges: Sequence[Range], top: Decimal | None) -> Iterator[tuple[int, str]]:
    """Yield (index, sentence) for each place where the stretches, as listed, do not join from 0 to the top."""
    reached, closed = Decimal(0), False  # everything up to `reached` is covered; `closed`: the number itself is
    for index, stretch in enumerate(ranges):
        low = stretch.lower or (Decimal(0), True)
        joins = low[0] == reached and low[1] != closed
        if not joins:
            gap = low[0] > reached or (low[0] == reached and not low[1])
            yield (
                index,
                f"{'có khoảng hở' if gap else 'chồng lên nhau'} ở quanh {low[0] if gap else min(low[0], reached)}",
            )
        if stretch.upper and (
            stretch.upper[0] < low[0] or (stretch.upper[0] == low[0] and not low[1] & stretch.upper[1])
        ):
            yield index, f"không số nào nằm trong khoảng {stretch.words}"
        if stretch.upper is None:
            if index < len(ranges) - 1:
                yield index, "không có cận trên nhưng còn mức phía sau"
            return
        reached, closed = stretch.upper
    if top is None or reached < top or (reached == top and not closed):
        yield len(ranges) - 1, f"chưa phủ đến {top if top is not None else 'hết'}"
