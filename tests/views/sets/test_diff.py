"""What differs between two sets."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from support.assessed import page, styles
from support.setmaker import new_version, set_file

from cdsdossier.model.indicatorset import IndicatorSet
from cdsdossier.model.indicatorset.diff import compare_sets
from cdsdossier.views.sets.diff import SAME, score_change_lines, set_diff_json, set_diff_lines

SHIPPED = IndicatorSet.read("qd4725-2022")


def other(folder: Path, *replaced: tuple[str, str]) -> IndicatorSet:
    return IndicatorSet.read(str(set_file(folder / "b.yaml", *replaced)))


def test_equal_sets_are_said_to_be_equal() -> None:
    assert page(set_diff_lines(compare_sets(SHIPPED, SHIPPED))) == f"{SAME}\n"


def test_each_part_has_its_title_and_only_where_something_differs(tmp_path: Path) -> None:
    text = page(set_diff_lines(compare_sets(SHIPPED, IndicatorSet.read(str(new_version(tmp_path / "b.yaml"))))))
    titles = [line for line in text.splitlines() if line and not line.startswith(" ")]
    assert titles == [
        "Mục chấm mới (2)",
        "Mục chấm không còn (1)",
        "Mục chấm thay đổi (1)",
        "Nguồn, ghi chú cũng khác ở: 1.4",
    ] or (titles[:3] == ["Mục chấm mới (2)", "Mục chấm không còn (1)", "Mục chấm thay đổi (1)"])
    assert "+ 1.8  Có kho học liệu số dùng chung – tối đa 6" in text
    assert "- 1.7.3  Có phòng studio" in text
    assert "điểm tối đa: 10 → 4" in text


def test_what_changes_points_stands_out(tmp_path: Path) -> None:
    found = compare_sets(SHIPPED, other(tmp_path, ("maximum: 10\n        note: Các", "maximum: 9\n        note: Các")))
    assert styles(set_diff_lines(found))["điểm tối đa: 10 → 9"] == "warn"
    assert page(score_change_lines(found)) == "  1.4 điểm tối đa: 10 → 9\n"


def test_long_words_are_shown_under_one_another(tmp_path: Path) -> None:
    found = compare_sets(SHIPPED, other(tmp_path, ("title: ", "title: Bản sửa đổi, bổ sung của ")))
    text = page(set_diff_lines(found))
    assert "  tên:\n    - Bộ chỉ số" in text
    assert "    + Bản sửa đổi" in text
    assert score_change_lines(found) == []


def test_json_says_the_same_for_programs(tmp_path: Path) -> None:
    new = IndicatorSet.read(str(new_version(tmp_path / "b.yaml")))
    data: dict[str, Any] = json.loads(set_diff_json(SHIPPED, new, compare_sets(SHIPPED, new)))
    assert (data["schema"], data["same"]) == ("cdsdossier.set-diff/1", False)
    assert [one["id"] for one in data["new"]] == ["1.7.4", "1.8"]
    assert [one["id"] for one in data["gone"]] == ["1.7.3"]
    (row,) = [one for one in data["rows"] if one["id"] == "1.4"]
    assert {"what": "maximum", "before": "10", "after": "4", "weighs": True} in row["changes"]
