"""What YAML becomes: values, their places, and what stops the reading."""

from __future__ import annotations

import string
from decimal import Decimal
from typing import Any
from unicodedata import normalize

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from cdsdossier.errors import BrokenInstallation
from cdsdossier.yamlio.forms import locate_value
from cdsdossier.yamlio.loader import (
    MAX_DEPTH,
    MarkedDict,
    MarkedList,
    UnreadableYaml,
    YamlNumber,
    is_unwritable,
    load_yaml,
    mark_position,
)
from cdsdossier.yamlio.reader import parse_page

CALM = settings(deadline=None)  # a slow machine is no fault


def data(written: str) -> Any:  # noqa: ANN401 - whatever the file holds
    page = parse_page(written.encode(), "f.yaml")
    assert page.findings == ()
    return page.data


def test_decomposed_letters_equal_composed_ones() -> None:
    composed = normalize("NFC", "Tổ trưởng Đặng Thị Ễn")
    decomposed = normalize("NFD", composed)

    assert composed != decomposed
    assert data(f"{decomposed}: {decomposed}\n") == {composed: composed}
    assert data('a: "' + decomposed.replace("\u0301", "\\u0301") + '"\n') == {"a": composed}


@pytest.mark.parametrize("written", ["6", "-3", "0", "010", "6.50", "999999999.999999", "0.1"])
def test_numbers_are_exact_and_keep_their_digits(written: str) -> None:
    number = data(f"a: {written}\n")["a"]

    assert isinstance(number, Decimal)
    assert number == Decimal(written)
    assert number.written == written  # type: ignore[attr-defined]


@pytest.mark.parametrize("written", ["yes", "no", "on", "off", "Yes", "NO", "y", "n", "12:30", "2024-02-05", "<<"])
def test_words_that_other_programs_read_as_something_else_stay_text(written: str) -> None:
    assert data(f"a: {written}\n") == {"a": written}


@pytest.mark.parametrize(
    ("written", "value"),
    [
        *((word, None) for word in ("", "~", "null", "Null", "NULL")),
        *((word, True) for word in ("true", "True", "TRUE")),
        *((word, False) for word in ("false", "False", "FALSE")),
        ('"true"', "true"),
    ],
)
def test_empty_true_and_false_are_what_they_say(written: str, value: object) -> None:
    assert data(f"a: {written}\n") == {"a": value}


def test_the_first_of_two_stands() -> None:
    page = parse_page(b"a: 1\na: {b: 2}\nc: 3\n", "f.yaml")

    assert page.data == {"a": Decimal(1), "c": Decimal(3)}


def test_depth_may_reach_the_limit() -> None:
    deepest = "[" * MAX_DEPTH + "]" * MAX_DEPTH

    assert parse_page(deepest.encode(), "f.yaml").findings == ()
    assert [f.rule for f in parse_page(f"[{deepest}]".encode(), "f.yaml").findings] == ["yaml-too-deep"]


WORD = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Cn", "Co", "Zl", "Zp")), max_size=12).map(
    lambda text: normalize("NFC", text).replace("\ufeff", "")
)


KEY = WORD.map(lambda text: text.lstrip("“”„‟‘’«»"))  # curly quotes around a key are a mistake, and told


NUMBER = st.decimals(
    min_value=-999_999_999, max_value=999_999_999, allow_nan=False, allow_infinity=False, places=3
).filter(lambda number: not (number.is_zero() and number.is_signed()))


TREE: st.SearchStrategy[Any] = st.recursive(
    WORD,
    lambda inner: st.lists(inner, min_size=1, max_size=4) | st.dictionaries(KEY, inner, min_size=1, max_size=4),
    max_leaves=20,
)


@CALM
@given(TREE.filter(lambda tree: not isinstance(tree, str)), st.sampled_from(['"', "'"]), st.booleans())
def test_what_another_program_wrote_reads_back_equal(tree: Any, quotes: str, flow: bool) -> None:  # noqa: ANN401
    written = yaml.safe_dump(tree, default_style=quotes, default_flow_style=flow, allow_unicode=True, width=10_000)
    page = parse_page(written.encode(), "f.yaml")

    assert page.findings == ()
    assert page.data == tree
    for path, leaf in leaves(page.data):
        line, column = locate_value(page.data, path)
        assert _scalar(page.lines[line - 1][column - 1 :]) == leaf


