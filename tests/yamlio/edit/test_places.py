"""Where new words go: after a colon, below a key, within brackets; nothing around them moves."""

from __future__ import annotations

import pytest

from cdsdossier.errors import Refused
from cdsdossier.yamlio.edit import KeyPath
from cdsdossier.yamlio.edit.places import (
    find_line_ending,
    find_node_end,
    is_null_node,
    put_entries,
    put_first_entry,
    put_lines_below,
    replace_value,
)
from cdsdossier.yamlio.edit.source import Edit, NodePlace, YamlSource


def placed(text: str, path: KeyPath) -> tuple[YamlSource, NodePlace]:
    source = YamlSource(text.encode(), "x.yaml")
    place = source.find(path)
    assert place is not None
    return source, place


def edited(text: str, *edits: Edit) -> str:
    for start, end, words in sorted(edits, reverse=True):
        text = text[:start] + words + text[end:]
    return text


def lines(column: int) -> list[str]:
    return [" " * column + "x: 1", " " * column + "y: 2"]


@pytest.mark.parametrize(
    ("text", "path", "end"),
    [
        ("a: b  # c\n", ("a",), "a: b"),
        ("a: 'b'\n", ("a",), "a: 'b'"),
        ("a:\n  b: c  # d\n\n# e\nf: g\n", ("a",), "a:\n  b: c"),
        ("a:\n  - b\n  - c: d\n# e\n", ("a",), "a:\n  - b\n  - c: d"),
        ("a: [b, c]  # d\n", ("a",), "a: [b, c]"),
        ("a: {b: c}\n", (), "a: {b: c}"),
    ],
)
def test_a_node_ends_before_the_comments_behind_it(text: str, path: KeyPath, end: str) -> None:
    assert text[: find_node_end(placed(text, path)[1].node)] == end


@pytest.mark.parametrize(
    ("before", "path", "after"),
    [
        ("a:\n  b: 1  # c\nd: 2\n", ("a",), "a:\n  b: 1  # c\n  x: 1\n  y: 2\nd: 2\n"),
        ("a: {b: 1}\n", ("a",), "a: {b: 1, W}\n"),
        ("a: {b: 1, }\n", ("a",), "a: {b: 1, W, }\n"),
        ("a: {b: }\n", ("a",), "a: {b: , W}\n"),
        ('a: {"b":}\n', ("a",), 'a: {"b": , W}\n'),
        ("a: {}\n", ("a",), "a: {W}\n"),
        ("a:\n", ("a",), "a:\n  x: 1\n  y: 2\n"),
        ("a: ~  # b\n", ("a",), "a: {W}  # b\n"),
    ],
)
def test_entries_go_to_the_end_of_a_mapping(before: str, path: KeyPath, after: str) -> None:
    source, place = placed(before, path)

    assert edited(before, put_entries(source, place, "W", lines)) == after


@pytest.mark.parametrize(
    ("before", "path", "after"),
    [
        ("a:\nb: c\n", ("a",), "a:\n  x: 1\n  y: 2\nb: c\n"),
        ("a:   # d\nb: c\n", ("a",), "a:   # d\n  x: 1\n  y: 2\nb: c\n"),
        ("a:", ("a",), "a:\n  x: 1\n  y: 2"),
        ("a:\n  b:\n", ("a", "b"), "a:\n  b:\n    x: 1\n    y: 2\n"),
        ("a:\n  -\n", ("a", 0), "a:\n  -\n    x: 1\n    y: 2\n"),
        ("a: null\n", ("a",), "a: W\n"),
        ("a: ~  # b\n", ("a",), "a: W  # b\n"),
        ("a: {b: , c: d}\n", ("a", "b"), "a: {b: W, c: d}\n"),
        ("a: {b, c: d}\n", ("a", "b"), "a: {b: W, c: d}\n"),
        ("a: {b:   }\n", ("a", "b"), "a: {b: W}\n"),
        ("a: {b:\n  , c: d}\n", ("a", "b"), "a: {b: W\n  , c: d}\n"),
    ],
)
def test_a_first_entry_takes_the_place_of_an_empty_value(before: str, path: KeyPath, after: str) -> None:
    source, place = placed(before, path)

    assert edited(before, put_first_entry(source, place, "W", lines)) == after


