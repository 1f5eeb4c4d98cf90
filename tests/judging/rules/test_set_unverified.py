"""Sets whose points have not been compared with the decision."""

from __future__ import annotations

import pytest
from support.rulemaker import changed, find

from cdsdossier.judging.rules import set_unverified

UNCONFIRMED = ("confirmed: {by: N.V.A., date: 2026-01-05}\n", "")


@pytest.mark.parametrize(
    ("replaced", "count"),
    [
        ((), 0),
        ((UNCONFIRMED,), 5),
        ((UNCONFIRMED, ("Dịch vụ trực tuyến,", "Dịch vụ trực tuyến, checked: [points],")), 4),
        ((UNCONFIRMED, ("Dịch vụ trực tuyến,", "Dịch vụ trực tuyến, checked: [wording],")), 5),
        ((UNCONFIRMED, ("status: usable", "status: skeleton")), 0),
    ],
)
def test_rows_are_counted_that_were_not_compared(replaced: tuple[tuple[str, str], ...], count: int) -> None:
    found = find(set_unverified, changed("indicator-set.yaml", *replaced))

    assert [one.message for one in found] == [f"điểm của {count} mục chấm chưa được đối chiếu với Quyết định 1/QĐ-THU"][
        : bool(count)
    ]
