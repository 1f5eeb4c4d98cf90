"""Days of documents at the bounds of the school year and of today."""

from __future__ import annotations

import pytest
from support.rulemaker import find_in_head, register_of

from cdsdossier.judging.rules import document_out_of_year


@pytest.mark.parametrize(
    ("day", "why"),
    [
        ("2025-07-31", "ngày nằm ngoài năm học (01/08/2025 đến 31/07/2026)"),
        ("2025-08-01", ""),
        ("2026-04-20", ""),
        ("2026-04-21", "ngày sau hôm nay (20/04/2026)"),
        ("2026-07-31", "ngày sau hôm nay (20/04/2026)"),
        ("2026-08-01", "ngày nằm ngoài năm học (01/08/2025 đến 31/07/2026)"),
    ],
)
def test_a_document_is_of_its_school_year_and_not_of_a_day_to_come(day: str, why: str) -> None:
    found = find_in_head(document_out_of_year, register_of(ke_hoach=f"date: {day}"))

    assert [one.message.partition(" có ")[2] for one in found] == [why][: bool(why)]


def test_without_a_school_year_only_days_to_come_are_found() -> None:
    text = register_of(ke_hoach="date: 2020-01-01", bao_cao="date: 2026-04-21").replace("school_year: 2025-2026\n", "")

    assert [one.about for one in find_in_head(document_out_of_year, text)] == ["bao-cao"]
