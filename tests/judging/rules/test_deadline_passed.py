"""Deadlines of the indicator set that are missed or are going to be."""

from __future__ import annotations

from pathlib import Path

import pytest
from support.rulemaker import LINES, names, told_of_timeline


def test_a_deadline_without_any_task_is_told_at_the_list(tmp_path: Path) -> None:
    law = "  - {id: x, what: Đề nghị, before: 04-10, met_by: {step: de-nghi}}\n"
    found = told_of_timeline(tmp_path / "d", "".join(line for line in LINES if "de-nghi" not in line), rules=law)

    assert [(rule, line) for rule, line, _ in found] == [("deadline-passed", 2), ("step-missing", 2)]
    assert "quá 11 ngày: hạn là trước ngày 10/04/2026" in found[0][2]


def test_a_deadline_of_nobody_s_step_is_silent(tmp_path: Path) -> None:
    law = "  - {id: x, what: Báo cáo, before: 04-10, met_by: {step: bao-cao}}\n  - {id: y, what: Họp, before: 04-10}\n"

    assert told_of_timeline(tmp_path / "d", "".join(LINES), rules=law) == []


def test_a_day_that_was_refused_is_told_once(tmp_path: Path) -> None:
    law = "  - {id: x, what: Đề nghị, before: 04-10, met_by: {step: de-nghi}}\n"
    text = "".join(LINES).replace("Tháng 5/2026, step: de-nghi", "1/4/2026, done: 5/4/2026, step: de-nghi")

    assert names(told_of_timeline(tmp_path / "d", text, rules=law)) == ["value-wrong"]


@pytest.mark.parametrize(("when", "rules"), [("30/5/2026", []), ("31/5/2026", ["deadline-passed"])])
def test_a_window_may_begin_on_the_law_s_last_day_and_no_later(when: str, rules: list[str], tmp_path: Path) -> None:
    assert names(told_of_timeline(tmp_path / "d", "".join(LINES).replace("Trước 31/5/2026", when))) == rules


def test_a_step_that_was_refused_may_be_the_one_the_law_asks_for(tmp_path: Path) -> None:
    law = "  - {id: x, what: Đề nghị, before: 04-10, met_by: {step: de-nghi}}\n"

    assert names(told_of_timeline(tmp_path / "d", "".join(LINES).replace("de-nghi", "đề nghị"), rules=law)) == [
        "value-wrong"
    ]
