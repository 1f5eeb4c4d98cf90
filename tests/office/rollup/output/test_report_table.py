"""How texts and counts are shown in every table."""

from __future__ import annotations

import pytest
from support.rollupmaker import group

from cdsdossier.office.rollup.output.report_table import (
    cut_name,
    cut_text,
    format_fraction,
    format_group_heading,
    format_level_label,
    to_safe_line,
)


def test_a_text_is_one_line_without_what_cannot_be_seen() -> None:
    assert to_safe_line("a\nb\t c\u202ed\x1b") == "a b c\\u202ed\\x1b"


def test_a_text_that_does_not_fit_ends_with_an_ellipsis() -> None:
    assert cut_text("Trường A", 8) == "Trường A"
    assert cut_text("Trường AB", 8) == "Trường…"


def test_long_names_are_cut_where_they_do_not_differ() -> None:
    names = [f"Trường Tiểu học và Trung học cơ sở Hùng Thắng {number}" for number in range(1, 15)]
    assert cut_name("Trường Tiểu học Hùng Thắng 5", 26) == "Tiểu học Hùng Thắng 5"
    assert len({cut_name(name, 26) for name in names}) == len(names)
    assert all(len(cut_name(name, 26)) <= 26 for name in names)


def test_counts_have_two_digits_at_least() -> None:
    assert format_fraction(3, 14) == "03/14"
    assert format_fraction(3, 140) == "03/140"


@pytest.mark.parametrize(
    ("level", "name", "label"), [(2, "Cơ bản", "Mức 2 – Cơ bản"), (2, "", "Mức 2"), (None, "Chưa chấm", "Chưa chấm")]
)
def test_a_level_is_called_by_number_and_name(level: int | None, name: str, label: str) -> None:
    assert format_level_label(level, name) == label


def test_a_group_is_called_by_its_number_and_the_whole_by_a_word() -> None:
    assert format_group_heading(group("1", "60")) == "Nhóm 1"
    assert format_group_heading(group("", "60")) == "Toàn bộ"
