"""Single values set in a YAML file: they read back as meant, and every other byte stays."""

from __future__ import annotations

import re
from itertools import product
from typing import Any
from unicodedata import normalize

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from support.yamlmaker import mapping, telling, walk

from cdsdossier.errors import Refused
from cdsdossier.yamlio.edit import KeyPath, QuotedScalar, RawScalar, set_values
from cdsdossier.yamlio.loader import SMART_QUOTES
from cdsdossier.yamlio.reader import parse_page

CALM = settings(deadline=None)
ROW: KeyPath = ("scores", "1.1")


def framed(row: str, end: str = '\n  "1.2": {points: 1}   # sau\n') -> str:
    return f'# đầu tệp\ngroup: "1"   # nhóm\nscores:\n  {row}{end}'


def set_in(row: str, value: str | None, key: str = "points", end: str = '\n  "1.2": {points: 1}   # sau\n') -> str:
    return set_values(framed(row, end).encode(), "x.yaml", {(*ROW, key): value}).decode()


#: A row → the same row with ``points: 6`` or, where it says so, another value.
SIX = {
    '"1.1":\n    points: 5    # giữ': '"1.1":\n    points: 6    # giữ',
    '"1.1":\n    points:   5': '"1.1":\n    points:   6',
    '"1.1":\n    points:': '"1.1":\n    points: 6',
    '"1.1":\n    points:   # ghi chú': '"1.1":\n    points: 6   # ghi chú',
    '"1.1":\n    points:   \n    note: a': '"1.1":\n    points: 6\n    note: a',
    '"1.1":\n    points: ~': '"1.1":\n    points: 6',
    '"1.1":\n    points: "5"  # x': '"1.1":\n    points: 6  # x',
    '"1.1":\n    points:\n      5  # x': '"1.1":\n    points:\n      6  # x',
    '"1.1": {points: 5, note: a}': '"1.1": {points: 6, note: a}',
    '"1.1": {points: , note: a}': '"1.1": {points: 6, note: a}',
    '"1.1": {points: }': '"1.1": {points: 6}',
    '"1.1": {"points":, note: a}': '"1.1": {"points": 6, note: a}',
    '"1.1": {points, note: a}': '"1.1": {points: 6, note: a}',
    '"1.1": {points:  # x: y\n   , note: a}': '"1.1": {points: 6  # x: y\n   , note: a}',
    '"1.1":\n    points: |   # dài\n      một\n\n      hai\n\n    note: a': (
        '"1.1":\n    points: 6   # dài\n\n    note: a'
    ),
    '"1.1":\n    points: >2-\n      một\n    # lề\n    note: a': '"1.1":\n    points: 6\n    # lề\n    note: a',
    '"1.1":\n    points: |\n    note: a': '"1.1":\n    points: 6\n    note: a',
    '"1.1":\n    points: một\n      hai\n\n      ba  # x': '"1.1":\n    points: 6  # x',
    '"1.1":\n    points: "một\n      hai"  # x': '"1.1":\n    points: 6  # x',
    '"1.1":': '"1.1":\n    points: 6',
    '"1.1":   # chưa chấm': '"1.1":   # chưa chấm\n    points: 6',
    '"1.1": ~': '"1.1": {points: 6}',
    '"1.1": {}': '"1.1": {points: 6}',
    '"1.1": {note: a}  # x': '"1.1": {note: a, points: 6}  # x',
    '"1.1": {note: a, }': '"1.1": {note: a, points: 6, }',
    '"1.1":\n      note: a  # x\n\n      # lề': '"1.1":\n      note: a  # x\n      points: 6\n\n      # lề',
    '"1.1":\n    note: |\n      a\n    evidence:\n    - file: b': (
        '"1.1":\n    note: |\n      a\n    evidence:\n    - file: b\n    points: 6'
    ),
    '"1.1": {points: 5}\n  "1.1": {points: 7}': '"1.1": {points: 6}\n  "1.1": {points: 7}',
    '"1.1":\n    points: 6.0': '"1.1":\n    points: 6',
}


@pytest.mark.parametrize("row", SIX)
def test_the_value_goes_where_a_person_would_type_it(row: str) -> None:
    for mark, breaks in product(("", "\ufeff"), ("\n", "\r\n", "\r")):
        before, after = (mark + framed(text).replace("\n", breaks) for text in (row, SIX[row]))

        assert set_values(before.encode(), "x.yaml", {(*ROW, "points"): RawScalar("6")}).decode() == after, (
            mark,
            breaks,
        )


