"""Data as YAML: every text reads back as itself, every item as it was."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cdsdossier.errors import Refused
from cdsdossier.yamlio.edit import QuotedScalar, RawScalar, format_block_item, format_flow_item, format_scalar
from cdsdossier.yamlio.edit.emit import (
    drop_empty_values,
    format_in_style,
    make_owner,
    read_back_value,
    refuse_unwritable,
    to_comparable,
    value_at,
)
from cdsdossier.yamlio.loader import YamlNumber, load_yaml
from cdsdossier.yamlio.reader import parse_page

CALM = settings(deadline=None)


@CALM
@given(st.text(st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\u2028\u2029\ufeff\ufffe\uffff")))
def test_any_text_reads_back_as_itself(text: str) -> None:
    page = parse_page(f"a: {format_scalar(text)}\n".encode(), "x.yaml")
    from unicodedata import normalize

    assert page.findings == ()
    assert page.data == {"a": normalize("NFC", text)}
    assert isinstance(page.data["a"], str)


@pytest.mark.parametrize("text", ["12/KH-THCSQT", "2025-09-10", "Kế hoạch năm học", "1.1/ten-tep.pdf", "Trường THCS A"])
def test_usual_words_need_no_quotes(text: str) -> None:
    assert format_scalar(text) == text


@pytest.mark.parametrize(
    "text", ["12", "1.10", "yes", "NULL", "a: b", "a #b", "- a", "", " a", "a ", "{a}", "1e5", "0x1F", "*a"]
)
def test_words_that_yaml_takes_for_something_else_are_quoted(text: str) -> None:
    assert format_scalar(text).startswith('"')


TASK = {
    "id": QuotedScalar("8a"),
    "what": "Cập nhật, công bố",
    "when": "3/2024",
    "step": ["cap-nhat", "cong-bo"],
    "products": [{"name": "Biên bản", "document": "bien-ban"}, {"name": "Ảnh", "file": None}],
    "owner": "",
    "done": None,
}


TASK_LINES = """  - id: "8a"
    what: "Cập nhật, công bố"
    when: 3/2024
    step: [cap-nhat, cong-bo]
    products:
      - {name: Biên bản, document: bien-ban}
      - {name: Ảnh}
