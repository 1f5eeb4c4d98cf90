"""Names that give away a person's number or birthday, and those that only look like it."""

from __future__ import annotations

import pytest
from support.rulemaker import find_in_evidence, named

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
