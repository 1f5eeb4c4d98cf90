"""Years side by side as a page."""

from __future__ import annotations

from pathlib import Path

import pytest
from support.assessed import assessed, page, replace_text
from support.setmaker import new_version
from support.yearmaker import next_year, year

from cdsdossier.judging.year_comparison import YearComparison, compare_years
from cdsdossier.views.year_comparison.text import compare_lines, comparison_remarks, lost_evidence_remarks


def compare(*folders: Path) -> YearComparison:
    return compare_years([assessed(folder) for folder in folders])


@pytest.fixture
def later(tmp_path: Path) -> Path:
    return next_year(tmp_path)


def row(text: str, id_: str) -> str:
    return next(line for line in text.splitlines() if line.startswith(f"  {id_} "))


def test_rows_that_rose_or_fell_are_shown_with_their_difference(example: Path, later: Path) -> None:
    text = page(compare_lines(compare(example, later)))
    assert row(text, "1.3.1").split()[-3:] == ["5", "6", "+1"]
    assert row(text, "2.4.2").split()[-1] == "−2,5"
    assert "mục không đổi" in text
    assert "  1.3.2 " not in text
    assert "  1.3.2 " in page(compare_lines(compare(example, later), everything=True))


def test_evidence_that_is_gone_has_a_remark(example: Path, later: Path) -> None:
    found = compare(example, later)
    (lost,) = [one for one in found.rows if one.lost]
    assert (lost.id, lost_evidence_remarks(lost, found)) == (
        "1.4",
        ["2024-2025: không còn minh chứng (năm trước có)"],
    )


def test_equal_years_have_no_remark(example: Path, tmp_path: Path) -> None:
    assert comparison_remarks(compare(example, year(tmp_path, "2024-2025"))) == []


def test_what_makes_figures_doubtful_is_said_first(example: Path, later: Path) -> None:
    replace_text(later / "dossier.yaml", "  name: Trường THCS Quyết Tiến", "  name: Trường THCS Khác")
    new_version(later / "indicator-set.yaml")
    (later / "scores" / "2-quan-tri.yaml").write_text("a: [", encoding="utf-8")
    told = comparison_remarks(compare(example, later))
    assert [words.split(":")[0] for words in told] == ["Chú ý"] * len(told)
    assert "các trường khác nhau" in told[0]
    assert any("scores/2-quan-tri.yaml" in words for words in told)
    assert any("bộ chỉ số khác nhau" in words for words in told)


def test_one_year_twice_is_told(example: Path, tmp_path: Path) -> None:
    assert (
        "hơn một hồ sơ cùng năm học 2023-2024"
        in comparison_remarks(compare(example, year(tmp_path / "b", "2023-2024")))[0]
    )


def test_another_set_marks_its_rows(example: Path, later: Path) -> None:
    new_version(later / "indicator-set.yaml")
    text = page(compare_lines(compare(example, later)))
    assert "2024-2025: điểm tối đa 10 → 4" in text
    assert "2024-2025: bộ chỉ số đã bỏ mục này" in text


def test_no_line_is_wider_than_the_page(example: Path, later: Path) -> None:
    assert max(map(len, page(compare_lines(compare(example, later), everything=True)).splitlines())) <= 80
