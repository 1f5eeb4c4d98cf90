"""The sentences for mistakes: each names what is wrong and what to type, whatever it is given."""

from __future__ import annotations

import inspect
from decimal import Decimal

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


NAMED = {"note": "Ghi chú (note)", "points": "Điểm (points)"}


def test_an_unknown_key_gets_the_near_one_or_all_of_them() -> None:
    assert messages.unknown_key("note_", NAMED)[1] == "Có phải “note”? Sửa tên mục hoặc xóa dòng này."
    assert messages.unknown_key("ghi chú", NAMED)[1] == "Các mục dùng được: Ghi chú (note), Điểm (points)."
    assert "“note”" in messages.unknown_key("ghi chú", NAMED, "note")[1]


def test_a_text_that_a_comma_has_cut_is_shown_whole_in_its_quotes() -> None:
    assert messages.cut_by_comma("1.4, 1.5", "task", "Phụ trách 1.3") == (
        "“1.4, 1.5” bị tách khỏi câu vì dấu phẩy",
        'Trong { } câu có dấu phẩy phải đặt trong ngoặc kép: task: "Phụ trách 1.3, 1.4, 1.5"',
    )
    assert messages.cut_by_comma("b", "", None)[1].endswith("trong ngoặc kép.")
    assert messages.cut_by_comma("points:5", "a", "b")[1] == "Viết points: 5"


def test_a_lone_text_is_quoted_where_braces_would_cut_it() -> None:
    known = {"to": "to", "text": "text"}

    assert messages.not_a_form("k", "Ý một", known, element=True, lone="text")[1] == "Viết {to: …, text: Ý một}"
    assert messages.not_a_form("k", "Một, hai", known, element=True, lone="text")[1].endswith('text: "Một, hai"}')


@pytest.mark.parametrize("key", ["points:6", 'name:"A"', "when:3/2026"])
def test_a_key_that_swallowed_its_value_gets_its_space(key: str) -> None:
    name, _, value = key.partition(":")

    assert messages.unknown_key(key, {"x": "x"}) == ("thiếu dấu cách sau dấu hai chấm", f"Viết {name}: {value}")


POINTS = "điểm của “k” phải viết ở dòng dưới", "Xuống dòng, thụt vào rồi viết points: 6.5"


@pytest.mark.parametrize(
    ("value", "known", "element", "words"),
    [
        ("points:6", ["points"], False, ("thiếu dấu cách sau dấu hai chấm", "Viết points: 6")),
        ("a:\u00a0b", ["a"], False, messages.ODD_SPACE_WORDS),
        (Decimal("6.5"), ["met", "points"], False, POINTS),
        ("a.pdf", ["file", "url"], True, ("“a.pdf” đứng một mình, thiếu tên mục con", "Viết {file: a.pdf}")),
        ("http://a", ["file", "url"], True, ("“http://a” đứng một mình, thiếu tên mục con", "Viết {url: http://a}")),
        ("http://a", ["file"], True, ("“http://a” đứng một mình, thiếu tên mục con", "Viết {file: http://a}")),
    ],
)  # fmt: skip
def test_a_value_without_its_key_gets_the_key_that_was_meant(
    value: object, known: list[str], element: bool, words: tuple[str, str]
) -> None:
    assert messages.not_a_form("“k”", value, {key: key for key in known}, element=element) == words


@pytest.mark.parametrize(("value", "element"), [("a\nb", True), ("a", False), (Decimal(6), True), ([], True)])
def test_any_other_value_gets_the_list_of_keys(value: object, element: bool) -> None:
    assert messages.not_a_form("tệp này", value, {"a": "A (a)", "b": "B (b)"}, element=element) == (
        "tệp này phải gồm các mục con",
        "Xuống dòng, thụt vào rồi viết từng mục con, mỗi mục một dòng “tên: giá trị”; các mục dùng được: A (a), B (b).",
    )
    assert messages.not_a_form("tệp này", value, {})[1].endswith("“tên: giá trị”.")


def test_a_key_with_an_odd_space_or_another_sign_is_known() -> None:
    assert messages.unknown_key("\u00a0points", NAMED) == messages.ODD_SPACE_WORDS
    assert messages.unknown_key("points = 6", NAMED)[1] == "Viết points: 6"
    assert "chữ rộng" in messages.unknown_key("points：6", NAMED)[0]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (messages.not_utf8("UTF-16")[0], "tệp lưu theo mã UTF-16"),
        (messages.not_utf8("")[0], "có ký tự không thuộc mã UTF-8"),
        (messages.control_character(7)[0], "có ký tự điều khiển không nhìn thấy (mã U+0007)"),
        (messages.tag_not_allowed(None)[0], "thẻ YAML ! không được dùng trong hồ sơ"),
        (messages.not_a_list("k", "")[1], "Viết mỗi ý một dòng, đầu dòng là dấu gạch ngang và dấu cách: - …"),
        (messages.not_a_list("k", "a")[1], "Viết mỗi ý một dòng, đầu dòng là dấu gạch ngang và dấu cách: - {a: …}"),
        (messages.smart_quotes("“a”")[1], 'Xóa đi và gõ ngoặc thẳng: "a".'),
        (messages.smart_quotes("“a b”")[1], 'Đặt cả câu trong ngoặc kép thẳng "…".'),
        (messages.too_big(5_000_000, 5_000_000)[0], "tệp nặng 5 MB, vượt giới hạn 5 MB của một tệp YAML"),
        (messages.no_space("x")[1], "Viết mục: giá trị"),
        (messages.no_space("  - 'a.b-c':6 # x")[1], "Viết a.b-c: 6 # x"),
        (messages.no_space('"a":6')[1], "Viết a: 6"),
        (messages.no_space("a: 6")[1], "Viết mục: giá trị"),
        (messages.no_space("a:// b")[1], "Viết mục: giá trị"),
    ],
)
def test_a_sentence_says_what_it_was_given(words: str, expected: str) -> None:
    assert words == expected


@pytest.mark.parametrize("value", ["https://vi-du.example", "Một câu", "14: 00", 5, None, []])
def test_what_only_looks_like_it_is_not_corrected(value: object) -> None:
    message, fix = messages.not_a_form("Trường (school)", value, {"name": "Tên (name)", "code": "Mã (code)"})

    assert message == "Trường (school) phải gồm các mục con"
    assert fix.endswith("; các mục dùng được: Tên (name), Mã (code).")


def test_the_size_told_is_never_below_the_limit() -> None:
    assert "6 MB" in messages.too_big(5_000_001, 5_000_000)[0]


@pytest.mark.parametrize("name", [name for name, thing in vars(messages).items() if inspect.isfunction(thing)])
def test_every_phrase_says_what_it_is_for(name: str) -> None:
    if not name.startswith("_"):
        assert getattr(messages, name).__doc__


def test_several_fields_are_named_at_once() -> None:
    labels = ["Giờ bắt đầu (starts)", "Số có mặt (present)"]

    assert messages.name_fields(labels) == "giờ bắt đầu, số có mặt (starts, present)"
    assert messages.name_fields(labels[:1]) == "giờ bắt đầu (starts)"
