"""Times as plans write them: what they mean, day by day, and what nobody can know for sure."""

from __future__ import annotations

import calendar
from datetime import date, timedelta
from itertools import product

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from cdsdossier.text.time_phrases import (
    NO_YEAR,
    SchoolYear,
    UnclearPhrase,
    Window,
    fold_phrase,
    format_time_phrase,
    read_time_phrase,
)

YEAR = SchoolYear(2025)
WITH_TERMS = SchoolYear(
    2025, {"I": (date(2025, 9, 5), date(2026, 1, 17)), "II": (date(2026, 1, 19), date(2026, 5, 30))}
)

#: What is written → first and last day in the school year 2025-2026 (no first day where only the end is said).
TABLE = """
Tháng 9/2023                             | 2023-09-01 2023-09-30
tháng 9 năm 2023                         | 2023-09-01 2023-09-30
tháng 09 năm 2023                        | 2023-09-01 2023-09-30
Trong tháng 9/2023                       | 2023-09-01 2023-09-30
9/2023                                   | 2023-09-01 2023-09-30
09/2023                                  | 2023-09-01 2023-09-30
9 / 2023                                 | 2023-09-01 2023-09-30
9.2023                                   | 2023-09-01 2023-09-30
9-2023                                   | 2023-09-01 2023-09-30
Tháng 9-2023                             | 2023-09-01 2023-09-30
T9/2023                                  | 2023-09-01 2023-09-30
T.9/2023                                 | 2023-09-01 2023-09-30
THÁNG 9/2023                             | 2023-09-01 2023-09-30
thang 9/2023                             | 2023-09-01 2023-09-30
(Tháng 9/2023)                           | 2023-09-01 2023-09-30
Thời gian: tháng 9/2023                  | 2023-09-01 2023-09-30
Dự kiến tháng 9/2023                     | 2023-09-01 2023-09-30
Tháng 9/2023 (dự kiến)                   | 2023-09-01 2023-09-30
Tháng 9/2023, hằng năm,                  | 2023-09-01 2023-09-30
Tháng 2/2024                             | 2024-02-01 2024-02-29
Trước 17h00 ngày 30/5/2026               | 2026-05-30
Trước 17 giờ 30 phút ngày 30/5/2026      | 2026-05-30
Chậm nhất trước 16h30 ngày 30/5/2026     | 2026-05-30
Trước 17:00 thứ Sáu, ngày 29/5/2026      | 2026-05-29
Trước 0h ngày 30/5/2026                  | 2026-05-29
Tháng 2/2026                             | 2026-02-01 2026-02-28
Tháng 8                                  | 2025-08-01 2025-08-31
tháng 9                                  | 2025-09-01 2025-09-30
Tháng 12                                 | 2025-12-01 2025-12-31
Tháng 1                                  | 2026-01-01 2026-01-31
tháng 7                                  | 2026-07-01 2026-07-31
Tháng 3 hằng năm                         | 2026-03-01 2026-03-31
tháng 3 năm học 2023-2024                | 2024-03-01 2024-03-31
tháng 9, năm học 2023 – 2024             | 2023-09-01 2023-09-30
Tháng 3,4/2026                           | 2026-03-01 2026-04-30
Tháng 3, 4/2026                          | 2026-03-01 2026-04-30
Tháng 3;4/2026                           | 2026-03-01 2026-04-30
Tháng 3+4/2026                           | 2026-03-01 2026-04-30
Tháng 3 và tháng 4/2026                  | 2026-03-01 2026-04-30
tháng 3 và 4 năm 2026                    | 2026-03-01 2026-04-30
Tháng 3-4/2026                           | 2026-03-01 2026-04-30
Tháng 3 – 4/2026                         | 2026-03-01 2026-04-30
3-4/2026                                 | 2026-03-01 2026-04-30
3—4/2026                                 | 2026-03-01 2026-04-30
3/2026-4/2026                            | 2026-03-01 2026-04-30
T3-T4/2026                               | 2026-03-01 2026-04-30
T3,4/2026                                | 2026-03-01 2026-04-30
4-5/2024                                 | 2024-04-01 2024-05-31
từ tháng 3 đến tháng 5/2024              | 2024-03-01 2024-05-31
Từ tháng 3 - 5/2024                      | 2024-03-01 2024-05-31
tu thang 3 den thang 5/2024              | 2024-03-01 2024-05-31
Từ tháng 3 đến hết tháng 5/2024          | 2024-03-01 2024-05-31
tháng 3 tới tháng 5 năm 2024             | 2024-03-01 2024-05-31
Tháng 3, 4, 5/2024                       | 2024-03-01 2024-05-31
từ tháng 9 đến tháng 5                   | 2025-09-01 2026-05-31
tháng 9/2025 - tháng 5/2026              | 2025-09-01 2026-05-31
tháng 12/2023 - 01/2024                  | 2023-12-01 2024-01-31
12/2023-1/2024                           | 2023-12-01 2024-01-31
tháng 12 - 1/2024                        | 2023-12-01 2024-01-31
tháng 12/2023 đến tháng 1                | 2023-12-01 2024-01-31
tháng 12, 1                              | 2025-12-01 2026-01-31
30/01/2025                               | 2025-01-30 2025-01-30
30/1/2025                                | 2025-01-30 2025-01-30
30-01-2025                               | 2025-01-30 2025-01-30
30.01.2025                               | 2025-01-30 2025-01-30
2025-01-30                               | 2025-01-30 2025-01-30
ngày 30/01/2025                          | 2025-01-30 2025-01-30
Thứ năm, ngày 30/01/2025                 | 2025-01-30 2025-01-30
14h00 ngày 30/01/2025                    | 2025-01-30 2025-01-30
14 giờ 30 phút, ngày 30/01/2025          | 2025-01-30 2025-01-30
14h30' ngày 30/01/2025                   | 2025-01-30 2025-01-30
14:30’, 30/01/2025                       | 2025-01-30 2025-01-30
14 h 30phút, ngày 30/01/2025             | 2025-01-30 2025-01-30
30/01/2025, 14h00                        | 2025-01-30 2025-01-30
Sáng 30/01/2025                          | 2025-01-30 2025-01-30
29/2/2024                                | 2024-02-29 2024-02-29
ngày 05 tháng 3 năm 2026                 | 2026-03-05 2026-03-05
Ngày 5 tháng 3                           | 2026-03-05 2026-03-05
5/3                                      | 2026-03-05 2026-03-05
20/11                                    | 2025-11-20 2025-11-20
31-5                                     | 2026-05-31 2026-05-31
15-20/3/2026                             | 2026-03-15 2026-03-20
từ 15/3 đến 20/3/2026                    | 2026-03-15 2026-03-20
Từ ngày 15 đến ngày 20/3/2026            | 2026-03-15 2026-03-20
ngày 15, 16 tháng 3 năm 2026             | 2026-03-15 2026-03-16
từ 25/12/2025 đến 05/01/2026             | 2025-12-25 2026-01-05
từ 25/12 đến 05/01                       | 2025-12-25 2026-01-05
trước 31/5                               | 2026-05-30
Trước 31/5.                              | 2026-05-30
trước 31-5                               | 2026-05-30
Trước ngày 31 tháng 5                    | 2026-05-30
trước 31/5 hằng năm                      | 2026-05-30
trước 31/5 hàng năm                      | 2026-05-30
TRƯỚC 31/5                               | 2026-05-30
truoc 31/5                               | 2026-05-30
Xong trước 31/5                          | 2026-05-30
Nộp trước ngày 31/5                      | 2026-05-30
Chậm nhất trước 31/5                     | 2026-05-30
trước ngày 30/01/2025                    | 2025-01-29
trước 1/3/2024                           | 2024-02-29
trước 01/01/2026                         | 2025-12-31
trước tháng 6/2026                       | 2026-05-31
trước tháng 6                            | 2026-05-31
chậm nhất 30/5                           | 2026-05-30
Chậm nhất là ngày 30/5/2026              | 2026-05-30
chậm nhất vào ngày 30/5/2026             | 2026-05-30
đến hết ngày 30/5                        | 2026-05-30
Đến 30/5/2026                            | 2026-05-30
hết tháng 5/2026                         | 2026-05-31
không quá 30/5                           | 2026-05-30
Hoàn thành trong tháng 11/2024           | 2024-11-01 2024-11-30
Hoàn thành trước ngày 20/6/2026          | 2026-06-19
đầu tháng 5/2026                         | 2026-05-01 2026-05-10
giữa tháng 5/2026                        | 2026-05-11 2026-05-20
Khoảng giữa tháng 5                      | 2026-05-11 2026-05-20
cuối tháng 5/2026                        | 2026-05-21 2026-05-31
Cuối tháng 2/2026                        | 2026-02-21 2026-02-28
cuối tháng 2/2024                        | 2024-02-21 2024-02-29
cuối tháng 3, đầu tháng 4/2026           | 2026-03-21 2026-04-10
từ đầu tháng 3 đến giữa tháng 4/2026     | 2026-03-01 2026-04-20
cuối tháng 12 - đầu tháng 1              | 2025-12-21 2026-01-10
nửa đầu tháng 5/2026                     | 2026-05-01 2026-05-15
nửa cuối tháng 2                         | 2026-02-16 2026-02-28
tuần 1 tháng 3/2026                      | 2026-03-01 2026-03-07
tuần 2 tháng 3/2026                      | 2026-03-08 2026-03-14
Tuần 2, tháng 3/2026                     | 2026-03-08 2026-03-14
tuần 2 - tháng 3/2026                    | 2026-03-08 2026-03-14
tuần 2/tháng 3                           | 2026-03-08 2026-03-14
tuần 2 của tháng 3                       | 2026-03-08 2026-03-14
tuần thứ 2 tháng 3                       | 2026-03-08 2026-03-14
tuần thứ hai tháng 3                     | 2026-03-08 2026-03-14
tuần đầu tháng 3                         | 2026-03-01 2026-03-07
tuần 4 tháng 3/2026                      | 2026-03-22 2026-03-28
tuần 5 tháng 3/2026                      | 2026-03-29 2026-03-31
tuần 1, 2 tháng 3                        | 2026-03-01 2026-03-14
tuần 1 đến tuần 3 tháng 3                | 2026-03-01 2026-03-21
tuần 4 tháng 3 đến tuần 1 tháng 4        | 2026-03-22 2026-04-07
quý I/2024                               | 2024-01-01 2024-03-31
Quý 1/2024                               | 2024-01-01 2024-03-31
quý I năm 2024                           | 2024-01-01 2024-03-31
quý I                                    | 2026-01-01 2026-03-31
Quý II                                   | 2026-04-01 2026-06-30
Quý IV                                   | 2025-10-01 2025-12-31
quý III/2026                             | 2026-07-01 2026-09-30
quý I, II/2026                           | 2026-01-01 2026-06-30
hằng năm                                 | 2025-08-01 2026-07-31
Hàng năm                                 | 2025-08-01 2026-07-31
hằng tháng                               | 2025-08-01 2026-07-31
Định kỳ hằng tháng                       | 2025-08-01 2026-07-31
thường xuyên                             | 2025-08-01 2026-07-31
Thường xuyên, liên tục                   | 2025-08-01 2026-07-31
Thường xuyên trong năm học               | 2025-08-01 2026-07-31
cả năm học                               | 2025-08-01 2026-07-31
Cả năm                                   | 2025-08-01 2026-07-31
Trong suốt năm học                       | 2025-08-01 2026-07-31
năm học 2025-2026                        | 2025-08-01 2026-07-31
Năm học 2023-2024                        | 2023-08-01 2024-07-31
Cả năm học 2023-2024                     | 2023-08-01 2024-07-31
Đợt tháng 3/2026                         | 2026-03-01 2026-03-31
tháng 10, 11, 12/2025 và tháng 1/2026    | 2025-10-01 2026-01-31
1/9/2025 - 31/5                          | 2025-09-01 2026-05-31
Q1/2026                                  | 2026-01-01 2026-03-31
quí IV/2025                              | 2025-10-01 2025-12-31
Quí 4 năm 2025                           | 2025-10-01 2025-12-31
quí I                                    | 2026-01-01 2026-03-31
quý I 2026                               | 2026-01-01 2026-03-31
Định kì hằng quí                         | 2025-08-01 2026-07-31
Không muộn hơn 30/9/2025                 | 2025-09-30
Không chậm quá 30/9/2025                 | 2025-09-30
Không sau 30/9/2025                      | 2025-09-30
Chậm nhất đến 30/9/2025                  | 2025-09-30
Không muộn hơn hết tháng 9/2025          | 2025-09-30
Hạn: 30/9/2025                           | 2025-09-30
Thời hạn hoàn thành: trước 30/9/2025     | 2025-09-29
Thời hạn: từ 01/9 đến 30/9/2025          | 2025-09-01 2025-09-30
Q.IV/2025                                | 2025-10-01 2025-12-31
QIV/2025                                 | 2025-10-01 2025-12-31
Cả năm 2025                              | 2025-01-01 2025-12-31
Thường xuyên trong năm 2026              | 2026-01-01 2026-12-31
Việc thường xuyên                        | 2025-08-01 2026-07-31
Duy trì thường xuyên                     | 2025-08-01 2026-07-31
Nhiệm vụ hằng năm                        | 2025-08-01 2026-07-31
Thượng tuần tháng 9/2025                 | 2025-09-01 2025-09-10
Trung tuần tháng 9/2025                  | 2025-09-11 2025-09-20
Hạ tuần tháng 10/2025                    | 2025-10-21 2025-10-31
không muộn hơn ngày 30 tháng 9 năm 2025  | 2025-09-30
Không trễ hơn tháng 9/2025               | 2025-09-30
Không chậm hơn 17h00 ngày 30/9/2025      | 2025-09-30
Nộp không muộn hơn 30/9                  | 2025-09-30
2026                                     | 2026-01-01 2026-12-31
(2026)                                   | 2026-01-01 2026-12-31
Trong 2026                               | 2026-01-01 2026-12-31
Tháng 3 2026                             | 2026-03-01 2026-03-31
15/3 2026                                | 2026-03-15 2026-03-15
tháng 9 2025 - tháng 5 2026              | 2025-09-01 2026-05-31
Nhiệm vụ thường xuyên                    | 2025-08-01 2026-07-31
Công việc thường xuyên trong năm học     | 2025-08-01 2026-07-31
Nhiệm vụ tháng 3                         | 2026-03-01 2026-03-31
năm 2026                                 | 2026-01-01 2026-12-31
"""

