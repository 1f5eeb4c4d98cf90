"""The slips of a single line: each cure is the line as it should be."""

from __future__ import annotations

import pytest

from cdsdossier.yamlio.recovery.cures import find_sure_cure, iter_cures, quote, split_comment
from cdsdossier.yamlio.recovery.habits import Habits

HABITS = Habits(["    points: 5", "    points: 5", "    note: x", "    note: x"])


@pytest.mark.parametrize(
    ("typed", "right"),
    [
        ("points=5", "points: 5"),
        ("points ; 5", "points: 5"),
        ("points：5", "points: 5"),
        ("points:5", "points: 5"),
        ("points 5", "points: 5"),
        ("points:\u00a05", "points: 5"),
        ("po\u200b: 5", "po: 5"),
        ("note: a: b", 'note: "a: b"'),
        ("note: a: b   # c", 'note: "a: b" # c'),
        ('note: "a', 'note: "a"'),
        ('note: "a   # c', 'note: "a" # c'),
        ('"1.3:', '"1.3":'),
        ('"1.3: 5', '"1.3": 5'),
        ("note: @a", 'note: "@a"'),
        ('note: "a\\b"', 'note: "a/b"'),
        ('note: "a" b', 'note: "a” b"'),
        ("note: x points: 5", "note: x"),
        ("– a", "- a"),
        ("-a", "- a"),
        ("Đã họp xong", "# Đã họp xong"),
    ],
)
def test_a_line_has_its_cure(typed: str, right: str) -> None:
    assert right in [cure.written for cure in iter_cures(typed, HABITS)]


@pytest.mark.parametrize("right", ["points: 5", "- a", "note: x  # y", "url: https://vi-du.vn", '"1.3":', "note: |"])
def test_a_right_line_has_none_that_is_sure(right: str) -> None:
    assert find_sure_cure(right, HABITS) is None


def test_only_a_known_key_at_its_usual_indent_is_sure() -> None:
    assert find_sure_cure("    points = 5", HABITS) is not None
    assert find_sure_cure("      points = 5", HABITS) is None
    assert find_sure_cure("    diem = 5", HABITS) is None


def test_quotes_keep_a_text_as_it_is() -> None:
    assert [quote(text) for text in ("a: b", 'a "b"', "a'b\\")] == ['"a: b"', "'a \"b\"'", "'a''b\\'"]
    assert split_comment("a # b") == ("a", " # b")
