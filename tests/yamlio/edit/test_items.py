"""An item put into a list of a YAML file: only its characters are new, whatever stands around it."""

from __future__ import annotations

from itertools import product
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from support.yamlmaker import mapping, telling, walk

from cdsdossier.errors import Refused
from cdsdossier.yamlio.edit import (
    KeyPath,
    QuotedScalar,
    append_item,
    format_flow_item,
)
from cdsdossier.yamlio.reader import parse_page

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


@pytest.mark.parametrize("row", ROWS)
def test_the_item_goes_where_a_person_would_put_it(row: str) -> None:
    ends = ('\n  "1.2": {points: 1}   # sau\n', "\n", "")
    for mark, breaks, end in product(("", "\ufeff"), ("\n", "\r\n"), ends):
        before, after = (mark + framed(text, end).replace("\n", breaks) for text in (row, ROWS[row].replace("§", NEW)))

        assert append_item(before.encode(), "x.yaml", PATH, ITEM).decode() == after, (mark, breaks, end)


@pytest.mark.parametrize("style", ["|", "|+", ">-", "|2"])
def test_a_block_of_text_above_stays_as_it_is(style: str) -> None:
    body = "        một\n\n        hai\n" if style != "|2" else "      một\n        hai\n"
    before = framed(f'"1.1":\n    note: {style}\n{body}', '\n  "1.2": {points: 1}\n')
    after = append_item(before.encode(), "x.yaml", PATH, ITEM).decode()

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
        append_item(framed(row, "").encode(), "x.yaml", PATH, ITEM)


@pytest.mark.parametrize("raw", [b"", b"- a\n", b"\xff\xfea\0", b"a\xff: 1\n", b"a"])
def test_a_file_that_is_none_of_ours_is_refused(raw: bytes) -> None:
    with pytest.raises(Refused):
        append_item(raw, "x.yaml", PATH, ITEM)


def test_of_two_rows_of_one_name_the_first_stands() -> None:
    text = 'scores:\n  "1.1": {points: 1}\n  "1.1": {points: 2}\n'
    after = append_item(text.encode(), "x.yaml", PATH, ITEM).decode()

    assert after == f'scores:\n  "1.1": {{points: 1, evidence: [{NEW}]}}\n  "1.1": {{points: 2}}\n'


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
    result = append_item(raw, "x.yaml", PATH, ITEM)

    new = len(result) - len(raw)
    cuts = [at for at in range(len(raw) + 1) if raw[:at] + raw[at:] == raw and result[:at] + result[at + new :] == raw]
    assert new > 0
    assert cuts, "one piece was put in, and nothing else changed"
    assert format_flow_item(ITEM).encode() in result
    read: Any = parse_page(result, "x.yaml").data
    assert read["scores"]["1.1"]["evidence"][-1] == ITEM


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


