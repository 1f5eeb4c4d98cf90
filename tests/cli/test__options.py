"""What an option means: a day, a school year, whom to judge by."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from cdsdossier.cli._options import JudgedBy, parse_day, parse_year
from cdsdossier.errors import WrongUsage


def test_a_day_is_named_as_people_write_it_or_as_files_do() -> None:
    written = ("10/9/2025", "2025-09-10", "10-09-2025", "ngày 10 tháng 9 năm 2025")
    assert {parse_day("--date", one, "2025-09-10") for one in written} == {date(2025, 9, 10)}

    for wrong, words in (
        ("9/30/2025", "--date: không có ngày “9/30/2025” trong lịch. Viết ngày/tháng/năm, hoặc 2025-09-10."),
        ("hôm qua", "--date “hôm qua” không phải ngày. Viết ngày/tháng/năm, hoặc 2025-09-10."),
    ):
        with pytest.raises(WrongUsage) as refused:
            parse_day("--date", wrong, "2025-09-10")
        assert str(refused.value) == words


def test_a_school_year_is_named_in_its_usual_spellings() -> None:
    assert {parse_year(one) for one in ("2025-2026", "2025 – 2026", "2025/2026", "năm học 2025-2026")} == {"2025-2026"}
    with pytest.raises(WrongUsage, match="--year “2025-2027” không phải năm học"):
        parse_year("2025-2027")


def test_one_question_has_one_answer() -> None:
    assert not JudgedBy(place=Path())
    with pytest.raises(WrongUsage, match="chỉ nêu một trong hai"):
        JudgedBy("a", Path("b"))