@pytest.mark.parametrize("row", [row for row in SIX if "|" not in row and ">" not in row])
def test_the_last_line_needs_no_line_end(row: str) -> None:
    assert set_in(row, RawScalar("6"), end="") == framed(SIX[row], "")


@pytest.mark.parametrize(
    ("before", "value", "after"),
    [
        ("note: cũ", "mới", "note: mới"),
        ("note: cũ", "a: b", 'note: "a: b"'),
        ("note: cũ", "1.10", 'note: "1.10"'),
        ("note: cũ", "2026-03-05", "note: 2026-03-05"),
        ("note: cũ", "yes", 'note: "yes"'),
        ("note: cũ", QuotedScalar("mới"), 'note: "mới"'),
        ("note: cũ", RawScalar("true"), "note: true"),
        ("note: cũ", RawScalar("[a, b]"), "note: [a, b]"),
        ('note: "cũ"  # x', "mới", 'note: "mới"  # x'),
        ('note: "cũ"', 'nói "mới"\nhai', 'note: "nói \\"mới\\"\\nhai"'),
        ("note: 'cũ'", "mới", "note: 'mới'"),
        ("note: 'cũ'", "d'Ivoire: x", "note: 'd''Ivoire: x'"),
        ("note: 'cũ'", "một\nhai", 'note: "một\\nhai"'),
        ("note: 'cũ'", "", "note: ''"),
        ("note: 6", "6", 'note: "6"'),
        ("note: true", "true", 'note: "true"'),
        ("note: [a, b]  # x", RawScalar("[c]"), "note: [c]  # x"),
        ("note: cũ   # x", None, "note:   # x"),
        ("note: 'cũ'", None, "note:"),
        ("note: |   # x\n      cũ\n    points: 5", None, "note:   # x\n    points: 5"),
        ("note:\n      cũ  # x", None, "note:\n        # x"),
        ("points: 5", None, "points: 5"),
        ("points: 5", RawScalar(""), "points: 5"),
        ("note: cũ", RawScalar(""), "note:"),
    ],
)
def test_a_value_is_written_as_the_old_one_was(before: str, value: str | None, after: str) -> None:
    frame = '"1.1":\n    '
    assert set_in(frame + before, value, "note") == framed(frame + after)


@pytest.mark.parametrize(
    ("before", "path", "value", "after"),
    [
        ("a: [b, c]\n", ("a", 1), "d, e", 'a: [b, "d, e"]\n'),
        ("a: [b, c]\n", ("a", 0), None, "a: [null, c]\n"),
        ("a: {b: 1, c: 2}\n", ("a", "b"), None, "a: {b: , c: 2}\n"),
        ('a: {"b":1}\n', ("a", "b"), None, 'a: {"b": }\n'),
        ("a:\n- b  # x\n-\n", ("a", 1), "d", "a:\n- b  # x\n- d\n"),
        ("a:\n- b  # x\n-   # y\n", ("a", 1), "d", "a:\n- b  # x\n- d   # y\n"),
        ("a:\n- b  # x\n- c\n", ("a", 0), None, "a:\n-  # x\n- c\n"),
        ("a:\n- b: 1  # x\n- c: 2\n", ("a", 0, "d"), "e", "a:\n- b: 1  # x\n  d: e\n- c: 2\n"),
        ("a:\n-\n- c: 2\n", ("a", 0, "d"), "e", "a:\n-\n  d: e\n- c: 2\n"),
        ("a: 1\n", ("1.2",), RawScalar("1"), 'a: 1\n"1.2": 1\n'),
        ("nga\u0300y: x\n", ("ngày",), "z", "nga\u0300y: z\n"),
        ("ngày: x\n", ("nga\u0300y",), "ye\u0302", "ngày: yê\n"),
        ("---\na: 1\n...\n", ("b",), "c", "---\na: 1\nb: c\n...\n"),
    ],
)
def test_any_place_can_be_set(before: str, path: KeyPath, value: str | None, after: str) -> None:
    assert set_values(before.encode(), "x.yaml", {path: value}).decode() == after


