"""What the letters of a number say of kind, body and year."""

from __future__ import annotations

import pytest

from cdsdossier.model.paper_number import NOTATIONS, PaperNumber, bare_number, name_issuing_body, split_paper_number


@pytest.mark.parametrize(
    ("written", "number"),
    [
        ("4725/QÐ-BGDÐT", PaperNumber("4725", None, "QĐ", "BGDĐT")),
        ("4725/QĐ-BGDĐT", PaperNumber("4725", None, "QĐ", "BGDĐT")),
        (" 32 / 2020 / TT – BGDĐT", PaperNumber("32", 2020, "TT", "BGDĐT")),
        ("72/2025/QH15", PaperNumber("72", 2025, "QH15", "")),
        ("57-NQ/TW", PaperNumber("57", None, "NQ", "TW")),
        ("362/SGDĐT-GDTrH-TX", PaperNumber("362", None, "SGDĐT", "GDTrH-TX")),
        ("12/KH", PaperNumber("12", None, "KH", "")),
        ("KH-SGDĐT", None), ("", None), (None, None),
    ],
)  # fmt: skip
def test_a_number_is_taken_apart(written: str | None, number: PaperNumber | None) -> None:
    assert split_paper_number(written) == number


def allows(written: str, kind: str) -> bool:
    number = split_paper_number(written)
    assert number
    return number.allows_kind(kind)


@pytest.mark.parametrize(("kind", "notation"), NOTATIONS.items())
def test_each_kind_has_its_own_letters_and_no_other_s(kind: str, notation: str) -> None:
    letters = "QH15" if notation == "QH" else notation
    assert allows(f"5/{letters}-A", kind.capitalize()) or letters == "QH15"
    assert not allows("5/TTr-A" if notation != "TTr" else "5/QĐ-A", kind)


@pytest.mark.parametrize(
    ("written", "kind", "fits"),
    [
        ("43/2019/QH14", "Luật Giáo dục", True),
        ("43/2019/QĐ-UBND", "Luật Giáo dục", False),
        ("5/2019/QH14", "Quyết định", False),
        ("88/2014/QH13", "Nghị quyết", True),
        ("35/2021/UBTVQH15", "Nghị quyết", True),
        ("15/2021/TTLT-BGDĐT-BNV", "Thông tư liên tịch", True),
        ("15/2021/TTLT-BGDĐT-BNV", "Thông tư", False),
        ("7/QĐ-UBND", "Đề án", True),
        ("7/QyC-THA", "Quyết định", True),
        ("12/KH-UBND", "Công văn", False),
        ("12/CV-UBND", "Công văn", True),
        ("12/TTr-VP", "Công văn", True),
    ],
)
def test_only_a_contradiction_is_one(written: str, kind: str, fits: bool) -> None:
    assert allows(written, kind) is fits


@pytest.mark.parametrize(
    ("written", "issuer", "fits"),
    [
        ("5/QĐ-BGDĐT", "Bộ GD&ĐT", True),
        ("5/QĐ-BGD&ĐT", "Bộ Giáo dục và Đào tạo", True),
        ("5/QĐ-BGDĐT", "UBND xã A", False),
        ("5/KH-UBND", "Chủ tịch Ủy ban nhân dân tỉnh A", True),
        ("5/QĐ-UBND", "Bộ Giáo dục và Đào tạo", False),
        ("5/UBND-VX", "Sở Giáo dục và Đào tạo", False),
        ("131/QĐ-TTg", "Chính phủ", False),
        ("30/2020/NĐ-CP", "Chính phủ", True),
        ("5/QĐ-THCSA", "UBND xã A", True),
    ],
)
def test_known_letters_of_a_body_are_that_body_s(written: str, issuer: str, fits: bool) -> None:
    number = split_paper_number(written)
    assert number
    assert number.allows_issuer(issuer) is fits


def test_numbers_compare_without_spaces_dashes_and_case() -> None:
    assert bare_number(" 4725 / QĐ – bgdđt") == bare_number("4725/QĐ-BGDĐT")
    assert bare_number(None) == ""


@pytest.mark.parametrize(
    ("issuer", "body"),
    [
        ("Bộ trưởng Bộ Nội vụ", "bộ nội vụ"),
        ("Chủ tịch UBND xã A", "ubnd xã a"),
        ("Giám đốc Sở Nội vụ", "sở nội vụ"),
        ("Hiệu trưởng Trường THCS A", "trường thcs a"),
        ("Trưởng phòng Giáo dục và Đào tạo huyện A", "phòng giáo dục và đào tạo huyện a"),
        ("Thủ tướng Chính phủ", "thủ tướng chính phủ"),
    ],
)
def test_who_heads_a_body_issues_for_it(issuer: str, body: str) -> None:
    assert name_issuing_body(issuer) == body
