"""Which words can be Vietnamese."""

from __future__ import annotations

import pytest

from cdsdossier.text.old_letters.syllables import is_syllable

TEXT = """
Căn cứ Quyết định của Bộ trưởng Bộ Giáo dục và Đào tạo ban hành Bộ chỉ số đánh giá mức độ chuyển đổi số của cơ sở giáo
dục phổ thông và giáo dục thường xuyên Nhà trường xây dựng kế hoạch tự đánh giá với những nội dung như sau gì giếng
giữ gìn nghiêng ngoằn ngoèo khuyến khích quốc gia quyển quýt huỳnh khuỷu tay thuở xưa yêu yếm uống rượu ươm mầm oái oăm
xoong ghế kỷ kĩ hoà hòa thuý thúy loè nguệch ngoạc loạch xoạch chuếnh choáng rươu liều xuề xòa
"""


def test_the_words_of_a_vietnamese_text_are_syllables() -> None:
    assert [word for word in TEXT.split() if not is_syllable(word)] == []


@pytest.mark.parametrize(
    "word",
    [
        "chôp",
        "ngêi",
        "cafộ",
        "Môller",
        "tràc",
        "chọm̀",
        "keá",
        "ca\u0301\u0300",
        "kan",
        "ce",
        "ngi",
        "ghat",
        "qa",
        "fa",
        "BGD",
        "Windows",
        "ăn" + "g" * 3,
        "",
    ],
)
def test_others_are_none(word: str) -> None:
    assert not is_syllable(word)
