"""Tasks done after their last day."""

from __future__ import annotations

import pytest
from support.rulemaker import LINES, TASK, find

from cdsdossier.judging.rules import task_done_late


@pytest.mark.parametrize(("done", "days"), [("2026-04-18", 0), ("2026-04-19", 1), ("2026-04-20", 2), ("2026-04-21", 0)])
def test_a_task_is_late_from_the_day_after_its_last(done: str, days: int) -> None:
    text = "".join(LINES) + TASK.format(when="18/4/2026", rest=f"done: {done}")
    found = find(task_done_late, {"timeline.yaml": text})
    day = f"{done[8:]}/04/2026"

    assert [one.message for one in found] == [f"“8. Họp” xong ngày {day}, quá {days} ngày (hạn 18/04/2026)"][
        : bool(days)
    ]
