"""Deadlines of the indicator set that are missed or are going to be."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from support.rulemaker import FILES, LINES, TASK, find, find_in_timeline, names

from cdsdossier.judging.rules import deadline_passed


def test_a_deadline_without_any_task_is_told_at_the_list(tmp_path: Path) -> None:
    law = "  - {id: x, what: Đề nghị, before: 04-10, met_by: {step: de-nghi}}\n"
    found = find_in_timeline(tmp_path / "d", "".join(line for line in LINES if "de-nghi" not in line), rules=law)

    assert [(rule, line) for rule, line, _ in found] == [("deadline-passed", 2), ("step-missing", 2)]
    assert "quá 11 ngày: hạn là trước ngày 10/04/2026" in found[0][2]


def test_a_task_that_missed_its_plan_and_the_law_is_told_once(tmp_path: Path) -> None:
    law = "  - {id: x, what: Đề nghị, before: 04-19, met_by: {step: de-nghi}}\n"
    text = "".join(LINES).replace("Tháng 5/2026, step: de-nghi", "Trước 10/4/2026, step: de-nghi")

    assert names(find_in_timeline(tmp_path / "a", text, rules=law)) == ["deadline-passed"]
    assert names(find_in_timeline(tmp_path / "b", text, rules=law.replace("04-19", "04-21"))) == ["task-overdue"]


def test_a_deadline_of_nobody_s_step_is_silent(tmp_path: Path) -> None:
    law = "  - {id: x, what: Báo cáo, before: 04-10, met_by: {step: bao-cao}}\n  - {id: y, what: Họp, before: 04-10}\n"

    assert find_in_timeline(tmp_path / "d", "".join(LINES), rules=law) == []


def test_a_day_that_was_refused_is_told_once(tmp_path: Path) -> None:
    law = "  - {id: x, what: Đề nghị, before: 04-10, met_by: {step: de-nghi}}\n"
    text = "".join(LINES).replace("Tháng 5/2026, step: de-nghi", "1/4/2026, done: 5/4/2026, step: de-nghi")

    assert names(find_in_timeline(tmp_path / "d", text, rules=law)) == ["value-wrong"]


@pytest.mark.parametrize(("when", "rules"), [("30/5/2026", []), ("31/5/2026", ["deadline-passed"])])
def test_a_window_may_begin_on_the_law_s_last_day_and_no_later(when: str, rules: list[str], tmp_path: Path) -> None:
    assert names(find_in_timeline(tmp_path / "d", "".join(LINES).replace("Trước 31/5/2026", when))) == rules


def test_a_step_that_was_refused_may_be_the_one_the_law_asks_for(tmp_path: Path) -> None:
    law = "  - {id: x, what: Đề nghị, before: 04-10, met_by: {step: de-nghi}}\n"

    assert names(find_in_timeline(tmp_path / "d", "".join(LINES).replace("de-nghi", "đề nghị"), rules=law)) == [
        "value-wrong"
    ]


LAW = "deadlines:\n  - {id: x, what: Cập nhật, before: 04-21, met_by: {step: cap-nhat}}\n"
RULES = (
    FILES["indicator-set.yaml"].partition("deadlines:")[0]
    + LAW
    + "groups:"
    + FILES["indicator-set.yaml"].partition("groups:")[2]
)
EMPTY = "tasks:\n" + TASK.format(when="3/2026", rest="step: ke-hoach")


def told(today: date, *tasks: str, timeline: str = "tasks:\n") -> list[tuple[str, int | None, str]]:
    """Return (what, line, how) of a deadline whose last day is 20/4, with these tasks of its step: (when, rest)."""
    rows = "".join(f'  - {{id: "{n}", what: Việc, step: cap-nhat, {task}}}\n' for n, task in enumerate(tasks, 1))
    found = find(deadline_passed, {"timeline.yaml": timeline + rows, "indicator-set.yaml": RULES}, today=today)
    assert all(one.message.endswith(": hạn là trước ngày 21/04/2026 (Cập nhật)") for one in found)
    return [(one.message.partition(": hạn")[0], one.line, one.fix) for one in found]


LAST, AFTER = date(2026, 4, 20), date(2026, 4, 21)


def test_an_open_task_is_too_late_from_the_day_after_the_last_day() -> None:
    assert told(LAST, "when: Trước 21/4/2026") == []
    ((what, line, how),) = told(AFTER, "when: Trước 21/4/2026")
    assert (what, line) == ("“1. Việc” chưa xong, quá 1 ngày", 2)
    assert how == "Đã xong thì điền ngày xong, ví dụ done: 2026-04-21; chưa xong thì làm ngay."


def test_a_missing_task_is_too_late_from_the_day_after_the_last_day() -> None:
    assert told(LAST, timeline=EMPTY) == []
    ((what, line, how),) = told(date(2026, 4, 22), timeline=EMPTY)
    assert (what, line) == ("lịch công tác không có bước cập nhật cơ sở dữ liệu ngành, đã quá 2 ngày", 1)
    assert how.startswith("Thêm việc đó vào tasks, ghi step: cap-nhat;")


@pytest.mark.parametrize(("done", "late"), [("2026-04-20", 0), ("2026-04-21", 1), ("2026-04-25", 5)])
def test_a_task_may_be_done_on_the_last_day(done: str, late: int) -> None:
    found = told(date(2026, 4, 30), f"when: Tháng 4/2026, done: {done}")

    day = f"{done[8:]}/04/2026"
    assert [what for what, _, _ in found] == [f"“1. Việc” xong ngày {day}, quá {late} ngày"][: bool(late)]
    assert all(how.startswith("Gõ nhầm thì sửa ngày ở done;") for _, _, how in found)


def test_only_the_first_late_task_is_found() -> None:
    found = told(date(2026, 4, 30), *(f"when: Tháng 4/2026, done: 2026-04-{day}" for day in (20, 22, 23)))

    assert [what for what, _, _ in found] == ["“2. Việc” xong ngày 22/04/2026, quá 2 ngày"]


def test_a_task_planned_after_the_last_day_is_found_before_it() -> None:
    today = date(2026, 4, 1)

    assert told(today, "when: 20/4/2026") == told(today, "when: Trước 30/4/2026") == []
    ((what, line, how),) = told(today, "when: 20/4/2026", "when: 21/4/2026")
    assert (what, line, how) == (
        "“2. Việc” đặt vào thời gian sau hạn",
        3,
        "Đặt việc này sớm hơn, ví dụ when: Trước 21/04/2026",
    )


def test_a_finished_task_does_not_hide_one_that_is_not() -> None:
    found = told(AFTER, "when: 1/4/2026, done: 2026-04-01", "when: 2/4/2026")

    assert [what for what, _, _ in found] == ["“2. Việc” chưa xong, quá 1 ngày"]


def test_a_task_whose_day_was_refused_counts_neither_as_missing_nor_as_open() -> None:
    assert told(AFTER, "when: 1/4/2026, done: 5/4") == []


def test_of_several_open_tasks_the_first_is_found() -> None:
    (late,) = told(AFTER, "when: 2/4/2026", "when: 1/4/2026")
    (planned,) = told(date(2026, 4, 1), "when: 22/4/2026", "when: 21/4/2026")

    assert (late[0], late[1]) == ("“1. Việc” chưa xong, quá 1 ngày", 2)
    assert (planned[0], planned[1]) == ("“1. Việc” đặt vào thời gian sau hạn", 2)


def test_a_missing_task_is_found_one_day_after_the_last_day() -> None:
    ((what, _, _),) = told(AFTER, timeline=EMPTY)

    assert what.endswith("đã quá 1 ngày")
