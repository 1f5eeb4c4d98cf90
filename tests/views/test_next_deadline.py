"""What ends next, as text."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest
from support.assessed import assessed, page, replace_text, styles

from cdsdossier.judging.schedule import OpenDeadline
from cdsdossier.views.next_deadline import deadline_list_lines, next_deadline_lines, select_deadlines

TODAY = date(2026, 4, 20)


def deadline(days: int, kind: str = "task", what: str = "Nộp báo cáo") -> OpenDeadline:
    return OpenDeadline(kind=kind, id=str(days), what=what, when="", last=TODAY + timedelta(days), days_left=days)  # type: ignore[arg-type]


def chosen(*days: int) -> list[int]:
    return [one.days_left for one in select_deadlines([deadline(one) for one in days])]


@pytest.mark.parametrize(
    ("days", "listed"),
    [
        ((1, 2, 3, 4), [1, 2, 3]),
        ((-9, -8, -7, -6), [-9, -8, -7]),
        ((-9, -8, -7, 5), [-9, -8, 5]),
        ((-9, 1, 2, 3), [-9, 1, 2]),
        ((), []),
    ],
)
def test_what_is_overdue_never_hides_what_comes(days: tuple[int, ...], listed: list[int]) -> None:
    assert chosen(*days) == listed


def test_the_list_says_how_much_is_overdue_and_what_the_law_wants() -> None:
    lines = deadline_list_lines([deadline(-3), deadline(0), deadline(30, "law")], 5)
    text = page(lines)
    assert text.splitlines()[0] == "Hạn gần nhất (5 quá hạn)"
    assert "(theo quyết định)" in text.splitlines()[3]
    assert [styles([line]) for line in lines[1:3]] != [{}, {}]


def test_with_nothing_open_one_line_says_so() -> None:
    assert page(deadline_list_lines([], 0)) == "Hạn: không còn việc nào có hạn phía trước.\n"


def test_a_long_task_is_shortened_to_the_page() -> None:
    (line,) = page(deadline_list_lines([deadline(3, what="rất dài " * 40)], 0)).splitlines()[1:]
    assert len(line) <= 80
    assert line.endswith("…")


def test_the_one_line_names_the_next_and_counts_the_late(example: Path) -> None:
    replace_text(example / "timeline.yaml", "done: 2024-03-29", "done:")
    shown = page(next_deadline_lines(assessed(example, date(2024, 5, 2))))
    assert shown.startswith("Hạn gần nhất: ")
    assert "1 việc quá hạn." in shown


def test_without_tasks_there_is_no_line(example: Path) -> None:
    (example / "timeline.yaml").write_text("tasks: []\n", encoding="utf-8")
    assert next_deadline_lines(assessed(example)) == []
