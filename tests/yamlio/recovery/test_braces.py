"""Slips within brackets on one line."""

from __future__ import annotations

import pytest

from cdsdossier.yamlio.recovery.braces import close_brackets, find_open_brackets, iter_bracket_cures, scan_brackets
from cdsdossier.yamlio.recovery.habits import Habits

HABITS = Habits(["- {file: a, title: b, number: c}"])


@pytest.mark.parametrize(
    ("typed", "right"),
    [
        ("- {file: a, title: b", "- {file: a, title: b}"),
        ("k: [a, {b: c", "k: [a, {b: c}]"),
        ("- {file: a, title: b},", "- {file: a, title: b}"),
        ("- {file: a,, title: b}", "- {file: a, title: b}"),
        ("- {file: a title: b}", "- {file: a, title: b}"),
        ("- {file: a, title: b: c}", '- {file: a, title: "b: c"}'),
        ("- {file: a, title: @b}", '- {file: a, title: "@b"}'),
        ('- {file: "a, title: b}', '- {file: "a", title: b}'),
        ('- {file: a, title: "b}', '- {file: a, title: "b"}'),
        ('- {file: a, title: "b" c}', '- {file: a, title: "”b” c"}'),
        ("note: {{ z }}", 'note: "{{ z }}"'),
        ("note: [b] c", 'note: "[b] c"'),
        ("note: [b} c]", "note:"),
    ],
)
def test_a_line_has_its_cure(typed: str, right: str) -> None:
    assert right in [cure.written for cure in iter_bracket_cures(typed, HABITS)]


@pytest.mark.parametrize(
    "right", ["- {file: a, title: b}", 'k: ["a, b", {c: "d: e"}]', "k: [a]   # b", "note: a {b", "k: x"]
)
def test_a_right_line_has_none(right: str) -> None:
    assert list(iter_bracket_cures(right, HABITS)) == []


def test_brackets_in_words_and_in_quotes_are_no_brackets() -> None:
    assert scan_brackets('{a: "}", b: x [y] z}').open == ""
    assert find_open_brackets(["k: [", "  {a: b},", "  {c: d"], 3) == "[{"
    assert close_brackets("  {c: d,", "[{") == "  {c: d}]"
