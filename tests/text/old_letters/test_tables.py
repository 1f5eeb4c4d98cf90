"""The tables of TCVN3 and VNI: every letter of Vietnamese there and back."""

from __future__ import annotations

import pytest

from cdsdossier.text.old_letters.tables import CODES, UNICODE_VIETNAMESE, OldCode, decode_old, encode_old, is_whole

#: One text in three codes.
ALL = "Phụ lục: Lịch công tác trước ngày 31/5, Đơn vị chủ trì; quyết định, hiệu trưởng, kỹ thuật, tỉ lệ, ngã, ý kiến"
TCVN3 = "Phô lôc: LÞch c«ng t¸c tr­íc ngµy 31/5, §¬n vÞ chñ tr×; quyÕt ®Þnh, hiÖu tr­ëng, kü thuËt, tØ lÖ, ng·, ý kiÕn"
VNI = (
    "Phuï luïc: Lòch coâng taùc tröôùc ngaøy 31/5, Ñôn vò chuû trì; quyeát ñònh, hieäu tröôûng, kyõ thuaät, tæ leä, "
    "ngaõ, yù kieán"
)


@pytest.mark.parametrize("code", CODES)
def test_every_letter_comes_back(code: OldCode) -> None:
    #: In TCVN3 a capital with a tone is a small letter in a font of capitals.
    letters = {letter for letter in UNICODE_VIETNAMESE if code == "vni" or letter.islower() or letter in "ĂÂÊÔƠƯĐ"}
    for letter in letters:
        old = encode_old(letter, code)
        assert decode_old(f"x{old}", code) == f"x{letter}"
        assert is_whole(old, code)
    assert len(letters) == {"tcvn3": 74, "vni": 134}[code]


def test_the_letters_of_tcvn3_are_one_character_each() -> None:
    small = {letter for letter in UNICODE_VIETNAMESE if letter.islower()}
    old = {encode_old(letter, "tcvn3") for letter in small}

    assert len(old) == len(small) == 67
    assert all(len(one) == 1 and "\xa1" <= one <= "\xff" for one in old)


@pytest.mark.parametrize(("code", "typed"), [("tcvn3", TCVN3), ("vni", VNI)])
def test_a_known_text_is_read_and_typed(code: OldCode, typed: str) -> None:
    assert decode_old(typed, code) == ALL
    assert encode_old(ALL, code) == typed


def test_a_capital_of_vni_may_have_a_small_mark() -> None:
    assert decode_old("AÙ Aù AÂM Aâm ÑEÀ Ñeà TÒNH ÖÙ Öù", "vni") == "Á Á ÂM Âm ĐỀ Đề TỊNH Ứ Ứ"


def test_a_point_by_itself_is_no_letter() -> None:
    assert decode_old("· ®· râ: « t« · mét ·", "tcvn3") == "· đã rõ: ô tô · một ·"


def test_what_the_table_does_not_have_stays_and_is_told() -> None:
    assert decode_old("là 5 – “a”", "vni") == "là 5 – “a”"
    assert not is_whole("là", "vni")
    assert not is_whole("là", "tcvn3")
    assert is_whole("l\xb5", "tcvn3")
    assert is_whole("25 °C · 5 µm × 2 «m²»", "vni")
    assert is_whole("Kế", "tcvn3")  # beyond the characters of old fonts
