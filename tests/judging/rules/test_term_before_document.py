"""Last days that lie before the paper that prints them."""

from __future__ import annotations

import pytest
from support.overlay import HERE
from support.rulemaker import find

from cdsdossier.judging.rules import term_before_document

REVIEW = (HERE / "documents-out-of-order/good/review.yaml").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("line", "key"),
    [
        ("valid_until: 2026-04-19", "valid_until"),
        ("valid_until: 2026-04-20", ""),
        ("due: 2026-02-28", "due"),
        ("due: 2026-03-01", ""),
    ],
)
def test_a_last_day_is_not_before_the_paper(line: str, key: str) -> None:
    found = find(term_before_document, {"review.yaml": f"{REVIEW}{line}\n"})

    assert [one.fix.split()[1] for one in found] == [key][: bool(key)]


def test_a_draft_has_no_day_to_be_compared_with() -> None:
    draft = REVIEW.replace("giay-chung-nhan: {number: 2, date: 2026-04-20}", "giay-chung-nhan: {}")

    assert find(term_before_document, {"review.yaml": f"{draft}valid_until: 2020-01-01\n"}) == []
