"""Days of listed evidence at the bounds of the school year and of today."""

from __future__ import annotations

import pytest
from support.rulemaker import changed, find

from cdsdossier.judging.rules import evidence_out_of_year


def listed(day: str, head: tuple[str, str] | None = None) -> list[str]:
    text = f'scores:\n  "1.3": {{points: 1, evidence: [{{title: a}}, {{title: b, date: {day}}}]}}\n'
    files = {"scores/1-day-hoc.yaml": text, **(changed("dossier.yaml", head) if head else {})}
    return [one.message.partition(", ")[2] for one in find(evidence_out_of_year, files)]


@pytest.mark.parametrize(
    ("day", "why"),
    [
        ("2025-07-31", ["ngoài năm học 2025-2026 (1/8/2025 đến 31/7/2026)"]),
        ("2025-08-01", []),
        ("2026-04-20", []),
        ("2026-04-21", ["sau hôm nay (20/04/2026)"]),
        ("2026-07-31", ["sau hôm nay (20/04/2026)"]),
        ("2026-08-01", ["ngoài năm học 2025-2026 (1/8/2025 đến 31/7/2026)"]),
    ],
)
def test_listed_evidence_is_of_its_school_year_and_not_of_a_day_to_come(day: str, why: list[str]) -> None:
    assert listed(day) == why


def test_without_a_school_year_only_days_to_come_are_found() -> None:
    no_year = ("school_year: 2025-2026\n", "")

    assert listed("2020-01-01", no_year) == []
    assert listed("2026-04-21", no_year) == ["sau hôm nay (20/04/2026)"]
