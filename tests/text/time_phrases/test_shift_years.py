"""The years in time phrases and in running text, moved on: the same days, some years later; nothing else touched."""

from __future__ import annotations

import re
from calendar import isleap, monthrange
from datetime import date, timedelta

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from text.time_phrases.test_time_phrases import ONLY, ROWS, UNREADABLE, WITH_TERMS, YEAR

from cdsdossier.text.time_phrases import SchoolYear, Window, format_time_phrase, read_time_phrase
from cdsdossier.text.time_phrases.shift_years import find_years, shift_text_years, shift_time_phrase


def later(day: date, years: int) -> date:
    """Return the same day some years later; 28/02 for 29/02 where there is none."""
    year = day.year + years
    return day.replace(year=year, day=28) if (day.month, day.day) == (2, 29) and not isleap(year) else day.replace(year)


def exactly(window: object, before: Window, years: int) -> bool:
    """Tell whether a window is another one moved by exactly these years.

    Each day is the same day of the later year, 28/02 for a 29/02 that is not there. Only where the window ended with
    the last of February without naming the day (``tháng 2``, ``trước 1/3``) it ends with the last of February again.
    """
    if not isinstance(window, Window):
        return False
    first = None if before.first is None else later(before.first, years)
    ends = later(before.last, years)
    if before.last.month == 2 and before.last.day == monthrange(before.last.year, 2)[1]:
        return window.first == first and window.last in {ends, date(ends.year, 2, monthrange(ends.year, 2)[1])}
    return window == Window(first, ends)


@pytest.mark.parametrize("years", [1, 2, 4, -1])
def test_each_phrase_moved_and_read_again_gives_the_same_days_of_another_year(years: int) -> None:
    for written, window in ROWS:
        moved = shift_time_phrase(written, years, YEAR).text

        assert exactly(read_time_phrase(moved, SchoolYear(2025 + years)), window, years), written


def test_only_the_figures_of_years_change() -> None:
    for written, _ in ROWS:
        moved = shift_time_phrase(written, 1, YEAR)

        assert re.sub(r"[0-9]{4}", "····", moved.text) == re.sub(r"[0-9]{4}", "····", written) or moved.leap, written
        assert moved.leap == ("29/2/2024" in written), written
        assert bool(re.search(r"[0-9]{4}", written)) == (moved.text != written), written


@pytest.mark.parametrize(
    ("written", "moved"),
    [
        ("Tháng 12/2025 đến tháng 01/2026", "Tháng 12/2026 đến tháng 01/2027"),
        ("trước 31/5/2026", "trước 31/5/2027"),
        ("năm học 2025-2026", "năm học 2026-2027"),
        ("2025–2026", "2026–2027"),
        ("15/9/2023", "15/9/2024"),
        ("3/2024", "3/2025"),
        ("2024-03-28", "2025-03-28"),
        ("quý I năm 2024", "quý I năm 2025"),
        ("Tháng\u00a03 /\u00a02026 ", "Tháng\u00a03 /\u00a02027 "),
        ("THÁNG 9/2025-THÁNG 5/2026", "THÁNG 9/2026-THÁNG 5/2027"),
        ("thường xuyên", "thường xuyên"),
        ("học kỳ I năm học 2025-2026", "học kỳ I năm học 2026-2027"),
        ("sau 5/2026", "sau 5/2027"),
        ("2026", "2027"),
        ("Trong 2026.", "Trong 2027."),
        ("quí IV/2025", "quí IV/2026"),
        ("Không muộn hơn 30/9/2025", "Không muộn hơn 30/9/2026"),
        ("Tháng 3 2026", "Tháng 3 2027"),
        ("Nhiệm vụ thường xuyên", "Nhiệm vụ thường xuyên"),
        ("", ""),
    ],
)
def test_a_phrase_is_moved_as_it_is_written(written: str, moved: str) -> None:
    assert shift_time_phrase(written, 1, WITH_TERMS).text == moved


@pytest.mark.parametrize(
    ("written", "years", "moved"),
    [
        ("29/02/2024", 1, "28/02/2025"),
        ("29/02/2024", 4, "29/02/2028"),
        ("ngày 29 tháng 2 năm 2024", 1, "ngày 28 tháng 2 năm 2025"),
        ("2024-02-29", 1, "2025-02-28"),
        ("29/2", 1, "28/2"),
        ("từ 20/2 đến 29/2/2024", 1, "từ 20/2 đến 28/2/2025"),
        ("từ 29/2 đến 5/3/2024", 1, "từ 28/2 đến 5/3/2025"),
        ("trước 29/2/2024", 1, "trước 01/03/2025"),  # the day before it is 28/02 in either year
        ("28, 29/2/2024", 1, "28/02/2025"),
        ("tuần 5 tháng 2/2024", 1, "28/02/2025"),
    ],
)
def test_the_29th_of_february_becomes_the_28th_and_is_told(written: str, years: int, moved: str) -> None:
    answer = shift_time_phrase(written, years, SchoolYear(2023))

    assert answer.text == moved
    assert answer.leap == (years == 1)


def test_the_end_of_february_stays_its_end_and_a_day_that_is_named_stays_that_day() -> None:
    old, new = SchoolYear(2022), SchoolYear(2023)

    for written, last in (("Tháng 2/2023", 29), ("trước 1/3/2023", 29), ("cuối tháng 2", 29), ("28/2/2023", 28)):
        window = read_time_phrase(shift_time_phrase(written, 1, old).text, new)
        assert isinstance(window, Window)
        assert window.last == date(2024, 2, last), written


