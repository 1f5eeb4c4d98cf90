"""Years side by side for programs."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest
from support.assessed import assessed
from support.yearmaker import next_year

from cdsdossier.judging.year_comparison import YearComparison, compare_years
from cdsdossier.views.year_comparison.data import compare_csv, compare_json


@pytest.fixture
def found(example: Path, tmp_path: Path) -> YearComparison:
    return compare_years([assessed(example), assessed(next_year(tmp_path))])


def test_every_list_has_one_entry_a_year(found: YearComparison) -> None:
    data: dict[str, Any] = json.loads(compare_json(found))
    assert (data["schema"], [year["school_year"] for year in data["years"]]) == (
        "cdsdossier.compare/1",
        ["2023-2024", "2024-2025"],
    )
    assert all(len(group["results"]) == 2 for group in data["groups"])
    rows = {row["id"]: row for row in data["rows"]}
    assert all(len(row["cells"] if "cells" in row else row["years"]) == 2 for row in rows.values())


def test_the_summary_counts_every_row(found: YearComparison) -> None:
    data = json.loads(compare_json(found))
    assert sum(data["summary"].values()) == len(data["rows"])
    assert (data["summary"]["rose"], data["summary"]["fell"]) == (1, 1)


def test_csv_has_a_line_for_each_row_and_a_column_for_each_year(found: YearComparison) -> None:
    lines = list(csv.reader(io.StringIO(compare_csv(found), newline="")))
    assert len({len(line) for line in lines}) == 1
    assert sum("2023-2024" in cell for cell in lines[0]) >= 1
    assert "1.3.1" in [cell for line in lines for cell in line]
