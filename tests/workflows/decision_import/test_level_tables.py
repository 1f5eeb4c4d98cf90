"""Levels in a table of their own, or in rows below the criteria."""

from __future__ import annotations

import pytest
from support.tablemaker import table

from cdsdossier.workflows.decision_import.level_tables import find_level_rows, mark_shares

CRITERIA = (["STT", "Tiêu chí", "Điểm"], ["1.1", "Có kế hoạch", "40"], ["1.2", "Tỉ lệ máy: dưới 30%: 20 điểm", "60"])


def sentences(*rows: list[str]) -> tuple[int, list[str]]:
    count, said = find_level_rows(table(*rows))
    return count, [one.text for one in said]


def test_a_table_of_levels_becomes_sentences() -> None:
    assert sentences(["STT", "Mức độ", "Tên", "Điểm"], ["1", "1", "Thấp", "Dưới 50"], ["2", "2", "Cao", "Từ 50"]) == (
        3,
        ["Mức độ 1: Thấp: Dưới 50", "Mức độ 2: Cao: Từ 50"],
    )


def test_a_table_may_have_one_column_for_each_level() -> None:
    count, said = sentences(["", "Mức độ I", "Mức độ II"], ["Tên", "Thấp", "Cao"], ["Tổng điểm", "< 50", "≥ 50"])
    assert (count, said) == (3, ["Mức độ I: Thấp: < 50", "Mức độ II: Cao: ≥ 50"])


def test_bounds_may_have_columns_of_their_own() -> None:
    head = ["TT", "Xếp loại", "Từ điểm", "Đến điểm"]
    assert sentences(head, ["1", "Thấp", "0", "49"], ["2", "Cao", "50", "100"])[1] == [
        "Thấp: từ 0: đến 49",
        "Cao: từ 50: đến 100",
    ]


def test_rows_below_the_criteria_count_where_they_join() -> None:
    below = (["Xếp loại", "<", "<"], ["Mức 1", "Thấp", "Dưới 50 điểm"], ["Mức 2", "Cao", "Từ 50 điểm"])
    assert sentences(*CRITERIA, *below)[0] == 3
    assert sentences(*CRITERIA, *below[:2])[0] == 0
    gap = (["Mức 1", "Thấp", "Dưới 50 điểm"], ["Mức 2", "Cao", "Từ 60 điểm"])
    assert sentences(*CRITERIA, *gap)[0] == 0


@pytest.mark.parametrize(
    "rows",
    [
        (),
        (["1.3", "Máy tính", "Mức độ 1: dưới 10 điểm; Mức độ 2: từ 10 điểm"],),
        (["", "Ít: dưới 20 máy", ""], ["", "Nhiều: từ 20 máy trở lên", ""]),
        (["", "- Dưới 30%: 20 điểm", ""], ["", "- Từ 30%: 60 điểm", ""]),
        (["1.3", "Tổng điểm", "100"],),
        (["", "Mức độ 1: dưới 20 điểm", ""], ["", "Mức độ 2: từ 20 điểm", ""]),
    ],
)
def test_criteria_and_their_bands_are_no_levels_of_the_whole(rows: tuple[list[str], ...]) -> None:
    assert sentences(*CRITERIA, *rows) == (0, [])


def test_the_sign_of_a_share_may_stand_in_the_head() -> None:
    assert mark_shares(("Mức độ 1: dưới 30", "từ 30,5 đến 60"), "Tỉ lệ (%)") == (
        "Mức độ 1: dưới 30%",
        "từ 30,5% đến 60%",
    )
    assert mark_shares(("Dưới 30: 4 điểm", "60%"), "Mức độ (%)") == ("Dưới 30%: 4 điểm", "60%")
    assert mark_shares(("dưới 30",), "Mức độ") == ("dưới 30",)
