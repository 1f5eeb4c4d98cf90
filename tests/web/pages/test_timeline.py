"""The page of the calendar."""

from __future__ import annotations

from pathlib import Path

import pytest
from support.served import site_of

from cdsdossier.web.frame import show_page


@pytest.mark.parametrize(
    ("day", "words"),
    [
        ("2024-05-20", '<span class="can">sắp đến hạn</span><br>còn 4 ngày'),
        ("2024-06-30", '<span class="tot">xong</span><br>ngày 22/05/2024'),
        ("2024-05-20", '– <span class="">còn 10 ngày</span>'),
        ("2024-05-26", '– <span class="can">còn 4 ngày</span>'),
        ("2024-06-30", '– <span class="tot">xong ngày 27/05/2024</span>'),
    ],
)
def test_the_calendar_says_how_a_task_and_a_deadline_of_the_law_stand_on_a_day(
    example: Path, day: str, words: str
) -> None:
    assert words in show_page(site_of(example, day), "lich")


def test_a_deadline_of_the_law_that_nobody_met_is_shown_as_bad(example: Path) -> None:
    (example / "timeline.yaml").write_text("tasks: []\n", encoding="utf-8")
    page = show_page(site_of(example, "2024-06-30"), "lich")

    assert page.count('<span class="xau">') == 2
