"""The page of what is wrong."""

from __future__ import annotations

from pathlib import Path

from support.served import site_of

from cdsdossier.web.frame import show_page


def test_twenty_findings_of_a_rule_are_shown_and_the_rest_are_counted(example: Path) -> None:
    for number in range(23):
        (example / "evidence" / "1.1" / f"tam-{number}.tmp.pdf").touch()
    page = show_page(site_of(example), "kiem-tra")

    assert "… và 3 chỗ khác." in page
    assert page.count("evidence/1.1/tam-") == 20
