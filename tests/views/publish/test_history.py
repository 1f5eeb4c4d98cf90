"""The result over the years."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from support.assessed import assessed
from support.published_school import Change, year

from cdsdossier.errors import Refused, WrongUsage
from cdsdossier.views.publish.history import build_history, is_comparable, order_by_year
from cdsdossier.views.publish.public_result import PublicResult, build_public_result


def result(folder: Path, first: int, change: Change | None = None) -> PublicResult:
    one = assessed(year(folder / str(first), change, first), date(first + 1, 6, 20))
    return build_public_result(one.dossier, one.indicator_set, one.scores)


def other_set(parts: dict[str, Any]) -> None:
    parts["set"]["id"] = parts["head"]["indicator_set"] = "khac"


def other_points(parts: dict[str, Any]) -> None:
    parts["set"]["levels"][0]["below"] = parts["set"]["levels"][1]["from"] = 40


def test_years_are_put_in_order(tmp_path: Path) -> None:
    this, before = result(tmp_path, 2025), result(tmp_path, 2023)
    assert [one.school_year for one in order_by_year(this, [before])] == ["2023-2024", "2025-2026"]


def test_one_year_alone_has_no_history(tmp_path: Path) -> None:
    assert build_history(result(tmp_path, 2025), []) == ()


def test_comparable_years_share_a_block_and_others_stand_apart(tmp_path: Path) -> None:
    this = result(tmp_path, 2025)
    blocks = build_history(this, [result(tmp_path, 2024), result(tmp_path, 2023, other_set)])
    assert [[name for name, _ in block.lines[0].years] for block in blocks] == [
        ["2024-2025", "2025-2026"],
        ["2023-2024"],
    ]
    assert [(block.comparable, block.same_name) for block in blocks] == [(True, False), (False, False)]


def test_the_same_set_with_other_levels_is_not_comparable_and_said_so(tmp_path: Path) -> None:
    this, before = result(tmp_path, 2025), result(tmp_path, 2024, other_points)
    assert not is_comparable(before, this)
    assert [(block.comparable, block.same_name) for block in build_history(this, [before])] == [
        (True, False),
        (False, True),
    ]


def test_two_dossiers_of_one_year_or_of_none_are_refused(tmp_path: Path) -> None:
    this = result(tmp_path, 2025)
    with pytest.raises(WrongUsage, match="Hai hồ sơ cùng năm học 2025-2026"):
        order_by_year(this, [result(tmp_path / "b", 2025)])

    def no_year(parts: dict[str, Any]) -> None:
        parts["head"]["school_year"] = None

    with pytest.raises(Refused, match="chưa ghi school_year"):
        order_by_year(this, [result(tmp_path / "c", 2024, no_year)])