def test_all_values_of_one_call_are_set_together() -> None:
    text = "a:\n  b: 1\n  c:\nd: {e: 1}"
    values: dict[KeyPath, str | None] = {
        ("f",): "x",
        ("a", "g"): "m",
        ("a", "c"): "z",
        ("a", "b"): None,
        ("d", "e"): RawScalar("2"),
        ("d", "h"): "i",
        ("a", "k"): "l",
    }

    assert (
        set_values(text.encode(), "x.yaml", values).decode()
        == "a:\n  b:\n  c: z\n  g: m\n  k: l\nd: {e: 2, h: i}\nf: x"
    )


def test_keys_of_mappings_that_end_together_do_not_mix() -> None:
    values: dict[KeyPath, str | None] = {("c",): "1a", ("a", "b", "d"): "x", ("a", "e"): "m"}

    after = set_values(b"a:\n  b:\n    z: 1\n", "x.yaml", values)
    assert after == b'a:\n  b:\n    z: 1\n    d: x\n  e: m\nc: "1a"\n'


def test_many_values_are_set_at_once() -> None:
    text = "scores:\n" + "".join(f'  "{n}":   # dòng {n}\n' for n in range(500))
    values: dict[KeyPath, str | None] = {("scores", str(n), "points"): RawScalar(str(n)) for n in range(500)}
    wanted = "scores:\n" + "".join(f'  "{n}":   # dòng {n}\n    points: {n}\n' for n in range(500))

    assert set_values(text.encode(), "x.yaml", values).decode() == wanted


@pytest.mark.parametrize(
    ("text", "values", "words"),
    [
        ("a: [b]\n", {("a",): "c"}, "dòng 1: “a” đang gồm nhiều mục"),
        ("a:\n  b: 1\n", {("a",): None}, "đang gồm nhiều mục"),
        ("a:\n  - b\n", {("a",): RawScalar("[c]")}, "đang gồm nhiều mục"),
        ("a: [b,  # giữ\n  c]\n", {("a",): RawScalar("[d]")}, "tự ghi: a: \\[d\\]"),
        ("a: b\n", {("a", "c"): "d"}, "dòng 1: chỗ này phải gồm các dòng"),
        ("a: [b]\n", {("a", "c"): "d"}, "dòng 1: chỗ này phải gồm các dòng"),
        ("a: [b]\n", {("a", 1): "d"}, "chưa có “a → mục thứ 2”"),
        ("a: 1\n", {("b", "c"): "d"}, "chưa có mục “b”"),
        ("a: 1\n", {("b", "c"): None}, "chưa có mục “b”"),
        ("a:\n", {("a",): "b", ("a", "c"): "d"}, "tự ghi: a: b; a → c: d"),
        ("a: 1\n", {("a",): RawScalar("b: c")}, "không ghi vào tệp được"),
        ("a: 1\n", {("a",): RawScalar("b # c")}, "tự ghi"),
        ("a: 1\n", {("a",): RawScalar("&b c")}, "không ghi vào tệp được"),
        ("a: 1\n", {("a",): RawScalar("1\nb: 2")}, "không ghi vào tệp được"),
        ("a: {b: 1}\n", {("a", "b"): RawScalar("c, d")}, "tự ghi"),
        ("a: 1\n", {("a",): "b\u200e\x07"}, "ký tự không nhìn thấy"),
        ("a: 1\n", {("a",): "\ud800"}, "ký tự không nhìn thấy"),
        ("a: {\n", {("a",): "b"}, "đang có lỗi"),
        ("- a\n", {(0,): "b"}, "đang có lỗi"),
        ('a: "x" #1\n', {("a",): RawScalar("5")}, "tự ghi: a: 5"),
        ("? a\n? b\n", {("a",): "c"}, "tự ghi: a: c"),
        ("a: |\n  b", {("c",): "d"}, "tự ghi: c: d"),
        ("a: [b: 1]\n", {("a", 0, "c"): "d"}, "tự ghi: a → mục thứ 1 → c: d"),
        ("a: 1\n", {("a",): "b" * 5_000_000}, "tự ghi: a: b{197}…$"),
        ("a: 1\n", {("b",) * 1: "1", ("c",): "2", ("d",): "3", ("e" * 2000,): "4"}, 'd: "3"; …'),
    ],
)
def test_what_cannot_be_done_safely_is_refused(text: str, values: dict[KeyPath, str | None], words: str) -> None:
    with pytest.raises(Refused, match=words):
        set_values(text.encode(), "x.yaml", values)


