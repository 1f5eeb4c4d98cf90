"""Sets by which nothing can be judged."""

from __future__ import annotations

import pytest
from support.rulemaker import changed, find

from cdsdossier.judging.rules import set_skeleton

SKELETON = ("status: usable", "status: skeleton")


@pytest.mark.parametrize(("status", "count"), [("usable", 0), ("skeleton", 1)])
def test_only_a_skeleton_is_found_at_its_status(status: str, count: int) -> None:
    found = find(set_skeleton, changed("indicator-set.yaml", ("status: usable", f"status: {status}")))

    words = "bộ chỉ số này đủ tiêu chí, điểm và mức độ, nhưng status còn ghi skeleton nên chưa chấm được"
    assert [(one.line, one.column, one.message) for one in found] == [(5, 9, words)] * count


def test_what_lacks_is_named_and_the_line_to_type_is_there() -> None:
    (found,) = find(set_skeleton, changed("indicator-set.yaml", SKELETON, ("maximum: 40}", "maximum: 41}")))

    wrong = "(1.2 ghi 60 mà các mục cộng 61, nhóm 1 cộng 101 mà phải là 100)"
    assert found.message.endswith(f"còn thiếu: điểm cộng lại cho khớp {wrong}")
    assert "trong indicator-set.yaml đổi status: skeleton thành status: usable" in found.fix
    assert found.fix.endswith("nhập lại: cdsdossier sets adopt QD1.docx x")
