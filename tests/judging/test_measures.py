"""Bands and levels: what a measured fact allows, which range holds a number, how far the next level is."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cdsdossier.judging.measures import (
    Measurement,
    NextLevel,
    compute_allowed_points,
    find_next_level,
    find_range,
    parse_measurement,
)
from cdsdossier.model.indicatorset import Band, Item, LevelRange, Range

RATIO = Item(
    id="1.6.1",
    maximum=Decimal(7),
    measure="ratio",
    bands=(
        Band(below=Decimal(30), maximum=Decimal(3)),
        Band(from_=Decimal(30), to=Decimal(60), maximum=Decimal(5)),
        Band(above=Decimal(60), maximum=Decimal(6)),
    ),
)
COUNT = Item(
    id="1.4",
    maximum=Decimal(10),
    measure="count",
    bands=(Band(below=Decimal(20), maximum=Decimal(4)), Band(from_=Decimal(20), maximum=Decimal(9))),
)
LEVELS = (
    LevelRange(level=1, below=Decimal(50)),
    LevelRange(level=2, from_=Decimal(50), to=Decimal(75)),
    LevelRange(level=3, above=Decimal(75)),
)


@pytest.mark.parametrize(
    ("measured", "most"),
    [("0/38", 3), ("29/100", 3), ("30/100", 5), ("3/5", 5), ("601/1000", 6), ("38/38", 6), (None, 7), ("36", 7)],
)
def test_a_share_allows_what_its_band_says(measured: str | None, most: int) -> None:
    assert compute_allowed_points(RATIO, measured) == most


@pytest.mark.parametrize(("measured", "most"), [("0", 4), ("19", 4), ("20", 9), ("500", 9), ("19/20", 10)])
def test_a_count_allows_what_its_band_says(measured: str, most: int) -> None:
    assert compute_allowed_points(COUNT, measured) == most


def test_where_no_band_holds_the_fact_the_maximum_of_the_row_counts() -> None:
    gap = Item(id="1", maximum=Decimal(8), measure="count", bands=(Band(above=Decimal(5), maximum=Decimal(2)),))

    assert compute_allowed_points(gap, "5") == 8
    assert compute_allowed_points(Item(id="1", maximum=Decimal(8), measure="count"), "5") == 8
    assert compute_allowed_points(Item(id="1"), None) is None


def test_a_count_is_its_number_and_has_no_share() -> None:
    assert parse_measurement(COUNT, "20") == Measurement(Decimal(20))
    assert parse_measurement(COUNT, "19/20") is None
    assert parse_measurement(RATIO, "20") is None
    assert parse_measurement(RATIO, None) is None


def test_a_share_is_exact() -> None:
    found = parse_measurement(RATIO, "1/3")

    assert found is not None
    assert found.number == found.share
    assert Decimal("33.33") < found.number < Decimal("33.34")


def test_a_fraction_shows_its_share_even_where_the_set_asks_for_none() -> None:
    assert parse_measurement(Item(id="1.7.1", maximum=Decimal(8)), "9/12") == Measurement(Decimal(75), Decimal(75))


@given(st.integers(0, 500), st.integers(1, 500))
def test_exactly_one_band_holds_any_share(part: int, whole: int) -> None:
    share = Decimal(min(part, whole)) * 100 / Decimal(whole)

    assert sum(band.holds(share) for band in RATIO.bands) == 1
    assert find_range(RATIO.bands, share) is not None


@pytest.mark.parametrize(
    ("points", "level"), [("0", 1), ("49.99", 1), ("50", 2), ("75", 2), ("75.01", 3), ("100", 3), ("-1", 1)]
)
def test_the_level_is_the_range_that_holds_the_points(points: str, level: int) -> None:
    found = find_range(LEVELS, Decimal(points))

    assert found is not None
    assert found.level == level


def test_a_level_may_be_a_single_number() -> None:
    levels = (
        LevelRange(level=1, below=Decimal(50)),
        LevelRange(level=2, from_=Decimal(50), to=Decimal(50)),
        LevelRange(level=3, above=Decimal(50)),
    )

    found = [find_range(levels, Decimal(points)) for points in ("49.99", "50", "50.01")]
    assert [one.level for one in found if one] == [1, 2, 3]
    assert find_next_level(levels, Decimal(50)) == NextLevel(3, "above 50", Decimal(0))
    assert find_next_level(levels, Decimal(49)) == NextLevel(2, "from 50", Decimal(1))


def test_a_number_in_a_gap_has_no_range() -> None:
    assert find_range(LEVELS[::2], Decimal(60)) is None
    assert find_range((), Decimal(60)) is None


@pytest.mark.parametrize(
    ("points", "level", "rule", "missing"),
    [("0", 2, "from 50", "50"), ("49.5", 2, "from 50", "0.5"), ("50", 3, "above 75", "25"), ("75", 3, "above 75", "0")],
)
def test_the_next_level_is_the_nearest_above_and_as_far_as_its_bound(
    points: str, level: int, rule: str, missing: str
) -> None:
    expected = NextLevel(level, rule, Decimal(missing))

    assert find_next_level(LEVELS, Decimal(points)) == expected
    assert find_next_level(LEVELS[::-1], Decimal(points)) == expected, "in whatever order the levels are listed"


@pytest.mark.parametrize("points", ["75.01", "100"])
def test_above_the_last_bound_there_is_no_next_level(points: str) -> None:
    assert find_next_level(LEVELS, Decimal(points)) is None


@pytest.mark.parametrize(
    ("stretch", "words", "rule"),
    [
        (Range(below=Decimal(50)), "dưới 50", ""),
        (Range(from_=Decimal(50), to=Decimal(75)), "từ 50 đến 75", "from 50"),
        (Range(above=Decimal("75.50")), "trên 75,5", "above 75.5"),
    ],
)
def test_a_stretch_speaks_the_words_of_the_law(stretch: Range, words: str, rule: str) -> None:
    assert (stretch.words, stretch.rule) == (words, rule)
