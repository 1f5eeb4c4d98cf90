import pytest

from cdsdossier.documents.facts.fact_types import PersonFacts
from cdsdossier.documents.facts.signatories import format_decider, format_head_title


@pytest.mark.parametrize(
    ("title", "acting", "expected"),
    [
        ("Hiệu trưởng", False, ("HIỆU TRƯỞNG",)),
        ("Phó hiệu trưởng", False, ("KT. HIỆU TRƯỞNG", "PHÓ HIỆU TRƯỞNG")),
        ("Phó Giám đốc", False, ("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC")),
        ("Phó hiệu trưởng", True, ("Q. HIỆU TRƯỞNG",)),
        ("Phó Hiệu trưởng phụ trách", False, ("KT. HIỆU TRƯỞNG", "PHÓ HIỆU TRƯỞNG")),
        ("Phó Giám đốc phụ trách, điều hành", False, ("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC")),
        ("Quyền Hiệu trưởng", False, ("Q. HIỆU TRƯỞNG",)),
        ("Q. Hiệu trưởng", True, ("Q. HIỆU TRƯỞNG",)),
        ("Hiệu trưởng", True, ("Q. HIỆU TRƯỞNG",)),
    ],
)
def test_the_title_decides_the_authority_line(title: str, acting: bool, expected: tuple[str, ...]) -> None:
    assert format_head_title(title, acting=acting) == expected


@pytest.mark.parametrize(
    ("name", "title", "line"),
    [
        ("UBND xã An Bình", "Phó Chủ tịch", "Ủy ban nhân dân xã An Bình"),
        ("Sở Giáo dục và Đào tạo", "Phó Giám đốc", "Giám đốc Sở Giáo dục và Đào tạo"),
        ("Phòng Giáo dục và Đào tạo", "Trưởng phòng", "Trưởng Phòng Giáo dục và Đào tạo"),
        ("Trường THCS An Bình", "Hiệu trưởng", "Hiệu trưởng Trường THCS An Bình"),
        ("Trường THCS An Bình", "Phó hiệu trưởng phụ trách", "Hiệu trưởng Trường THCS An Bình"),
        ("Trung tâm GDNN-GDTX An Bình", "Quyền Giám đốc", "Giám đốc Trung tâm GDNN-GDTX An Bình"),
    ],
)
def test_a_decision_names_who_takes_it(name: str, title: str, line: str) -> None:
    head: PersonFacts = {"name": "Đ.V.K.", "title": title, "acting": False, "honorific": ""}

    assert format_decider({"name": name, "code": "X", "place": "An Bình", "parent": "", "head": head}) == line
