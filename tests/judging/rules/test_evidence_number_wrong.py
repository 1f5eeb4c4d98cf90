"""One number on two papers of the evidence, and one paper under two numbers."""

from __future__ import annotations

import pytest
from support.rulemaker import FILES, find

from cdsdossier.judging.rules import evidence_number_wrong

SCORES = "scores/1-day-hoc.yaml"


def told(*items: str) -> list[str]:
    """Return why each piece of evidence of row 1.1 is wrong; the register holds 02/KH-THCST of 05/3/2026."""
    listed = ", ".join(f"{{{item}}}" for item in items)
    text = FILES[SCORES].replace("{met: true}", f"{{met: true, evidence: [{listed}]}}", 1)
    return [one.message.rpartition(": ")[2] for one in find(evidence_number_wrong, {SCORES: text})]


def paper(number: str, day: str, file: str = "1.1/a.pdf", title: str = "Quy chế", issuer: str = "UBND xã B") -> str:
    return f"file: {file}, title: {title}, number: {number}, date: {day}, issuer: {issuer}"


@pytest.mark.parametrize(
    ("items", "why"),
    [
        ([paper("2/KH-THCST", "2026-03-05")], []),
        ([paper("02 / KH – thcst", "2026-03-06")], ["cùng số mà ngày 06/03/2026 và 05/03/2026"]),
        ([paper("2/KH-THCST", "2025-09-05")], []),
        ([paper("2/KH-THCSK", "2026-03-06")], []),
        (
            [paper("7/QĐ-UBND", "2025-10-01"), paper("07/QĐ-UBND", "2025-10-02", "1.1/b.pdf")],
            ["cùng số mà ngày 02/10/2025 và 01/10/2025"],
        ),
        (
            [paper("7/QĐ-UBND", "2025-10-01"), paper("7/QĐ-UBND", "2025-10-01", "1.1/b.pdf", "B")],
            ["cùng số, cùng ngày mà là hai tệp, hai tên khác nhau"],
        ),
        (
            [paper("7/QĐ-UBND", "2025-10-01"), paper("8/QĐ-UBND", "2025-10-01")],
            ["cùng một tệp, cùng tên mà khác số, năm hoặc cơ quan"],
        ),
    ],
)
def test_a_number_belongs_to_one_paper(items: list[str], why: list[str]) -> None:
    assert told(*items) == why


@pytest.mark.parametrize(
    "second",
    [
        paper("7/QĐ-UBND", "2025-10-01"),
        paper("7/QĐ-UBND", "2025-10-01", "1.1/trang-2.pdf"),
        paper("7/QĐ-UBND", "2025-10-01", "1.1/b.pdf", "Phụ lục"),
        paper("7/QĐ-UBND", "2025-10-02", "1.1/b.pdf", issuer="UBND tỉnh B"),
        paper("7/QĐ-UBND", "2024-10-02", "1.1/b.pdf"),
        paper("8/QĐ-UBND", "2025-10-02", title="Văn bản thứ hai trong tệp"),
        "file: 1.1/b.pdf, title: B, number: 7/QĐ-UBND",
        "file: 1.1/b.pdf, number: 7/QĐ-UBND, date: 2025-10-02",
    ],
    ids=[
        "the same",
        "its second page",
        "its annex",
        "another body",
        "another year",
        "two in a file",
        "no day",
        "whose",
    ],
)
def test_what_may_be_one_paper_or_another_body_s_is_no_fault(second: str) -> None:
    assert told(paper("7/QĐ-UBND", "2025-10-01"), second) == []
