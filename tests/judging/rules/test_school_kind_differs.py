"""Names that say another kind of school, and names that only seem to."""

from __future__ import annotations

import pytest
from support.rulemaker import find_in_head

from cdsdossier.judging.rules import school_kind_differs

SEVERAL = "pho-thong-nhieu-cap"


def told(name: str, kind: str) -> str:
    found = find_in_head(school_kind_differs, f'school: {{name: "{name}", kind: {kind}}}\n')
    return found[0].fix.partition(";")[0].removeprefix("Ghi kind: ") if found else ""


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Trường Mầm non Hoa Sen", "mam-non"),
        ("Trường Mẫu giáo Hoa Sen", "mam-non"),
        ("Trường Tiểu học Hùng Thắng", "tieu-hoc"),
        ("Trường TH Hùng Thắng", "tieu-hoc"),
        ("Trường Phổ thông dân tộc bán trú Tiểu học Nà Ư", "tieu-hoc"),
        ("Trường PTDTBTTH Nà Ư", "tieu-hoc"),
        ("Trường PTDTBT THCS Nà Ư", "thcs"),
        ("Trường Trung học cơ sở Nguyễn Văn Thông", "thcs"),
        ("Trường THPT chuyên Hạ Long", "thpt"),
        ("Trường THPT Lương Thế Vinh", SEVERAL),
        ("Trường TH và THCS Hùng Thắng", SEVERAL),
        ("Trường TH&THCS Hùng Thắng", SEVERAL),
        ("Trường Tiểu học và Trung học cơ sở Hùng Thắng", "thcs"),
        ("Trường THCS và THPT Hùng Thắng", "thpt"),
        ("Trường Tiểu học, THCS và THPT Hùng Thắng", SEVERAL),
        ("Trường Phổ thông liên cấp Hùng Thắng", SEVERAL),
        ("Trường Phổ thông Dân tộc nội trú THCS Mai Sơn", SEVERAL),
        ("Trung tâm GDNN-GDTX Tiên Lãng", "gdtx"),
        ("Trung tâm Giáo dục nghề nghiệp - Giáo dục thường xuyên Tiên Lãng", "gdtx"),
        ("Sở Giáo dục và Đào tạo Hải Phòng", "so-gddt"),
        ("Phòng Giáo dục và Đào tạo Tiên Lãng", "phong-gddt"),
        ("Trường THCS Sở Dầu", "thcs"),
        ("Trường Năng khiếu A", "thcs"),
        ("", "thcs"),
    ],
)
def test_a_right_name_is_silent(name: str, kind: str) -> None:
    assert told(name, kind) == ""


@pytest.mark.parametrize(
    ("name", "kind", "right"),
    [
        ("Trường Tiểu học Hùng Thắng", "thcs", "tieu-hoc"),
        ("Trường THCS Hùng Thắng", "tieu-hoc", "thcs"),
        ("Trường THCS Hùng Thắng", SEVERAL, "thcs"),
        ("Trường Mầm non Hoa Sen", "tieu-hoc", "mam-non"),
        ("Trường TH và THCS Hùng Thắng", "thpt", SEVERAL),
        ("Trung tâm GDTX Tiên Lãng", "thpt", "gdtx"),
        ("Trường THPT Tiên Lãng", "gdtx", "thpt"),
        ("Phòng Giáo dục và Đào tạo Tiên Lãng", "so-gddt", "phong-gddt"),
    ],
)
def test_a_name_of_another_kind_says_which(name: str, kind: str, right: str) -> None:
    assert told(name, kind) == right
