"""A roll-up as a page of text."""

from __future__ import annotations

from dataclasses import replace

from support.rollupmaker import TODAY, broken, rollup, sample, school

from cdsdossier.office.rollup.collect.rows import Rollup, SchoolDeadline
from cdsdossier.office.rollup.output.text import rollup_lines
from cdsdossier.office.rollup.statistics.tally import tally_rollup
from cdsdossier.views.layout import plain_text


def page(of: Rollup) -> str:
    return plain_text(rollup_lines(tally_rollup(of)))


def test_the_whole_comes_first() -> None:
    text = page(sample())
    assert "Đã nhận 03/05 trường" in text
    assert "Tìm thấy 6 hồ sơ: 4 được tính, 1 không đọc được, 1 gửi trùng." in text
    assert "1 trường còn lỗi." in text
    assert text.index("Đã nhận") < text.index("Tìm thấy") < text.index("Nhóm 1.")


def test_nothing_found_is_said() -> None:
    assert "Không tìm thấy hồ sơ nào." in page(rollup())


def test_a_set_of_the_office_is_named() -> None:
    assert "chấm theo bộ chỉ số so/qd.yaml của nơi nhận" in page(rollup(school("A", "60"), judged_by="so/qd.yaml"))


def test_a_bar_is_as_long_as_its_share() -> None:
    text = page(
        rollup(
            *(school(name, points, place=name) for name, points in zip("abcd", ["40", "60", "60", "60"], strict=True))
        )
    )
    bars = [line for line in text.splitlines() if "█" in line or "░" in line]
    assert [line.count("█") for line in bars] == [5, 15]
    assert [line.split()[-1] for line in bars] == ["25%", "75%"]


def test_years_and_sets_are_not_mixed_and_the_way_to_one_is_told() -> None:
    text = page(rollup(school("A", "60", place="a"), school("B", "60", place="b", school_year="2024-2025")))
    assert "mỗi năm, mỗi bộ được tính riêng" in text
    assert "thêm --year 2025-2026" in text


def test_long_lists_are_cut_and_said_to_be() -> None:
    text = page(rollup(*(broken(f"{number:02d}.zip") for number in range(30))))
    assert "29.zip" not in text
    assert "… còn nữa, tất cả 30" in text.split("19.zip")[1]


def test_what_is_late_is_named_and_what_ends_soon_is_counted() -> None:
    late = replace(school("Trường A", "60", place="a"), next_due=SchoolDeadline("Nộp báo cáo", TODAY, -5))
    soon = replace(school("Trường B", "60", place="b"), next_due=SchoolDeadline("Nộp báo cáo", TODAY, 2))
    text = page(rollup(late, soon))
    assert "1 trường có việc quá hạn, lâu nhất: Trường A (5 ngày)." in text
    assert "1 trường có việc đến hạn trong" in text
