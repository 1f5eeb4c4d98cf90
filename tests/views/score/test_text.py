"""The score sheet as a page."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from support.assessed import assessed, page, replace_text

from cdsdossier.model.indicatorset import IndicatorSet
from cdsdossier.views.score.text import score_lines

SCORES = "scores/1-day-hoc.yaml"


def text(folder: Path) -> str:
    return page(score_lines(assessed(folder)))


def test_a_group_has_its_bar_level_and_distance(example: Path) -> None:
    shown = text(example)
    bar = next(line for line in shown.splitlines() if "59/100" in line)
    assert bar.count("█") == 23
    assert "Mức 2 – Mức đáp ứng cơ bản" in bar
    assert "Đến mốc 75 còn 16 điểm; mức 3 cần trên 75 điểm." in shown


def test_conditions_that_are_not_met_stand_out(example: Path) -> None:
    replace_text(example / SCORES, '"1.1":\n    met: true', '"1.1":\n    met: false')
    lines = score_lines(assessed(example))
    assert ("CHƯA ĐẠT", "bad") in [span for line in lines for span in line]
    replace_text(example / SCORES, '"1.1":\n    met: false', '"1.1":\n    met:')
    spans = [span for line in score_lines(assessed(example)) for span in line]
    assert ("chưa trả lời", "warn") in spans


def test_points_above_the_maximum_count_only_up_to_it(example: Path) -> None:
    replace_text(example / SCORES, '"1.3.1":\n    points: 5', '"1.3.1":\n    points: 50')
    assert "1.3.1: ghi 50 điểm, chỉ tính 6" in text(example)


def test_rows_that_are_empty_make_the_level_provisional(example: Path) -> None:
    replace_text(example / SCORES, '"1.3.1":\n    points: 5', '"1.3.1":\n    points:')
    assert "Còn 1 mục chưa chấm; điểm và mức trên đây là tạm tính." in text(example)


def test_rows_that_hold_points_are_listed_the_most_first(example: Path) -> None:
    part = text(example).partition("Những mục chấm còn điểm:\n")[2].splitlines()
    gains = [float(line.split()[0].replace(",", ".")) for line in part[:5]]
    assert gains == sorted(gains, reverse=True)


@pytest.mark.parametrize(
    ("damage", "words"), [("a: [", "không đọc được scores/1-day-hoc.yaml"), (None, "thiếu tệp scores/1-day-hoc.yaml")]
)
def test_a_group_whose_file_is_broken_or_gone_says_so(example: Path, damage: str | None, words: str) -> None:
    if damage:
        (example / SCORES).write_text(damage, encoding="utf-8")
    else:
        (example / SCORES).unlink()
    assert words in text(example)


def test_a_skeleton_cannot_be_scored(example: Path) -> None:
    head = example / "dossier.yaml"
    head.write_text(head.read_text(encoding="utf-8").replace("qd4725-2022", "qd3267-2024"), encoding="utf-8")
    lines = page(score_lines(assessed(example, rules=IndicatorSet.read("qd3267-2024"))))
    assert "Bộ chỉ số này chưa có bảng tiêu chí và điểm; cần nhập từ tệp quyết định." in lines
    assert f"  cdsdossier sets adopt QD3267.docx {example}" in lines


def test_the_next_deadline_ends_the_page(example: Path) -> None:
    shown = page(score_lines(assessed(example, date(2024, 3, 20))))
    assert "2024" in shown.splitlines()[-1]


def test_a_file_that_is_read_in_part_says_how_much_and_has_no_level(example: Path) -> None:
    replace_text(example / "scores" / "1-day-hoc.yaml", '  "1.4":', '\t"1.4":')
    shown = text(example)

    assert "không đọc được scores/1-day-hoc.yaml" in shown
    assert "Mới đọc được điểm của 13/14 mục chấm" in " ".join(shown.split())
    assert "chưa tính vào tổng" in " ".join(shown.split())
