import re

import pytest

from cdsdossier.documents.html.stylesheet import build_stylesheet, twips_to_points


@pytest.mark.parametrize(("twips", "points"), [(1134, "56.7"), (20, "1"), (0, "0"), (30, "1.5"), (7, "0.35")])
def test_points_are_written_short(twips: int, points: str) -> None:
    assert twips_to_points(twips) == points


def test_the_page_has_the_size_and_margins_of_the_word_file() -> None:
    css = build_stylesheet(13)

    assert 'font: 13pt "Times New Roman"' in css
    assert "@page { size: A4; margin: 56.7pt 42.55pt 56.7pt 85.05pt; }" in css


def test_styles_of_paragraphs_are_taken_from_the_word_file() -> None:
    looks = dict(re.findall(r"^\.(\w+) \{ (.*) \}$", build_stylesheet(14), re.MULTILINE))

    assert "text-align: justify;" in looks["Body"]
    assert "text-indent: 36pt;" in looks["Body"]
    assert looks["Nation"] == "text-align: center; font-size: 13pt; font-weight: bold;"
    assert "break-after: avoid;" in looks["Heading1"]
    assert "line-height: 2pt;" in looks["Rule"]
