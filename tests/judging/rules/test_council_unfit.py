"""Who must sit on the council, and how often."""

from __future__ import annotations

import pytest
from support.rulemaker import COUNCIL, SCHOOL, find_in_head, register_of

from cdsdossier.findings import Severity
from cdsdossier.judging.rules import council_unfit


@pytest.mark.parametrize(("members", "count"), [(3, 1), (4, 1), (5, 0), (6, 1), (7, 0)])
def test_a_small_or_even_council_is_only_a_warning(members: int, count: int) -> None:
    more = "".join(f"  - {{name: Người {n}, role: Ủy viên}}\n" for n in range(members - 2))
    text = "council:\n  - {name: N.V.A., role: Chủ tịch}\n  - {name: L.V.C., role: Thư ký}\n" + more

    assert [hit.severity for hit in find_in_head(council_unfit, text)] == [Severity.WARNING] * count


@pytest.mark.parametrize("text", ["council:\n", "council: []\n", SCHOOL])
def test_an_empty_council_is_one_error(text: str) -> None:
    (hit,) = find_in_head(council_unfit, text)

    assert hit.severity is Severity.ERROR
    assert hit.message == "Hội đồng tự đánh giá chưa có thành viên nào"


@pytest.mark.parametrize(
    "slip", ["role: Uỷ viên", "rôle: Chủ tịch", "role: [Thư ký]"], ids=["another spelling", "another key", "a list"]
)
def test_a_member_that_could_not_be_read_is_not_told_twice(slip: str) -> None:
    assert find_in_head(council_unfit, COUNCIL.replace("role: Thư ký", slip)) == []
    assert find_in_head(council_unfit, "council: Hiệu trưởng và các tổ trưởng\n") == []


@pytest.mark.parametrize(
    ("name", "title", "told"),
    [("N.V.X.", "Hiệu trưởng", True), ("n.v.a.", "hiệu  trưởng", False), ("N.V.X.", "Phó hiệu trưởng", False)],
)
def test_two_people_do_not_hold_the_post_of_the_head(name: str, title: str, told: bool) -> None:
    text = register_of().replace("kind: thcs}", f"kind: thcs, head: {{name: {name}, title: {title}}}}}")
    text = text.replace("N.V.A., role", "N.V.A., post: Hiệu trưởng, role")

    words = "Hiệu trưởng trong Hội đồng là “N.V.A.”, còn school.head.name là “N.V.X.”"
    assert [hit.message for hit in find_in_head(council_unfit, text)] == [words] * told
