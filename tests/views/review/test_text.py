"""A review as a page of text."""

from __future__ import annotations

from pathlib import Path

import pytest
from support.assessed import assessed, page, replace_text, styles
from support.reviewmaker import change, fill, judge, open_in

from cdsdossier.judging.review import compare_review
from cdsdossier.views.layout import Line
from cdsdossier.views.review.text import review_lines


@pytest.fixture
def judged(example: Path) -> Path:
    judge(fill(open_in(example)))
    return example


def lines(folder: Path, *, every: bool = False) -> list[Line]:
    one = assessed(folder)
    return review_lines(one, compare_review(one.dossier, one.indicator_set, one.scores), every=every)


def test_only_rows_that_differ_are_shown_unless_all_are_asked_for(judged: Path) -> None:
    short, full = page(lines(judged)), page(lines(judged, every=True))
    assert "\n  1.3.1 " in short
    assert "\n  1.3.2 " not in short
    assert "Đoàn đồng ý với trường" in short
    assert "\n  1.3.2 " in full


def test_a_difference_has_its_reason_and_the_evidence(judged: Path) -> None:
    shown = page(lines(judged))
    row = shown.partition("\n  1.3.1 ")[2].splitlines()
    assert row[0].split()[-3:] == ["5", "3", "−2"]
    assert row[1].strip() == "Lý do: Phần mềm hết hạn từ tháng 3: chưa gia hạn"
    assert row[2].strip() == "evidence/1.3.1/lich-day-hoc-truc-tuyen.xlsx"


def test_what_is_open_and_unmet_stands_out(judged: Path) -> None:
    shown = styles(lines(judged))
    assert shown["đoàn chưa có kết luận"] == "warn"
    assert shown["Điều kiện bắt buộc chưa đạt – đoàn: 1.2"] == "bad"


def test_what_the_review_still_lacks_ends_the_page(judged: Path) -> None:
    assert "Trong review.yaml còn:" in page(lines(judged))


def test_what_is_wrong_is_told_before_what_is_missing(example: Path) -> None:
    path = open_in(example)
    change(path, "2.4.3", {"agree": "false", "points": "99"})  # the last of all rows
    found = page(lines(example)).partition("Trong review.yaml còn:")[2]
    assert "đoàn chấm 99 điểm" in found.partition("cảnh báo")[0]


def test_a_conclusion_over_errors_of_the_school_is_told(judged: Path) -> None:
    replace_text(judged / "scores/1-day-hoc.yaml", '"1.3.1":\n    points: 5', '"1.3.1":\n    points: 50')
    assert "nhưng hồ sơ của trường còn" in " ".join(page(lines(judged)).split())


def test_of_a_review_that_cannot_be_read_nothing_is_compared(judged: Path) -> None:
    (judged / "review.yaml").write_text("scores: [", encoding="utf-8")
    assert "Nhóm 1" not in page(lines(judged))
    assert "Trong review.yaml còn:" in page(lines(judged))


def test_no_line_is_wider_than_the_page(judged: Path) -> None:
    assert max(map(len, page(lines(judged, every=True)).splitlines())) <= 80
