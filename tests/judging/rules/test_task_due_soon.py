"""Tasks that end within a week."""

from __future__ import annotations

from pathlib import Path

from support.rulemaker import LINES, TASK, names, told_of_timeline


def test_a_task_whose_day_was_refused_is_not_due_soon(tmp_path: Path) -> None:
    text = "".join(LINES) + TASK.format(when="21/4/2026", rest="done: 19/4/2026")

    assert names(told_of_timeline(tmp_path / "d", text)) == ["value-wrong"]
