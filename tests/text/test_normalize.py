"""Text normalised for comparison: marks, invisible letters, dashes, spaces."""

from __future__ import annotations

from unicodedata import normalize

import pytest

from cdsdossier.text.normalize import ascii_words, fold_text, strip_marks, tidy_text


@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_marks_are_dropped_and_capitals_kept(form: str) -> None:
    assert strip_marks(normalize(form, "Đoàn viên ở Huế, đặc biệt")) == "Doan vien o Hue, dac biet"  # type: ignore[arg-type]


def test_words_are_ascii_letters_and_digits_in_their_order() -> None:
    assert ascii_words("N.V.A. (mới) – Lớp 6A2, ﬁ ⅷ") == ["N", "V", "A", "moi", "Lop", "6A2", "fi", "viii"]
    assert ascii_words("…") == []


@pytest.mark.parametrize("unseen", ["\u00ad", "\u200b", "\u200f", "\u2060", "\ufeff"])
def test_invisible_letters_and_extra_spaces_are_dropped(unseen: str) -> None:
    assert tidy_text(f"  K{unseen}ế \t\u00a0 hoạch\n{unseen}") == "Kế hoạch"
    assert tidy_text(normalize("NFD", "Kế  hoạch")) == "Kế hoạch"


def test_folding_keeps_every_letter_in_its_place() -> None:
    written = "ĐẶC biệt – Ấn Độ − ẞ İ"

    assert fold_text(written) == "dac biet - an do - ß i"
    assert len(fold_text(written)) == len(written)
