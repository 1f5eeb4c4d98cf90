"""Authorities that ended on 1 July 2025, and papers that are older."""

from __future__ import annotations

from datetime import date

import pytest
from support.rulemaker import SCHOOL, find, find_in_head

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


def test_each_place_is_found_with_its_own_advice() -> None:
    head = "school: {kind: phong-gddt, parent: UBND huyện A, reports_to: Phòng GD&ĐT huyện A}\nschool_year: 2025-2026\n"
    found = find_in_head(
        authority_abolished, head, Narrative(proposals=(Proposal(to="Sở"), Proposal(to="UBND quận 1")))
    )

    assert [(one.message.partition("”")[0], one.column, one.fix.partition(";")[0]) for one in found] == [
        ("“Phòng Giáo dục và Đào tạo", 16, "Chọn kind của đơn vị hiện nay"),
        ("“UBND huyện A", 36, "Ghi UBND xã (phường, đặc khu) …"),
        ("“Phòng GD&ĐT huyện A", 62, "Ghi Phòng Văn hóa - Xã hội xã (phường) …"),
        ("“UBND quận 1", 1, "Ghi UBND xã (phường, đặc khu) …"),
    ]
    assert found[3].file == "narrative.yaml"


@pytest.mark.parametrize(
    ("today", "text", "count"),
    [
        (date(2025, 7, 1), "", 1),
        (date(2025, 6, 30), "", 0),
        (date(2026, 4, 20), "school_year: 2024-2025\n", 1),
        (date(2025, 6, 30), "school_year: 2024-2025\n", 0),
        (date(2026, 4, 20), "school_year: 2024-2025\ndocuments: {ke-hoach: {date: 2025-07-01}}\n", 1),
        (date(2026, 4, 20), "school_year: 2025-2026\ndocuments: {ke-hoach: {date: 2025-06-30}}\n", 0),
    ],
)
def test_the_last_paper_s_day_decides_or_else_the_day_of_today_within_the_year(
    today: date, text: str, count: int
) -> None:
    assert len(find_in_head(authority_abolished, f"school: {{parent: UBND huyện A}}\n{text}", today=today)) == count


@pytest.mark.parametrize(("day", "count"), [("2025-06-30", 0), ("2026-04-18", 2)])
def test_the_office_s_own_names_are_read_by_the_day_of_its_papers(day: str, count: int) -> None:
    review = (
        "body: {name: Phòng GDĐT huyện Thử, parent: UBND huyện Thử}\n"
        f"documents: {{bien-ban-danh-gia-ngoai: {{number: 4, date: {day}}}}}\n"
    )
    assert [one.file for one in find(authority_abolished, {"review.yaml": review})] == ["review.yaml"] * count