"""


TASK_FLOW = (
    '{id: "8a", what: "Cập nhật, công bố", when: 3/2024, step: [cap-nhat, cong-bo], '
    "products: [{name: Biên bản, document: bien-ban}, {name: Ảnh}]}"
)


def test_an_item_is_written_as_the_dossier_writes_it() -> None:
    assert format_block_item(TASK, 2) == TASK_LINES.splitlines()


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (Decimal("6.50"), "6.50"),
        (Decimal("1E+2"), "100"),
        (3, "3"),
        (True, "true"),
        (date(2026, 3, 5), "2026-03-05"),
        (RawScalar("6.5"), "6.5"),
        ("6.5", '"6.5"'),
        ("một\nhai", '"một\\nhai"'),
        ({"b": "c", "d": None}, "{b: c}"),
        (["b", "", "c"], "[b, c]"),
    ],
)
def test_every_kind_of_value_has_its_words(value: object, words: str) -> None:
    assert format_block_item({"a": value, "z": []}, 0) == [f"- a: {words}"]


def test_a_list_of_long_texts_has_a_line_for_each() -> None:
    assert format_block_item({"a": ["b" * 60, "c" * 60]}, 1) == [" - a:", "     - " + "b" * 60, "     - " + "c" * 60]


def test_an_item_without_anything_is_an_empty_one() -> None:
    assert format_block_item({"a": None}, 0) == ["- {}"]


@pytest.mark.parametrize(
    "text", ["y", "N", "On", "OFF", "true", "No", "Null", "1.2", "a:b", "?", "a  b", "a\tb", "12/"]
)
def test_more_words_that_need_quotes(text: str) -> None:
    assert format_scalar(text) == f'"{text}"'.replace("\t", "\\t")


@pytest.mark.parametrize("text", ["a", "1a/b", "12.3đ/KH-A", "a–b (c)", "yes sir", "2026-03-05"])
def test_more_words_that_need_none(text: str) -> None:
    assert format_scalar(text) == text


@pytest.mark.parametrize(
    ("style", "text", "words"),
    [
        (None, "a", "a"),
        (None, "a: b", '"a: b"'),
        ("|", "a", "a"),
        ('"', "a", '"a"'),
        ("'", "a", "'a'"),
        ("'", "d'y", "'d''y'"),
        ("'", "a\nb", '"a\\nb"'),
        ("'", QuotedScalar("a"), '"a"'),
        (None, QuotedScalar("a"), '"a"'),
        ('"', RawScalar("6.5"), "6.5"),
        ('"', "ệ", '"ệ"'),
    ],
)
def test_a_text_keeps_the_quotes_of_the_old_one(style: str | None, text: str, words: str) -> None:
    assert format_in_style(style, text) == words


def test_one_hundred_columns_are_one_line() -> None:
    fits = {"a": ["b" * 46, "c" * 47]}
    (line,) = format_block_item(fits, 0)

    assert len(line) == 2 + 100
    assert format_block_item({"a": ["b" * 47, "c" * 47]}, 0) == ["- a:", "    - " + "b" * 47, "    - " + "c" * 47]


def test_a_value_left_open_keeps_its_key() -> None:
    assert format_block_item({"a": RawScalar(""), "b": ""}, 0) == ["- a:"]
    assert format_flow_item({"a": RawScalar("")}) == "{a: }"


@pytest.mark.parametrize(
    ("item", "kept"),
    [
        ({"a": None, "b": "", "c": [], "d": {}, "e": "x"}, {"e": "x"}),
        ({"a": [None, "", {"b": None}, "c"]}, {"a": ["c"]}),
        ({"a": {"b": {"c": ""}}}, {}),
        ({"a": 0, "b": False, "c": Decimal(0)}, {"a": 0, "b": False, "c": Decimal(0)}),
        ({"a": ("b", "")}, {"a": ["b"]}),
        ({"a": RawScalar("")}, {"a": ""}),
    ],
)
def test_what_is_empty_is_left_out_at_any_depth(item: dict[str, object], kept: dict[str, object]) -> None:
    assert drop_empty_values(item) == kept


@pytest.mark.parametrize("item", [{"a\x07": "b"}, {"a": "b\x07"}, {"a": [{"b": "\x07"}]}, {"a": ("\ud800",)}])
def test_what_cannot_be_written_is_refused_wherever_it_is(item: dict[str, object]) -> None:
    with pytest.raises(Refused, match="ký tự không nhìn thấy"):
        drop_empty_values(item)
    refuse_unwritable("a\nb")


@pytest.mark.parametrize(
    ("value", "read"),
    [
        (None, None),
        ("6", "6"),
        ("nga\u0300y", "ngày"),
        (RawScalar("6.50"), ("number", "6.50")),
        (RawScalar("true"), ("truth", True)),
        (RawScalar("[a, 1]"), ["a", ("number", "1")]),
        (RawScalar(""), None),
        (False, ("truth", False)),
        (Decimal("1E+2"), ("number", "100")),
        (7, ("number", "7")),
        (date(2026, 3, 5), "2026-03-05"),
        ({"nga\u0300y": ("a", RawScalar("1"))}, {"ngày": ["a", ("number", "1")]}),
    ],
)
def test_a_value_is_known_as_the_reader_will_see_it(value: object, read: object) -> None:
    assert read_back_value(value) == read


@pytest.mark.parametrize("words", ["b: c", "&b c", "1\nb: 2", "[a", "a\n", "b #1", "1, 2: 3"])
def test_words_that_are_no_value_are_refused(words: str) -> None:
    with pytest.raises(Refused, match="không ghi vào tệp được"):
        read_back_value(RawScalar(words))


def test_what_has_no_yaml_is_a_mistake_of_the_caller() -> None:
    with pytest.raises(TypeError, match="no YAML"):
        format_flow_item({"a": object()})


def test_numbers_texts_and_truths_that_look_alike_differ() -> None:
    data = load_yaml("[1, 1.0, '1', true, 'true', {a: [1]}]", "f.yaml")[0]
    plain = to_comparable(data)

    assert plain == [
        ("number", "1"), ("number", "1.0"), "1", ("truth", True), "true", {"a": [("number", "1")]},
    ]  # fmt: skip
    assert plain is not data
    number = YamlNumber("1.50")
    number.written = "1.50"
    assert format_flow_item({"a": number}) == "{a: 1.50}"


def test_a_path_leads_to_a_value_and_makes_what_is_missing_on_the_way() -> None:
    data = {"a": [{"b": None}]}

    assert value_at(data, ()) is data
    assert value_at(data, ("a", 0, "b")) is None
    make_owner(data, ("a", 0, "b", "c"))["c"] = 1
    assert data == {"a": [{"b": {"c": 1}}]}
    assert make_owner(data, ("a", 0, "b", "c")) is value_at(data, ("a", 0, "b"))