DAYS = st.dates(date(1901, 1, 1), date(8900, 12, 31))
WINDOWS = st.one_of(
    st.builds(Window, st.none(), DAYS),
    st.builds(lambda first, days: Window(first, first + timedelta(days)), DAYS, st.integers(0, 420)),
    DAYS.map(lambda day: Window(day.replace(day=1), day.replace(day=monthrange(day.year, day.month)[1]))),
)


@given(WINDOWS, st.integers(1, 9), st.integers(1900, 8900))
@example(Window(date(2024, 2, 28), date(2024, 2, 29)), 1, 2023)
@example(Window(date(2024, 2, 29), date(2024, 2, 29)), 1, 2023)
@example(Window(date(2024, 2, 29), date(2024, 3, 5)), 1, 2023)
@example(Window(None, date(2024, 2, 28)), 1, 2023)
@example(Window(None, date(2024, 2, 29)), 1, 2023)
@example(Window(None, date(2023, 2, 28)), 1, 2022)
@example(Window(date(2023, 2, 28), date(2023, 2, 28)), 1, 2022)
def test_a_window_in_words_moves_by_exactly_these_years(window: Window, years: int, first: int) -> None:
    moved = shift_time_phrase(format_time_phrase(window), years, SchoolYear(first)).text

    assert exactly(read_time_phrase(moved, SchoolYear(first + years)), window, years)


@given(
    st.sampled_from([written for written, _ in ROWS]),
    st.sampled_from(["\u00a0", "  ", "\u202f"]),
    st.sampled_from("–—-"),
)
def test_odd_spaces_and_dashes_stay(written: str, space: str, dash: str) -> None:
    odd = written.replace(" ", space).replace("-", dash)
    moved = shift_time_phrase(odd, 1, YEAR)

    assert moved.leap or re.sub("[0-9]", "", moved.text) == re.sub("[0-9]", "", odd)
    assert exactly(read_time_phrase(moved.text, SchoolYear(2026)), Window(*read_time_phrase(odd, YEAR)), 1)


@pytest.mark.parametrize(
    "written",
    [
        "Thực hiện công văn số 2025/KH-SGDĐT",
        "Kế hoạch số 12/2025",
        "Thông tư 32/2020/TT-BGDĐT",
        "Thông tư 12/2025/TT-BGDĐT ngày 28/6/2025",
        "Kế hoạch 1020/KH-SGDĐT ngày 24/02/2026 của Sở",
        "Quyết định 4725/QĐ – BGD&ĐT, ngày 30 tháng 12 năm 2022",
        "Quyết định số 12 ngày 5/3/2026",
        "Tập huấn 2000 học sinh, 2025 lượt",
        "Đề án giai đoạn 2021-2025",
        "phòng 2025A",
        "https://truong.example.com/2025-2026/thang-3-2026",
        "15/13/2026",
        "12345/2026",
    ],
)
def test_what_is_no_year_of_the_plan_stays(written: str) -> None:
    assert shift_text_years(written, 1).text == written


@pytest.mark.parametrize(
    ("written", "moved"),
    [
        ("Báo cáo tháng 5/2026 theo Kế hoạch 12/KH-THCS", "Báo cáo tháng 5/2027 theo Kế hoạch 12/KH-THCS"),
        ("Tổng kết năm học 2025-2026 (trước 31/5/2026)", "Tổng kết năm học 2026-2027 (trước 31/5/2027)"),
        ("Khắc phục hạn chế của năm học 2024-2025", "Khắc phục hạn chế của năm học 2025-2026"),
        ("Chuẩn bị cho đề án đến năm 2030", "Chuẩn bị cho đề án đến năm 2030"),
        ("Sơ kết năm 2025, đến năm 2030", "Sơ kết năm 2026, đến năm 2030"),
        ("Họp ngày 29/02/2024", "Họp ngày 28/02/2025"),
        ("Năm học 2023-2024, 2027-2028 và 2028-2029", "Năm học 2024-2025, 2028-2029 và 2028-2029"),
    ],
)
def test_running_text_moves_the_years_near_the_school_year(written: str, moved: str) -> None:
    assert shift_text_years(written, 1, range(2024, 2028)).text == moved


def test_years_stay_within_those_that_a_phrase_may_name() -> None:
    assert shift_text_years("tháng 5/8999, tháng 5/9000", 1).text == "tháng 5/9000, tháng 5/9000"
    assert shift_text_years("năm học 8999-9000", 1).text == "năm học 8999-9000"
    assert shift_text_years("tháng 5/1901, tháng 5/1900", -1).text == "tháng 5/1900, tháng 5/1900"


def test_the_years_that_a_text_names_leave_out_those_of_cited_documents() -> None:
    words = "Theo 1020/KH-SGDĐT ngày 24/02/2026: tháng 3/2025, năm 2030, 2021–2025, 2024-05-01"

    assert find_years(words) == {2025, 2030, 2021, 2024}


@given(
    st.text() | st.lists(st.sampled_from([*ONLY, "2025", "/", "-", "số ", "năm ", "29", "/2/"])).map("".join),
    st.integers(-9, 9),
)
def test_any_text_at_all_is_moved_or_stays_and_moves_back(written: str, years: int) -> None:
    there = shift_text_years(written, years)

    assert len(there.text) == len(written)
    assert (
        there.leap or shift_text_years(there.text, -years).text == written or shift_text_years(there.text, -years).leap
    )
    assert shift_time_phrase(written, years, YEAR).text is not None


@pytest.mark.parametrize("written", ["số " + " " * 10**6, "năm " * 10**5, "1/KH" + "-KH" * 10**5, "2025-" * 10**5])
def test_a_text_without_end_comes_to_an_end(written: str) -> None:
    shift_text_years(written, 1)


def test_the_table_of_unreadable_phrases_moves_without_a_fault() -> None:
    for written in UNREADABLE.split("\n"):
        assert isinstance(shift_time_phrase(written, 1, YEAR).text, str)