@pytest.mark.parametrize("text", ["a: 'x'\n", "a: |-\n  x\n", "a: >-\n  x\n", 'a: "\\x78"\n', "a: x\n"])
def test_what_is_there_already_stays_as_it_is_written(text: str) -> None:
    assert set_values(text.encode(), "x.yaml", {("a",): "x", ("b",): None}).decode() == text


TEXT = st.text(
    st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\u2028\u2029\ufeff\ufffe\uffff"), max_size=12
)
ODD = st.sampled_from(
    [
        " a",
        "a ",
        "a #b",
        "a: b",
        "- a",
        "# a",
        "một\nhai",
        "yes",
        "null",
        "1.10",
        "2026-03-05",
        "'",
        '"',
        "",
        "\\",
        "😀",
    ]
)
NEW = st.one_of(
    TEXT, ODD, ODD.map(QuotedScalar), st.none(), st.sampled_from(["6.5", "true", "2026-03-05", "[a, b]"]).map(RawScalar)
)


def read_as(new: str | None) -> Any:  # noqa: ANN401 - whatever YAML holds
    if isinstance(new, RawScalar):
        page: Any = parse_page(f"a: {new}".encode(), "x.yaml")
        return page.data["a"]
    return None if new is None else str(normalize("NFC", new))


def lines_of(text: str) -> list[str]:
    return re.split(r"(?<=\n)", text)


def named(node: Any) -> dict[str, Any]:  # noqa: ANN401 - PyYAML's nodes
    """Return a mapping's values by their keys, as the reader has them."""
    return {normalize("NFC", key.value).strip(SMART_QUOTES): below for key, below in node.value}


def touched(text: str, paths: list[KeyPath]) -> set[int]:
    """Return the lines where the values at these paths stand."""
    found = set()
    for path in paths:
        node: Any = yaml.compose(text, Loader=yaml.CSafeLoader)
        for step in path:
            node = node.value[step] if isinstance(step, int) else named(node)[step]
        start, end = node.start_mark, node.end_mark
        if getattr(node, "flow_style", True):  # a block has new keys on lines of their own
            found |= set(range(start.line, end.line + (end.column > 0 or end.line == start.line)))
    return found


@CALM
@given(st.data())
def test_exactly_what_was_asked_is_changed(data: Any) -> None:  # noqa: ANN401 - hypothesis gives it
    text = data.draw(st.sampled_from(["", "# đầu\n", "---\n"])) + data.draw(mapping())
    text += data.draw(st.sampled_from(["", "# cuối", "...\n"]))
    breaks, mark = data.draw(st.sampled_from(["\n", "\r\n"])), data.draw(st.sampled_from(["", "\ufeff"]))
    raw = (mark + text.replace("\n", breaks)).encode()
    page: Any = parse_page(raw, "x.yaml")
    assert page.readable, (text, page.findings)

    old = [path for path, value in walk(page.data) if path and not isinstance(value, dict | list)]
    new = [(*path, "mới") for path, value in walk(page.data) if isinstance(value, dict)]
    paths = data.draw(st.lists(st.sampled_from(old + new), unique=True, max_size=4))
    values = {path: data.draw(NEW) for path in paths}
    after = set_values(raw, "x.yaml", values)

    wanted: Any = parse_page(raw, "x.yaml").data
    for path, value in values.items():
        owner = wanted
        for step in path[:-1]:
            owner = owner[step]
        if path in old or value is not None:
            owner[path[-1]] = read_as(value)
    read: Any = parse_page(after, "x.yaml").data
    assert sorted(telling(read), key=repr) == sorted(telling(wanted), key=repr)  # type: ignore[call-overload]
    assert set_values(after, "x.yaml", values) == after
    assert after.startswith(b"\xef\xbb\xbf") == bool(mark)

    changed_lines = touched(raw.decode("utf-8-sig"), [path if path in old else path[:-1] for path in paths])
    lines = iter(lines_of(after.decode("utf-8-sig")))
    for number, line in enumerate(lines_of(raw.decode("utf-8-sig"))):
        assert number in changed_lines or any(line in {other, other.rstrip("\r\n")} for other in lines)
    for comment in ("# ghi chú", "# lề", "# 'x': [", "# {é", "# khối", "# đầu", "# cuối"):
        assert after.count(comment.encode()) == raw.count(comment.encode())
