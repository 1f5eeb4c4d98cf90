"""Names that give away a person's number or birthday, and those that only look like it."""

from __future__ import annotations

import pytest
from support.rulemaker import FILES, find, find_in_evidence, named

from cdsdossier.judging.rules import evidence_name_personal


@pytest.mark.parametrize(
    "name",
    [
        "001205001234.pdf", "cccd_001205001234.jpg", "Nguyễn Văn A 05-09-2012.jpg", "nguyen-van-a-05.09.2012.jpg",
        "NguyenVanA tran thi b 2012-09-05.pdf", "Le_Thi_B_05092012.pdf", "le thi b 20120905.pdf",
        "Đỗ Văn C, 5-9-1980.pdf",
    ],
)  # fmt: skip
def test_a_name_that_tells_of_a_person_is_told(name: str) -> None:
    assert len(find_in_evidence(evidence_name_personal, named(f"1.1/{name}"))) == 1


@pytest.mark.parametrize(
    "name",
    [
        "Nguyễn Văn A.jpg", "Nguyễn Văn A 05-09-2025.jpg", "nguyen-van-a-05-09-2021.jpg", "anh-05-09-2012.jpg",
        "Nguyễn 05-09-2012.jpg", "le thi b 31-02-2012.pdf", "IMG_202603101530.jpg", "0012050012345.pdf",
        "00120500123.pdf",
        "tran-thi-b-9-2012.pdf", "le thi b 2012.pdf",
    ],
)  # fmt: skip
def test_a_name_that_does_not_is_left_alone(name: str) -> None:
    assert find_in_evidence(evidence_name_personal, named(f"1.1/{name}")) == []


@pytest.mark.parametrize(
    ("name", "what"),
    [
        ("nguyen van a 31-12-2020.pdf", "họ tên và ngày sinh"),
        ("nguyen van a 01-01-2021.pdf", ""),
        ("nguyen van a 01-01-1900.pdf", "họ tên và ngày sinh"),
        ("nguyen van a 31-12-1899.pdf", ""),
        ("a001205001234b.pdf", "số căn cước"),
        ("101205001234.pdf", ""),
        ("nguyen 1 05-09-2012.pdf", ""),
        ("a nguyen van 05-09-2012.pdf", "họ tên và ngày sinh"),
        ("nguyen van 05-09.2012.pdf", ""),
        ("nguyen van 5.9.2012.pdf", "họ tên và ngày sinh"),
    ],
)
def test_a_birthday_is_at_least_five_years_before_the_school_year(name: str, what: str) -> None:
    found = find_in_evidence(evidence_name_personal, named(f"nguyen van b 05-09-2012/{name}"))

    assert [one.message for one in found] == [f"tên tệp có {what}"][: bool(what)]


def test_without_a_school_year_the_year_of_today_counts() -> None:
    head = FILES["dossier.yaml"].replace("school_year: 2025-2026\n", "")
    files = (named("1.1/nguyen van a 01-01-2021.pdf"), named("1.1/nguyen van a 01-01-2022.pdf"))
    found = find(evidence_name_personal, {"dossier.yaml": head}, evidence=files)

    assert [one.file for one in found] == ["evidence/1.1/nguyen van a 01-01-2021.pdf"]
