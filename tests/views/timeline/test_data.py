"""The timeline for programs."""

from __future__ import annotations

import csv
import io
import json
from datetime import date
from pathlib import Path
from typing import Any

from support.assessed import assessed, replace_text

from cdsdossier.views.timeline.data import timeline_csv, timeline_json

DAY = date(2024, 3, 20)


def data(folder: Path) -> dict[str, Any]:
    return dict(json.loads(timeline_json(assessed(folder, DAY))))


def lines(folder: Path) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(timeline_csv(assessed(folder, DAY)), newline="")))


def test_a_task_has_window_state_products_and_what_is_missing(example: Path) -> None:
    made = data(example)
    assert (made["schema"], made["today"]) == ("cdsdossier.timeline/1", "2024-03-20")
    first = made["tasks"][0]
    assert set(first) >= {"id", "what", "when", "first", "last", "state", "days_left", "done", "products", "missing"}
    assert all({"name", "present"} <= set(product) for task in made["tasks"] for product in task["products"])


def test_a_phrase_that_cannot_be_read_has_no_window(example: Path) -> None:
    text = (example / "timeline.yaml").read_text(encoding="utf-8")
    when = next(line for line in text.splitlines() if line.strip().startswith("when:"))
    replace_text(example / "timeline.yaml", when, f"{when.partition('when:')[0]}when: khi nào xong")
    first = data(example)["tasks"][0]
    assert (first["first"], first["last"], first["state"]) == (None, None, "done")


def test_the_deadlines_of_the_law_say_when_they_were_met(example: Path) -> None:
    deadlines = {one["id"]: one for one in data(example)["deadlines"]}
    assert deadlines["bao-cao"]["last"] == "2024-05-30"
    assert all((one["met"] is None) == (one["days_left"] is not None) for one in deadlines.values())


def test_csv_has_tasks_then_deadlines_under_one_head(example: Path) -> None:
    kinds = [line["kind"] for line in lines(example)]
    assert kinds == sorted(kinds, reverse=True)
    assert {"task", "deadline"} == set(kinds)


def test_a_cell_that_excel_would_run_gets_an_apostrophe(example: Path) -> None:
    text = (example / "timeline.yaml").read_text(encoding="utf-8")
    what = next(line for line in text.splitlines() if line.strip().startswith("what:"))
    replace_text(example / "timeline.yaml", what, f'{what.partition("what:")[0]}what: "=1+1"')
    assert lines(example)[0]["what"] == "'=1+1"
