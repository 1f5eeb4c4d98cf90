"""Authorities that ended on 1 July 2025, and papers that are older."""

from __future__ import annotations

from datetime import date

import pytest
from support.rulemaker import SCHOOL, find_in_head

from cdsdossier.judging.rules import authority_abolished
from cdsdossier.model.dossier.narrative import Narrative, Proposal


@pytest.mark.parametrize(
    ("authority", "gone"),
    [
        ("Phòng Giáo dục và Đào tạo huyện Tiên Lãng", True),
        ("PHÒNG GD & ĐT", True),
        ("Phòng GDĐT quận 1", True),
        ("Phòng Giáo dục huyện A", True),
        ("PGD&ĐT", True),
        ("UBND thị xã A", True),
        ("UBND TX. A", True),
        ("UBND thị trấn A", True),
        ("UBND H. A", True),
        ("UBND Q.1", True),
        ("PGDĐT A", True),
        ("UBND xã Hòa An", False),
        ("Ủy ban nhân dân quận A", True),
        ("UBND xã Huyện Thử", False),
        ("UBND phường Quận Ngang", False),
        ("UBND thành phố Hải Phòng", False),
        ("Phòng Văn hóa - Xã hội xã A", False),
        ("Phòng Giáo dục Trung học, Sở GD&ĐT", False),
        ("Sở Giáo dục và Đào tạo", False),
    ],
)
def test_authorities_that_ended_are_known_by_name(authority: str, gone: bool) -> None:
    hits = find_in_head(authority_abolished, SCHOOL, Narrative(proposals=(Proposal(to=authority),)))

    assert [hit.file for hit in hits] == ["narrative.yaml"] * gone


@pytest.mark.parametrize(
    ("text", "gone"),
    [
        ("school_year: 2023-2024\n", False),
        ("school_year: 2024-2025\n", True),
        ("school_year: 2024-2025\ndocuments: {ke-hoach: {date: 2025-06-30}}\n", False),
        ("school_year: 2024-2025\ndocuments: {ke-hoach: {date: 2024-09-05}, to-trinh: {date: 2025-07-01}}\n", True),
        ("", True),
    ],
)
def test_papers_of_older_days_may_name_older_authorities(text: str, gone: bool) -> None:
    old = "school: {kind: phong-gddt, parent: UBND huyện A}\n"

    assert len(find_in_head(authority_abolished, old + text)) == 2 * gone
    assert find_in_head(authority_abolished, old, today=date(2025, 6, 30)) == []
