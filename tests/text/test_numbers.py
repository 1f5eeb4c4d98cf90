"""Numbers and dates as Vietnamese paper writes them."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from cdsdossier.text import numbers


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("59", "59"),
        ("49.5", "49,5"),
        ("59.0", "59"),
        ("49.50", "49,5"),
        ("100", "100"),
        ("0", "0"),
        ("0.25", "0,25"),
        ("1200", "1200"),
        ("-1.50", "−1,5"),
    ],
)  # fmt: skip
def test_points_take_a_decimal_comma_and_no_idle_zeros(value: str, expected: str) -> None:
    assert numbers.format_number(Decimal(value)) == expected


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (date(2019, 6, 29), "ngày 29 tháng 6 năm 2019"),
        (date(2020, 3, 5), "ngày 05 tháng 3 năm 2020"),
        (date(2024, 2, 5), "ngày 05 tháng 02 năm 2024"),
        (date(2024, 1, 31), "ngày 31 tháng 01 năm 2024"),
        (date(2024, 10, 1), "ngày 01 tháng 10 năm 2024"),
    ],
)
def test_dates_are_padded_as_in_the_decree(day: date, expected: str) -> None:
    assert numbers.format_long_date(day) == expected


def test_short_dates_are_padded_everywhere() -> None:
    assert numbers.format_short_date(date(2024, 2, 5)) == "05/02/2024"


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("5", "05"),
        ("05", "05"),
        ("12", "12"),
        ("003", "03"),
        ("5a", "05a"),
        ("123", "123"),
        ("5/KH", "05/KH"),
        ("KH5", "KH5"),
    ],
)
def test_document_numbers_below_ten_take_one_zero(written: str, expected: str) -> None:
    assert numbers.format_document_number(written) == expected


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("14:00", "14 giờ 00 phút"),
        ("8h30", "8 giờ 30 phút"),
        ("7g15", "7 giờ 15 phút"),
        (" 9 . 05 ", "9 giờ 05 phút"),
        ("14:0", "14:0"),
        ("14:005", "14:005"),
        ("lúc 14:00", "lúc 14:00"),
        ("14 giờ 00", "14 giờ 00"),
        ("đầu giờ chiều", "đầu giờ chiều"),
    ],
)
def test_a_time_of_day_is_said_in_words_and_anything_else_stays(written: str, expected: str) -> None:
    assert numbers.format_clock_time(written) == expected


def test_an_open_date_leaves_room_for_the_hand() -> None:
    assert numbers.format_open_date("2026") == "ngày    tháng    năm 2026"


def test_years_have_four_digits() -> None:
    assert numbers.format_short_date(date(987, 11, 12)) == "12/11/0987"
    assert numbers.format_long_date(date(987, 12, 1)) == "ngày 01 tháng 12 năm 0987"


@pytest.mark.parametrize(("value", "expected"), [("59", "59"), ("49.50", "49.5"), ("100", "100"), ("1E+2", "100")])
def test_a_file_takes_a_decimal_point_and_no_exponent(value: str, expected: str) -> None:
    assert numbers.format_plain_number(Decimal(value)) == expected
