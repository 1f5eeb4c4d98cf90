"""Rows that the set does not have, and the ids that may be meant."""

from __future__ import annotations

from support.rulemaker import find

from cdsdossier.judging.rules import criterion_unknown


def test_a_near_id_is_looked_up_for_the_first_hundred_rows_only() -> None:
    rows = "".join(f'  "1.2.1{one}": {{points: 1}}\n' for one in map(chr, range(0x100, 0x100 + 101)))
    found = find(criterion_unknown, {"scores/1-day-hoc.yaml": f"scores:\n{rows}"})

    assert [one.fix.startswith("Có phải “1.2.1”?") for one in found] == [True] * 100 + [False]
    assert found[100].fix == "Sửa mã theo bộ chỉ số hoặc xóa mục này."


def test_an_unknown_row_is_marked_at_its_id() -> None:
    (found,) = find(criterion_unknown, {"scores/1-day-hoc.yaml": 'scores:\n  "9": {points: 1}\n  "1.3": {points: 1}\n'})

    assert (found.line, found.column, found.about) == (2, 3, "9")
