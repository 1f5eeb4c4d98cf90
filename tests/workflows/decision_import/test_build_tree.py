"""Rows become groups, criteria and items."""

from __future__ import annotations

from decimal import Decimal

import pytest
from support.tablemaker import table

from cdsdossier.files.tables import TableDocument
from cdsdossier.workflows.decision_import.build_tree import build_criteria_tree
from cdsdossier.workflows.decision_import.collect_rows import collect_decision_content
from cdsdossier.workflows.decision_import.tree import CriteriaTree

HEAD = ["STT", "Tiêu chí", "Điểm tối đa"]
GROUP, FIRST = ["1", "Dạy, học", ""], ["1.1", "Có kế hoạch", "10"]


def build(*rows: list[str], prose: tuple[str, ...] = ()) -> CriteriaTree:
    return build_criteria_tree(collect_decision_content(TableDocument((table(HEAD, *rows),), prose)))


def outline(tree: CriteriaTree) -> dict[str, list[str]]:
    return {group.id: [criterion.id for criterion in group.criteria] for group in tree.groups}


def said(tree: CriteriaTree) -> list[str]:
    return [one.words for one in tree.concerns]


def test_groups_criteria_and_items_are_distinguished_by_their_numbers() -> None:
    tree = build(GROUP, FIRST, ["1.1.1", "Một", ""], ["2", "Quản trị", ""], ["2.1", "Có", ""])
    assert outline(tree) == {"1": ["1.1"], "2": ["2.1"]}
    assert [item.id for item in tree.groups[0].criteria[0].items] == ["1.1.1"]


def test_plain_numbers_below_roman_groups_are_criteria() -> None:
    assert outline(build(["I", "Dạy, học", ""], ["1", "Có", "10"], ["2", "Có", "10"])) == {"1": ["1.1", "1.2"]}


def test_the_name_of_a_group_may_be_outside_the_table() -> None:
    tree = build(FIRST, prose=("Nhóm tiêu chí 1: Chuyển đổi số trong dạy, học",))
    assert (tree.groups[0].name, said(tree)) == ("Chuyển đổi số trong dạy, học", [])


def test_a_group_without_a_name_is_a_question() -> None:
    assert said(build(FIRST)) == ["không thấy tên của nhóm 1 trước hàng này"]


def test_a_name_without_a_number_right_above_a_new_group_is_its_name_and_told() -> None:
    tree = build(["CHUYỂN ĐỔI SỐ", "<", "<"], FIRST, ["", "Quản trị", ""], ["2.1", "Có", "10"], ["", "Ghi chú", ""])
    assert [(group.id, group.name) for group in tree.groups] == [("1", "CHUYỂN ĐỔI SỐ"), ("2", "Quản trị")]
    assert [words for words in said(tree) if "hiểu là tên nhóm" in words] == [
        "hàng không có số, đứng trước tiêu chí đầu của nhóm 1; hiểu là tên nhóm 1",
        "hàng không có số, đứng trước tiêu chí đầu của nhóm 2; hiểu là tên nhóm 2",
    ]
    assert [item.text for item in tree.groups[1].criteria[0].items] == ["Ghi chú"]


def test_groups_may_be_counted_in_words() -> None:
    tree = build(["Nhóm tiêu chí thứ nhất: Dạy", "<", "<"], FIRST, ["Phần II. Quản trị", "<", "<"], ["2.1", "Có", "10"])
    assert ([(group.id, group.name) for group in tree.groups], said(tree)) == ([("1", "Dạy"), ("2", "Quản trị")], [])


def test_two_groups_of_one_number_are_a_question_and_a_repeated_name_is_not() -> None:
    last = ["1.2", "Có", "10"]
    assert said(build(GROUP, FIRST, GROUP, last)) == []
    assert said(build(GROUP, FIRST, ["1", "Quản trị", ""], last)) == ["số 1 của nhóm này đã dùng cho nhóm “Dạy, học”"]


