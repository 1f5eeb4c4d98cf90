"""Times of tasks that cannot be read."""

from __future__ import annotations

from pathlib import Path

import pytest
from support.rulemaker import FILES, LINES, TASK, find, find_in_timeline, names

from cdsdossier.judging.rules import when_unreadable


def test_a_time_that_is_an_empty_text_is_told_once(tmp_path: Path) -> None:
    empty = find_in_timeline(tmp_path / "a", "".join(LINES) + TASK.format(when='" "', rest="owner: A"))
    missing = find_in_timeline(tmp_path / "b", "".join(LINES) + TASK.format(when="", rest="owner: A"))
    refused = find_in_timeline(tmp_path / "c", "".join(LINES) + TASK.format(when="[3, 4]", rest="owner: A"))

    assert names(empty) == ["when-unreadable"]
    assert names(missing) == ["key-missing"]
    assert names(refused) == ["value-wrong"]


def told(when: str, head: str = FILES["dossier.yaml"]) -> list[str]:
    text = f'tasks:\n  - {{id: "1", what: V, when: {when}}}\n'
    return [one.message for one in find(when_unreadable, {"timeline.yaml": text, "dossier.yaml": head})]


def test_a_long_phrase_is_cut() -> None:
    assert told("x" * 60)[0].startswith("“1. V” ghi thời gian “" + "x" * 60 + "”: ")
    assert told("x" * 61)[0].startswith("“1. V” ghi thời gian “" + "x" * 60 + "…”: ")


@pytest.mark.parametrize(("when", "count"), [("3/2026", 0), ("sau họp", 1), ('" "', 1), ("~", 0), ("[a]", 0)])
def test_only_a_text_that_cannot_be_read_is_found(when: str, count: int) -> None:
    assert len(told(when)) == count


def test_a_missing_school_year_is_not_told_at_each_task() -> None:
    head = FILES["dossier.yaml"].replace("school_year: 2025-2026\n", "")

    assert told("Tháng 3", head) == []
    assert len(told("sau họp", head)) == 1
