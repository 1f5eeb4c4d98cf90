"""The school year, and the two sentences for a phrase that cannot be read."""

from __future__ import annotations

from datetime import date

import pytest

from cdsdossier.text.time_phrases.window import HOW, NO_YEAR, SchoolYear, UnreadablePhrase, Window


@pytest.mark.parametrize(("month", "year"), [(8, 2025), (12, 2025), (1, 2026), (7, 2026)])
def test_each_month_has_its_calendar_year(month: int, year: int) -> None:
    assert SchoolYear(2025).of_month(month) == year


def test_a_school_year_lasts_from_august_to_july() -> None:
    assert SchoolYear(2025).days == Window(date(2025, 8, 1), date(2026, 7, 31))


@pytest.mark.parametrize(
    ("window", "held"),
    [
        (Window(date(2026, 3, 2), date(2026, 3, 4)), [2, 3, 4]),
        (Window(date(2026, 3, 3), date(2026, 3, 3)), [3]),
        (Window(None, date(2026, 3, 3)), [1, 2, 3]),
    ],
)
def test_both_ends_belong_to_a_window(window: Window, held: list[int]) -> None:
    assert [day for day in range(1, 6) if window.holds(date(2026, 3, day))] == held


def test_an_unknown_year_has_no_days_and_says_what_to_fill_in() -> None:
    assert SchoolYear().days is None
    with pytest.raises(UnreadablePhrase) as refused:
        SchoolYear().of_month(3)
    assert refused.value.unclear == NO_YEAR


def test_an_unreadable_phrase_lists_what_can_be_read() -> None:
    assert UnreadablePhrase().unclear == ("không đọc được thời gian này", HOW)
    assert UnreadablePhrase("a", "b").unclear == ("a", "b")
    assert str(UnreadablePhrase("a", "b")) == "a"