@pytest.mark.parametrize("text", ["a: b\n", "a: ''\n", "a: 'null'\n", "a: [b]\n", "a:\n  b: c\n"])
def test_a_value_is_never_replaced_by_a_first_entry(text: str) -> None:
    source, place = placed("# đầu\n" + text, ("a",))

    line = 3 if "\n  " in text else 2
    with pytest.raises(Refused, match=f"^x.yaml, dòng {line}: chỗ này phải là danh sách"):
        put_first_entry(source, place, "W", lines)


@pytest.mark.parametrize(
    ("before", "path", "words", "after"),
    [
        ("a: b  # c\n", ("a",), "W", "a: W  # c\n"),
        ("a:   b\n", ("a",), "W", "a:   W\n"),
        ("a:   b\n", ("a",), "", "a:\n"),
        ("a: \t b # c\n", ("a",), "", "a: # c\n"),
        ("a:\n  b\n", ("a",), "", "a:\n  \n"),
        ("a:\n", ("a",), "W", "a: W\n"),
        ("a:   # c\n", ("a",), "W", "a: W   # c\n"),
        ("a:   \nb: c\n", ("a",), "W", "a: W\nb: c\n"),
        ("a:", ("a",), "W", "a: W"),
        ("a: {b: c, d: e}\n", ("a", "b"), "", "a: {b: , d: e}\n"),
        ("a: {'b':c}\n", ("a", "b"), "", "a: {'b': }\n"),
        ("a: [b, c]\n", ("a", 1), "", "a: [b, null]\n"),
        ("a: [b, c]\n", ("a", 0), "W", "a: [W, c]\n"),
        ("a: [b, c]  # d\n", ("a",), "W", "a: W  # d\n"),
        ("a:\n- b\n- c\n", ("a", 0), "", "a:\n-\n- c\n"),
        ("a:\n-\n- c\n", ("a", 0), "W", "a:\n- W\n- c\n"),
        ("a: |  # d\n  b\n\n  c\n\n\ne: f\n", ("a",), "W", "a: W  # d\n\n\ne: f\n"),
        ("a: >2-\n    b  \ne: f\n", ("a",), "W", "a: W\ne: f\n"),
        ("a: |\n  b", ("a",), "W", "a: W"),
        ("a: |\ne: f\n", ("a",), "W", "a: W\ne: f\n"),
        ("a: |\n  b\ne: f\n", ("a",), "", "a:\ne: f\n"),
        ("a: b\n  c\n\n  d  # e\n", ("a",), "W", "a: W  # e\n"),
        ("a: |+\r\n  b\r\n\r\ne: f\r\n", ("a",), "W", "a: W\r\n\r\ne: f\r\n"),
    ],
)
def test_a_value_is_replaced_and_everything_around_it_stays(before: str, path: KeyPath, words: str, after: str) -> None:
    _, place = placed(before, path)

    assert edited(before, *replace_value(before, place, words)) == after


@pytest.mark.parametrize(
    ("text", "at", "after"),
    [
        ("a\nb\n", 0, "a\nN\nM\nb\n"),
        ("a\nb\n", 1, "a\nN\nM\nb\n"),
        ("a\nb\n", 2, "a\nN\nM\nb\n"),
        ("a\nb\n", 3, "a\nb\nN\nM\n"),
        ("a\r\nb", 4, "a\r\nb\r\nN\r\nM"),
        ("a\r\nb\r\n", 0, "a\r\nN\r\nM\r\nb\r\n"),
        ("a\rb\r", 2, "a\rN\rM\rb\r"),
        ("a", 1, "a\nN\nM"),
    ],
)
def test_lines_go_below_with_the_line_ends_of_the_file(text: str, at: int, after: str) -> None:
    assert edited(text, put_lines_below(text, at, ["N", "M"])) == after


@pytest.mark.parametrize(
    ("text", "end"), [("", "\n"), ("a", "\n"), ("a\r\nb\n", "\r\n"), ("a\rb\r\n", "\r"), ("\n", "\n")]
)
def test_a_text_ends_its_lines_as_the_first_one_does(text: str, end: str) -> None:
    assert find_line_ending(text) == end


@pytest.mark.parametrize("written", ["", "~", "null", "NULL", "Null"])
def test_nothing_at_all_is_an_empty_value(written: str) -> None:
    assert is_null_node(placed(f"a: {written}\n", ("a",))[1].node)


@pytest.mark.parametrize("written", ["''", '"~"', "nil", "[]", "|"])
def test_what_is_in_quotes_or_brackets_is_a_value(written: str) -> None:
    assert not is_null_node(placed(f"a: {written}\n", ("a",))[1].node)
