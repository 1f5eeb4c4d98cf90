"""Sets without criteria."""

from __future__ import annotations

import pytest
from support.rulemaker import changed, find

from cdsdossier.judging.rules import set_skeleton


@pytest.mark.parametrize(("status", "count"), [("usable", 0), ("skeleton", 1)])
def test_only_a_skeleton_is_found_at_its_status(status: str, count: int) -> None:
    found = find(set_skeleton, changed("indicator-set.yaml", ("status: usable", f"status: {status}")))

    assert [(one.line, one.column, one.message) for one in found] == [
        (5, 9, "bộ chỉ số thu-2026 chưa có bảng tiêu chí và điểm; cần nhập từ tệp quyết định")
    ] * count
