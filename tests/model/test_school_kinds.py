"""Kinds of school as they stand in offices' lists."""

from __future__ import annotations

import pytest

from cdsdossier.model.school_kinds import SCHOOL_KINDS, parse_school_kind
from cdsdossier.office.rollup.statistics.labels import KIND_NAMES


@pytest.mark.parametrize(
    ("slug", "written"),
    [
        ("mam-non", "Mầm non; MN; Trường mẫu giáo; Nhà trẻ, mẫu giáo; Mầm non tư thục; MG"),
        ("tieu-hoc", "Tiểu học; TH; Trường Tiểu học; PTDTBT Tiểu học; Cấp 1; TIỂU HỌC (công lập)"),
        ("thcs", "THCS; Trung học cơ sở; PTDTNT THCS; PTDTBT-THCS; Cấp II; Phổ thông DTNT THCS"),
        ("thpt", "THPT; Trung học phổ thông; THPT chuyên; Trường chuyên; PTDTNT THPT; Cấp 3"),
        ("pho-thong-nhieu-cap", "Phổ thông nhiều cấp học; Phổ thông có nhiều cấp học; Liên cấp; TH&THCS; THCS - THPT"),
        ("pho-thong-nhieu-cap", "TH, THCS và THPT; Tiểu học và THCS; PTDTBT TH&THCS; PTDTNT THCS&THPT; Cấp 2-3"),
        ("gdtx", "TT GDNN-GDTX; GDTX; Trung tâm; TTGDTX; Trung tâm Giáo dục nghề nghiệp - Giáo dục thường xuyên"),
        ("so-gddt", "Sở; Sở GD&ĐT; Sở Giáo dục và Đào tạo"),
        ("phong-gddt", "Phòng GDĐT; Phòng Giáo dục và Đào tạo"),
        ("", "PTDTNT; PTDTBT; Phổ thông dân tộc nội trú; Trường PTDT bán trú"),
        (None, "Cao đẳng; Trường; Công lập; THCS Kim Đồng; Trung tâm THCS; 2; –"),
    ],
)
def test_a_kind_is_known_as_people_write_it(slug: str | None, written: str) -> None:
    assert {one: parse_school_kind(one) for one in written.split("; ")} == dict.fromkeys(written.split("; "), slug)


def test_every_kind_is_known_by_its_slug_and_by_the_name_that_is_shown() -> None:
    assert [parse_school_kind(slug) for slug in SCHOOL_KINDS] == list(SCHOOL_KINDS)
    assert [parse_school_kind(name) for name in KIND_NAMES.values()] == list(KIND_NAMES)
