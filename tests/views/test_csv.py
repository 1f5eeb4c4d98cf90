"""Tables as CSV that opens in Excel and runs nothing there."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from cdsdossier.views.csv import format_csv


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(1)", "\tx", "\nx"])
def test_a_text_that_excel_would_run_gets_an_apostrophe(text: str) -> None:
    assert f"'{text}" in format_csv(("a",), [(text,)])


def test_values_are_written_for_programs() -> None:
    row = ("x", Decimal("-2.50"), Decimal(3), True, False, None, date(2026, 3, 5), 7)
    assert format_csv(("a",), [row]) == "a\r\nx,-2.5,3,true,false,,2026-03-05,7\r\n"


def test_the_head_runs_nothing_either() -> None:
    assert format_csv(("=a", "b"), []) == "'=a,b\r\n"
