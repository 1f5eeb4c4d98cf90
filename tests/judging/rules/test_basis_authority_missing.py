"""Which statute gives a school the right to decide."""

from __future__ import annotations

import pytest
from support.rulemaker import find_in_head, register_of

from cdsdossier.judging.rules import basis_authority_missing


@pytest.mark.parametrize(
    ("kind", "about", "count"),
    [
        ("thcs", "Điều lệ trường trung học cơ sở và trường phổ thông có nhiều cấp học", 0),
        ("thcs", "Điều lệ trường tiểu học", 1),
        ("tieu-hoc", "Điều lệ trường tiểu học", 0),
        ("tieu-hoc", "Điều lệ trường trung học cơ sở", 1),
        ("thcs", "Điều lệ trường học", 0),
        ("pho-thong-nhieu-cap", "Điều lệ trường tiểu học", 0),
        ("thcs", "Quy chế tổ chức và hoạt động của trường phổ thông dân tộc nội trú", 0),
        ("thcs", "Chương trình trung học", 1),
    ],
)
def test_the_statute_is_that_of_the_kind_of_school(kind: str, about: str, count: int) -> None:
    text = register_of(quyet_dinh_hoi_dong="number: 1, date: 2026-03-09").replace("kind: thcs", f"kind: {kind}")
    bases = f"bases:\n  - {{kind: Thông tư, about: ban hành {about}}}\n"

    assert len(find_in_head(basis_authority_missing, text + bases)) == count
