import pytest

from cdsdossier.documents.facts.signatories import format_head_title


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
