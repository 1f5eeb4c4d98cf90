"""Sums of criteria, groups and the whole set."""

from __future__ import annotations

import pytest
from support.rulemaker import changed, find

from cdsdossier.judging.rules import set_sum_wrong


def told(*replaced: tuple[str, str]) -> list[tuple[str, str]]:
    return [(one.about, one.message) for one in find(set_sum_wrong, changed("indicator-set.yaml", *replaced))]


ITEMS = ('{id: "2.2.1", text: Quản lý học sinh}', '{id: "2.2.1", text: Quản lý học sinh, maximum: 70}')


@pytest.mark.parametrize(
    ("replaced", "found"),
    [
        ((), []),
        (
            (("phần mềm, maximum: 40", "phần mềm, maximum: 41"),),
            [
                ("1.2", "các nội dung của “1.2” cộng lại 61, tiêu chí ghi 60"),
                ("1", "nhóm 1 cộng lại 101 điểm, phải là 100"),
            ],
        ),
        (
            (("tuyến, maximum: 30", "tuyến"),),
            [
                ("2.3", "tiêu chí “2.3” chưa có điểm tối đa"),
                ("2", "nhóm 2 cộng lại 70 điểm, phải là 100"),
            ],
        ),
        ((("maximum: 60\n", ""),), []),
        ((ITEMS,), [("2.2", "tiêu chí “2.2” có nội dung ghi điểm, có nội dung không")]),
        ((("judged: per-group", "judged: whole-set"),), [("", "cả bộ cộng lại 200 điểm, phải là 100")]),
        ((("judged: per-group", "judged: whole-set"), ("maximum: 100", "maximum: 200")), []),
        (
            (("maximum: 100", "maximum: 99"),),
            [
                ("1", "nhóm 1 cộng lại 100 điểm, phải là 99"),
                ("2", "nhóm 2 cộng lại 100 điểm, phải là 99"),
            ],
        ),
        ((("status: usable", "status: skeleton"), ("maximum: 100", "maximum: 99")), []),
    ],
)
def test_points_add_up(replaced: tuple[tuple[str, str], ...], found: list[tuple[str, str]]) -> None:
    assert sorted(told(*replaced)) == sorted(found)
