"""A line in its parts, right or wrong."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cdsdossier.yamlio.recovery.written_line import count_indent, is_blank, take_apart


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("    points: 5", ("    ", "", "points", ": 5")),
        ('  "1.3": x', ("  ", "", '"1.3"', ": x")),
        ("  - id: 1", ("  ", "- ", "id", ": 1")),
        ("- - a", ("", "- - ", "a", "")),
        ("points：5", ("", "", "points", "：5")),
        ("\u00a0 a: b", ("\u00a0 ", "", "a", ": b")),
        ('"1.3: x', ("", "", "", '"1.3: x')),
        ("- {a: b}", ("", "- ", "", "{a: b}")),
    ],
)
def test_a_line_is_taken_apart(text: str, parts: tuple[str, ...]) -> None:
    assert tuple(take_apart(text)) == parts


@given(st.text(st.sampled_from("ab1.:\"' -#\t\u00a0{}[]=："), max_size=20))
def test_the_parts_are_the_line(text: str) -> None:
    written = take_apart(text)

    assert "".join(written) == text
    assert written.sign in text
    assert written.value in text


def test_what_a_line_says() -> None:
    written = take_apart('  "1.3":  x ')

    assert (written.name, written.sign, written.value, written.is_entry, written.is_id) == ("1.3", ":", "x", True, True)
    assert written.with_value("y") == '  "1.3": y'
    assert written.with_value("") == '  "1.3":'
    assert not take_apart("points:5").is_entry
    assert take_apart("  - id: 1").kind != take_apart("    id: 1").kind


def test_comments_and_empty_lines_say_nothing() -> None:
    assert [is_blank(text) for text in ("", "  ", "\t# x", "a # x")] == [True, True, True, False]
    assert count_indent(" \t\u00a0a") == 3