#: What nobody can read for sure; ``học kỳ`` because the dossier does not say when the terms are.
UNREADABLE = """
học kỳ I
Học kì 2
HK1
cuối năm học
đầu năm học
sau 31/5
từ tháng 3/2026
từ nay đến 31/5
Sau khi có kế hoạch
theo kế hoạch của cấp trên
khi có yêu cầu
trong tháng
3
31
1899
20261
1, 2026
12, 2026
3 2026
Tháng 3, 4 2026
2025, 2026
trước 2026
đến 2026
từ 2025
không muộn hơn
không sớm hơn 30/9/2025
quí
quí V/2025
nhiệm vụ
nhiệm vụ năm học
tháng 3 2026 2027
tháng 3 2026-2027
tháng 3 2026-03-05
3-5
32/1
30/2/2026
29/2/2026
31/4
31/6/2026
0/2026
13/2026
tháng 13
tháng 0
15/13/2026
3/26
tháng 3/26
tháng 3/20266
tuần 6 tháng 3
tuần 2
tuần 2 năm 2026
tuần 5 tháng 2/2026
tuần cuối tháng 3
quý V/2026
quý III
quý III, IV
từ quý II, III
quý 0
tháng 5 đến tháng 3/2026
20/3 đến 15/3/2026
5/2026-3/2026
trước 15-20/3/2026
trước tháng 3, 4
trước cuối tháng 3
trước tuần 2 tháng 3/2026
trước
đến
từ
ngày
tháng
tháng 3 tháng 4
tháng 3 / / 2026
1/3/2024 đến 30/6/2025
năm học 2025-2027
10 ngày đầu tháng 5
Đợt 1/2026
tuần 1/2026
2025-2026
15 hằng tháng
ngày 15 hằng tháng
không trước 31/5
3 tháng
…
?
không
"""


