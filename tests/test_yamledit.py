"""An item put into a list of a YAML file: only its characters are new, whatever stands around it."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cdsdossier.errors import Refused
from cdsdossier.yamledit import appended, flow, scalar
from cdsdossier.yamltext import parse_page

CALM = settings(deadline=None)
PATH = ("scores", "1.1", "evidence")
ITEM = {"file": "1.1/a.pdf", "title": "Kế hoạch: dạy học"}
NEW = '{file: 1.1/a.pdf, title: "Kế hoạch: dạy học"}'

#: How a row may be written → what it is afterwards; ``§`` stands for the new item.
ROWS = {
    '"1.1":': '"1.1":\n    evidence:\n      - §',
    '"1.1":   # chưa chấm': '"1.1":   # chưa chấm\n    evidence:\n      - §',
    '"1.1": ~': '"1.1": {evidence: [§]}',
    '"1.1": {}': '"1.1": {evidence: [§]}',
    "'1.1': {points: 5}  # x": "'1.1': {points: 5, evidence: [§]}  # x",
    '"1.1": {points: }': '"1.1": {points: , evidence: [§]}',
    '"1.1": {evidence: , points: 5}': '"1.1": {evidence: [§], points: 5}',
    '"1.1": {evidence: [], points: 5}': '"1.1": {evidence: [§], points: 5}',
    '"1.1": {evidence: [{file: a}, ], points: 5}': '"1.1": {evidence: [{file: a}, §, ], points: 5}',
    '"1.1":\n    points:   # số điểm\n    note:\n\n    # hết': (
        '"1.1":\n    points:   # số điểm\n    note:\n    evidence:\n      - §\n\n    # hết'
    ),
    '"1.1":\n    note: dài\n      hai  # x': '"1.1":\n    note: dài\n      hai  # x\n    evidence:\n      - §',
    '"1.1":\n    note: "dài\n      hai dòng"': '"1.1":\n    note: "dài\n      hai dòng"\n    evidence:\n      - §',
    '"1.1":\n    evidence:   # tệp\n    points: 5': '"1.1":\n    evidence:   # tệp\n      - §\n    points: 5',
    '"1.1":\n    evidence: []   # tệp': '"1.1":\n    evidence: [§]   # tệp',
    '"1.1":\n    evidence: null': '"1.1":\n    evidence: [§]',
    '"1.1":\n    evidence: [{file: a},  # một\n      {file: b}  # hai\n      ]': (
        '"1.1":\n    evidence: [{file: a},  # một\n      {file: b}, §  # hai\n      ]'
    ),
    '"1.1":\n    evidence:\n      - {file: a}   # một\n    points: 5': (
        '"1.1":\n    evidence:\n      - {file: a}   # một\n      - §\n    points: 5'
    ),
    '"1.1":\n    evidence:\n    - file: a\n      title: A   # một\n    # sau': (
        '"1.1":\n    evidence:\n    - file: a\n      title: A   # một\n    - §\n    # sau'
    ),
    '"1.1":\n          evidence:\n                - {file: a}\n                -': (
        '"1.1":\n          evidence:\n                - {file: a}\n                -\n                - §'
    ),
}  # fmt: skip


def framed(row: str, end: str = '\n  "1.2": {points: 1}   # sau\n') -> str:
    return f'# đầu tệp\ngroup: "1"   # nhóm\nscores:\n  {row}{end}'


@pytest.mark.parametrize("end", ['\n  "1.2": {points: 1}   # sau\n', "\n", ""])
@pytest.mark.parametrize("breaks", ["\n", "\r\n"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
@pytest.mark.parametrize("row", ROWS)
def test_the_item_goes_where_a_person_would_put_it(row: str, mark: str, breaks: str, end: str) -> None:
    before, after = (mark + framed(text, end).replace("\n", breaks) for text in (row, ROWS[row].replace("§", NEW)))

    assert appended(before.encode(), "x.yaml", PATH, ITEM).decode() == after


@pytest.mark.parametrize("style", ["|", "|+", ">-", "|2"])
def test_a_block_of_text_above_stays_as_it_is(style: str) -> None:
    body = "        một\n\n        hai\n" if style != "|2" else "      một\n        hai\n"
    before = framed(f'"1.1":\n    note: {style}\n{body}', '\n  "1.2": {points: 1}\n')
    after = appended(before.encode(), "x.yaml", PATH, ITEM).decode()

    assert after.replace(f"    evidence:\n      - {NEW}\n", "") == before


@pytest.mark.parametrize(
    ("row", "words"),
    [
        ('"1.2": {points: 1}', "chưa có mục “1.1”"),
        ('"1.1":\n    evidence: a.pdf', "dòng 5: chỗ này phải là danh sách"),
        ('"1.1":\n    evidence: {file: a}', "dòng 5: chỗ này phải là danh sách"),
        ('"1.1": "đạt"', "dòng 4: chỗ này phải là danh sách"),
        ('"1.1": [a]', "dòng 4: chỗ này phải là danh sách"),
        ('"1.1":\n    note: |\n      không có dòng trống', "không ghi thêm vào được"),
        ('"1.1": {', "đang có lỗi"),
        ('"1.1": &a {points: 1}', "đang có lỗi"),
        ('"1.1": !x {points: 1}', "đang có lỗi"),
    ],
)
def test_what_cannot_be_done_safely_is_refused(row: str, words: str) -> None:
    with pytest.raises(Refused, match=words):
        appended(framed(row, "").encode(), "x.yaml", PATH, ITEM)


@pytest.mark.parametrize("raw", [b"", b"- a\n", b"\xff\xfea\0", b"a\xff: 1\n", b"a"])
def test_a_file_that_is_none_of_ours_is_refused(raw: bytes) -> None:
    with pytest.raises(Refused):
        appended(raw, "x.yaml", PATH, ITEM)


def test_of_two_rows_of_one_name_the_first_stands() -> None:
    text = 'scores:\n  "1.1": {points: 1}\n  "1.1": {points: 2}\n'
    after = appended(text.encode(), "x.yaml", PATH, ITEM).decode()

    assert after == f'scores:\n  "1.1": {{points: 1, evidence: [{NEW}]}}\n  "1.1": {{points: 2}}\n'


@CALM
@given(st.text(st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\u2028\u2029\ufeff\ufffe\uffff")))
def test_any_text_reads_back_as_itself(text: str) -> None:
    page = parse_page(f"a: {scalar(text)}\n".encode(), "x.yaml")
    from unicodedata import normalize

    assert page.findings == ()
    assert page.data == {"a": normalize("NFC", text)}
    assert isinstance(page.data["a"], str)


@pytest.mark.parametrize("text", ["12/KH-THCSQT", "2025-09-10", "Kế hoạch năm học", "1.1/ten-tep.pdf", "Trường THCS A"])
def test_usual_words_need_no_quotes(text: str) -> None:
    assert scalar(text) == text


@pytest.mark.parametrize(
    "text", ["12", "1.10", "yes", "NULL", "a: b", "a #b", "- a", "", " a", "a ", "{a}", "1e5", "0x1F", "*a"]
)
def test_words_that_yaml_takes_for_something_else_are_quoted(text: str) -> None:
    assert scalar(text).startswith('"')


SPACES = st.sampled_from(["", " ", "   "])
COMMENT = st.sampled_from(["", "  # ghi chú", " # 'x': [", "  #"])
GAP = st.sampled_from(["", "\n", "    # dòng riêng\n", "\n\n# lề\n"])
VALUE = st.sampled_from(["5", "", "~", "'a'", '"b, c"', "Đã làm", "[]", "[a, {b: c}]", "{d: e}", "6.5", "true"])
ENTRY = st.sampled_from(["{file: a.pdf}", "file: a.pdf\n        title: A", "", "'x'", '{url: "https://a.vn/#b"}'])


@st.composite
def rows(draw: Any) -> str:  # noqa: ANN401 - hypothesis gives it
    """Return a row in block style, as people and editors leave it."""
    keys = draw(st.lists(st.sampled_from(["points", "note", "measured"]), unique=True))
    lines = [f"    {key}:{draw(SPACES)} {draw(VALUE)}{draw(COMMENT)}\n{draw(GAP)}" for key in keys]
    entries = draw(st.lists(ENTRY, max_size=3))
    if draw(st.booleans()):
        listed = "".join(f"      - {entry}{draw(COMMENT)}\n{draw(GAP)}" for entry in entries)
        lines.insert(draw(st.integers(0, len(lines))), f"    evidence:{draw(COMMENT)}\n{draw(GAP)}{listed}")
    head: str = draw(COMMENT)
    return f'  "1.1":{head}\n' + "".join(lines)


@CALM
@given(
    before=rows(),
    after=st.sampled_from(["", '  "1.2": {points: 1}\n', "# cuối\n", '  "1.2":\n    points: 1\n...\n']),
    breaks=st.sampled_from(["\n", "\r\n"]),
    mark=st.sampled_from(["", "\ufeff"]),
)
def test_whatever_stands_around_it_stays(before: str, after: str, breaks: str, mark: str) -> None:
    raw = (mark + f"# đầu\nscores:\n{before}{after}".replace("\n", breaks)).encode()
    result = appended(raw, "x.yaml", PATH, ITEM)

    new = len(result) - len(raw)
    cuts = [at for at in range(len(raw) + 1) if raw[:at] + raw[at:] == raw and result[:at] + result[at + new :] == raw]
    assert new > 0
    assert cuts, "one piece was put in, and nothing else changed"
    assert flow(ITEM).encode() in result
    read: Any = parse_page(result, "x.yaml").data
    assert read["scores"]["1.1"]["evidence"][-1] == ITEM
