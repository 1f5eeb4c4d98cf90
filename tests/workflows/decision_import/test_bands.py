"""Bands out of the cells of one row."""

from __future__ import annotations

from decimal import Decimal

import pytest

from cdsdossier.workflows.decision_import.bands import normalize_bands, read_bands
from cdsdossier.workflows.decision_import.tree import CriterionDraft

Spans = list[tuple[str, str, str]]


def draft(**cells: tuple[str, ...]) -> CriterionDraft:
    found = CriterionDraft("1.6", "Kho học liệu", "bảng 1, hàng 2")
    found.cells = {kind: [("", lines)] for kind, lines in cells.items()}  # type: ignore[misc]
    return found


def spans(found: CriterionDraft) -> Spans:
    return [(str(band.from_), str(band.below), str(band.maximum)) for band in found.bands]


def test_bands_in_one_column_are_taken_out_of_it() -> None:
    found = draft(level=("Dưới 30%: tối đa 3 điểm", "từ 30% trở lên: tối đa 7 điểm"))
    read_bands(found)
    assert (found.measure, [int(band.maximum) for band in found.bands], found.cells) == ("ratio", [3, 7], {})


@pytest.mark.parametrize("columns", [("level", "part"), ("level", "maximum"), ("part", "maximum")])
def test_ranges_in_one_column_are_paired_with_points_in_the_other(columns: tuple[str, str]) -> None:
    found = draft(**{columns[0]: ("Dưới 30%", "từ 30% trở lên"), columns[1]: ("3 điểm", "7 điểm")})
    read_bands(found)
    assert ([int(band.maximum) for band in found.bands], found.cells) == ([3, 7], {})


def test_columns_of_unequal_length_are_not_paired() -> None:
    found = draft(level=("Dưới 30%", "từ 30% trở lên"), part=("3 điểm", "5 điểm", "7 điểm"))
    read_bands(found)
    assert (found.bands, set(found.cells)) == ((), {"level", "part"})


def test_thresholds_end_where_the_next_begins_and_below_the_lowest_there_are_no_points() -> None:
    found = draft(level=("Có ít nhất 40 học liệu: 5 điểm", "Có ít nhất 20 học liệu: 3 điểm"))
    read_bands(found)
    (concern,) = normalize_bands(found)
    assert spans(found) == [("None", "20", "0"), ("20", "40", "3"), ("40", "None", "5")]
    assert concern.words == "quyết định không nói dưới 20 thì được mấy điểm; tạm ghi 0 điểm"
    assert found.maximum == 5


def test_a_threshold_at_zero_needs_no_question() -> None:
    found = draft(level=("Có ít nhất 0 học liệu: 1 điểm", "Có ít nhất 20 học liệu: 3 điểm"))
    read_bands(found)
    assert list(normalize_bands(found)) == []
    assert spans(found) == [("0", "20", "1"), ("20", "None", "3")]


def test_the_highest_band_is_compared_with_the_maximum() -> None:
    found = draft(level=("Dưới 30%: tối đa 3 điểm", "từ 30% trở lên: tối đa 7 điểm"))
    found.maximum = Decimal(8)
    read_bands(found)
    assert [one.words for one in normalize_bands(found)] == ["khung điểm cao nhất là 7, điểm tối đa ghi 8"]


def test_bands_with_a_gap_are_reported() -> None:
    found = draft(level=("Dưới 30%: tối đa 3 điểm", "từ 40% trở lên: tối đa 7 điểm"))
    read_bands(found)
    assert ["không nối liền nhau" in one.words for one in normalize_bands(found)] == [True]
