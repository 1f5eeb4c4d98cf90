"""Bands: what a measured fact allows."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cdsdossier.judging.measures import compute_allowed_points, find_range, parse_measurement
from cdsdossier.model.indicatorset import Band, Item, Range

RATIO = Item(
    id="1.6.1",
    maximum=Decimal(7),
    measure="ratio",
    bands=(
        Band(below=Decimal(30), maximum=Decimal(3)),
        Band(from_=Decimal(30), to=Decimal(60), maximum=Decimal(5)),
        Band(above=Decimal(60), maximum=Decimal(7)),
    ),
)
COUNT = Item(
    id="1.4",
    maximum=Decimal(10),
    measure="count",
    bands=(Band(below=Decimal(20), maximum=Decimal(4)), Band(from_=Decimal(20), maximum=Decimal(10))),
)


@pytest.mark.parametrize(
    ("measured", "most"),
    [("0/38", 3), ("29/100", 3), ("30/100", 5), ("3/5", 5), ("601/1000", 7), ("38/38", 7), (None, 7), ("36", 7)],
)
def test_a_share_allows_what_its_band_says(measured: str | None, most: int) -> None:
    assert compute_allowed_points(RATIO, measured) == most


@pytest.mark.parametrize(("measured", "most"), [("0", 4), ("19", 4), ("20", 10), ("500", 10), ("19/20", 10)])
def test_a_count_allows_what_its_band_says(measured: str, most: int) -> None:
    assert compute_allowed_points(COUNT, measured) == most


def test_a_share_is_exact() -> None:
    found = parse_measurement(RATIO, "1/3")

    assert found is not None
    assert found.share is not None
    assert found.share > Decimal("33.33")


def test_a_fraction_shows_its_share_even_where_the_set_asks_for_none() -> None:
    found = parse_measurement(Item(id="1.7.1", maximum=Decimal(8)), "9/12")

    assert found is not None
    assert found.share == 75


@given(st.integers(0, 500), st.integers(1, 500))
def test_exactly_one_band_holds_any_share(part: int, whole: int) -> None:
    share = Decimal(min(part, whole)) * 100 / Decimal(whole)

    assert sum(band.holds(share) for band in RATIO.bands) == 1
    assert find_range(RATIO.bands, share) is not None


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