def leaves(tree: object, path: tuple[str | int, ...] = ()) -> list[tuple[tuple[str | int, ...], object]]:
    if isinstance(tree, MarkedDict):
        return [leaf for key, value in tree.items() for leaf in leaves(value, (*path, key))]
    if isinstance(tree, MarkedList):
        return [leaf for index, value in enumerate(tree) for leaf in leaves(value, (*path, index))]
    return [(path, tree)]


def _scalar(text: str) -> str:
    """Return the quoted text that stands at the beginning."""
    scanned = yaml.scan(text, Loader=yaml.SafeLoader)
    value = next(token.value for token in scanned if isinstance(token, yaml.ScalarToken))
    return normalize("NFC", str(value))


@CALM
@given(st.dictionaries(st.text(string.ascii_lowercase, min_size=1, max_size=8), NUMBER, min_size=1))
def test_numbers_read_back_exactly(numbers: dict[str, Decimal]) -> None:
    page = parse_page("".join(f"x{key}: {number:f}\n" for key, number in numbers.items()).encode(), "f.yaml")

    assert page.data == {f"x{key}": number for key, number in numbers.items()}


def told(written: str) -> list[tuple[str, int | None, int | None]]:
    return [(finding.rule, finding.line, finding.column) for finding in load_yaml(written, "f.yaml")[1]]


def test_keys_values_and_elements_remember_where_they_are() -> None:
    tree: Any = data("a:\n  - 1\n  - b: {c: d}\ne: 'f'\n")

    assert isinstance(tree, MarkedDict)
    assert isinstance(tree["a"], MarkedList)
    assert [mark_position(mark) for mark in tree.marks["a"]] == [(1, 1), (2, 3)]
    assert [mark_position(mark) for mark in tree["a"].marks] == [(2, 5), (3, 5)]
    assert [mark_position(mark) for mark in tree["a"][1]["b"].marks["c"]] == [(3, 9), (3, 12)]
    assert [mark_position(mark) for mark in tree.marks["e"]] == [(4, 1), (4, 4)]


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("", None),
        ("# a\n", None),
        ("---\n", None),
        ("a", "a"),
        ("[a, [b, {c: }], {}]", ["a", ["b", {"c": None}], {}]),
        ("{a, b: [], c: {d: e}}", {"a": None, "b": [], "c": {"d": "e"}}),
        ("- - a\n  -\n-\n", [["a", None], None]),
        ("a: |\n  5\nb: >\n  true\n", {"a": "5\n", "b": "true\n"}),
        ("? a\n: b\n", {"a": "b"}),
        ("a: -\nb: 1.\nc: 1.1234567\n", None),
        ("'': a\n", {"": "a"}),
        ("a: ''\n", {"a": ""}),
    ],
)
def test_collections_are_what_they_hold(written: str, value: object) -> None:
    if written.startswith("a: -\n"):  # a dash without a space after it begins an empty list: no valid YAML here
        with pytest.raises(yaml.YAMLError):
            load_yaml(written, "f.yaml")
    else:
        assert load_yaml(written, "f.yaml") == (value, [])


@pytest.mark.parametrize(
    ("written", "rule", "line", "column"),
    [
        ("a: *b\n", "yaml-alias", 1, 4),
        ("a: &b c\n", "yaml-alias", 1, 4),
        ("a: &b [c]\n", "yaml-alias", 1, 4),
        ("&b a: c\n", "yaml-alias", 1, 1),
        ("*b : c\n", "yaml-alias", 1, 1),
        ("- x\n- *b\n", "yaml-alias", 2, 3),
        ("*b\n", "yaml-alias", 1, 1),
        ("a: &b !c d\n", "yaml-alias", 1, 4),
        ("a: !b c\n", "yaml-tag", 1, 4),
        ("a: !b {c: d}\n", "yaml-tag", 1, 4),
        ("a:\n  - !b [c]\n", "yaml-tag", 2, 5),
        ("!b a: c\n", "yaml-tag", 1, 1),
        ("{{a}}\n", "yaml-syntax", 1, 2),
        ("a:\n  [b]: c\n", "yaml-syntax", 2, 3),
        ("a: 1\n---\nb: 2\n", "yaml-syntax", 2, 1),
        ("---\n---\nb: 2\n", "yaml-syntax", 2, 1),
        ('- a\n- "\\a"\n', "yaml-control-character", 2, 3),
        ('a:\n  "b\\0": c\n', "yaml-control-character", 2, 3),
        ('a: "\\u2028"\n', "yaml-control-character", 1, 4),
    ],
)
def test_what_a_dossier_never_needs_stops_the_reading_at_its_place(
    written: str, rule: str, line: int, column: int
) -> None:
    with pytest.raises(UnreadableYaml) as refused:
        load_yaml(written, "f.yaml")

    fault = refused.value
    assert (fault.rule, fault.line, fault.column) == (rule, line, column)
    finding = fault.finding("g.yaml")
    assert (finding.file, finding.rule, finding.severity) == ("g.yaml", rule, "error")
    assert (finding.line, finding.column, (finding.message, finding.fix)) == (line, column, fault.words)


