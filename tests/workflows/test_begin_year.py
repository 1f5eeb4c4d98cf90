"""A new year's dossier."""

from __future__ import annotations

from pathlib import Path

import pytest
from conftest import EXAMPLE

from cdsdossier.errors import WrongUsage
from cdsdossier.workflows import begin_year
from cdsdossier.workflows.next_year import PreviousYear
from cdsdossier.workflows.scaffold import NewYear


def test_two_years_do_not_lie_in_one_another_and_follow_each_other(tmp_path: Path) -> None:
    last = PreviousYear.read(EXAMPLE)
    new = begin_year.describe_year("2024-2025", "thcs", {"place": "", "code": None}, last)
    assert (new.school, new.place, new.code) == ("Trường THCS Quyết Tiến", "", "THCSQT")
    assert begin_year.find_year_after(last) == "2024-2025"
    planned = begin_year.plan_year_after(tmp_path / "a", last, new)
    assert any("mang sang" in words for words in planned.told)
    for folder, year in ((EXAMPLE / "a", new), (EXAMPLE.parent, new), (tmp_path / "a", NewYear("2023-2024", "thcs"))):
        with pytest.raises(WrongUsage):
            begin_year.plan_year_after(folder, last, year)


def test_the_example_is_shipped_whole() -> None:
    files = begin_year.read_example_files()
    assert {"dossier.yaml", "timeline.yaml", "indicator-set.yaml"} <= set(files)
    assert any(name.startswith("evidence/") for name in files)
