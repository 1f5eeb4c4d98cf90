"""Which of a document's tables is the annex, and where it ends."""

from __future__ import annotations

import pytest
from support.tablemaker import HEAD, annex, products, rows, table, told

from cdsdossier.errors import Refused

SMALL = ["Nội dung", "Thời gian"]


def test_the_table_with_most_known_columns_is_taken() -> None:
    read = annex(
        table(SMALL, ["A", "9/2023"], ["B", "9/2023"]),
        table(HEAD, ["1", "Tự đánh giá", "3/2024", "", ""], before=("Hết",), place="bảng 2"),
    )
    assert (read.place, told(read)) == ("bảng 2", [("1", "Tự đánh giá", "3/2024")])


def test_of_equal_heads_the_longer_table_is_taken() -> None:
    two = table(["Công việc", "Thời hạn"], ["A", "9/2023"], ["B", "10/2023"], before=("Khác",), place="bảng 2")
    assert annex(table(SMALL, ["C", "9/2023"]), two).place == "bảng 2"


def test_of_equal_tables_the_one_behind_the_word_annex_is_taken() -> None:
    second = table(["Công việc", "Thời hạn"], ["A", "9/2023"], before=("PHỤ LỤC 1", "Lịch"), place="bảng 2")
    assert annex(table(SMALL, ["C", "9/2023"], before=("Xem phụ lục",)), second).place == "bảng 2"


def test_a_table_behind_the_word_annex_is_taken_before_a_wider_one_and_the_other_is_named() -> None:
    read = annex(
        table(HEAD, ["1", "Tập huấn", "10/2023", "Danh sách", "Tổ Tin"], place="bảng 1"),
        table(SMALL, ["Tự đánh giá", "3/2024"], before=("PHỤ LỤC",), place="bảng 2"),
    )
    assert read.place == "bảng 2"
    assert read.remarks[0].startswith("Bảng 1 (“Tập huấn”) trông cũng giống lịch công tác nhưng không được lấy.")


def test_a_table_split_over_pages_is_one() -> None:
    read = annex(
        table(HEAD, ["1", "Lập kế hoạch", "9/2023", "Kế hoạch", ""]),
        table(["2", "Tự đánh giá", "3/2024", "Biên bản tự đánh giá", ""], before=("2",)),
        table(HEAD, ["", "", "", "Báo cáo", ""], ["3", "Đề nghị đánh giá", "4/2024", "", ""], before=("Trang 3",)),
    )
    assert [task[0] for task in told(read)] == ["1", "2", "3"]
    assert products(read) == [["Kế hoạch"], ["Biên bản tự đánh giá", "Báo cáo"], []]


def test_a_table_behind_other_text_is_another_one() -> None:
    read = annex(
        table(HEAD, ["1", "Lập kế hoạch", "9/2023", "", ""]),
        table(["1", "N.V.A.", "Hiệu trưởng", "Chủ tịch", ""], before=("Danh sách Hội đồng",)),
    )
    assert len(read.timeline.tasks) == 1


def test_a_second_annex_with_the_same_head_is_another_one() -> None:
    read = annex(
        table(HEAD, ["1", "Tự đánh giá", "3/2024", "", ""], before=("Phụ lục 1",)),
        table(HEAD, ["1", "Mua sắm", "3/2024", "", ""], before=("Phụ lục 2",)),
    )
    assert told(read) == [("1", "Tự đánh giá", "3/2024")]


def test_a_head_repeated_inside_the_table_and_the_numbers_of_columns_are_no_tasks() -> None:
    read = annex(
        table(
            HEAD,
            ["(1)", "(2)", "(3)", "(4)", "(5)"],
            ["1", "Lập kế hoạch", "9/2023", "", ""],
            [cell.upper() for cell in HEAD],
            ["2", "Tự đánh giá", "3/2024", "", ""],
        )
    )
    assert [task[0] for task in told(read)] == ["1", "2"]


def test_cells_of_two_parts_are_never_taken_for_one_merged_cell() -> None:
    parts = [table(["", f"Việc {number}", "9/2023", "", ""]) for number in range(3)]
    assert len(annex(table(HEAD, ["", "Việc đầu", "9/2023", "", ""]), *parts).timeline.tasks) == 4


def test_a_table_longer_than_any_timeline_is_refused() -> None:
    body = [[str(number), f"Việc {number}", "3/2026", "", ""] for number in range(1, 502)]

    assert len(rows(*body[:500]).timeline.tasks) == 500
    with pytest.raises(Refused, match="bảng có 501 việc"):
        rows(*body)