def expected(days: str) -> Window:
    *first, last = map(date.fromisoformat, days.split())
    return Window(first[0] if first else None, last)


ROWS = [(left.strip(), expected(right)) for left, _, right in (row.partition("|") for row in TABLE.strip().split("\n"))]
ONLY = UNREADABLE.strip().split("\n")


def test_a_phrase_means_these_days() -> None:
    assert {written: read_time_phrase(written, YEAR) for written, _ in ROWS} == dict(ROWS)


def test_what_is_not_sure_is_not_guessed() -> None:
    for written in ONLY:
        answer = read_time_phrase(written, YEAR)

        assert isinstance(answer, UnclearPhrase), written
        assert answer.why, written
        assert answer.fix.endswith((".", "}")), written


def test_a_text_of_300_letters_is_still_read() -> None:
    assert read_time_phrase("Tháng 3/2026" + " " * 288, YEAR) == read_time_phrase("Tháng 3/2026", YEAR)
    assert isinstance(read_time_phrase("Tháng 3/2026" + " " * 289, YEAR), UnclearPhrase)


def test_a_window_may_have_425_days_and_no_more() -> None:
    first = date(2024, 3, 2)

    assert isinstance(read_time_phrase(format_time_phrase(Window(first, first + timedelta(424))), YEAR), Window)
    assert isinstance(read_time_phrase(format_time_phrase(Window(first, first + timedelta(425))), YEAR), UnclearPhrase)


