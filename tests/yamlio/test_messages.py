"""The sentences for mistakes: each names what is wrong and what to type, whatever it is given."""

from __future__ import annotations

import inspect

import pytest
from hypothesis import settings

from cdsdossier.yamlio import messages

CALM = settings(deadline=None)  # a slow machine is no fault


@pytest.mark.parametrize(
    ("word", "known", "near"),
    [
        ("point", ["points", "met", "note"], "points"),
        ("1.3.11", ["1.3.1", "2.3.1"], "1.3.1"),
        ("qd4725-202", ["qd4725-2022", "qd4740-2025"], "qd4725-2022"),
        ("hoi_dong", ["school", "council"], ""),
        ("", ["a"], ""),
        ("a", [], ""),
    ],
)
def test_the_nearest_word_is_one_that_could_be_meant(word: str, known: list[str], near: str) -> None:
    assert messages.nearest_word(word, known) == near


def test_an_unknown_key_gets_the_near_one_or_all_of_them() -> None:
    assert messages.unknown_key("note_", "x", ["note", "points"])[1] == "Có phải “note”? Sửa tên mục hoặc xóa dòng này."
    assert messages.unknown_key("ghi chú", "x", ["note", "points"])[1] == "Các mục dùng được: note, points."
    assert "dấu phẩy" in messages.unknown_key("minh chứng", None, ["note", "points"])[0]


@pytest.mark.parametrize("key", ["points:6", 'name:"A"', "when:3/2026"])
def test_a_key_that_swallowed_its_value_gets_its_space(key: str) -> None:
    name, _, value = key.partition(":")

    assert messages.unknown_key(key, None, ["x"]) == ("thiếu dấu cách sau dấu hai chấm", f"Viết {name}: {value}")


@pytest.mark.parametrize("value", ["https://vi-du.example", "Một câu", "14: 00", 5, None, []])
def test_what_only_looks_like_it_is_not_corrected(value: object) -> None:
    message, fix = messages.not_a_form("school", value, ["name", "code"])

    assert message == "“school” phải gồm các mục con"
    assert fix.endswith("; các mục dùng được: name, code.")


def test_the_size_told_is_never_below_the_limit() -> None:
    assert "6 MB" in messages.too_big(5_000_001, 5_000_000)[0]


@pytest.mark.parametrize("name", [name for name, thing in vars(messages).items() if inspect.isfunction(thing)])
def test_every_phrase_says_what_it_is_for(name: str) -> None:
    if not name.startswith("_"):
        assert getattr(messages, name).__doc__