@pytest.mark.parametrize("breaks", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize(
    ("before", "at", "after"),
    [
        ("tasks:\n  - id: a   # một\nx: 1\n", None, "tasks:\n  - id: a   # một\n§x: 1\n"),
        ("tasks:\n  - id: a   # một\nx: 1\n", 0, "tasks:\n§  - id: a   # một\nx: 1\n"),
        ("tasks:\n  - id: a   # một\nx: 1\n", 1, "tasks:\n  - id: a   # một\n§x: 1\n"),
        ("tasks:  # x\n  # về a\n    # nữa\n  - id: a\n", 0, "tasks:  # x\n§  # về a\n    # nữa\n  - id: a\n"),
        ("tasks:\n  #\n  - id: a\n", 0, "tasks:\n§  #\n  - id: a\n"),
        ("tasks:\n\n  # về a\n\n  - id: a\n", 0, "tasks:\n\n  # về a\n\n§  - id: a\n"),
        ("tasks:\n  - id: a\n  # về b\n  - id: b\n", 1, "tasks:\n  - id: a\n§  # về b\n  - id: b\n"),
        (
            "tasks:\n  - id: |\n      # a\n  # về b\n  -   # b\n    id: b\n",
            1,
            "tasks:\n  - id: |\n      # a\n§  # về b\n  -   # b\n    id: b\n",
        ),
        ("tasks:\n  -\n  -\n  - id: b\n", 1, "tasks:\n  -\n§  -\n  - id: b\n"),
        ("tasks:   # chưa có\nx: 1\n", None, "tasks:   # chưa có\n§x: 1\n"),
        ("x: 1\n", None, "x: 1\ntasks:\n§"),
        ("tasks: []\n", None, "tasks: [§]\n"),
        ("tasks: [{id: a}]\n", None, "tasks: [{id: a}, §]\n"),
        ("tasks: [{id: a}, {id: b}, {id: c}]\n", None, "tasks: [{id: a}, {id: b}, {id: c}, §]\n"),
        ("tasks: [{id: a},  # một\n  {id: b}]\n", 1, "tasks: [{id: a},  # một\n  §, {id: b}]\n"),
        ("tasks: [{id: a}]\n", 0, "tasks: [§, {id: a}]\n"),
    ],
)
def test_a_task_goes_before_another_or_to_the_end(before: str, at: int | None, after: str, breaks: str) -> None:
    words = TASK_FLOW if "[§" in after or "§," in after or ", §" in after else TASK_LINES
    raw = before.replace("\n", breaks).encode()

    result = append_item(raw, "x.yaml", ("tasks",), TASK, block=True, at=at)
    assert result.decode() == after.replace("§", words).replace("\n", breaks)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("tasks:\n  - id: a\n  - id: b   # hai\n", "tasks:\n  - id: a\n  - id: b   # hai\n    products:\n      - §\n"),
        ("tasks:\n- id: a\n-   # hai\n", "tasks:\n- id: a\n-   # hai\n  products:\n    - §\n"),
        (
            "tasks:\n  - id: a\n  - products:   # hai\n      - {name: b}\n    id: b\n",
            "tasks:\n  - id: a\n  - products:   # hai\n      - {name: b}\n      - §\n    id: b\n",
        ),
        ("tasks: [{id: a}, {id: b}]\n", "tasks: [{id: a}, {id: b, products: [§]}]\n"),
    ],
)
def test_an_item_of_a_list_may_have_a_list_itself(before: str, after: str) -> None:
    result = append_item(before.encode(), "x.yaml", ("tasks", 1, "products"), {"name": "c"})

    assert result.decode() == after.replace("§", "{name: c}")


@pytest.mark.parametrize(
    ("before", "path", "at", "words"),
    [
        ("tasks:\n  - id: a\n", ("tasks", 1, "products"), None, "chưa có mục “tasks → mục thứ 2”"),
        ("tasks:\n  - id: a\n", ("tasks", 1), None, "chưa có “tasks → mục thứ 2”"),
        ("tasks:\n  - - a\n", ("tasks", 0), 0, "Hãy tự thêm: - {name: c}"),
        ("tasks:\n  - a\n", ("tasks", "products"), None, "dòng 2: chỗ này phải là"),
    ],
)
def test_an_item_without_a_safe_place_is_refused(before: str, path: KeyPath, at: int | None, words: str) -> None:
    with pytest.raises(Refused, match=words):
        append_item(before.encode(), "x.yaml", path, {"name": "c"}, at=at)


def test_an_item_with_letters_nobody_sees_is_refused() -> None:
    with pytest.raises(Refused, match="ký tự không nhìn thấy"):
        append_item(b"tasks:\n", "x.yaml", ("tasks",), {"products": [{"name": "a\x07"}]})


@CALM
@given(st.data())
def test_an_item_put_anywhere_is_the_only_change(data: Any) -> None:  # noqa: ANN401 - hypothesis gives it
    text = data.draw(mapping()) + "mục:\n  - a: 1\n" + data.draw(st.sampled_from(["", "# cuối", "...\n"]))
    raw = text.replace("\n", data.draw(st.sampled_from(["\n", "\r\n"]))).encode()
    page: Any = parse_page(raw, "x.yaml")
    path = data.draw(st.sampled_from([path for path, value in walk(page.data) if isinstance(value, list)]))
    at = data.draw(st.none() | st.integers(0, 4))
    result = append_item(raw, "x.yaml", path, TASK, block=data.draw(st.booleans()), at=at)

    new = len(result) - len(raw)
    assert any(result[:cut] + result[cut + new :] == raw for cut in range(len(raw) + 1)), "one piece was put in"
    read: Any = parse_page(result, "x.yaml").data
    items = read
    for step in path:
        items = items[step]
    added = items.pop(len(items) - 1 if at is None else min(at, len(items) - 1))
    assert added["products"] == [{"name": "Biên bản", "document": "bien-ban"}, {"name": "Ảnh"}]
    assert telling(read) == telling(page.data)
