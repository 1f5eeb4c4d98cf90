"""Which rows are tasks, and what belongs to each."""

from __future__ import annotations

import pytest
from support.tablemaker import annex, products, rows, table, told


def test_a_title_across_the_table_is_no_task_and_is_named() -> None:
    read = rows(["I. CHUẨN BỊ", "<", "<", "<", "<"], ["1", "Lập kế hoạch", "9/2023", "", ""])
    assert told(read) == [("1", "Lập kế hoạch", "9/2023")]
    assert read.remarks == ("Dòng “I. CHUẨN BỊ” là đề mục nên không tính là việc.",)


def test_a_row_with_a_roman_number_and_nothing_but_a_name_is_a_title() -> None:
    read = rows(["II", "Tổ chức", "", "", ""], ["a", "Họp", "", "", ""], ["1", "Tự đánh giá", "3/2024", "", ""])
    assert [task[0] for task in told(read)] == ["1"]
    assert read.remarks == (
        "Dòng “II Tổ chức” là đề mục nên không tính là việc.",
        "Dòng “a Họp” là đề mục nên không tính là việc.",
    )


def test_a_name_alone_among_numbered_tasks_is_a_title() -> None:
    read = rows(["1", "Lập kế hoạch", "9/2023", "", ""], ["", "Giai đoạn 2", "", "", ""])
    assert told(read) == [("1", "Lập kế hoạch", "9/2023")]
    assert read.remarks == ("Dòng “Giai đoạn 2” là đề mục nên không tính là việc.",)


def test_nothing_goes_on_with_the_task_above_a_title() -> None:
    read = rows(["1", "A", "9/2023", "", ""], ["II", "Tổ chức", "", "", ""], ["", "", "", "Biên bản", ""])
    assert products(read) == [[]]
    assert read.remarks[1] == "Dòng “Biên bản” không có tên công việc nên không tính là việc."


def test_a_product_broken_over_two_rows_is_one() -> None:
    read = rows(["1", "A", "9/2023", "Biên bản họp của", ""], ["", "", "", "hội đồng", ""])
    assert products(read) == [["Biên bản họp của hội đồng"]]


def test_what_is_merged_over_the_rows_of_one_task_counts_once() -> None:
    read = rows(["1", "Tự đánh giá", "3/2024", "Biên bản", "HĐ"], ["^", "^", "3/2024", "^", "HĐ"])
    assert products(read) == [["Biên bản"]]
    assert read.timeline.tasks[0].owner == "HĐ"


def test_a_roman_number_with_a_time_is_a_task() -> None:
    assert told(rows(["II.", "Tự đánh giá", "3/2024", "", ""])) == [("II", "Tự đánh giá", "3/2024")]


def test_a_number_with_a_name_merged_over_the_rest_is_a_title() -> None:
    read = rows(["1", "Chuẩn bị", "<", "<", "<"], ["1.1.", "Lập kế hoạch", "9/2023", "", ""])
    assert told(read) == [("1.1", "Lập kế hoạch", "9/2023")]


def test_a_task_without_time_is_kept() -> None:
    assert told(rows(["1", "Lập kế hoạch", "", "", ""])) == [("1", "Lập kế hoạch", "")]


def test_without_numbers_the_position_is_the_number() -> None:
    read = rows(["", "Lập kế hoạch", "9/2023", "", ""], ["", "Tự đánh giá", "", "", ""])
    assert told(read) == [("1", "Lập kế hoạch", "9/2023"), ("2", "Tự đánh giá", "")]


def test_no_number_is_given_twice() -> None:
    read = rows(*(["1.", what, "9/2023", "", ""] for what in ("A", "B", "C")))
    assert [task[0] for task in told(read)] == ["1", "1b", "1c"]
    assert read.remarks == (
        "Số thứ tự 1 có nhiều lần; việc “B” được ghi số 1b.",
        "Số thứ tự 1 có nhiều lần; việc “C” được ghi số 1c.",
    )


def test_a_name_merged_over_rows_of_one_time_is_one_task() -> None:
    read = rows(["1", "Tự đánh giá", "3/2024", "Biên bản", "HĐ"], ["^", "^", "3/2024", "Báo cáo", "Tổ CNTT"])
    assert told(read) == [("1", "Tự đánh giá", "3/2024")]
    assert products(read) == [["Biên bản", "Báo cáo"]]
    assert read.timeline.tasks[0].owner == "HĐ, Tổ CNTT"


def test_a_name_merged_over_rows_of_two_times_is_two_tasks() -> None:
    read = rows(["1", "Tự đánh giá", "3/2024", "Biên bản", ""], ["^", "^", "4/2024", "Báo cáo", ""])
    assert told(read) == [("1", "Tự đánh giá", "3/2024"), ("1b", "Tự đánh giá", "4/2024")]
    assert products(read) == [["Biên bản"], ["Báo cáo"]]


def test_a_time_merged_over_rows_counts_for_each() -> None:
    read = rows(["1", "Lập kế hoạch", "9/2023", "Kế hoạch", "BGH"], ["2", "Thành lập hội đồng", "^", "^", "^"])
    assert told(read) == [("1", "Lập kế hoạch", "9/2023"), ("2", "Thành lập hội đồng", "9/2023")]
    assert products(read) == [["Kế hoạch"], ["Kế hoạch"]]
    assert [task.owner for task in read.timeline.tasks] == ["BGH", "BGH"]


