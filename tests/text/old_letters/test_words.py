"""One word in three readings."""

from __future__ import annotations

import pytest

from cdsdossier.text.old_letters.words import WORD, read_word


@pytest.mark.parametrize(
    ("word", "readings"),
    [
        ("học", "unicode"),
        ("Ðề", "unicode"),
        ("là", "unicode"),
        ("«Trường»", "unicode"),
        ("chØ", "tcvn3"),
        ("tr\xad\xeang", "tcvn3"),
        ("§ỊNH", "tcvn3"),
        ("BGD§T", "tcvn3"),
        ("chôp", "tcvn3"),
        ("Ñieåm", "vni"),
        ("Saûn", "vni"),
        ("Bé", "tcvn3 unicode"),
        ("ký", "tcvn3 unicode"),
        ("soá", "unicode vni"),
        ("café", ""),
        ("Noël", ""),
        ("naïve", ""),
        ("Müller", ""),
        ("Windows®", ""),
        ("m²", ""),
        ("µ", ""),
        ("mu", ""),
    ],
)
def test_a_word_may_be_a_syllable_in_some_readings(word: str, readings: str) -> None:
    assert " ".join(sorted(read_word(word).possible)) == readings


def test_only_an_old_font_explains_some_characters() -> None:
    assert read_word("chØ").strong
    assert read_word("Noël").foreign
    assert not read_word("chôp").strong
    assert not read_word("café").foreign


def test_a_word_ends_where_no_old_font_draws_a_letter() -> None:
    assert WORD.findall("§¬n vÞ: “tr­êng” – 5µm²,3") == ["§¬n", "vÞ", "tr­êng", "µm²"]