def test_a_group_states_its_points_or_says_why_not() -> None:
    assert build(["1", "Dạy, học", "100"], FIRST).groups[0].maximum == 100
    assert build(["1", "Dạy, học (100 điểm)", ""], FIRST).groups[0].maximum == 100
    unread = build(["1", "Dạy, học", "một trăm"], FIRST)
    assert said(unread) == ["cột Điểm tối đa ghi “một trăm”, không đọc được thành điểm của nhóm"]


@pytest.mark.parametrize(
    ("second", "words"),
    [
        ("1.3", "số 1.3 đứng ngay sau 1.1, có thể thiếu hàng ở giữa"),
        ("1.1", "số 1.1 đã có ở trên; tạm ghi mã 1.1-2"),
    ],
)
def test_numbers_that_do_not_follow_are_reported(second: str, words: str) -> None:
    assert said(build(GROUP, FIRST, [second, "Có", "10"])) == [words]


def test_a_sentence_may_go_on_in_the_next_row() -> None:
    assert build(GROUP, FIRST, ["", "và quy chế", ""]).groups[0].criteria[0].text == "Có kế hoạch và quy chế"


def test_a_row_without_words_adds_its_points_to_the_row_above() -> None:
    assert build(GROUP, ["1.1", "Có kế hoạch", ""], ["", "", "10"]).groups[0].criteria[0].maximum == 10


def test_words_that_look_like_a_number_alone_are_the_rows_words() -> None:
    tree = build(GROUP, ["1.1", "Tiêu chí 1.1", "10"], ["1.2", "Nội dung thử 1.2", "90"])
    assert [one.text for one in tree.groups[0].criteria] == ["Tiêu chí 1.1", "Nội dung thử 1.2"]
    assert not any("không có lời văn" in words for words in said(tree))


def test_a_row_that_belongs_nowhere_is_kept_and_reported() -> None:
    tree = build(["", "- Một", "5"], GROUP, FIRST, ["2.1.1", "Lạc", "5"])
    assert tree.loose == ["Cần xem lại: bảng 1, hàng 2 ghi “- Một | 5”."]
    assert said(tree) == ["hàng này không thuộc tiêu chí nào ở trên, nên chỉ giữ làm ghi chú"] * 2


def test_a_total_is_kept_apart_and_one_without_points_is_reported() -> None:
    assert build(GROUP, FIRST, ["", "Tổng điểm nhóm 1", "10"]).totals == [("bảng 1, hàng 4", Decimal(10))]
    assert said(build(GROUP, FIRST, ["", "Tổng cộng", ""])) == ["hàng tổng cộng không đọc được số điểm"]


def test_plus_below_dash_is_the_second_rank() -> None:
    tree = build(GROUP, FIRST, ["", "- Ngoài:", ""], ["", "+ Một", "4"], ["", "+ Hai", "6"])
    assert [item.text for item in tree.groups[0].criteria[0].items] == ["Ngoài: Một", "Ngoài: Hai"]


def test_a_row_of_bands_with_points_of_its_own_is_an_item_and_the_item_above_has_no_bands() -> None:
    bands = "Số học liệu: dưới 20 học liệu: tối đa 3 điểm; từ 20 đến 40 học liệu: tối đa 7 điểm"
    bands += "; trên 40 học liệu: tối đa 10 điểm"
    rows = [GROUP, ["1.1", "Học liệu", "20"], ["-", "Có kho học liệu", "10"], ["-", bands, "10"]]
    criterion = build(*rows).groups[0].criteria[0]
    assert [(item.text, len(item.bands)) for item in criterion.items] == [("Có kho học liệu", 0), ("Số học liệu", 3)]
    first = build(GROUP, ["1.1", "Học liệu", "20"], ["-", bands, "10"], ["-", "Có kho", "10"]).groups[0].criteria[0]
    assert [len(item.bands) for item in first.items] == [3, 0]
    of_above = build(GROUP, ["1.1", "Học liệu", "10"], ["", bands, "10"]).groups[0].criteria[0]
    assert (len(of_above.bands), of_above.items) == (3, [])