def test_fifty_levels_are_enough_for_any_dossier() -> None:
    assert MAX_DEPTH == 50


@pytest.mark.parametrize(("opened", "closed"), [("[", "]"), ("{a: ", "}")])
def test_mappings_and_lists_nest_to_the_limit(opened: str, closed: str) -> None:
    assert told(opened * MAX_DEPTH + closed * MAX_DEPTH) == []
    with pytest.raises(UnreadableYaml) as refused:
        load_yaml(opened * (MAX_DEPTH + 1), "f.yaml")
    assert (refused.value.rule, refused.value.column) == ("yaml-too-deep", len(opened) * MAX_DEPTH + 1)


@pytest.mark.parametrize(
    ("written", "value", "faults"),
    [
        ("1.10: a\n", {"1.10": "a"}, [("value-wrong", 1, 1)]),
        ("-5: a\n", {"-5": "a"}, [("value-wrong", 1, 1)]),
        ("'1.10': a\n", {"1.10": "a"}, []),
        ("1.10a: a\n", {"1.10a": "a"}, []),
        ("-a: b\n", {"-a": "b"}, []),
        ("a: 1\n“b”: 2\n", {"a": 1, "b": 2}, [("value-wrong", 2, 1)]),
        ("‘b’: 2\n", {"b": 2}, [("value-wrong", 1, 1)]),
        ("b”: 2\n", {"b”": 2}, []),
        ("a: 1\nb: 2\na: 3\n", {"a": 1, "b": 2}, [("yaml-duplicate-key", 3, 1)]),
        ("a: {b: 1, c: 2, b: [3]}\n", {"a": {"b": 1, "c": 2}}, [("yaml-duplicate-key", 1, 17)]),
        ("a: 1\na: 2\na: 3\n", {"a": 1}, [("yaml-duplicate-key", 2, 1), ("yaml-duplicate-key", 3, 1)]),
        ("a: 1\n“a”: 2\n", {"a": 1}, [("value-wrong", 2, 1), ("yaml-duplicate-key", 2, 1)]),
        ("5: 1\n5: 2\n", {"5": 1}, [("yaml-duplicate-key", 2, 1), ("value-wrong", 1, 1), ("value-wrong", 2, 1)]),
        ("'': 1\n'': 2\n", {"": 1}, [("yaml-duplicate-key", 2, 1)]),
        ("a: {b: 1}\nc: {b: 1}\n", {"a": {"b": 1}, "c": {"b": 1}}, []),
    ],
)
def test_an_odd_key_is_told_and_the_first_of_two_stays(
    written: str, value: object, faults: list[tuple[str, int, int]]
) -> None:
    assert load_yaml(written, "f.yaml")[0] == value
    assert told(written) == faults


def test_a_duplicate_names_the_line_of_the_first() -> None:
    (finding,) = load_yaml("x: 1\na:\n  - 1\na: 2\n", "f.yaml")[1]

    assert (finding.file, finding.message) == ("f.yaml", "“a” đã có ở dòng 2")


def test_a_number_in_quotes_or_in_a_block_is_text() -> None:
    assert data("a: \"6.5\"\nb: '6'\nc: 6\n") == {"a": "6.5", "b": "6", "c": Decimal(6)}
    assert isinstance(data("- 05\n")[0], YamlNumber)


@pytest.mark.parametrize("text", ["a\x00", "\x1f", "\x7f", "\x9f", "\u2028", "\ufeff", "\uffff", "\ud800", "a\udfffb"])
def test_control_characters_and_broken_letters_cannot_be_written(text: str) -> None:
    assert is_unwritable(text)


@pytest.mark.parametrize("text", ["", "a\tb\n", "Kế hoạch 😀", "\u00a0", "\u200b", "\ue000"])
def test_any_other_text_can_be_written(text: str) -> None:
    assert not is_unwritable(text)


def test_without_libyaml_nothing_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(yaml, "__with_libyaml__", False)

    with pytest.raises(BrokenInstallation, match="pip install"):
        load_yaml("a: 1\n", "f.yaml")
