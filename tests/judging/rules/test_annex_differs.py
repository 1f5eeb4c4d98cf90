"""The annex's number and day beside those of the plan in the register."""

from __future__ import annotations

from pathlib import Path

import pytest
from support.rulemaker import LINES, names, told_of_timeline


@pytest.mark.parametrize(
    ("number", "rules"),
    [
        ("2/KH-THCST", []),
        ("02", []),
        ("002/KH", []),
        ("/KH-THCST", []),
        ("", []),
        ("20/KH-THCST", ["annex-differs"]),
        ("9" * 5000, ["annex-differs"]),
    ],
    ids=["the same", "a zero before", "two zeros", "no number yet", "nothing", "another", "very long"],
)
def test_the_annex_is_compared_by_its_running_number(number: str, rules: list[str], tmp_path: Path) -> None:
    text = "".join(LINES).replace("number: 2/KH-THCST", f'number: "{number}"')

    assert names(told_of_timeline(tmp_path / "d", text)) == rules


def test_an_annex_of_a_document_that_is_not_issued_is_not_compared(tmp_path: Path) -> None:
    text = "".join(LINES).replace("document: ke-hoach, number", "document: bao-cao, number", 1)

    assert told_of_timeline(tmp_path / "d", text) == []
