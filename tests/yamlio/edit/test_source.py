"""A file opened for a change: where its values are, and which results are refused."""

from __future__ import annotations

from typing import Any

import pytest

from cdsdossier.errors import Refused
from cdsdossier.yamlio.edit import KeyPath
from cdsdossier.yamlio.edit.emit import to_comparable
from cdsdossier.yamlio.edit.source import Edit, YamlSource, format_key_path
from cdsdossier.yamlio.reader import MAX_BYTES

TEXT = "a:\n  - b: 1\n    c: {d: [e, f]}\n“g”: h\n"


def opened(text: str) -> YamlSource:
    return YamlSource(text.encode(), "x.yaml")


@pytest.mark.parametrize(
    ("path", "found"),
    [
        ((), ("a", -2, False)),
        (("a",), ("- b", 0, False)),
        (("a", 0), ("b: 1", 2, False)),
        (("a", 0, "b"), ("1", 4, False)),
        (("a", 0, "c"), ("{d", 4, False)),
        (("a", 0, "c", "d"), ("[e", 7, True)),
        (("a", 0, "c", "d", 1), ("f]", 11, True)),
        (("g",), ("h", 0, False)),
        (("a", 1), None),
        (("a", -1), None),
        (("a", "b"), None),
        (("a", 0, "c", "d", 2), None),
        (("a", 0, "b", "x"), None),
        (("x", "y"), None),
        ((0,), None),
    ],
)
def test_a_value_is_found_with_its_surroundings(path: KeyPath, found: tuple[str, int, bool] | None) -> None:
    place = opened(TEXT).find(path)

    if found is None:
        assert place is None
    else:
        words, column, inside = found
        assert place is not None
        assert TEXT[place.node.start_mark.index :].startswith(words)
        assert (place.column, place.inside) == (column, inside)
        named = bool(path) and isinstance(path[-1], str)
        assert getattr(place.key, "value", None) == (f"“{path[-1]}”" if path == ("g",) else path[-1] if named else None)


def test_a_decomposed_key_is_found_and_the_first_of_two_counts() -> None:
    source = opened("nga\u0300y: 1\na: 2\na: 3\n")

    assert getattr(getattr(source.find(("ngày",)), "node", None), "value", None) == "1"
    assert getattr(getattr(source.find(("a",)), "node", None), "value", None) == "2"


def test_a_curly_quote_that_only_ends_a_key_belongs_to_it() -> None:
    assert opened("b”: 1\n").find(("b”",)) is not None


def test_the_owner_is_found_or_named() -> None:
    source = opened(TEXT)

    assert source.owner(("new",)) == source.find(())
    assert source.owner(("a", 0, "new")) == source.find(("a", 0))
    with pytest.raises(Refused, match=r"^x\.yaml chưa có mục “x”. Thêm"):
        source.owner(("x", "y", "z"))
    with pytest.raises(Refused, match=r"^x\.yaml chưa có mục “a → mục thứ 2”"):
        source.owner(("a", 1, "z"))


@pytest.mark.parametrize("raw", [b"", b"- a\n", b"a", b"a: [\n", b"a: &b c\n", b"\xff"])
def test_a_file_with_a_fault_that_stops_a_change_is_refused(raw: bytes) -> None:
    with pytest.raises(Refused, match=r"x\.yaml đang có lỗi"):
        YamlSource(raw, "x.yaml")


def proved(text: str, edits: list[Edit], wanted: Any, *, remarks: bool = False) -> str:  # noqa: ANN401 - data of a file
    return opened(text).proved(edits, wanted, "không ghi được", remarks=remarks).decode()


def test_edits_are_made_in_their_order_and_the_mark_stays() -> None:
    edits = [Edit(8, 9, "y"), Edit(4, 4, "1"), Edit(4, 4, "2")]

    assert proved("\ufeffa: 0\nb: x\n", edits, {"a": ("number", "012"), "b": "y"}) == "\ufeffa: 012\nb: y\n"


