"""Whom a row of a set counts."""

from __future__ import annotations

import pytest

from cdsdossier.text.counted_people import find_counted_people


@pytest.mark.parametrize(
    ("text", "called", "everybody"),
    [
        ("Tỉ lệ giáo viên có tài khoản trên hệ thống", "giáo viên", True),
        ("Tỷ lệ % giáo viên được bồi dưỡng", "giáo viên", True),
        ("Tỉ lệ giáo viên khai thác, sử dụng phần mềm", "giáo viên", True),
        ("Tỉ lệ cán bộ quản lý, giáo viên và nhân viên có chữ ký số", "cán bộ quản lý, giáo viên và nhân viên", True),
        ("Giáo viên có tài khoản", "giáo viên", True),
        ("Tỉ lệ giáo viên Tin học đạt chuẩn", "giáo viên", False),
        ("Tỉ lệ giáo viên dưới 40 tuổi có tài khoản", "giáo viên", False),
        ("Số giáo viên", "giáo viên", False),
    ],
)
def test_people_of_the_staff_are_told(text: str, called: str, everybody: bool) -> None:
    assert find_counted_people(text) == (called, everybody)


@pytest.mark.parametrize(
    "text", ["Tỉ lệ học sinh có tài khoản", "Tỉ lệ phòng học có Internet", "Hệ thống giúp giáo viên giao bài", ""]
)
def test_what_is_not_staff_is_nobody(text: str) -> None:
    assert find_counted_people(text) is None
