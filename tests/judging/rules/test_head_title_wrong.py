"""Titles that the issuing body has, and those of other bodies."""

from __future__ import annotations

import pytest
from support.rulemaker import FILES, find_in_head
from support.rulemaker import find as find_in

from cdsdossier.judging.rules import head_title_wrong

REVIEW = "body: {{name: {name}, head: {{name: Đ.V.K., title: {title}}}}}\n"


def in_school(name: str, kind: str, title: str) -> bool:
    school = f'school: {{name: "{name}", kind: {kind}, head: {{name: N.V.A., title: "{title}"}}}}\n'
    return bool(find_in_head(head_title_wrong, school))


@pytest.mark.parametrize(
    ("name", "kind", "title", "wrong"),
    [
        ("Trường THCS A", "thcs", "Hiệu trưởng", False),
        ("Trường THCS A", "thcs", "Phó Hiệu trưởng phụ trách", False),
        ("Trường THCS A", "thcs", "Q. Hiệu trưởng", False),
        ("Trường Mầm non A", "mam-non", "Giáo viên phụ trách trường", False),
        ("Trường THCS A", "thcs", "Giám đốc", True),
        ("Trường THCS A", "thcs", "Chủ tịch Hội đồng trường", True),
        ("Lớp mẫu giáo độc lập A", "mam-non", "Chủ lớp", False),
        ("Phổ thông liên cấp A", "pho-thong-nhieu-cap", "Giám đốc", True),
        ("Trung tâm GDNN-GDTX A", "gdtx", "Giám đốc", False),
        ("Trung tâm GDNN-GDTX A", "gdtx", "Phó Giám đốc", False),
        ("Trung tâm GDNN-GDTX A", "gdtx", "Hiệu trưởng", True),
        ("Trường Bổ túc văn hóa A", "gdtx", "Hiệu trưởng", False),
        ("Sở Giáo dục và Đào tạo A", "so-gddt", "Phó Giám đốc", False),
        ("Sở Giáo dục và Đào tạo A", "so-gddt", "Trưởng phòng", True),
        ("Phòng Giáo dục và Đào tạo A", "phong-gddt", "Trưởng phòng", False),
    ],
)
def test_a_unit_is_signed_for_by_its_own_head_or_a_deputy(name: str, kind: str, title: str, wrong: bool) -> None:
    assert in_school(name, kind, title) is wrong


@pytest.mark.parametrize(
    ("name", "title", "wrong"),
    [
        ("UBND xã A", "Chủ tịch", False),
        ("Ủy ban nhân dân phường A", "Phó Chủ tịch UBND phường", False),
        ("UBND xã A", "Trưởng phòng Văn hóa - Xã hội", True),
        ("UBND xã A", "Chủ tịch HĐND", True),
        ("Phòng Văn hóa - Xã hội xã A", "Phó Trưởng phòng", False),
        ("Phòng Văn hóa - Xã hội xã A", "Chủ tịch", True),
        ("Cơ quan thử", "Chánh thanh tra", False),
    ],
)
def test_an_office_is_too(name: str, title: str, wrong: bool) -> None:
    found = find_in(head_title_wrong, {"review.yaml": REVIEW.format(name=name, title=title)})
    assert [one.file for one in found] == ["review.yaml"] * wrong


def test_the_signer_of_one_document_concerns_that_one() -> None:
    signer = "date: 2026-03-10, signer: {name: T.T.B., title: Tổ trưởng}"
    text = FILES["dossier.yaml"].replace("date: 2026-03-10", signer)
    (found,) = find_in(head_title_wrong, {"dossier.yaml": text})

    assert found.about == "quyet-dinh-hoi-dong"
    assert found.message == "Trường THCS Thử không có chức vụ “Tổ trưởng” để ký văn bản"
    assert found.fix == "Ghi title: Hiệu trưởng; cấp phó ký thay thì ghi Phó hiệu trưởng."
