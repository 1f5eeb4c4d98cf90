"""What of a dossier everybody may read."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from support.assessed import assessed
from support.published_school import Change, reviewed, whole_set, year

from cdsdossier.views.publish.public_result import PublicResult, SignedDecision, build_public_result


def result(folder: Path, change: Change | None = None) -> PublicResult:
    one = assessed(year(folder / "nam", change), date(2026, 6, 20))
    return build_public_result(one.dossier, one.indicator_set, one.scores)


def register(**decision: str) -> Change:
    def change(parts: dict[str, Any]) -> None:
        parts["head"]["documents"] = {"quyet-dinh-cong-nhan": decision}

    return change


def test_points_levels_and_conditions_are_those_of_the_dossier(tmp_path: Path) -> None:
    made = result(tmp_path)
    (group,) = made.groups
    assert (str(group.reached.points), group.reached.level and group.reached.level.level) == ("69.5", 2)
    assert [one.met for one in made.conditions] == [True]
    assert len(group.marks) + len(group.conditions) == len(group.criteria)
    assert [str(one) for one in made.bounds] == ["50", "75"]


def test_a_result_is_approved_only_with_number_and_day(tmp_path: Path) -> None:
    assert result(tmp_path / "a").approval == SignedDecision("07/QĐ-THCSQT", date(2026, 4, 22))
    assert result(tmp_path / "b", register(number="7")).approval is None
    assert result(tmp_path / "c", register(date="2026-04-22")).approval is None


def test_what_is_not_scored_has_no_points(tmp_path: Path) -> None:
    def empty(parts: dict[str, Any]) -> None:
        parts["scores"]["scores"] = {row: {} for row in parts["scores"]["scores"]}

    assert result(tmp_path, empty).groups[0].reached.points is None


def test_a_set_judged_as_a_whole_has_one_level(tmp_path: Path) -> None:
    made = result(tmp_path, whole_set)
    assert made.whole is not None
    assert (made.whole.level and made.whole.level.level, made.groups[0].reached.level) == (2, None)


def test_the_external_result_counts_once_it_is_recognised(tmp_path: Path) -> None:
    made = result(tmp_path, reviewed).external
    assert made is not None
    assert (made.body, made.decision) == ("UBND xã Quyết Tiến", SignedDecision("112/QĐ-UBND", date(2026, 6, 12)))
    (reached,) = made.groups.values()
    assert (reached.points, reached.level and reached.level.level) == (Decimal("49.5"), 1)


@pytest.mark.parametrize(
    "key",
    [("state", "dang-tham-dinh"), ("of", {"school": "KHAC"}), ("of", {"school_year": "2020-2021"})],
    ids=["open", "of another school", "of another year"],
)
def test_a_review_that_is_not_this_years_conclusion_is_left_out(tmp_path: Path, key: tuple[str, Any]) -> None:
    def change(parts: dict[str, Any]) -> None:
        reviewed(parts)
        parts["review"][key[0]] = key[1]

    assert result(tmp_path, change).external is None


def test_without_every_row_decided_there_are_no_external_points(tmp_path: Path) -> None:
    def change(parts: dict[str, Any]) -> None:
        reviewed(parts)
        del parts["review"]["scores"]["1.2.1"]["agree"]

    made = result(tmp_path, change).external
    assert made is not None
    assert (made.groups, made.whole, made.unmet) == ({}, None, ())
