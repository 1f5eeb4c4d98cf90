"""Letters → words: marks that were drawn apart, letters drawn twice, runs that are one."""

from __future__ import annotations

from typing import Any

from support.pdfmaker import PdfSheet, make_pdf, read_here, texts

from cdsdossier.files.tables.grid import clean_lines
from cdsdossier.files.tables.pdf.letters import build_lines, follows_at_once, read_letters


def char(text: str, x: float, base: float = 100.0, wide: float = 5.0, size: float = 10.0) -> dict[str, Any]:
    """Return a letter as pdfplumber tells of it."""
    shape = {"x0": x, "x1": x + wide, "bottom": base + 2, "y0": -2.0, "size": size, "matrix": (1, 0, 0, 1, x, 0.0)}
    return {**shape, "text": text, "fontname": "A", "top": base - 8}


def words(*chars: dict[str, Any]) -> list[str]:
    return [text for line in build_lines(read_letters(chars)) for text in clean_lines([line.text])]


def test_marks_drawn_over_or_behind_a_letter_are_its_own() -> None:
    tone, roof = "\u0301", "\u0302"
    assert words(char("s", 0), char("o", 5), char(roof, 5, wide=4), char(tone, 6, wide=3)) == ["số"]
    assert words(char("o", 5), char(tone, 10, wide=0), char("n", 10)) == ["ón"]
    assert words(char("´", 6, base=98, wide=3), char("a", 5), char("n", 10)) == ["án"], "drawn before its letter"
    assert words(char("a", 5), char("´", 40)) == ["a ´"], "alone it is no mark"


def test_a_letter_that_is_drawn_twice_to_be_bold_is_one() -> None:
    assert words(char("a", 5), char("a", 5.4), char("a", 10)) == ["aa"]


def test_letters_of_other_fonts_stay_on_their_line_and_a_wide_gap_parts_words() -> None:
    assert words(char("K", 0), char("ế", 5, base=101.5, size=12), char("1", 12)) == ["Kế 1"]
    assert words(char("a", 0, base=100), char("b", 0, base=112)) == ["a", "b"]


def test_a_run_has_no_gap_and_stays_on_its_line() -> None:
    a, b, c, d = read_letters([char("a", 0), char("b", 5), char("c", 12), char("d", 17, base=90)])
    assert follows_at_once(a, b)
    assert not follows_at_once(b, c)
    assert not follows_at_once(c, d)


def test_a_turned_head_is_read_beside_upright_cells() -> None:
    sheet = PdfSheet()
    for x0, x1 in ((50, 80), (80, 300)):
        sheet.box(x0, 60, x1, 160)
        sheet.box(x0, 160, x1, 190)
    sheet.text(70, 150, "Số thứ tự", turn=90)
    sheet.text(85, 80, "Nội dung")
    sheet.text(55, 180, "1")
    sheet.text(85, 180, "Họp hội đồng")
    assert texts(read_here(make_pdf(sheet))) == [[["Số thứ tự", "Nội dung"], ["1", "Họp hội đồng"]]]
