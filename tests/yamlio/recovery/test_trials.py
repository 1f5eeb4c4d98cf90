"""A person is sent to the line that is wrong: where reading stops, or above it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cdsdossier.yamlio.reader import parse_page
from cdsdossier.yamlio.recovery.habits import Habits
from cdsdossier.yamlio.recovery.trials import iter_trials
from cdsdossier.yamlio.recovery.trouble import TrialBudget


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
        ("a: 1\nb:c\nd: e\n", 2, 2, "thiếu dấu cách sau dấu hai chấm|Viết b: c"),
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
        ('a: "\\xzz"\n', 1, 5, "dấu \\ trong ngoặc kép"),
        ("a: @b\n", 1, 4, "ký tự đặc biệt"),
        ("a: `b\n", 1, 4, "ký tự đặc biệt"),
        ("a: []\n  - b\n", 2, 3, "ghi [] (danh sách trống)"),
        ("a: [b] c\n", 1, 8, "giá trị bắt đầu bằng [ hoặc {"),
        ("a: {b: c} d\n", 1, 11, "giá trị bắt đầu bằng [ hoặc {"),
        ("a: 'b' c\n", 1, 8, "sau dấu ngoặc đóng"),
        ("a: 'b #c' d\n", 1, 11, "sau dấu ngoặc đóng"),
        ("a: 'b'c'\n", 1, 7, "dấu nháy đơn"),
        ("a:\n    b: 1\n   c: 2\n", 3, 4, "thụt lề lệch, thiếu 1 dấu cách|Thụt 4 dấu cách|dòng 2"),
        ("a: 1\n  b: 2\n", 2, 3, "thụt lề lệch, thừa 2 dấu cách|Thụt 0 dấu cách"),
        ("a: *\n", 1, 4, "dấu & hoặc *"),
        ("a: & b\n", 1, 4, "dấu & hoặc *"),
    ],
)
def test_a_person_is_sent_to_the_line_that_is_wrong(written: str, line: int, column: int, words: str) -> None:
    found = located(written)

    assert found[:2] == (line, column)
    assert [word for word in words.split("|") if word not in " | ".join(found[2:])] == []


#: After the advice has been followed to the letter, the line is right.
ADVICE = [
    ("name:Trường A\ncode: B\n", "name:Trường A"),
    ("code: B\nname:Trường A\n", "name:Trường A"),
    ("name Truong\ncode: B\n", "name Truong"),
    ("code: B\npoints 6\n", "points 6"),
    ("code: B\npoints = 6\n", "points = 6"),
]


@pytest.mark.parametrize(("text", "wrong"), ADVICE)
def test_advice_that_is_followed_to_the_letter_mends_the_file(text: str, wrong: str) -> None:
    line, _, _, fix = located(text)

    assert text.splitlines()[(line or 0) - 1] == wrong
    assert parse_page(text.replace(wrong, fix.removeprefix("Viết ")).encode(), "f.yaml").findings == ()


@pytest.mark.parametrize("sentence", ["Kế hoạch: đã có", "Gồm có:", "Một: hai: ba"])
def test_a_sentence_in_the_quotes_of_the_advice_is_read_as_typed(sentence: str) -> None:
    quoted = located(f"note: {sentence}\n")[3].removeprefix("Đặt cả câu trong ngoặc kép: ")

    assert parse_page(f"note: {quoted}\n".encode(), "f.yaml").data == {"note": sentence}


@given(st.lists(st.text(st.sampled_from("ab1.:\"' -#\t\u00a0{}[]=，–"), max_size=12), max_size=6))
def test_whatever_is_typed_becomes_places_in_the_file_and_two_sentences(lines: list[str]) -> None:
    for one in parse_page("\n".join(lines).encode(), "f.yaml").findings:
        assert 1 <= (one.line or 0) <= max(len(lines), 1)
        assert (one.column or 0) >= 1
        assert one.message
        assert not one.message.endswith(".")
        assert one.fix


def test_the_cause_may_be_a_quote_above_or_the_line_above() -> None:
    lines = ['a: "b', "c: 1", 'd: "e"']
    trouble = TrialBudget(10_000).find_trouble(lines)

    assert trouble is not None
    assert trouble.line == 2
    assert next(iter_trials(lines, trouble, Habits(lines), 0)).line == 0


def test_a_quote_in_a_comment_opens_nothing() -> None:
    (finding,) = parse_page(b'a: b   # "\nc\nd: "e"\n', "f.yaml").findings

    assert (finding.line, finding.message) == (2, "dòng này thiếu dấu hai chấm sau tên mục")
