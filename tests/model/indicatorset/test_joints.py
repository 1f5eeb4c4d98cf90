"""Whether ranges join: where there is a gap, an overlap, or an end too early."""

from __future__ import annotations

from decimal import Decimal

import pytest

from cdsdossier.model.indicatorset import Range
from cdsdossier.model.indicatorset.joints import find_joint_faults

NO_END = "không có cận trên nhưng còn mức phía sau"


def ranges(*bounds: dict[str, str]) -> list[Range]:
    return [Range(**{key: Decimal(number) for key, number in one.items()}) for one in bounds]


@pytest.mark.parametrize(
    ("bounds", "faults"),
    [
        ([{"below": "50"}, {"from_": "50", "to": "75"}, {"above": "75"}], []),
        ([{"to": "49"}, {"from_": "50"}], [(1, "có khoảng hở ở quanh 50")]),
        ([{"to": "49.5"}, {"from_": "49.5"}], [(1, "chồng lên nhau ở quanh 49,5")]),
        ([{"below": "50"}, {"from_": "50", "to": "75.5"}], [(1, "chưa phủ đến 100")]),
        ([{"above": "9"}, {"to": "9"}], [(0, "có khoảng hở ở quanh 9"), (0, NO_END)]),
    ],
)  # fmt: skip
def test_what_does_not_join_is_told_with_a_decimal_comma(
    bounds: list[dict[str, str]], faults: list[tuple[int, str]]
) -> None:
    assert list(find_joint_faults(ranges(*bounds), Decimal(100))) == faults


def test_counts_have_no_end() -> None:
    assert list(find_joint_faults(ranges({"below": "20"}), None)) == [(0, "chưa phủ đến hết")]
    assert list(find_joint_faults(ranges({"below": "20"}, {"from_": "20"}), None)) == []
