"""The sentences for mistakes: each names what is wrong and what to type, whatever it is given."""

from __future__ import annotations

import inspect

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cdsdossier.yamlio import messages, syntax_messages
from cdsdossier.yamlio.reader import parse_page

CALM = settings(deadline=None)  # a slow machine is no fault

PROBLEMS = [
    "mapping values are not allowed in this context",
    "did not find expected key",
    "did not find expected ',' or '}'",
    "did not find expected alphabetic or numeric character",
    "could not find expected ':'",
    "found unexpected end of stream",
    "found character that cannot start any token",
    "found unknown escape character",
    "something libyaml will say one day",
]
CONTEXTS = ["", "while parsing a block mapping", "while scanning a quoted scalar", "while scanning an alias", "flow"]


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


@CALM
@given(
    st.sampled_from(PROBLEMS),
    st.sampled_from(CONTEXTS),
    st.lists(st.text(st.sampled_from("ab1.:\"' -#\t\u00a0{}[]"), max_size=12), max_size=4),
    st.tuples(st.integers(0, 5), st.integers(0, 14)),
    st.tuples(st.integers(0, 5), st.integers(0, 14)),
)
def test_any_problem_at_any_place_becomes_a_place_and_two_sentences(
    problem: str, context: str, lines: list[str], at: tuple[int, int], start: tuple[int, int]
) -> None:
    line, column, (message, fix) = syntax_messages.locate_syntax_error(problem, context, tuple(lines), at, start)

    assert 0 <= line <= 5
    assert column >= 0
    assert message
    assert not message.endswith(".")
    assert fix


@pytest.mark.parametrize("name", [name for name, thing in vars(messages).items() if inspect.isfunction(thing)])
def test_every_phrase_says_what_it_is_for(name: str) -> None:
    if not name.startswith("_"):
        assert getattr(messages, name).__doc__


#: After the advice has been followed to the letter, the line is right.
ADVICE = [
    ("name:Trường A\ncode: B\n", "name:Trường A"),
    ("code: B\nname:Trường A\n", "name:Trường A"),
    ("name Truong\ncode: B\n", "name Truong"),
    ("code: B\npoints 6\n", "points 6"),
]


@pytest.mark.parametrize(("text", "wrong"), ADVICE)
def test_advice_that_is_followed_to_the_letter_mends_the_file(text: str, wrong: str) -> None:
    (finding,) = parse_page(text.encode(), "f.yaml").findings
    right = finding.fix.removeprefix("Viết ")

    assert text.splitlines()[(finding.line or 0) - 1] == wrong
    assert parse_page(text.replace(wrong, right).encode(), "f.yaml").findings == ()


@pytest.mark.parametrize("sentence", ["Kế hoạch: đã có", "Gồm có:", "Một: hai: ba"])
def test_a_sentence_in_the_quotes_of_the_advice_is_read_as_typed(sentence: str) -> None:
    (finding,) = parse_page(f"note: {sentence}\n".encode(), "f.yaml").findings
    quoted = finding.fix.removeprefix("Đặt cả câu trong ngoặc kép: ")

    assert parse_page(f"note: {quoted}\n".encode(), "f.yaml").data == {"note": sentence}
