"""Text normalised for comparison: marks, invisible letters, dashes, spaces."""

from __future__ import annotations

from unicodedata import category, normalize

import pytest

from cdsdossier.text.normalize import ascii_words, compose, fold_case, fold_text, restore_d, strip_marks, tidy_text


@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_marks_are_dropped_and_capitals_kept(form: str) -> None:
    assert strip_marks(normalize(form, "Đoàn viên ở Huế, đặc biệt")) == "Doan vien o Hue, dac biet"  # type: ignore[arg-type]


def test_words_are_ascii_letters_and_digits_in_their_order() -> None:
    assert ascii_words("N.V.A. (mới) – Lớp 6A2, ﬁ ⅷ") == ["N", "V", "A", "moi", "Lop", "6A2", "fi", "viii"]
    assert ascii_words("…") == []


def test_extra_spaces_are_dropped_and_letters_composed() -> None:
    assert tidy_text("  Kế \t\u00a0 hoạch\n") == "Kế hoạch"
    assert tidy_text(normalize("NFD", "Kế  hoạch")) == "Kế hoạch"


def test_folding_keeps_every_letter_in_its_place() -> None:
    written = "ĐẶC biệt – Ấn Độ − ẞ İ"

    assert fold_text(written) == "dac biet - an do - ß i"
    assert len(fold_text(written)) == len(written)
    assert fold_text("đĐðÐ ‐‑‒–—―−") == "dddd -------"


@pytest.mark.parametrize(("capital", "small"), [("Ð", "ð"), ("Ɖ", "ɖ"), ("Đ", "đ")])
def test_what_looks_like_a_barred_d_is_one_everywhere(capital: str, small: str) -> None:
    written = f"{capital}ống {capital}a, {small}ề án"

    assert restore_d(written) == tidy_text(written) == "Đống Đa, đề án"
    assert fold_case(written) == "đống đa, đề án"
    assert strip_marks(written) == "Dong Da, de an"
    assert fold_text(written) == "dong da, de an"
    assert ascii_words(written) == ["Dong", "Da", "de", "an"]


def test_letters_of_other_languages_stay() -> None:
    for letters in ("Þór", "Æ æ", "café", "µm", "©", "ď Ď", "∂"):
        assert restore_d(letters) == letters


def test_capitals_and_spaces_are_folded_and_accents_kept() -> None:
    assert fold_case(" Kế  HOẠCH\nẞ ") == "kế hoạch ss"
    assert fold_case(None) == ""


#: Character → where it comes from. Each is invisible, so that a reader cannot know why two texts differ.
INVISIBLE = {
    "\x00": "a string of a C program that was cut at the wrong place",
    "\x07": "the end of a table cell in Word's own text",
    "\x08": "a backspace out of a terminal's log",
    "\x0e": "a change of typeface for line printers",
    "\x1b": "a colour of a terminal",
    "\x7f": "a deletion on punched tape; some PDF readers copy it",
    "\ud800": "half of a letter beyond the basic plane, cut apart by Excel",
    "\u00ad": "Word's optional hyphen",
    "\u200b": "a web page's place where a long word may break",
    "\u200c": "a keyboard's non-joiner",
    "\u200d": "the joiner between parts of an emoji",
    "\u200e": "a mark of direction that Windows puts into copied dates",
    "\u200f": "the same for writing from the right",
    "\u202a": "a direction that begins, in names copied from Windows' properties dialog",
    "\u202e": "a direction turned round, which disguises names",
    "\u2060": "Word's no-width non-break",
    "\u2061": "the invisible operators of Word's equations",
    "\u2064": "the last of them",
    "\u2066": "a direction isolated, as messengers do around names",
    "\u2069": "its end",
    "\ufeff": "the byte order mark of a file that was pasted into another",
}


@pytest.mark.parametrize("mark", INVISIBLE, ids=lambda mark: f"U+{ord(mark):04X}")
def test_an_invisible_character_does_not_make_another_text(mark: str) -> None:
    assert tidy_text(f"Kế{mark} hoạch") == "Kế hoạch"
    assert fold_text(f"K{mark}ế hoạch") == "ke hoach"


def test_a_letter_and_its_mark_are_composed_when_something_invisible_was_between_them() -> None:
    assert tidy_text("e\u200b\u0302\u0301") == "ế"


@pytest.mark.parametrize("space", "\t\n\x0b\x0c\r\x1c\x1f\x85\u00a0\u2003\u2028\u202f\u3000", ids=ascii)
def test_a_space_of_any_kind_is_one_space(space: str) -> None:
    assert tidy_text(f"{space}Kế{space}{space}hoạch{space}") == "Kế hoạch"


def test_visible_characters_stay() -> None:
    shown = "".join(letter for letter in map(chr, range(0x250)) if category(letter) not in {"Cc", "Cf", "Zs"})
    assert tidy_text(shown) == restore_d(shown)


@pytest.mark.parametrize("form", ["NFC", "NFD", "NFKC"])
def test_marks_without_end_are_parted_and_all_others_composed(form: str) -> None:
    most = normalize("NFD", "ế") + "\u0316\u0300" * 13  # 28 marks on one letter

    assert compose(most, form) == normalize(form, most)  # type: ignore[arg-type]
    long = compose("a" + "\u0316\u0300" * 5000, form)  # type: ignore[arg-type]
    assert long.count("\u034f") == 333
    assert long.replace("\u034f", "").count("\u0300") + long.count("à") == 5000


def test_long_texts_without_marks_stay() -> None:
    for text in ("…" * 100, "한국어" * 50, "Ế" * 100):
        assert compose(text) == text
