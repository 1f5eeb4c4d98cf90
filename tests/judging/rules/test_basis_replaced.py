"""A basis that no longer holds, or does not hold yet, on the day of a paper."""

from __future__ import annotations

from datetime import date

import pytest
from support.rulemaker import changed, find

from cdsdossier.judging.rules import basis_replaced
from cdsdossier.model.replaced import ReplacedDocument

BASES = ("bases:\n", "bases:\n  - {kind: Thông tư, number: 3/2026/TT-THU, date: 2026-02-09, about: ban hành Điều lệ}\n")


def told(effective: date | None) -> list[tuple[str, str]]:
    """Return what is found of a new basis beside a plan of 05/03/2026, a decision of 10/03/2026, and drafts."""
    rows = [
        ReplacedDocument(
            number=f"{number}/2019/TT-THU",
            by="Thông tư 3/2026/TT-THU",
            date=date(2026, 2, 9),
            effective=effective,
            source="thử",
        )
        for number in (5, 6)
    ]
    found = find(basis_replaced, changed("dossier.yaml", BASES), replaced=rows)
    return [(one.message.rpartition(": ")[2], one.fix) for one in found]


@pytest.mark.parametrize(
    ("effective", "papers"),
    [
        (date(2026, 3, 5), []),
        (date(2026, 3, 6), ["Kế hoạch"]),
        (date(2026, 5, 10), ["Kế hoạch, Quyết định thành lập Hội đồng"]),
        (None, []),
    ],
)
def test_a_new_basis_is_not_for_papers_issued_before_its_force(effective: date | None, papers: list[str]) -> None:
    found = told(effective)

    assert [names for names, _ in found] == papers
    assert all("căn cứ cũ (5/2019/TT-THU hoặc 6/2019/TT-THU)" in fix for _, fix in found)
