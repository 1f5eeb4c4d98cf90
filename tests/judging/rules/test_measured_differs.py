"""Shares of the staff with different totals."""

from __future__ import annotations

import pytest
from support.rulemaker import changed, find

from cdsdossier.judging.rules import measured_differs

#: Two more rows of the base that count teachers.
SET = changed(
    "indicator-set.yaml",
    ("text: Có phần mềm", "text: Tỉ lệ giáo viên có chữ ký số"),
    ("text: Dùng thường xuyên", "text: Tỉ lệ {} dùng phần mềm"),
)


def found(third: str, *measured: str, staff: str = "38") -> list[tuple[str, str]]:
    sets = {"indicator-set.yaml": (SET["indicator-set.yaml"] or "").replace("{}", third)}
    scores = changed(
        "scores/1-day-hoc.yaml",
        ("points: 25", f"points: 25, measured: {measured[0]}"),
        ("points: 15.5", f"points: 15.5, measured: {measured[1]}"),
        ("measured: 9/10", f"measured: {measured[2]}"),
    )
    head = changed("dossier.yaml", ("staff: 38", f"staff: {staff}"))
    return [(one.about, one.message) for one in find(measured_differs, {**sets, **scores, **head})]


def test_the_total_that_stands_alone_is_told() -> None:
    assert found("giáo viên", "30/30", "20/30", "20/20") == [
        ("1.3", "“1.3” tính trên 20 giáo viên, nhưng “1.2.1” tính trên 30")
    ]


@pytest.mark.parametrize("other", ["học sinh", "giáo viên Tin học", "nhân viên"])
def test_other_people_may_be_more_or_fewer(other: str) -> None:
    assert found(other, "30/30", "5/7", "20/30") == []


def test_no_total_is_above_the_staff() -> None:
    words = "nhưng trường chỉ có 38 cán bộ, giáo viên, nhân viên"

    assert found("giáo viên Tin học", "30/30", "39/39", "20/30") == [
        ("1.2.2", f"“1.2.2” tính trên 39 giáo viên, {words}")
    ]
    assert found("học sinh", "30/30", "39/39", "20/30") == []
    assert found("giáo viên Tin học", "30/30", "39/39", "20/30", staff="") == []
    assert found("giáo viên", "30", "30/30", "30/30") == []
