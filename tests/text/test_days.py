"""Days and school years as people write them."""

from __future__ import annotations

import unicodedata
from datetime import date

import pytest

from cdsdossier.text.days import parse_school_year, parse_school_years, parse_written_day


def test_a_day_is_read_as_it_is_written_here_and_in_files_never_month_first() -> None:
    written = (
        "10/9/2025; 10/09/2025; 10-9-2025; 10.9.2025; ngày 10 tháng 9 năm 2025; Ngày 10/9/2025; 2025-09-10; 2025/9/10"
    )

    assert {parse_written_day(one) for one in written.split("; ")} == {date(2025, 9, 10)}
    assert parse_written_day(unicodedata.normalize("NFD", "ngày 10 tháng 9 năm 2025")) == date(2025, 9, 10)
    assert [parse_written_day(one) for one in ("10/9/25", "tháng 9/2025", "10 9 2025", "", "hôm nay")] == [None] * 5
    for none in ("9/30/2025", "31/2/2025", "2025-13-01"):
        with pytest.raises(ValueError, match=r"month|day"):
            parse_written_day(none)


def test_a_school_year_has_one_notation() -> None:
    written = "2025-2026; 2025 - 2026; 2025–2026; 2025/2026; Năm học 2025-2026; năm học: 2025 – 2026; NĂM HỌC 2025-2026"

    assert {parse_school_year(one) for one in written.split("; ")} == {"2025-2026"}
    assert parse_school_year(unicodedata.normalize("NFD", "Năm học 2025-2026")) == "2025-2026"
    assert [parse_school_year(one) for one in ("2025", "2025-2027", "2025-26", "1899-1900", "năm nay", "")] == [""] * 6
    assert parse_school_years("2025-2027") == (2025, 2027)
