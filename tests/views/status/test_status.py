"""Where a dossier stands, as values."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from support.assessed import DAY, assessed, replace_text

from cdsdossier.model.indicatorset import IndicatorSet
from cdsdossier.views.status import Status, build_status


def status(folder: Path, today: date = DAY) -> Status:
    return build_status(assessed(folder, today), [])


def test_a_sound_dossier(example: Path) -> None:
    made = status(example)
    assert (made.school, made.school_year, made.errors) == ("Trường THCS Quyết Tiến", "2023-2024", 0)
    assert made.groups[0].level is not None
    assert (made.groups[0].id, made.groups[0].level.level) == ("1", 2)
    assert (made.skeleton, made.whole, made.review) == ("", None, None)


def test_errors_waivers_and_urgent_rows_are_counted(example: Path) -> None:
    replace_text(example / "scores/1-day-hoc.yaml", '"1.3.1":\n    points: 5', '"1.3.1":\n    points: 50')
    made = status(example)
    assert (made.errors, made.urgent[0].name, made.rows.faulty[0]) == (1, "1.3.1", "1.3.1")


def test_what_is_overdue_is_counted_also_where_it_is_not_listed(example: Path) -> None:
    text = (example / "timeline.yaml").read_text(encoding="utf-8")
    (example / "timeline.yaml").write_text(text.replace("done: 2", "done: #2"), encoding="utf-8")
    made = status(example, date(2024, 7, 30))
    assert made.overdue > len(made.deadlines)
    assert len(made.deadlines) == 3


def test_a_skeleton_and_broken_files_have_a_status_as_well(example: Path) -> None:
    (example / "scores/1-day-hoc.yaml").write_text("a: [", encoding="utf-8")
    made = build_status(assessed(example, rules=IndicatorSet.read("qd3267-2024")), [])
    assert made.skeleton
    assert made.steps
