"""What is still to be written, and dots that only end a list."""

from __future__ import annotations

import pytest

from cdsdossier.text.unfinished import find_placeholder, is_placeholder_name, is_placeholder_title


@pytest.mark.parametrize(
    ("text", "mark"),
    [
        ("về việc …", "…"),
        ("về việc ...", "..."),
        ("về việc .....", "....."),
        ("Trường <tên trường> có 12 lớp", "<tên trường>"),
        ("[điền]", "[điền]"),
        ("Có [...] máy", "[...]"),
        ("số xxx", "xxx"),
        ("Họp ngày ____", "____"),
        ("Có ?? máy", "??"),
        ("Có XX/YY máy", "XX/YY"),
        ("Trường {{ten_truong}}", "{{ten_truong}}"),
        ("Số liệu (bổ sung sau)", "(bổ sung sau)"),
        ("Họp ngày …, có 12 người dự", "…"),
        ("Sổ điểm, học bạ. Họp ngày ...", "..."),
        ("Có máy tính, máy chiếu, họp ngày…", "…"),
        ("Có máy tính, … máy chiếu", "…"),
    ],
)
def test_what_is_to_be_written_is_found(text: str, mark: str) -> None:
    assert find_placeholder(text) == mark


@pytest.mark.parametrize(
    "text",
    [
        "Có máy tính, máy chiếu…",
        "Có máy tính, máy chiếu, …",
        "Có máy tính, máy chiếu... Phòng học đủ",
        "Dùng Zoom, Meet, … để dạy",
        "Phòng (máy tính, máy chiếu, ...) đủ",
        "Điểm <50 và >75; n.a. v.v.",
        "Đạt từ 2.1.3 đến 2.1.4 [1]",
        "Có đủ không?",
        "Nhà trường sẽ bổ sung sau kỳ nghỉ (thế kỷ XX)",
        "",
    ],
)
def test_what_is_written_is_left_alone(text: str) -> None:
    assert find_placeholder(text) == ""


@pytest.mark.parametrize(("name", "told"), [("Nguyễn Văn A", True), ("N.V.A.", False), ("Nguyễn Văn An", False)])
def test_a_name_from_a_form_is_none(name: str, told: bool) -> None:
    assert is_placeholder_name(name) is told


@pytest.mark.parametrize(
    ("title", "told"),
    [("x", True), ("Minh chứng 1", True), ("Tài liệu số 2", True), ("Minh chứng 1.1 về LMS", False)],
)
def test_a_title_must_say_what_it_is(title: str, told: bool) -> None:
    assert is_placeholder_title(title) is told