@pytest.mark.parametrize(
    ("text", "edits", "wanted"),
    [
        ("a: 1\n", [Edit(3, 4, "2")], {"a": ("number", "1")}),
        ("a: 1\n", [Edit(3, 4, "1.0")], {"a": ("number", "1")}),
        ("a: 12\n", [Edit(3, 5, "3"), Edit(4, 5, "4")], {"a": ("number", "3")}),
        ("a: 1\n", [Edit(3, 4, "[")], {"a": None}),
        ("a: 1\n", [Edit(3, 4, "x #1")], {"a": "x"}),
        ("a: 1\n", [Edit(5, 5, "a: 2\n")], {"a": ("number", "1")}),
        ("a: 1 # b\n", [Edit(4, 8, "")], {"a": ("number", "1")}),
        ("a: 1\n", [Edit(4, 4, " # b")], {"a": ("number", "1")}),
        ("a: 1 # b\n", [Edit(7, 8, "c")], {"a": ("number", "1")}),
        ("a: 1\n", [Edit(3, 4, "b" * MAX_BYTES)], {"a": "b" * MAX_BYTES}),
    ],
)
def test_a_result_that_is_not_what_was_asked_is_refused(text: str, edits: list[Edit], wanted: object) -> None:
    with pytest.raises(Refused, match=r"^không ghi được$"):
        proved(text, edits, wanted)


def test_a_result_may_be_as_big_as_a_file_that_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("cdsdossier.yamlio.edit.source.MAX_BYTES", 6)

    assert proved("a: 1\n", [Edit(4, 4, "2")], {"a": ("number", "12")}) == "a: 12\n"
    with pytest.raises(Refused):
        proved("a: 1\n", [Edit(4, 4, "23")], {"a": ("number", "123")})


def test_what_is_put_behind_a_replaced_value_may_be_given_first() -> None:
    assert proved("a: 12\n", [Edit(5, 5, "0"), Edit(3, 5, "34")], {"a": ("number", "340")}) == "a: 340\n"
    assert proved("a: 12\n", [Edit(3, 5, "34"), Edit(3, 3, "9")], {"a": ("number", "934")}) == "a: 934\n"


def test_with_remarks_comments_may_come_but_none_may_go_or_change_places() -> None:
    one = {"a": ("number", "1")}

    assert proved("a: 1 # b\n", [Edit(0, 0, "# c\n"), Edit(9, 9, "# d\n")], one, remarks=True) == (
        "# c\na: 1 # b\n# d\n"
    )
    with pytest.raises(Refused):
        proved("# b\na: 1 # c\n", [Edit(0, 3, "# c"), Edit(9, 12, "# b")], one, remarks=True)


@pytest.mark.parametrize(
    "comment",
    ["# ở đầu\na: 1\n", "a: |  # b\n  # c\nd: e\n", "a: >-  # b\n  c\n", "a: 'x'\n# cuối", "a: [b, # c\n  d]\n"],
)
def test_comments_are_known_wherever_they_are(comment: str) -> None:
    source = opened(comment)
    wanted = to_comparable(source.page.data)

    assert source.proved([], wanted, "x") == comment.encode()
    at = comment.index("#")
    with pytest.raises(Refused):
        source.proved([Edit(at, at + 1, "#!")], wanted, "x")
    with pytest.raises(Refused):
        source.proved([Edit(0, 0, "# mới\n")], wanted, "x")


def test_a_hash_inside_a_text_is_no_comment() -> None:
    text = "a: '# b'\nc: |\n  # d\ne: f#g\n"

    assert proved(text, [Edit(4, 5, "!")], {"a": "! b", "c": "# d\n", "e": "f#g"}) == text.replace("'# b'", "'! b'")


def test_a_fault_that_was_there_before_stops_nothing() -> None:
    assert proved("1: a\nb: c\n", [Edit(8, 9, "d")], {"1": "a", "b": "d"}) == "1: a\nb: d\n"


def test_a_path_is_written_for_people() -> None:
    assert format_key_path(("tasks", 2, "when")) == "tasks → mục thứ 3 → when"