@pytest.mark.parametrize("dash", "-‐‑‒–—―−﹣－~→")
def test_a_dash_of_any_kind_joins_two_months(dash: str) -> None:
    assert read_time_phrase(f"3{dash}4/2026", YEAR) == expected("2026-03-01 2026-04-30")


def test_the_table_is_long_enough_to_mean_something() -> None:
    assert len({written for written, _ in ROWS}) == len(ROWS) > 100


@pytest.mark.parametrize("written", ["", "   ", "\n", "()", ".", "Hoàn thành"])
def test_nothing_written_is_said_to_be_nothing(written: str) -> None:
    answer = read_time_phrase(written, YEAR)

    assert isinstance(answer, UnclearPhrase)
    assert answer.why == "chưa ghi thời gian"


@pytest.mark.parametrize(
    ("written", "window"),
    [
        ("học kỳ I", "2025-09-05 2026-01-17"),
        ("Học kì 1", "2025-09-05 2026-01-17"),
        ("HK II", "2026-01-19 2026-05-30"),
        ("hk2", "2026-01-19 2026-05-30"),
        ("Trong học kỳ II", "2026-01-19 2026-05-30"),
        ("học kỳ II năm học 2025-2026", "2026-01-19 2026-05-30"),
        ("hết học kỳ I", "2026-01-17"),
    ],
)
def test_a_term_is_what_the_dossier_says(written: str, window: str) -> None:
    assert read_time_phrase(written, WITH_TERMS) == expected(window)


