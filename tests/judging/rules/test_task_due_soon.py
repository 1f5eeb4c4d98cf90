"""Tasks that end within a week."""

from __future__ import annotations

from pathlib import Path

import pytest
from support.rulemaker import LINES, TASK, find, find_in_timeline, names

from cdsdossier.judging.rules import task_due_soon


def test_a_task_whose_day_was_refused_is_not_due_soon(tmp_path: Path) -> None:
    text = "".join(LINES) + TASK.format(when="21/4/2026", rest="done: 19/4/2026")

    assert names(find_in_timeline(tmp_path / "d", text)) == ["value-wrong"]


@pytest.mark.parametrize(
    ("last", "left"),
    [("19/4", ""), ("20/4", "phải xong trong hôm nay"), ("21/4", "còn 1 ngày"), ("27/4", "còn 7 ngày"), ("28/4", "")],
)
def test_a_task_is_due_soon_within_a_week(last: str, left: str) -> None:
    text = TASK.format(when=f"{last}/2026", rest="products: [{name: A, document: bao-cao}]")
    found = find(task_due_soon, {"timeline.yaml": f"tasks:\n{text}"})

    assert [one.message.partition("” ")[2].partition(" (")[0] for one in found] == [left][: bool(left)]
    assert all(one.fix == "Còn thiếu “A”. Xong thì điền ngày xong, ví dụ done: 2026-04-20" for one in found)


def test_without_a_missing_product_only_the_day_is_asked_for() -> None:
    (found,) = find(task_due_soon, {"timeline.yaml": "tasks:\n" + TASK.format(when="21/4/2026", rest="owner: A")})

    assert found.fix == "Xong thì điền ngày xong, ví dụ done: 2026-04-20"