def test_a_row_with_nothing_but_products_goes_on_with_the_task_above() -> None:
    read = rows(["1", "Tự đánh giá", "3/2024", "Biên bản", ""], ["", "", "", "Báo cáo", ""])
    assert products(read) == [["Biên bản", "Báo cáo"]]


def test_a_row_with_only_another_time_is_the_same_task_again() -> None:
    read = rows(["1", "Cập nhật kết quả", "3/2024", "", ""], ["", "", "5/2024", "", ""])
    assert told(read) == [("1", "Cập nhật kết quả", "3/2024"), ("1b", "Cập nhật kết quả", "5/2024")]


def test_a_row_without_a_name_and_without_a_task_above_is_named() -> None:
    read = rows(["", "", "9/2023", "Kế hoạch", ""], ["1", "Tự đánh giá", "3/2024", "", ""])
    assert len(read.timeline.tasks) == 1
    assert read.remarks == ("Dòng “9/2023 Kế hoạch” không có tên công việc nên không tính là việc.",)


def test_a_number_whose_zero_excel_has_dropped_gets_it_back() -> None:
    numbers = [*(f"1.{n}" for n in range(1, 10)), "1.1", "1.11", *(f"1.{n}" for n in range(12, 20)), "1.2", "2.1"]
    read = rows(*([number, f"Việc {at}", "3/2024", "", ""] for at, number in enumerate(numbers)))

    assert [task.id for task in read.timeline.tasks] == [f"1.{n}" for n in range(1, 21)] + ["2.1"]
    assert read.remarks == ()


def test_lines_of_a_name_become_one_and_lines_of_a_time_stay_apart() -> None:
    read = rows(["1", "Tự đánh giá\nmức độ", "Tháng 3/2024\nTháng 5/2024", "", "Hiệu trưởng\nN.V.A."])
    assert told(read) == [("1", "Tự đánh giá mức độ", "Tháng 3/2024; Tháng 5/2024")]
    assert read.timeline.tasks[0].owner == "Hiệu trưởng N.V.A."


def test_a_time_broken_over_lines_is_one_time() -> None:
    assert told(rows(["1", "A", "Từ 1/3/2024\nđến 15/3/2024", "", ""]))[0][2] == "Từ 1/3/2024 đến 15/3/2024"
    assert told(rows(["1", "A", "1/3/2024 -\n15/3/2024", "", ""]))[0][2] == "1/3/2024 - 15/3/2024"


@pytest.mark.parametrize(
    ("cell", "time"),
    [
        ("Trước\n31/01/2026", "Trước 31/01/2026"),
        ("Trước ngày\n31/5/2026", "Trước ngày 31/5/2026"),
        ("Tháng\n3/2026", "Tháng 3/2026"),
        ("Tháng 3\nnăm 2026", "Tháng 3 năm 2026"),
        ("Tháng 3\n2026", "Tháng 3 2026"),
        ("Tháng 3,\n4/2026", "Tháng 3, 4/2026"),
        ("Thường\nxuyên", "Thường xuyên"),
        ("Không\nmuộn hơn\n30/9/2025", "Không muộn hơn 30/9/2025"),
        ("Quí\nIV/2025", "Quí IV/2025"),
        ("Từ ngày\n1/3\nđến ngày\n15/3/2026", "Từ ngày 1/3 đến ngày 15/3/2026"),
        ("Tháng 3/2026\n(dự kiến)", "Tháng 3/2026 (dự kiến)"),
        ("Theo kế hoạch\ncủa Sở", "Theo kế hoạch của Sở"),
        ("Tháng 3/2026\ntheo kế hoạch", "Tháng 3/2026 theo kế hoạch"),
        ("Tháng 3\nTháng\n5", "Tháng 3; Tháng 5"),
        ("Trước\n31/5/2026\nTháng 6/2026", "Trước 31/5/2026; Tháng 6/2026"),
        ("Học kỳ I\nHọc kỳ II", "Học kỳ I; Học kỳ II"),
        ("15/3\n20/3", "15/3; 20/3"),
    ],
)
def test_a_break_inside_a_time_is_a_space(cell: str, time: str) -> None:
    assert told(rows(["1", "A", cell, "", ""]))[0][2] == time


def test_products_of_two_columns_are_added() -> None:
    head = ["Nội dung", "Thời gian", "Sản phẩm", "Minh chứng"]
    read = annex(table(head, ["Tự đánh giá", "3/2024", "Báo cáo", "Biên bản"]))
    assert products(read) == [["Báo cáo", "Biên bản"]]


def test_empty_rows_are_nothing() -> None:
    read = rows(["", "", "", "", ""], ["1", "A", "9/2023", "", ""], ["2", "", "", "", ""])
    assert (told(read), read.remarks) == ([("1", "A", "9/2023")], ())


def test_the_points_of_a_list_stand_apart_without_their_marks() -> None:
    read = annex(
        table(
            ["Tháng", "Nội dung công việc", "Người thực hiện"],
            ["3/2026", "- Xây dựng kế hoạch.\n- Thành lập Hội đồng\ntự đánh giá", "+ BGH\n+ Tổ Tin"],
            ["4/2026", "Tự đánh giá - chấm điểm", "Tổ Văn - Sử"],
        )
    )
    assert [(one.what, one.owner) for one in read.timeline.tasks] == [
        ("Xây dựng kế hoạch; Thành lập Hội đồng tự đánh giá", "BGH, Tổ Tin"),
        ("Tự đánh giá - chấm điểm", "Tổ Văn - Sử"),
    ]
