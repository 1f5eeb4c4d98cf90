"""What a piece of a time phrase leaves out: its neighbours say it, else the school year."""

from __future__ import annotations

from datetime import date

import pytest

from cdsdossier.text.time_phrases.complete import complete_pieces
from cdsdossier.text.time_phrases.parse import PhrasePiece
from cdsdossier.text.time_phrases.window import SchoolYear, UnreadablePhrase

YEAR = SchoolYear(2025)
Span = tuple[date, date]


def month(number: int, year: int | None = None, months: int = 1) -> PhrasePiece:
    return PhrasePiece(month=number, year=year, months=months)


def day(first: int, number: int | None = None, year: int | None = None, last: int | None = None) -> PhrasePiece:
    return PhrasePiece(days=(first, last or first), month=number, year=year)


def lone(number: int) -> PhrasePiece:
    return PhrasePiece(lone=number)


def days(*pieces: PhrasePiece, year: SchoolYear = YEAR) -> list[str]:
    """Return the first and last day of each piece, in the shortest ISO way."""
    return [f"{first:%y%m%d}-{last:%y%m%d}" for first, last in complete_pieces(list(pieces), year)]


@pytest.mark.parametrize(("number", "year"), [(8, 2025), (9, 2025), (12, 2025), (1, 2026), (7, 2026)])
def test_a_school_year_begins_in_august_and_ends_in_july(number: int, year: int) -> None:
    assert complete_pieces([month(number)], YEAR)[0][0] == date(year, number, 1)


@pytest.mark.parametrize(
    ("pieces", "found"),
    [
        ([month(2, 2024)], ["240201-240229"]),
        ([month(4, 2026, months=3)], ["260401-260630"]),
        ([month(1, 2026, months=12)], ["260101-261231"]),
        ([day(5, 3)], ["260305-260305"]),
        ([day(21, 2, 2026, 31)], ["260221-260228"]),
        ([day(1, 2, 2026, 10)], ["260201-260210"]),
        ([lone(3), month(4, 2026)], ["260301-260331", "260401-260430"]),
        ([lone(15), day(20, 3, 2026)], ["260315-260315", "260320-260320"]),
        ([day(15, 3, 2026), lone(20)], ["260315-260315", "260320-260320"]),
        ([month(3, 2026), lone(4)], ["260301-260331", "260401-260430"]),
        ([month(12, 2025), lone(1)], ["251201-251231", "260101-260131"]),
        ([lone(12), month(1, 2026)], ["251201-251231", "260101-260131"]),
        ([lone(8), month(7, 2026)], ["250801-250831", "260701-260731"]),
        ([month(8, 2025), lone(7)], ["250801-250831", "260701-260731"]),
        ([day(20, 12), day(5, 1, 2026)], ["251220-251220", "260105-260105"]),
        ([day(1, 3, 2026), day(5, 3)], ["260301-260301", "260305-260305"]),
        ([lone(3), lone(4), month(5, 2027)], ["270301-270331", "270401-270430", "270501-270531"]),
        ([lone(12), month(12, 2025)], ["251201-251231", "251201-251231"]),
        ([month(9), lone(10), day(5, 11)], ["250901-250930", "251110-251110", "251105-251105"]),
        ([month(9), lone(10)], ["250901-250930", "251001-251031"]),
        ([day(5, 11), lone(12), month(1)], ["251105-251105", "251201-251231", "260101-260131"]),
    ],
)
def test_a_piece_is_completed_from_the_nearest_other(pieces: list[PhrasePiece], found: list[str]) -> None:
    assert days(*pieces) == found


@pytest.mark.parametrize(
    ("pieces", "words"),
    [
        ([lone(3)], "không đọc được thời gian này"),
        ([lone(13), month(4, 2026)], "không đọc được thời gian này"),
        ([day(5)], "chưa ghi tháng"),
        ([lone(5), month(3, 2026)], "không theo thứ tự"),
        ([month(5, 2026), lone(3)], "không theo thứ tự"),
        ([lone(9), month(8, 2026)], "không theo thứ tự"),
        ([month(7, months=3)], "tháng của hai năm học"),
        ([month(6, months=3)], "tháng của hai năm học"),
    ],
)
def test_what_stays_open_is_refused(pieces: list[PhrasePiece], words: str) -> None:
    with pytest.raises(UnreadablePhrase, match=words):
        complete_pieces(pieces, YEAR)


@pytest.mark.parametrize(
    ("piece", "found"),
    [
        (month(5, months=3), "260501-260731"),
        (month(8, months=3), "250801-251031"),
        (month(10, months=3), "251001-251231"),
    ],
)
def test_months_inside_one_school_year_need_no_year(piece: PhrasePiece, found: str) -> None:
    assert days(piece) == [found]


def test_without_a_school_year_the_year_must_be_written() -> None:
    assert days(month(3, 2026), year=SchoolYear()) == ["260301-260331"]
    with pytest.raises(UnreadablePhrase, match="chưa ghi năm"):
        days(month(3), year=SchoolYear())


def test_a_day_that_no_calendar_has_is_a_value_error() -> None:
    with pytest.raises(ValueError, match="day"):
        complete_pieces([day(31, 4, 2026)], YEAR)
