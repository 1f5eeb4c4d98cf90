"""Steps whose tasks are certainly in the wrong order."""

from __future__ import annotations

from pathlib import Path

from support.rulemaker import LINES, TASK, names, told_of_timeline


def test_one_task_may_be_two_steps_and_is_never_before_itself(tmp_path: Path) -> None:
    both = "".join(LINES).replace("Tháng 4/2026, step: tu-danh-gia", "1/5/2026, step: [tu-danh-gia, de-nghi]")

    assert told_of_timeline(tmp_path / "d", both) == []


def test_the_order_of_a_step_of_several_tasks_counts_from_the_first_of_them(tmp_path: Path) -> None:
    late = "".join(LINES).replace("Tháng 4/2026, step: tu", "Tháng 6/2026, step: tu")
    early = late + TASK.format(when="4/2026", rest="step: tu-danh-gia")
    unclear = late + TASK.format(when="Trước 1/5/2026", rest="step: tu-danh-gia")

    assert names(told_of_timeline(tmp_path / "a", late)) == ["tasks-out-of-order", "tasks-out-of-order"]
    assert told_of_timeline(tmp_path / "b", early) == []
    assert told_of_timeline(tmp_path / "c", unclear) == [], "nobody knows when it begins"


def test_a_pair_of_steps_is_told_once(tmp_path: Path) -> None:
    text = "".join(LINES).replace("Tháng 4/2026, step: tu", "Tháng 6/2026, step: tu")
    two = text + TASK.format(when="3/5/2026", rest="step: de-nghi")

    assert names(told_of_timeline(tmp_path / "d", two)) == ["tasks-out-of-order", "tasks-out-of-order"]


def test_a_step_that_is_only_half_done_is_not_compared_by_its_days(tmp_path: Path) -> None:
    council = "".join(LINES).replace("done: 2026-03-10", "done: 2026-04-15").replace("when: 3/2026", "when: 3-4/2026")
    text = council.replace("Tháng 4/2026, step: tu-danh-gia", "Tháng 4/2026, done: 2026-04-14, step: tu-danh-gia")
    half = text + TASK.format(when="4/2026", rest="step: hoi-dong")

    assert names(told_of_timeline(tmp_path / "a", text)) == ["tasks-out-of-order"]
    assert told_of_timeline(tmp_path / "b", half) == []
