"""Numbers as decisions word them."""

from __future__ import annotations

from decimal import Decimal

import pytest

from cdsdossier.workflows.decision_import.parse_numbers import (
    parse_bands,
    parse_levels,
    parse_points,
    parse_range,
    split_end_points,
)


@pytest.mark.parametrize(
    ("written", "points"),
    [
        ("Tối đa 6 điểm", "6"),
        ("tối đa: 6,5 điểm", "6.5"),
        ("6.5", "6.5"),
        ("(10 điểm)", "10"),
        ("06 đ", "6"),
        ("1.000 điểm", "1000"),
    ],
)
def test_points_are_read(written: str, points: str) -> None:
    assert parse_points(written) == Decimal(points)


@pytest.mark.parametrize("written", ["", "Tối đa sáu điểm", "6-8", "-6", "30%", "6 điểm hoặc 8 điểm", "6/10", "Có"])
def test_what_is_not_plainly_points_is_not_read(written: str) -> None:
    assert parse_points(written) is None


@pytest.mark.parametrize(
    ("written", "bounds", "percent"),
    [
        ("Dưới 30%", {"below": 30}, True),
        ("từ 30% đến 60%", {"from_": 30, "to": 60}, True),
        ("từ 30 đến dưới 60%", {"from_": 30, "below": 60}, True),
        ("trên 60%", {"above": 60}, True),
        ("Trên 50 đến 75 điểm", {"above": 50, "to": 75}, False),
        ("từ 10 - 20 điểm", {"from_": 10, "to": 20}, False),
        ("10 – 20", {"from_": 10, "to": 20}, False),
        ("Có ít nhất 20 học liệu", {"from_": 20}, False),
        ("không dưới 5 phòng", {"from_": 5}, False),
        ("80% trở lên", {"from_": 80}, True),
        ("từ 30% trở xuống", {"to": 30}, True),
        ("từ 20 học liệu đến dưới 40 học liệu", {"from_": 20, "below": 40}, False),
        ("chưa đạt 30%", {"below": 30}, True),
        ("≥ 60%", {"from_": 60}, True),
        ("Đạt 100%", {"from_": 100}, True),
        ("từ 50 điểm trở lên và dưới 75 điểm", {"from_": 50, "below": 75}, False),
        ("từ 50 điểm, không quá 75 điểm", {"from_": 50, "to": 75}, False),
        ("≥ 50% và < 75%", {"from_": 50, "below": 75}, True),
        ("50 ≤ điểm < 75", {"from_": 50, "below": 75}, False),
        ("50 < x <= 75", {"above": 50, "to": 75}, False),
        ("75 < điểm", {"above": 75}, False),
        ("lớn hơn hoặc bằng 50 và nhỏ hơn 75", {"from_": 50, "below": 75}, False),
        ("dưới hoặc bằng 50", {"to": 50}, False),
        ("đến 49 điểm", {"to": 49}, False),
    ],
)
def test_stretches_keep_the_words_of_the_law(written: str, bounds: dict[str, int], percent: bool) -> None:
    found = parse_range(written)
    assert found is not None
    assert (found.bounds, found.percent) == ({key: Decimal(number) for key, number in bounds.items()}, percent)


@pytest.mark.parametrize(
    "written",
    [
        "",
        "Không có",
        "dưới 30% hoặc trên 60%",
        "từ 60 đến 30",
        "không phải từ 30",
        "30 lớp",
        "dưới 30 ở lớp 12",
        "từ 50 hoặc dưới 30",
    ],
)
def test_a_stretch_that_is_not_certain_is_not_read(written: str) -> None:
    assert parse_range(written) is None


def test_bands_are_read_from_one_line_and_from_several() -> None:
    one = parse_bands(["Dưới 30%: tối đa 3 điểm; từ 30% đến 60%: tối đa 5 điểm; trên 60%: tối đa 7 điểm"])
    several = parse_bands(["- Dưới 30%: 3 điểm", "- Từ 30% đến 60%: 5 điểm,", "- Trên 60%: 7 điểm."])
    assert one is not None
    assert one == several
    assert one.measure == "ratio"
    told = [f"{band.words}: {band.maximum}" for band in one.bands]
    assert told == ["dưới 30: 3", "từ 30 đến 60: 5", "trên 60: 7"]


def test_bands_with_one_piece_that_is_none_are_none() -> None:
    assert parse_bands(["Dưới 30%: tối đa 3 điểm; còn lại: tối đa 7 điểm"]) is None
    assert parse_bands(["Dưới 30%: tối đa 3 điểm; trên 40 máy: tối đa 7 điểm"]) is None


@pytest.mark.parametrize(
    "lines",
    [
        ["Mức độ 1: dưới 10 điểm; Mức độ 2: từ 10 - 20 điểm; Mức độ 3: trên 20 điểm"],
        ["Mức độ 1: dưới 10 điểm, Mức độ 2: từ 10 đến 20 điểm, Mức độ 3: trên 20 điểm"],
        ["Mức độ 1:", "dưới 10 điểm", "Mức độ 2:", "từ 10 đến 20 điểm", "Mức độ 3:", "trên 20 điểm"],
        ["- Mức độ 1: dưới 10 điểm", "- Mức độ 2: từ 10-20 điểm", "- Mức độ 3: > 20 điểm"],
        ["Dưới 10 điểm: Mức độ I", "Từ 10 đến 20 điểm: Mức độ II", "Trên 20 điểm: Mức độ III"],
    ],
)
def test_levels_of_a_criterion_are_read(lines: list[str]) -> None:
    levels = [(level.level, level.words) for level in parse_levels(lines)]
    assert levels == [(1, "dưới 10"), (2, "từ 10 đến 20"), (3, "trên 20")]


def test_levels_are_read_whole_or_not_at_all() -> None:
    assert parse_levels(["Mức độ 1: dưới 10 điểm; Mức độ 2: khá"]) == ()
    assert parse_levels(["Mức độ 1: dưới 10 điểm; Mức độ 1: trên 10 điểm"]) == ()


def test_points_at_the_end_of_a_text_are_taken_off() -> None:
    assert split_end_points("Có phần mềm: tối đa 6 điểm;") == ("Có phần mềm", Decimal(6))
    assert split_end_points("Có phần mềm (điểm tối đa: 6)") == ("Có phần mềm", Decimal(6))
    assert split_end_points("Dạy, học (100 điểm)") == ("Dạy, học", Decimal(100))
    assert split_end_points("Có phần mềm: 6 điểm.") == ("Có phần mềm", Decimal(6))
    assert split_end_points("Có phần mềm (6đ)") == ("Có phần mềm", Decimal(6))
    assert split_end_points("Có phần mềm (tối đa 6)") == ("Có phần mềm", Decimal(6))
    for band in ("Dưới 30%: 6 điểm", "Có ít nhất 20 máy: 6 điểm", "Mức độ 2: 6 điểm"):
        assert split_end_points(band) == (band, None)
    assert split_end_points("Kết quả đạt trên 10 điểm") == ("Kết quả đạt trên 10 điểm", None)
    two = "Dưới 20: tối đa 3 điểm; trên 40: tối đa 10 điểm"
    assert split_end_points(two) == (two, None)
