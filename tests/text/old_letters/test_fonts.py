"""Old fonts by name, and their text set apart."""

from __future__ import annotations

import pytest

from cdsdossier.text.old_letters.fonts import (
    FontPiece,
    OldFont,
    detect_old_font,
    has_old_font,
    mark_old_font,
    split_fonts,
)


@pytest.mark.parametrize(
    ("name", "font"),
    [
        (".VnTime", "tcvn3"),
        (".vntime", "tcvn3"),
        (".VnArial Narrow", "tcvn3"),
        ("VnTime", "tcvn3"),
        (".VnTimeH", "tcvn3-capitals"),
        (".VnArial NarrowH", "tcvn3-capitals"),
        ("VNI-Times", "vni"),
        ("VNI Helve", "vni"),
        ("VPS Times", "other"),
        ("VNtimes new roman", "other"),
        ("Times New Roman", ""),
        ("UVN Van", ""),
        ("SVN-Times New Roman", ""),
        ("Verdana", ""),
        (".SF NS Text", ""),
        ("", ""),
    ],
)
def test_a_name_tells_the_table(name: str, font: OldFont) -> None:
    assert detect_old_font(name) == font


def test_marked_text_comes_apart_again() -> None:
    marked = [mark_old_font("tr", "tcvn3"), mark_old_font("\xad\xeang", "tcvn3"), mark_old_font("tr\xf6", "vni")]
    line = "1. {}{} mới {}".format(*marked)

    assert has_old_font(line)
    assert list(split_fonts(line)) == [
        FontPiece("", "1. "),
        FontPiece("tcvn3", "tr\xad\xeang"),
        FontPiece("", " mới "),
        FontPiece("vni", "tr\xf6"),
    ]


def test_each_line_is_marked_for_itself_and_blanks_are_not() -> None:
    first, second = mark_old_font("a\nb", "vni").split("\n")
    assert [list(split_fonts(line)) for line in (first, second)] == [[("vni", "a")], [("vni", "b")]]
    assert mark_old_font(" ", "vni") == " "
    assert mark_old_font("a", "") == "a"


def test_letters_in_the_place_of_symbols_are_letters() -> None:
    assert list(split_fonts(mark_old_font("tr\uf0ad\uf0eang", "tcvn3"))) == [("tcvn3", "tr\xad\xeang")]