@pytest.mark.parametrize("written", ["học kỳ III", "học kỳ I năm học 2024-2025", "học kỳ"])
def test_a_term_that_the_dossier_does_not_know_is_not_guessed(written: str) -> None:
    assert isinstance(read_time_phrase(written, WITH_TERMS), UnclearPhrase)


def test_a_school_year_has_no_third_term_to_fill_in() -> None:
    assert "Thêm vào dossier.yaml" in getattr(read_time_phrase("học kỳ II", YEAR), "fix", "")
    assert getattr(read_time_phrase("học kỳ III", YEAR), "why", "") == "không đọc được thời gian này"


@pytest.mark.parametrize("written", ["Tháng 3", "trước 31/5", "quý I", "hằng năm", "15/3"])
def test_without_a_school_year_a_time_without_a_year_is_unclear_and_says_why(written: str) -> None:
    answer = read_time_phrase(written, SchoolYear())

    assert isinstance(answer, UnclearPhrase)
    assert "năm" in answer.why
    assert "school_year" in answer.fix
    assert answer == NO_YEAR


@pytest.mark.parametrize("written", ["Tháng 3/2026", "trước 31/5/2026", "từ 1/3 đến 5/4/2026", "năm học 2025-2026"])
def test_a_time_with_its_year_needs_no_school_year(written: str) -> None:
    assert (
        read_time_phrase(written, SchoolYear())
        == read_time_phrase(written, SchoolYear(1999))
        == read_time_phrase(written, YEAR)
    )


@pytest.mark.parametrize(("first", "month"), [*product([2023, 2025], range(1, 13))])
def test_a_bare_month_lies_in_the_school_year(first: int, month: int) -> None:
    year = SchoolYear(first)
    window, whole = read_time_phrase(f"Tháng {month}", year), year.days

    assert isinstance(window, Window)
    assert window.first is not None
    assert whole is not None
    assert whole.first is not None
    assert whole.first <= window.first <= window.last <= whole.last
    assert window.last.day == calendar.monthrange(window.last.year, month)[1]


