"""Whether letters are text: Vietnamese with many abbreviations is, numbers of glyphs and shuffled letters are not."""

from __future__ import annotations

import pytest

from cdsdossier.files.tables.pdf.legible import is_legible

TEXT = "Trường THCS ứng dụng CNTT vào quản lý, nối CSDL ngành, báo cáo UBND xã " * 6


@pytest.mark.parametrize(
    ("letters", "legible"),
    [
        (list(TEXT), True),
        ([*TEXT, *["(cid:3)"] * 10], True),
        (["(cid:17)"] * 200, False),
        ([*TEXT, *["\uf0a7"] * 10], True),
        (["\uf0a7", "\ue001", " "] * 50, False),
        (list("7Uѭӡng THCS WQWK KLN PQRZ XTSG BVCX " * 12), False),
        (list("XYZ KLM"), True),
        (list("tr\u00adêng THCS øng dông c«ng nghÖ th«ng tin vµ chuyÓn ®æi sè " * 6), True),
    ],
    ids=[
        "abbreviations",
        "few unknown",
        "all unknown",
        "bullets",
        "private",
        "shuffled",
        "too short to tell",
        "old fonts",
    ],
)
def test_text_is_told_from_what_only_looks_like_letters(letters: list[str], legible: bool) -> None:
    assert is_legible(letters) is legible
