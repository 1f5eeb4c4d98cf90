"""What was taken from last year and nobody has looked at again."""

from __future__ import annotations

import pytest
from support.rulemaker import SCHOOL, find_in_head

from cdsdossier.judging.rules import unconfirmed


@pytest.mark.parametrize("text", ["", "confirmed:\n", "confirmed: {}\n", "confirmed: {head: true, bases:}\n"])
def test_what_is_confirmed_or_was_never_taken_over_is_not_told(text: str) -> None:
    assert find_in_head(unconfirmed, SCHOOL + text) == []


def test_each_is_told_at_its_own_line_with_the_word_to_type() -> None:
    found = find_in_head(unconfirmed, SCHOOL + "confirmed:\n  staff: false\n  council: true\n  head: false\n")

    assert [(one.message, one.line, one.fix) for one in found] == [
        (
            "Số cán bộ, giáo viên lấy từ năm trước, chưa ai xác nhận",
            4,
            "Xem lại, sửa nếu đã đổi, rồi ghi staff: true ở đây.",
        ),
        ("Người ký lấy từ năm trước, chưa ai xác nhận", 6, "Xem lại, sửa nếu đã đổi, rồi ghi head: true ở đây."),
    ]
