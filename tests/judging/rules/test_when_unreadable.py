"""Times of tasks that cannot be read."""

from __future__ import annotations

from pathlib import Path

from support.rulemaker import LINES, TASK, names, told_of_timeline


def test_a_time_that_is_an_empty_text_is_told_once(tmp_path: Path) -> None:
    empty = told_of_timeline(tmp_path / "a", "".join(LINES) + TASK.format(when='" "', rest="owner: A"))
    missing = told_of_timeline(tmp_path / "b", "".join(LINES) + TASK.format(when="", rest="owner: A"))
    refused = told_of_timeline(tmp_path / "c", "".join(LINES) + TASK.format(when="[3, 4]", rest="owner: A"))

    assert names(empty) == ["when-unreadable"]
    assert names(missing) == ["key-missing"]
    assert names(refused) == ["value-wrong"]
