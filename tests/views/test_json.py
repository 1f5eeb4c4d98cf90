"""Scores and findings for programs: the shapes are promises."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from support.assessed import DAY, assessed, replace_text

from cdsdossier.views.json import check_json, judgements_to_dict, score_json

SCORES = "scores/1-day-hoc.yaml"


def group(folder: Path) -> dict[str, Any]:
    data = json.loads(score_json(assessed(folder)))
    assert data["schema"] == "cdsdossier.score/1"
    return dict(data["groups"][0])


def row(folder: Path, id_: str) -> dict[str, Any]:
    rows = {item["id"]: item for one in group(folder)["criteria"] for item in (one, *one.get("items", ()))}
    return dict(rows[id_])


def test_a_group_says_points_level_and_the_bound_ahead(example: Path) -> None:
    first = group(example)
    assert (first["points"], first["maximum"], first["level"], first["unscored"]) == (59, 100, 2, 0)
    assert first["next_level"] == {"level": 3, "rule": "above 75", "missing": 16}


def test_rows_are_of_three_kinds(example: Path) -> None:
    assert row(example, "1.1") == {"id": "1.1", "met": True}
    assert row(example, "1.3")["items"][0] == {"id": "1.3.1", "points": 5, "maximum": 6}
    assert set(row(example, "1.4")) == {"id", "points", "maximum", "level"}


def test_points_that_do_not_count_in_full_say_what_counts(example: Path) -> None:
    replace_text(example / SCORES, '"1.3.1":\n    points: 5', '"1.3.1":\n    points: 50')
    assert row(example, "1.3.1") == {"id": "1.3.1", "points": 50, "maximum": 6, "counted": 6}


def test_nothing_scored_is_null_not_zero(example: Path) -> None:
    replace_text(example / SCORES, '"1.3.1":\n    points: 5', '"1.3.1":\n    points:')
    assert row(example, "1.3.1")["points"] is None
    assert group(example)["unscored"] == 1


def test_findings_are_counted_by_severity_and_waived_apart(example: Path) -> None:
    replace_text(example / SCORES, '"1.3.1":\n    points: 5', '"1.3.1":\n    points: 50')
    data = json.loads(check_json(assessed(example)))
    assert (data["schema"], data["today"]) == ("cdsdossier.check/1", DAY.isoformat())
    assert data["summary"]["error"] == sum(one["severity"] == "error" for one in data["findings"]) == 1
    (error,) = [one for one in data["findings"] if one["severity"] == "error"]
    assert (error["rule"], error["file"], error["waived"]) == ("points-above-maximum", SCORES, False)
    assert error["line"] > 1


def test_levels_of_all_groups_in_short(example: Path) -> None:
    told = judgements_to_dict(assessed(example))
    assert isinstance(told["groups"], list)
    assert (told["groups"][0]["id"], told["groups"][0]["level"]) == ("1", 2)
    assert "whole" not in told