@pytest.mark.parametrize(
    ("days", "words"),
    [
        ("2026-05-30", "trước 31/05/2026"),
        ("2026-03-05 2026-03-05", "05/03/2026"),
        ("2026-03-01 2026-03-15", "từ 01/03/2026 đến 15/03/2026"),
        ("2026-03-02 2026-03-31", "từ 02/03/2026 đến 31/03/2026"),
        ("2026-03-01 2026-03-31", "Tháng 3/2026"),
        ("2025-12-01 2026-01-31", "từ tháng 12/2025 đến tháng 1/2026"),
        ("2025-03-01 2026-03-31", "từ tháng 3/2025 đến tháng 3/2026"),
    ],
)
def test_a_window_is_put_into_short_words(days: str, words: str) -> None:
    assert format_time_phrase(expected(days)) == words


DAYS = st.dates(date(1901, 1, 1), date(8999, 12, 31))
YEARS = st.builds(SchoolYear, st.none() | st.integers(1900, 9000))
WINDOWS = st.one_of(
    st.builds(Window, st.none(), DAYS),
    st.builds(lambda first, days: Window(first, first + timedelta(days)), DAYS, st.integers(0, 424)),
    st.builds(
        lambda first, months: Window(
            first.replace(day=1),
            (last := first.replace(day=1) + timedelta(31 * months)).replace(
                day=calendar.monthrange(last.year, last.month)[1]
            ),
        ),
        DAYS,
        st.integers(0, 12),
    ),
)


@given(WINDOWS, YEARS)
@example(Window(date(2025, 12, 1), date(2025, 12, 31)), YEAR)
@example(Window(date(2025, 12, 31), date(2026, 1, 1)), YEAR)
@example(Window(None, date(2025, 12, 31)), YEAR)
@example(Window(date(2024, 2, 29), date(2024, 2, 29)), YEAR)
def test_a_window_put_into_words_reads_back_as_itself(window: Window, year: SchoolYear) -> None:
    assert read_time_phrase(format_time_phrase(window), year) == window


WORDS = [*" ,;-/.–()", *"0123456789", "31/5", "2026", "31-5", "2025-2026", "trước", "từ", "đến", "hết", "tháng", "ngày"]
WORDS += ["đầu", "giữa", "cuối", "tuần", "quý", "năm", "học", "kỳ", "I", "II", "cả", "hằng", "thứ", "nửa", "và", "T3"]


@given(st.text() | st.lists(st.sampled_from(WORDS), max_size=12).map(" ".join), YEARS)
def test_any_text_at_all_gives_a_window_or_a_reason(written: str, year: SchoolYear) -> None:
    answer = read_time_phrase(written, year)

    if isinstance(answer, UnclearPhrase):
        assert answer.why
        assert answer.fix
    elif answer.first is not None:
        assert answer.first <= answer.last
        assert (answer.last - answer.first).days < 425


@pytest.mark.parametrize(
    "written",
    ["cả " * 99 + "x", "." * 299 + "x", "1," * 149, "9" * 299, "trước " * 50, "đến " * 70, "thường xuyên " * 22 + "?"],
)
def test_a_text_that_goes_round_in_circles_comes_to_an_end(written: str) -> None:
    assert isinstance(read_time_phrase(written[:300], YEAR), UnclearPhrase)


@pytest.mark.parametrize("written", ["Tháng 3/2026" + " " * 300, "a" * 5_000_000, "cả " * 1_000_000, "(" * 1_000_000])
def test_a_very_long_text_is_not_looked_into(written: str) -> None:
    answer = read_time_phrase(written, YEAR)

    assert isinstance(answer, UnclearPhrase)
    assert answer.why == "thời gian viết quá dài"


def _odd(written: str, dash: str, space: str) -> str:
    return written.replace("-", dash).replace(" ", space)


@given(
    st.sampled_from([written for written, _ in ROWS] + ONLY),
    st.sampled_from("‐‑‒–—―−"),
    st.sampled_from(["  ", "\u00a0", "\t", "\u202f", " \u200b"]),
    st.sampled_from([str, str.upper, str.lower, str.title, fold_phrase]),
)
def test_marks_dashes_spaces_and_capitals_change_nothing(
    written: str, dash: str, space: str, change: type[str]
) -> None:
    assert read_time_phrase(change(_odd(written, dash, space)), YEAR) == read_time_phrase(written, YEAR)


@given(st.sampled_from([written for written, _ in ROWS] + ONLY))
def test_text_in_pieces_reads_like_text_in_one(written: str) -> None:
    from unicodedata import normalize

    assert read_time_phrase(normalize("NFD", written), YEAR) == read_time_phrase(written, YEAR)
