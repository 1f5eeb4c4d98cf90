"""Files that are no YAML: the line a person should look at, and what to type there."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cdsdossier.yamlio import syntax_messages
from cdsdossier.yamlio.reader import parse_page
from cdsdossier.yamlio.syntax_messages import explain_syntax_error, locate_syntax_error

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


def located(written: str) -> tuple[int | None, int | None, str, str]:
    (finding,) = parse_page(written.encode(), "f.yaml").findings
    assert finding.rule == "yaml-syntax"
    return finding.line, finding.column, finding.message, finding.fix


@pytest.mark.parametrize(
    ("written", "line", "column", "words"),
    [
        ("a:\n\tb: 1\n", 2, 1, "phím Tab"),
        ("a:\n  b: 1\n \t c: 2\n", 3, 1, "phím Tab"),
        ('a: 1\nb: "c\n', 2, 4, "mà không đóng"),
        ("a: 1\nb: 'c\n", 2, 4, "mà không đóng"),
        ('a: "b\nc: "d"\n', 1, 4, "mà không đóng"),
        ('a: "b\n  x\nc: "d"\n', 1, 4, "mà không đóng"),
        ('a:\n  - "b\n  - "c"\n', 2, 5, "mà không đóng"),
        ('"a: 1\nb: "c"\n', 1, 1, "mà không đóng"),
        ('a: "b"\nc: "d" e\n', 2, 8, "sau dấu ngoặc đóng"),
        ('a: "b "c" d"\n', 1, 8, "sau dấu ngoặc đóng"),
        ('a: "b" "c"\n', 1, 8, "sau dấu ngoặc đóng"),
        ("a:\u00a0b\nc: d\n", 1, 1, "khoảng trống đặc biệt"),
        ("a: 1\nb:\u00a0c\nd: e\n", 2, 1, "khoảng trống đặc biệt"),
        ("a: 1\nb:c\nd: e\n", 2, 1, "thiếu dấu cách sau dấu hai chấm|Viết b: c"),
        ("b:c\nd: e\n", 1, 2, "thiếu dấu cách sau dấu hai chấm|Viết b: c"),
        ("a: [b,\nc: d\ne: f\n", 1, 4, "dấu [ hoặc { mở"),
        ("a: [b\nc: d]\n", 1, 4, "dấu [ hoặc { mở"),
        ("a: {b: c\nd: e\n", 1, 4, "dấu [ hoặc { mở"),
        ("a: [b} c]\n", 1, 6, "dấu [ hoặc { mở"),
        ("a: {b: c] d}\n", 1, 9, "dấu [ hoặc { mở"),
        ("a: [b, c\n", 1, 4, "dấu [ hoặc { mở"),
        ("abc def\nb: c\n", 1, 1, "thiếu dấu hai chấm|Viết abc: def"),
        ("b: c\nabc def\nd: e\n", 2, 1, "thiếu dấu hai chấm|Viết abc: def"),
        ("a:\n  b: c\n  abc\n  d: e\n", 3, 3, "thiếu dấu hai chấm|Viết abc: …"),
        ("a: 1\nĐã làm xong\n", 2, 1, "thiếu dấu hai chấm|thụt vào sâu hơn"),
        ("a: b: c\n", 1, 5, 'trong câu có dấu hai chấm|"b: c"'),
        ("a: b:   # c\n", 1, 5, 'trong câu có dấu hai chấm|"b:"'),
        ('a: "\\q"\n', 1, 5, "dấu \\ trong ngoặc kép"),
        ('a: "\\xzz"\n', 1, 7, "dấu \\ trong ngoặc kép"),
        ("a: @b\n", 1, 4, "ký tự đặc biệt"),
        ("a: `b\n", 1, 4, "ký tự đặc biệt"),
        ("a: []\n  - b\n", 2, 3, "ghi [] (danh sách trống)"),
        ("a: [b] c\n", 1, 8, "giá trị bắt đầu bằng [ hoặc {"),
        ("a: {b: c} d\n", 1, 11, "giá trị bắt đầu bằng [ hoặc {"),
        ("a: 'b' c\n", 1, 8, "sau dấu ngoặc đóng"),
        ("a: 'b #c' d\n", 1, 11, "sau dấu ngoặc đóng"),
        ("a: 'b'c'\n", 1, 7, "dấu nháy đơn"),
        ("a:\n    b: 1\n   c: 2\n", 3, 4, "thụt lề lệch|thụt 4 dấu cách"),
        ("a: 1\n  b: 2\n", 2, 4, "thụt lề lệch|thụt 0 dấu cách"),
        ("a: *\n", 1, 5, "dấu & hoặc *"),
        ("a: & b\n", 1, 5, "dấu & hoặc *"),
    ],
)
def test_a_person_is_sent_to_the_line_that_is_wrong(written: str, line: int, column: int, words: str) -> None:
    found = located(written)

    assert found[:2] == (line, column)
    assert [word for word in words.split("|") if word not in " | ".join(found[2:])] == []


@pytest.mark.parametrize(
    ("problem", "context", "text", "words"),
    [
        ("did not find expected key", "", "points:6", "Viết points: 6"),
        ("mapping values are not allowed", "", "points:6", "thụt lề lệch"),
        ("did not find expected ',' or ']'", "", "", "dấu [ hoặc { mở"),
        ("x", "while parsing a flow sequence", "", "dấu [ hoặc { mở"),
        ("x", "while scanning an anchor", "", "dấu & hoặc *"),
        ("did not find expected <document start>", "", "", "thụt lề lệch"),
        ("could not find expected ':'", "", "abc", "thiếu dấu hai chấm"),
        ("could not find expected ':'", "", "  'a b'  c d", "Viết 'a b': c d"),
        ("could not find expected ':'", "", '"a b"', 'Viết "a b": …'),
        ("could not find expected ':'", "", "'' c", "thụt vào sâu hơn"),
        ("could not find expected ':'", "", '"" c', "thụt vào sâu hơn"),
        ("x", "", "", "không đúng cách viết YAML"),
        ("did not find expected key", "", 'a: "b" c', "sau dấu ngoặc đóng"),
        ("did not find expected key", "", 'a: "b":', "thụt lề lệch"),
        ("did not find expected key", "", "a: b'c", "dấu nháy đơn"),
        ("did not find expected key", "", 'a: b"c', "thụt lề lệch"),
        ("did not find expected key", "", "a: 'b' c'", "dấu nháy đơn"),
        ("did not find expected key", "", "a: 'b' c", "sau dấu ngoặc đóng"),
        ("did not find expected key", "", "a: 'b' 'c' d'e'", "thụt lề lệch"),
    ],
)
def test_a_problem_is_explained_by_the_line_itself(problem: str, context: str, text: str, words: str) -> None:
    assert words in " | ".join(explain_syntax_error(problem, context, text, "    x"))


@pytest.mark.parametrize(
    ("problem", "lines", "at", "place"),
    [
        ("mapping values are not allowed", ("points:6", "note: x"), (1, 4), (0, 6)),
        ("did not find expected key", ("points:6", "note: x"), (1, 4), (0, 6)),
        ("x", ("points:6", "note: x"), (1, 4), (1, 4)),
        ("mapping values are not allowed", (" points 6", " note: x"), (1, 4), (0, 1)),
        ("did not find expected key", (" points 6", " note: x"), (1, 4), (0, 1)),
        ("did not find expected key", ("points 6", " note: x"), (1, 4), (1, 4)),
        ("x", ("points 6", "note: x"), (1, 4), (1, 4)),
        ("did not find expected key", ('a:"b', 'c: "d" e'), (1, 7), (1, 7)),
        ("did not find expected key", ('a: "b', 'c: "d" e'), (1, 7), (0, 3)),
        ("did not find expected key", ('-"b', 'c: "d" e'), (1, 7), (1, 7)),
        ("did not find expected key", ('- "b', 'c: "d" e'), (1, 7), (0, 2)),
    ],
)
def test_the_cause_may_be_on_the_line_above(
    problem: str, lines: tuple[str, ...], at: tuple[int, int], place: tuple[int, int]
) -> None:
    assert locate_syntax_error(problem, "", lines, at, (0, 0))[:2] == place


def test_a_line_that_is_not_there_is_empty() -> None:
    assert locate_syntax_error("x", "", (), (0, 0), (0, 0))[:2] == (0, 0)
    assert locate_syntax_error("x", "", ("\ta",), (-1, 0), (0, 0))[:2] == (-1, 0)


def test_a_quote_in_a_comment_opens_nothing() -> None:
    lines = ("a: b   # \u00a0", "x # c:\u00a0", 'd: "e')

    assert locate_syntax_error("did not find expected key", "", lines, (1, 0), (0, 0))[2][0] != "khoảng trống đặc biệt"
