"""Steps whose tasks are certainly in the wrong order."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from support.rulemaker import LINES, TASK, find, find_in_timeline, names

from cdsdossier.judging.rules import tasks_out_of_order


def test_one_task_may_be_two_steps_and_is_never_before_itself(tmp_path: Path) -> None:
    both = "".join(LINES).replace("Tháng 4/2026, step: tu-danh-gia", "1/5/2026, step: [tu-danh-gia, de-nghi]")

    assert find_in_timeline(tmp_path / "d", both) == []


def test_the_order_of_a_step_of_several_tasks_counts_from_the_first_of_them(tmp_path: Path) -> None:
    late = "".join(LINES).replace("Tháng 4/2026, step: tu", "Tháng 6/2026, step: tu")
    early = late + TASK.format(when="4/2026", rest="step: tu-danh-gia")
    unclear = late + TASK.format(when="Trước 1/5/2026", rest="step: tu-danh-gia")

    assert names(find_in_timeline(tmp_path / "a", late)) == ["tasks-out-of-order", "tasks-out-of-order"]
    assert find_in_timeline(tmp_path / "b", early) == []
    assert find_in_timeline(tmp_path / "c", unclear) == [], "nobody knows when it begins"


def test_a_pair_of_steps_is_told_once(tmp_path: Path) -> None:
    text = "".join(LINES).replace("Tháng 4/2026, step: tu", "Tháng 6/2026, step: tu")
    two = text + TASK.format(when="3/5/2026", rest="step: de-nghi")

    assert names(find_in_timeline(tmp_path / "d", two)) == ["tasks-out-of-order", "tasks-out-of-order"]


def test_a_step_that_is_only_half_done_is_not_compared_by_its_days(tmp_path: Path) -> None:
    council = "".join(LINES).replace("done: 2026-03-10", "done: 2026-04-15").replace("when: 3/2026", "when: 3-4/2026")
    text = council.replace("Tháng 4/2026, step: tu-danh-gia", "Tháng 4/2026, done: 2026-04-14, step: tu-danh-gia")
    half = text + TASK.format(when="4/2026", rest="step: hoi-dong")

    assert names(find_in_timeline(tmp_path / "a", text)) == ["tasks-out-of-order"]
    assert find_in_timeline(tmp_path / "b", half) == []


def ordered(*tasks: str, today: date = date(2026, 6, 30)) -> list[tuple[str, int | None]]:
    rows = "".join(f'  - {{id: "{n}", what: V, {task}}}\n' for n, task in enumerate(tasks, 1))
    return [
        (one.message, one.line) for one in find(tasks_out_of_order, {"timeline.yaml": f"tasks:\n{rows}"}, today=today)
    ]


def test_a_step_may_be_done_on_the_day_of_the_one_before_it() -> None:
    plan, done = "when: 3/2026, step: ke-hoach, done: 2026-03-10", "when: 3/2026, step: tu-danh-gia, done: 2026-03-{}"

    assert ordered(plan, done.format(10)) == []
    assert ordered(plan, done.format("09")) == [
        ("“2. V” xong ngày 09/03/2026, trước khi “1. V” xong (ngày 10/03/2026)", 3)
    ]


def test_a_window_may_end_on_the_day_on_which_the_step_before_it_begins() -> None:
    plan, later = (
        "when: Từ 10/3/2026 đến 20/3/2026, step: ke-hoach",
        "when: Từ 1/3/2026 đến {}/3/2026, step: tu-danh-gia",
    )

    assert ordered(plan, later.format(10)) == []
    assert ordered(plan, later.format(9)) == [
        ("“2. V” hết hạn 09/03/2026, trước khi “1. V” bắt đầu (ngày 10/03/2026)", 3)
    ]


def test_the_first_that_was_done_of_several_counts_and_a_day_to_come_does_not() -> None:
    plans = ("when: 3/2026, step: ke-hoach, done: 2026-03-20", "when: 3/2026, step: ke-hoach, done: 2026-03-10")
    later = "when: 3/2026, step: tu-danh-gia, done: 2026-03-{}"

    assert ordered(*plans, later.format(15)) == []
    assert len(ordered(*plans, later.format("09"))) == 1
    assert ordered(*plans, later.format("09"), today=date(2026, 3, 15)) == [], "a plan is not done yet"


def test_of_several_tasks_the_first_wrong_one_is_found_by_its_day_before_its_window() -> None:
    plan = "when: Từ 10/3/2026 đến 20/3/2026, step: ke-hoach, done: 2026-03-12"
    wrong = "when: Từ 1/3/2026 đến 5/3/2026, step: tu-danh-gia, done: 2026-03-{}"

    assert [line for _, line in ordered(plan, wrong.format("04"), wrong.format("03"))] == [3]
    assert "hết hạn" in ordered(plan, wrong.format(13))[0][0]


@pytest.mark.parametrize(
    ("first", "then"),
    [
        ("ke-hoach", "tu-danh-gia"),
        ("hoi-dong", "tu-danh-gia"),
        ("tu-danh-gia", "de-nghi"),
        ("tu-danh-gia", "cap-nhat"),
        ("tu-danh-gia", "cong-bo"),
        ("de-nghi", "danh-gia-ngoai"),
    ],
)
def test_each_step_has_its_order(first: str, then: str) -> None:
    assert len(ordered(f"when: 20/3/2026, step: {first}", f"when: 19/3/2026, step: {then}")) == 1
    assert ordered(f"when: 19/3/2026, step: {first}", f"when: 20/3/2026, step: {then}") == []
