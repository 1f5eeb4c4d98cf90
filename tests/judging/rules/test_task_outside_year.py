"""Tasks at the bounds of the school year."""

from __future__ import annotations

import pytest
from support.rulemaker import FILES, TASK, find

from cdsdossier.judging.rules import task_outside_year

YEAR = "nằm ngoài năm học (01/08/2025 đến 31/07/2026)"


def told(when: str, rest: str = "owner: A", head: str = FILES["dossier.yaml"]) -> list[str]:
    text = "tasks:\n" + TASK.format(when=when, rest=rest)
    found = find(task_outside_year, {"timeline.yaml": text, "dossier.yaml": head})
    return [one.message.partition("”: ")[2] for one in found]


@pytest.mark.parametrize(
    ("when", "words"),
    [
        ("1/8/2025", ""),
        ("31/7/2026", ""),
        ("31/7/2025", "thời gian 31/07/2025"),
        ("1/8/2026", "thời gian 01/08/2026"),
        ("Từ 31/7/2025 đến 2/8/2025", "thời gian 31/07/2025 đến 02/08/2025"),
        ("Từ 30/7/2026 đến 1/8/2026", "thời gian 30/07/2026 đến 01/08/2026"),
        ("Trước 2/8/2025", ""),
        ("Trước 1/8/2025", "thời gian 31/07/2025"),
        ("không rõ", ""),
    ],
)
def test_a_task_is_within_the_school_year(when: str, words: str) -> None:
    assert told(when) == [f"{words} {YEAR}"][: bool(words)]


@pytest.mark.parametrize(
    ("done", "words"),
    [
        ("2025-07-31", f"ngày xong 31/07/2025 {YEAR}"),
        ("2025-08-01", ""),
        ("2026-04-20", ""),
        ("2026-04-21", "ngày xong 21/04/2026 còn chưa đến (hôm nay 20/04/2026)"),
        ("2026-07-31", "ngày xong 31/07/2026 còn chưa đến (hôm nay 20/04/2026)"),
        ("2026-08-01", f"ngày xong 01/08/2026 {YEAR}"),
    ],
)
def test_a_task_is_done_within_the_school_year_and_not_on_a_day_to_come(done: str, words: str) -> None:
    assert told("3/2026", f"done: {done}") == [words][: bool(words)]


def test_without_a_school_year_only_days_to_come_are_found() -> None:
    head = FILES["dossier.yaml"].replace("school_year: 2025-2026\n", "")

    assert told("1/8/2020", "done: 2020-08-01", head) == []
    assert told("1/8/2020", "done: 2026-04-21", head) == ["ngày xong 21/04/2026 còn chưa đến (hôm nay 20/04/2026)"]
