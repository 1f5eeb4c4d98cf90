"""Deadlines out of a decision's articles: read where they are certain, else told with their place."""

from __future__ import annotations

import pytest

from cdsdossier.workflows.decision_import.deadlines import find_deadlines
from cdsdossier.workflows.decision_import.passages import Passage, place_passages

SCHOOL, OFFICE = ("Điều 4. Nhà trường",), ("Điều 4. Thực hiện", "2. Sở Giáo dục và Đào tạo:")


def find(*lines: str) -> tuple[list[tuple[str, str, str]], list[tuple[str, str]]]:
    read, concerns = find_deadlines(place_passages(map(Passage, lines)))
    assert all(one.form.met_by for one in read)
    return [(one.form.id, one.form.before, one.place) for one in read], [(one.place, one.words) for one in concerns]


@pytest.mark.parametrize(
    ("words", "id_", "before"),
    [
        ("Cập nhật kết quả lên cơ sở dữ liệu ngành trước 31/5", "cap-nhat", "05-31"),
        ("Cập nhật kết quả lên CSDL ngành trước ngày 31 tháng 5 hằng năm.", "cap-nhat", "05-31"),
        ("Báo cáo và cập nhật kết quả tự đánh giá trước ngày 31-5 (hàng năm)", "bao-cao", "05-31"),
        ("Hằng năm, hoàn thành tự đánh giá chậm nhất là ngày 30/4", "tu-danh-gia", "05-01"),
        ("Hoàn thành tự đánh giá trong tháng 12", "tu-danh-gia", "01-01"),
        ("Cập nhật kết quả trước 17h00 ngày 31/5", "cap-nhat", "06-01"),
        ("Đánh giá ngoài, công bố và đồng bộ kết quả trước 20/6", "danh-gia-ngoai", "06-20"),
        ("Công khai kết quả trên trang thông tin điện tử chậm nhất 20.6", "cong-bo", "06-21"),
        ("Xây dựng kế hoạch tự đánh giá trước 30 tháng 9", "ke-hoach", "09-30"),
    ],
)
def test_a_day_of_every_year_is_read(words: str, id_: str, before: str) -> None:
    assert find(*SCHOOL, f"1. {words}") == ([(id_, before, "Điều 4, khoản 1")], [])


@pytest.mark.parametrize(
    ("words", "why"),
    [
        ("Cập nhật kết quả trước 31/5/2023.", "của riêng một năm"),
        ("Cập nhật kết quả trước khi kết thúc năm học.", "chưa rõ là ngày nào"),
        ("Cập nhật kết quả chậm nhất 28/02.", "chưa rõ là ngày nào"),
        ("Tự đánh giá trước 30/4 và cập nhật kết quả trước 31/5.", "cùng với một thời hạn khác"),
        ("Gửi báo cáo tự đánh giá về Phòng trước 15/5.", "chưa rõ ứng với bước nào"),
        ("Sở Giáo dục và Đào tạo cập nhật kết quả trước 15/6.", "của cấp trên hoặc cơ quan khác"),
        ("Trong vòng 15 ngày, cơ quan quản lý trả lời kết quả.", "chưa rõ là ngày nào"),
    ],
)
def test_what_is_not_certain_is_told_and_not_taken(words: str, why: str) -> None:
    read, told = find(*SCHOOL, f"1. {words}")
    assert read == []
    assert {place for place, _ in told} == {"Điều 4, khoản 1"}
    assert why in told[0][1]


def test_what_stands_below_a_body_above_is_that_body_s() -> None:
    read, told = find(*OFFICE, "a) Đánh giá ngoài trước 20/6;", "b) Cập nhật kết quả chung trước 30/6.")
    assert read == [("danh-gia-ngoai", "06-20", "Điều 4, khoản 2, điểm a")]
    assert [place for place, _ in told] == ["Điều 4, khoản 2, điểm b"]


def test_one_deadline_in_two_places_is_one_and_two_days_are_a_question() -> None:
    same = find(*SCHOOL, "1. Cập nhật kết quả trước 31/5", "2. Cập nhật kết quả trước ngày 31 tháng 5")
    assert same == ([("cap-nhat", "05-31", "Điều 4, khoản 1")], [])
    read, told = find(*SCHOOL, "1. Cập nhật kết quả trước 31/5", "2. Cập nhật kết quả trước 15/6")
    assert (len(read), len(told)) == (1, 1)
    assert "Điều 4, khoản 1 ghi “trước 31/5”" in told[0][1]


def test_the_act_keeps_the_decision_s_words_without_the_day() -> None:
    line = "a) Nhà trường cập nhật kết quả trước 31/5 hằng năm và lưu hồ sơ."
    ((one,), _) = find_deadlines(place_passages([Passage(line)]))
    assert one.form.what == "Nhà trường cập nhật kết quả và lưu hồ sơ"


@pytest.mark.parametrize(
    "line",
    [
        "Quyết định này có hiệu lực từ ngày 30/12/2022.",
        "Căn cứ Nghị định số 37/2025/NĐ-CP ngày 26/02/2025;",
        "Kết quả đạt từ 50 đến 75.5 điểm",
        "Trước ngày khai giảng, nhà trường họp.",
    ],
)
def test_other_days_are_no_deadlines(line: str) -> None:
    assert find(line) == ([], [])
