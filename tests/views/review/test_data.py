"""A review for programs."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest
from support.assessed import assessed
from support.reviewmaker import fill, judge, open_in

from cdsdossier.judging.review import compare_review
from cdsdossier.views.review.data import review_csv, review_json


@pytest.fixture
def judged(example: Path) -> Path:
    judge(fill(open_in(example)))
    return example


def data(folder: Path) -> dict[str, Any]:
    one = assessed(folder)
    return dict(json.loads(review_json(one, compare_review(one.dossier, one.indicator_set, one.scores))))


def lines(folder: Path) -> dict[str, dict[str, str]]:
    one = assessed(folder)
    text = review_csv(one, compare_review(one.dossier, one.indicator_set, one.scores))
    return {line["id"]: line for line in csv.DictReader(io.StringIO(text, newline=""))}


def test_each_row_has_both_answers_and_the_difference(judged: Path) -> None:
    made = data(judged)
    rows = {row["id"]: row for row in made["rows"]}
    assert (made["schema"], made["state"], made["undecided"]) == ("cdsdossier.review/1", "chap-nhan", ["1.6.1"])
    assert (rows["1.3.1"]["self"], rows["1.3.1"]["external"], rows["1.3.1"]["difference"]) == (5, 3, -2)
    assert (rows["1.2"]["self"], rows["1.2"]["external"], rows["1.2"]["agrees"]) == (True, False, False)
    assert (rows["1.6.1"]["external"], rows["1.6.1"]["agrees"]) == (None, False)
    assert rows["1.1"]["agrees"] is True


def test_groups_have_a_level_on_each_side(judged: Path) -> None:
    first = data(judged)["groups"][0]
    assert (first["self"]["points"], first["external"]["mandatory_unmet"]) == (59, ["1.2"])


def test_findings_of_the_review_alone_are_told(judged: Path) -> None:
    assert {one["rule"] for one in data(judged)["findings"]} == {"review-incomplete"}


def test_csv_says_the_same_and_runs_nothing(judged: Path) -> None:
    judge(judged / "review.yaml", {"1.4": {"agree": "false", "points": "1", "reason": '"=1+1"'}})
    rows = lines(judged)
    assert (rows["1.3.1"]["self"], rows["1.3.1"]["external"], rows["1.3.1"]["difference"]) == ("5", "3", "-2")
    assert (rows["1.2"]["self"], rows["1.2"]["external"], rows["1.2"]["agrees"]) == ("true", "false", "false")
    assert rows["1.4"]["reason"] == "'=1+1"
