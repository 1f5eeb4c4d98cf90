"""The annex is known by the words above its columns, in any order and spelling."""

from __future__ import annotations

import pytest
from support.tablemaker import HEAD, annex, rows, table, told

from cdsdossier.errors import Refused
from cdsdossier.workflows.plan_import.headers import AnnexColumn, detect_annex_column

HEADS: dict[str, AnnexColumn | None] = {
    "STT": "number",
    "TT": "number",
    "Số TT": "number",
    "S.T.T": "number",
    "Số thứ tự": "number",
    "#": "number",
    "Nội dung": "what",
    "NỘI DUNG THỰC HIỆN": "what",
    "Nội dung công việc": "what",
    "Noi dung cong viec can lam": "what",
    "Công việc": "what",
    "Nhiệm vụ trọng tâm": "what",
    "Các hoạt động": "what",
    "Nôị dumg": "what",
    "Nộidung": "what",
    "Thời gian": "when",
    "Thời gian thực hiện (dự kiến)": "when",
    "Thòi gain thực hiện": "when",
    "Dự kiến thời gian hoàn thành công việc": "when",
    "Thời hạn": "when",
    "Tiến độ": "when",
    "Thời điểm": "when",
    "Tháng": "when",
    "Bắt đầu": "when",
    "Minh chứng": "products",
    "Nội dung minh chứng": "products",
    "Sản phẩm": "products",
    "SAN PHAM": "products",
    "Kết quả cần đạt": "products",
    "Kết quả công việc": "products",
    "Hồ sơ, minh chứng": "products",
    "Người thực hiện": "owner",
    "Thực hiện": "owner",
    "Người TH": "owner",
    "Đơn vị": "owner",
    "Trách nhiệm": "owner",
    "Các bước tiến hành": "what",
    "Hạn nộp": "when",
    "TG": "when",
    "Bộ phận phụ trách": "owner",
    "Đơn vị phụ trách": "owner",
    "Chủ trì": "owner",
    "Phân công nhiệm vụ": "owner",
    "Ghi chú": None,
    "Đơn vị tính": None,
    "Kinh phí": None,
    "": None,
    "Các nội dung này do nhà trường thực hiện trong cả năm học": None,
}


@pytest.mark.parametrize(("text", "kind"), HEADS.items())
def test_a_column_is_known_by_its_head(text: str, kind: AnnexColumn | None) -> None:
    assert detect_annex_column(text) == kind


def test_columns_may_stand_in_any_order() -> None:
    read = annex(table(["Sản phẩm", "Thời hạn", "Nhiệm vụ", "TT"], ["Tờ trình", "5/2024", "Đề nghị đánh giá", "3"]))
    (task,) = read.timeline.tasks
    assert (task.id, task.what, task.when, task.products[0].name) == ("3", "Đề nghị đánh giá", "5/2024", "Tờ trình")


@pytest.mark.parametrize("titles", range(6))
def test_up_to_five_title_rows_may_stand_above_the_head(titles: int) -> None:
    above = [["LỊCH CÔNG TÁC, THỜI GIAN", "<", "<", "<", "<"]] * titles
    assert told(annex(table(*above, HEAD, ["1", "Lập kế hoạch", "9/2023", "", ""]))) == [
        ("1", "Lập kế hoạch", "9/2023")
    ]


def test_a_head_further_down_is_no_head() -> None:
    above = [["LỊCH CÔNG TÁC", "<", "<", "<", "<"]] * 6
    with pytest.raises(Refused):
        annex(table(*above, HEAD, ["1", "Lập kế hoạch", "9/2023", "", ""]))


def test_a_head_of_two_rows_is_read_by_its_columns() -> None:
    read = annex(
        table(
            ["STT", "Nội dung", "Thời gian", "<", "Thực hiện", "<"],
            ["^", "^", "Bắt đầu", "Kết thúc", "Chủ trì", "Sản phẩm"],
            ["1", "Tự đánh giá", "1/3/2024", "15/3/2024", "Hội đồng", "Biên bản"],
        )
    )
    (task,) = read.timeline.tasks
    assert (task.when, task.owner, task.products[0].name) == ("1/3/2024 - 15/3/2024", "Hội đồng", "Biên bản")


def test_a_column_that_is_not_taken_is_named_when_it_holds_text() -> None:
    head = ["STT", "Nội dung", "Thời gian", "Ghi chú", "Kinh phí", ""]
    read = annex(table(head, ["1", "Tự đánh giá", "3/2024", "Họp lúc 14 giờ", "", "x"]))
    assert read.remarks == (
        "Cột “Ghi chú” không được lấy vào lịch.",
        "Cột thứ 6 (không có tên) không được lấy vào lịch.",
    )


def test_a_title_across_the_table_is_no_text_of_a_column_that_is_not_taken() -> None:
    head = ["Nội dung", "Thời gian", "Ghi chú"]
    read = annex(table(head, ["Chuẩn bị", "<", "<"], ["Tự đánh giá", "3/2024", ""]))
    assert read.remarks == ("Dòng “Chuẩn bị” là đề mục nên không tính là việc.",)


def test_owners_of_two_columns_are_joined() -> None:
    head = ["Nội dung", "Thời gian", "Chủ trì", "Phối hợp"]
    (task,) = annex(table(head, ["Tự đánh giá", "3/2024", "Hiệu trưởng", "Tổ CNTT"])).timeline.tasks
    assert task.owner == "Hiệu trưởng, Tổ CNTT"


def test_without_a_fitting_table_the_heads_that_are_looked_for_are_named() -> None:
    wanted = (
        "cần một bảng có cột công việc (Nội dung, Công việc, Nhiệm vụ hoặc Hoạt động) "
        "và cột thời gian (Thời gian, Thời hạn hoặc Tiến độ)."
    )
    with pytest.raises(Refused) as refused:
        annex()
    assert str(refused.value) == f"ke-hoach.docx không có bảng nào; {wanted}"
    with pytest.raises(Refused) as refused:
        annex(table(["STT", "Họ tên", "Chức vụ"], ["1", "N.V.A.", "Hiệu trưởng"]))
    assert str(refused.value) == f"ke-hoach.docx không có bảng nào giống lịch công tác; {wanted}"


def test_a_head_without_tasks_is_refused() -> None:
    with pytest.raises(Refused, match="bảng 1: bảng có đề cột nhưng chưa có việc nào"):
        rows()
