"""Reading YAML: what people mistype is told at its line, and nothing that can be typed brings the reader down."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from hypothesis import settings

from cdsdossier.findings import Finding
from cdsdossier.model.dossier.head import Head
from cdsdossier.model.dossier.narrative import Narrative
from cdsdossier.model.dossier.scores import ScoreFile
from cdsdossier.yamlio.forms import Form, locate_value, read_form
from cdsdossier.yamlio.loader import MAX_DEPTH
from cdsdossier.yamlio.reader import MAX_BYTES, parse_page, read_page

CALM = settings(deadline=None)  # a slow machine is no fault

TOP = 'group: "1"\nscores:\n'
ROW = f'{TOP}  "1.1":\n'


def told(written: str | bytes, form: type[Form] = ScoreFile) -> list[Finding]:
    """Return all that is said about a file that is read as this form."""
    page = parse_page(written if isinstance(written, bytes) else written.encode(), "f.yaml")
    return [*page.findings, *read_form(form, page)[1]]


# Written, rule, line, and words that stand in the message or in the fix.
MISTAKES = [
    pytest.param(f"{TOP}\t'1.1':\n", "yaml-syntax", 3, "phím Tab|dấu cách", id="tab"),
    pytest.param(f"{ROW}    points: 5\n\tnote: x\n", "yaml-syntax", 5, "phím Tab", id="tab on a later line"),
    pytest.param(f"{ROW}  \tpoints: 5\n", "yaml-syntax", 4, "phím Tab", id="tab after spaces"),
    pytest.param(f"{ROW}    points: 5,5\n", "value-wrong", 4, "“5,5”|dấu phẩy|Viết 5.5", id="decimal comma"),
    pytest.param(f"{ROW}    points: 6 điểm\n", "value-wrong", 4, "“6 điểm”|Chỉ viết số: 6", id="6 điểm"),
    pytest.param(f"{ROW}    points: 6/10\n", "value-wrong", 4, "“6/10” là phân số|số điểm", id="points as a fraction"),
    pytest.param(f"{ROW}    points: 13/2\n", "value-wrong", 4, "“13/2” là phân số", id="points as a sum to do"),
    pytest.param(f"{ROW}    note: Đạt #1 của xã\n", "value-wrong", 4, "“#1 của xã”|ngoặc kép", id="a hash in a text"),
    pytest.param(f"{ROW}    points: yes\n", "value-wrong", 4, "“yes” không phải số điểm", id="yes for points"),
    pytest.param(f"{ROW}    points: true\n", "value-wrong", 4, "(points) phải là một số", id="true for points"),
    pytest.param(f"{ROW}    met: yes\n", "value-wrong", 4, "“yes”|Viết true", id="yes for true"),
    pytest.param(f"{ROW}    met: không\n", "value-wrong", 4, "“không”|Viết false", id="không for false"),
    pytest.param(f"{ROW}    met: [x]\n", "value-wrong", 4, "(met) chỉ ghi true hoặc false", id="list for true"),
    pytest.param(f"{TOP}  1.10:\n    points: 6\n", "value-wrong", 3, 'mã 1.10|Viết "1.10":', id="bare id as key"),
    pytest.param("group: 1.10\nscores: {}\n", "value-wrong", 1, 'mã 1.10|Viết "1.10"', id="bare id as value"),
    pytest.param(f"{ROW}    points:6\n", "value-wrong", 4, "thiếu dấu cách|Viết points: 6", id="no space, alone"),
    pytest.param(f"{ROW}    points:6\n    note: x\n", "yaml-syntax", 4, "thiếu dấu cách|Viết points: 6", id="no space, before a key"),  # noqa: E501
    pytest.param(f"{ROW}    note: x\n    points:6\n", "yaml-syntax", 5, "thiếu dấu cách|Viết points: 6", id="no space, after a key"),  # noqa: E501
    pytest.param(f"{ROW}    points:6   # điểm\n    note: x\n", "yaml-syntax", 4, "thiếu dấu cách|Viết points: 6", id="no space, before a comment"),  # noqa: E501
    pytest.param(f'{TOP}  "1.1": {{points:6}}\n', "key-unknown", 3, "thiếu dấu cách|Viết points: 6", id="no space, in braces"),  # noqa: E501
    pytest.param(f"{TOP}  “1.1”:\n    points: 6\n", "value-wrong", 3, 'kiểu Word|"1.1"', id="smart quotes, key"),
    pytest.param(f"{ROW}    points: “6”\n", "value-wrong", 4, "số 6|kiểu Word|Viết 6", id="smart quotes, number"),
    pytest.param(f"{ROW}    evidence: [{{date: ‘2024-02-05’}}]\n", "value-wrong", 4, "kiểu Word|Viết 2024-02-05", id="smart quotes, date"),  # noqa: E501
    pytest.param(f"{ROW}    evidence: [{{date: 5/2/2024}}]\n", "value-wrong", 4, "“5/2/2024”|Viết 2024-02-05", id="date, day first"),  # noqa: E501
    pytest.param(f"{ROW}    evidence: [{{date: ngày 5 tháng 2 năm 2024}}]\n", "value-wrong", 4, "Viết 2024-02-05", id="date in words"),  # noqa: E501
    pytest.param(f"{ROW}    evidence: [{{date: 2024-2-5}}]\n", "value-wrong", 4, "Viết 2024-02-05", id="date without noughts"),  # noqa: E501
    pytest.param(f"{ROW}    evidence: [{{date: 2024-02-30}}]\n", "value-wrong", 4, "không có ngày", id="no such day"),
    pytest.param(f"{ROW}    evidence: [{{date: 2024}}]\n", "value-wrong", 4, "“2024” không phải ngày", id="a year only"),  # noqa: E501
    pytest.param(f"{ROW}    evidence: [{{date: [2024]}}]\n", "value-wrong", 4, "Ngày ban hành (date) phải là một ngày", id="date in a list"),  # noqa: E501
    pytest.param(f"{ROW}    evidence: 1.1/a.pdf\n", "value-wrong", 4, "phải là danh sách|- {{file: …}}", id="one for a list"),  # noqa: E501
    pytest.param(f"{ROW}    evidence:\n      - 1.1/a.pdf\n", "value-wrong", 5, "“1.1/a.pdf” đứng một mình|{file: 1.1/a.pdf}", id="text for keys"),  # noqa: E501
    pytest.param(f'{TOP}  "1.1": 6\n', "value-wrong", 3, "“1.1” phải viết ở dòng dưới|points: 6", id="points without a key"),  # noqa: E501
    pytest.param(f"{ROW}    points: 6\n  '1.1':\n    points: 5\n", "yaml-duplicate-key", 5, "“1.1”|dòng 3", id="criterion twice"),  # noqa: E501
    pytest.param(f"{ROW}    points: 6\n    points: 5\n", "yaml-duplicate-key", 5, "“points”|dòng 4", id="key twice"),
    pytest.param(f"{ROW}    note: Kế hoạch: đã có\n", "yaml-syntax", 4, 'hai chấm|"Kế hoạch: đã có"', id="colon in a sentence"),  # noqa: E501
    pytest.param(f"{ROW}    note: Gồm có:   # kể ra\n", "yaml-syntax", 4, 'hai chấm|"Gồm có:"', id="colon at the end"),
    pytest.param(f'{ROW}    note: "Kế hoạch\n    points: 5\n', "yaml-syntax", 4, "không đóng", id="unclosed quote"),
    pytest.param(f'{ROW}    note: "Kế hoạch\n  "1.2":\n    points: 5\n', "yaml-syntax", 4, "không đóng", id="unclosed quote, others follow"),  # noqa: E501
    pytest.param(f'{TOP}  "1.1:\n    points: 5\n  "1.2":\n    points: 5\n', "yaml-syntax", 3, "không đóng", id="unclosed id"),  # noqa: E501
    pytest.param(f'{ROW}    note: "Nói "thế này" nhé"\n', "yaml-syntax", 4, "sau dấu ngoặc đóng", id="quotes inside quotes"),  # noqa: E501
    pytest.param(f'{ROW}    note: "Nói" thế này\n', "yaml-syntax", 4, "sau dấu ngoặc đóng", id="text after quotes"),
    pytest.param(f"{ROW}    note: 'Cô's'\n", "yaml-syntax", 4, "dấu nháy đơn", id="apostrophe"),
    pytest.param(f'{ROW}    note: "C:\\Users\\x"\n', "yaml-syntax", 4, "dấu \\|bằng /", id="backslash"),
    pytest.param(f'{ROW}    note: "D:\\day\\x"\n', "yaml-syntax", 4, "dấu \\|bằng /", id="backslash, no such escape"),
    pytest.param(f"{ROW}    note: {{{{ z }}}}\n", "yaml-syntax", 4, "ngoặc kép|{{ }}", id="braces"),
    pytest.param(f"{ROW}    note: @x\n", "yaml-syntax", 4, "@|ngoặc kép", id="at sign"),
    pytest.param(f"{ROW}    note: %x\n", "yaml-syntax", 4, "%|ngoặc kép", id="percent sign"),
    pytest.param(f"{ROW}    note: **đậm** x\n", "yaml-syntax", 4, "*|ngoặc kép", id="stars"),
    pytest.param(f"{ROW}    note: & y\n", "yaml-syntax", 4, "&|ngoặc kép", id="ampersand"),
    pytest.param(f"{ROW}    note: [a, b\n", "yaml-syntax", 4, "không đóng|]", id="unclosed bracket"),
    pytest.param(f"{ROW}    points 6\n    note: x\n", "yaml-syntax", 4, "thiếu dấu hai chấm|Viết points: 6", id="no colon"),  # noqa: E501
    pytest.param(f"{ROW}    note: x\n    points 6\n", "yaml-syntax", 5, "thiếu dấu hai chấm|Viết points: 6", id="no colon, last"),  # noqa: E501
    pytest.param(f"{ROW}    points: 6\n   note: x\n", "yaml-syntax", 5, "thụt lề lệch|Thụt 4", id="crooked indent"),
    pytest.param(f"{ROW}    points:\u00a06\n    note: x\n", "yaml-syntax", 4, "khoảng trống đặc biệt", id="no-break space"),  # noqa: E501
    pytest.param(f'{TOP}\u00a0\u00a0"1.1": {{}}\n', "key-unknown", 3, "khoảng trống đặc biệt", id="no-break indent"),
    pytest.param(f"{ROW}---\ngroup: x\n", "yaml-syntax", 4, "---|Xóa", id="two documents"),
    pytest.param(f"{ROW}    note: &x y\n", "yaml-alias", 4, "ngoặc kép", id="anchor"),
    pytest.param(f"{ROW}    note: *x\n", "yaml-alias", 4, "ngoặc kép", id="alias"),
    pytest.param("a: &a [x, x]\nb: [*a, *a]\n", "yaml-alias", 1, "ngoặc kép", id="alias bomb"),
    pytest.param(f"{ROW}    note: !x y\n", "yaml-tag", 4, "!x|ngoặc kép", id="tag"),
    pytest.param(f"{ROW}    note: !!python/name:os.system x\n", "yaml-tag", 4, "không được dùng", id="python tag"),
    pytest.param(f"{ROW}    note: {'[' * 30_000}\n", "yaml-too-deep", 4, f"{MAX_DEPTH} tầng", id="30,000 brackets"),
    pytest.param(f"{'- ' * 30_000}\n", "yaml-too-deep", 1, f"{MAX_DEPTH} tầng", id="30,000 lists"),
    pytest.param(f"{'{a: ' * 30_000}\n", "yaml-too-deep", 1, f"{MAX_DEPTH} tầng", id="30,000 mappings"),
    pytest.param(f"{ROW}    note: a\0b\n", "yaml-control-character", 4, "U+0000|Xóa", id="NUL"),
    pytest.param(f"{ROW}    note: a\u0085b\n", "yaml-control-character", 4, "U+0085", id="hidden line end"),
    pytest.param(f'{ROW}    note: "a\\0b"\n', "yaml-control-character", 4, "U+0000", id="NUL as an escape"),
    pytest.param(f'{ROW}    "note\\a": b\n', "yaml-control-character", 4, "U+0007", id="bell as an escape, key"),
    pytest.param("", "key-missing", 1, "thiếu mã nhóm tiêu chí (group)|group: …", id="empty"),
    pytest.param("- a\n", "value-wrong", 1, "tệp này phải gồm các mục con|(group), |(scores)", id="a list at the top"),
    pytest.param("6\n", "value-wrong", 1, "tệp này phải gồm các mục con", id="a number at the top"),
    pytest.param("Trường A\n", "value-wrong", 1, "tệp này phải gồm các mục con", id="a sentence at the top"),
    pytest.param(ROW.encode("utf-16"), "yaml-not-utf8", 1, "UTF-16|Notepad", id="UTF-16"),
    pytest.param(ROW.encode("utf-16-le"), "yaml-not-utf8", 1, "UTF-16|Notepad", id="UTF-16 LE without a mark"),
    pytest.param(ROW.encode("utf-16-be"), "yaml-not-utf8", 1, "UTF-16|Notepad", id="UTF-16 BE without a mark"),
    pytest.param(ROW.encode() + b"    note: Tr\xf4ng\n", "yaml-not-utf8", 4, "UTF-8|Notepad", id="Latin-1"),
]  # fmt: skip


@pytest.mark.parametrize(("written", "rule", "line", "words"), MISTAKES)
def test_a_mistake_is_told_at_its_line_with_what_to_type(
    written: str | bytes, rule: str, line: int, words: str
) -> None:
    findings = [finding for finding in told(written) if finding.rule != "key-missing" or rule == "key-missing"]

    assert [(finding.rule, finding.line) for finding in findings][:1] == [(rule, line)]
    said = f"{findings[0].message} | {findings[0].fix}"
    assert [word for word in words.replace("{{", "{").replace("}}", "}").split("|") if word not in said] == []


@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"], ids=["LF", "CR LF", "CR"])
@pytest.mark.parametrize(
    ("rule", "line", "bad"),
    [
        ("value-wrong", 4, b"    points: 5,5"),
        ("yaml-syntax", 4, b"\tpoints: 5"),
        ("yaml-control-character", 4, b"    note: \x07"),
        ("yaml-not-utf8", 4, b"    note: \xff"),
    ],
)
def test_lines_are_counted_as_an_editor_counts_them(ending: str, rule: str, line: int, bad: bytes) -> None:
    (finding,) = told(ROW.encode().replace(b"\n", ending.encode()) + bad + ending.encode())

    assert (finding.rule, finding.line) == (rule, line)


def test_columns_count_characters_not_bytes() -> None:
    (finding,) = told("ghi chú: đã ".encode() + b"\xff")

    assert (finding.line, finding.column) == (1, 13)


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"], ids=["plain", "with a byte order mark"])
def test_a_byte_order_mark_goes_unnoticed(mark: bytes) -> None:
    page = parse_page(mark + b'a: "1"\n\xff'[:-1], "f.yaml")

    assert page.data == {"a": "1"}
    assert locate_value(page.data, ("a",)) == (1, 4)
    assert [finding.column for finding in told(mark + b"a\xff")] == [2]


@pytest.mark.parametrize(
    "written",
    ["1e3", "1_000", ".nan", ".inf", "-.inf", "0x10", "0o10", "+5", "5.", ".5", "1234567890", "1.1234567", "٥"],
)
def test_what_only_looks_like_a_number_stays_text_and_is_refused_as_points(written: str) -> None:
    assert parse_page(f"a: {written}\n".encode(), "f.yaml").data == {"a": written}
    (finding,) = told(f"{ROW}    points: {written}\n")
    assert (finding.rule, finding.line) == ("value-wrong", 4)
    assert f"Chỉ viết số: {written}" != finding.fix, "the advice is not what already stands there"
    assert finding.fix != "Chỉ viết số: 0"


def test_a_number_in_quotes_is_text_and_still_serves_as_points() -> None:
    assert told(f'{ROW}    points: "6.5"\n') == []


@pytest.mark.parametrize(
    "written",
    [
        f"{ROW}    points:\t5\n",
        f"{ROW}    note: họp lúc 14:00, xem https://vi-du.example/a:b\n",
        f'{ROW}    note: "{{{{ z }}}}: @x & *y !z"\n',
        f"{ROW}    note: Nói “thế này” nhé\n",
        f"{ROW}    note: R&D, A & B, 2*3, đạt!\n",
        f"---\n{ROW}    points: 5\n",
        f"{ROW}    note: 'D:\\day\\x'\n",
        f"{ROW}    note: >-\n      Câu có hai chấm: không sao\n",
        f"{ROW}    note: yes\n",
    ],
)
def test_what_is_right_is_left_alone(written: str) -> None:
    assert told(written) == []


def test_a_duplicate_hides_neither_other_faults_nor_other_values() -> None:
    findings = told('group: "1"\ngroup: "2"\nscores:\n  "1.1": {points: 5,5}\n'.replace("5,5", '"5,5"'))

    assert [(finding.rule, finding.line) for finding in findings] == [("yaml-duplicate-key", 2), ("value-wrong", 4)]


def test_a_file_of_100_mb_is_refused_without_being_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "big.yaml"
    with path.open("wb") as file:
        file.truncate(100_000_000)
    monkeypatch.setattr(Path, "read_bytes", lambda _: pytest.fail("it was read"))

    page = read_page(path, "big.yaml")

    assert [(f.rule, f.line, f.column) for f in page.findings] == [("yaml-too-big", 1, 1)]
    assert "100 MB" in page.findings[0].message
    assert not page.readable


def test_a_file_may_have_five_million_bytes() -> None:
    assert MAX_BYTES == 5_000_000


def test_the_limit_itself_is_still_read(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_bytes(b"a: 1\n".ljust(MAX_BYTES, b"#"))

    assert read_page(path, "a.yaml").findings == ()


def test_a_file_that_cannot_be_opened_is_told(tmp_path: Path) -> None:
    page = read_page(tmp_path, "a.yaml")

    assert [(f.rule, f.line) for f in page.findings] == [("file-missing", 1)]
    assert "không mở được" in page.findings[0].message


def test_forms_of_other_files_tell_mistakes_too() -> None:
    assert [f.fix for f in told("school:\n  name:Trường A\n  code: X\n", Head)] == ["Viết name: Trường A"]
    assert [f.message for f in told("strengths:\n  -Ý một\n  -Ý hai\n", Narrative)] == [
        "Ưu điểm (strengths) phải là danh sách"
    ]


@pytest.mark.parametrize(
    "text",
    [
        f"a: b{' ' * 2_000_000}c: d",
        f"a:{' ' * 2_000_000}x: y: [",
        f"{' ' * 2_000_000}x:\n\ta: b",
        f"a: [{'x, ' * 450_000}y]\nb: x #1",
    ],
    ids=["spaces in a line", "spaces after a colon", "spaces first", "many values in a line"],
)
def test_a_long_line_is_told_like_any_other(text: str) -> None:
    """Each of these would keep a backtracking search busy for minutes."""
    assert parse_page(text.encode(), "f.yaml").findings


def test_what_cannot_be_read_is_not_taken_for_empty(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_bytes(b"a: [\n")

    assert not read_page(tmp_path / "a.yaml", "a.yaml").readable
    assert not read_page(tmp_path / "gone.yaml", "gone.yaml").readable
    assert not parse_page(b"\xff", "a.yaml").readable
    assert parse_page(b"", "a.yaml").readable


def test_letters_are_composed_in_data_and_lines() -> None:
    page = parse_page("nga\u0300y: e\u0302\n".encode(), "f.yaml")

    assert (page.data, page.lines) == ({"ngày": "ê"}, ("ngày: ê",))


@pytest.mark.parametrize("error", [yaml.YAMLError, yaml.MarkedYAMLError])
def test_a_fault_without_a_place_is_told_at_the_top(
    error: type[yaml.YAMLError], monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: str) -> None:
        raise error

    monkeypatch.setattr("cdsdossier.yamlio.reader.load_yaml", refuse)
    (finding,) = parse_page(b"a: 1\n", "f.yaml").findings

    assert (finding.rule, finding.line, finding.column) == ("yaml-syntax", 1, 1)


def test_a_page_has_its_lines_also_where_it_cannot_be_read() -> None:
    assert parse_page("\ufeffa: 1\r\nb: [\n".encode(), "f.yaml").lines == ("a: 1", "b: [")
    assert parse_page(b"a: 1\nb:\n", "f.yaml").lines == ("a: 1", "b:")


@pytest.mark.parametrize("raw", [b"\xff\xfea\0", b"\xfe\xff\0a", b"a\0:\0", b"\0a\0:", b"a\0b\0c\0d\0e\0gh"])
def test_four_bytes_are_enough_to_know_utf16(raw: bytes) -> None:
    (finding,) = parse_page(raw, "f.yaml").findings

    assert (finding.rule, finding.line, finding.column) == ("yaml-not-utf8", 1, 1)
    assert "UTF-16" in finding.message


@pytest.mark.parametrize("raw", [b"a\0", b"\0a: b: c", b"a: 1\n# \0\0\0", b"a\0b\0c\0d\0efgh"])
def test_a_lost_nul_is_no_utf16(raw: bytes) -> None:
    assert [finding.rule for finding in parse_page(raw, "f.yaml").findings] == ["yaml-control-character"]


@pytest.mark.parametrize(
    ("written", "rule", "place"),
    [
        (b"a: b\n\xe1\xbb\x87c\xff\n", "yaml-not-utf8", (2, 3)),
        (b"a: b\r\rx\x07", "yaml-control-character", (3, 2)),
        ("a: \U0001f600\x7f".encode(), "yaml-control-character", (1, 5)),
        (b"a: b\nc: [d\n", "yaml-syntax", (2, 4)),
        (b"a: b\n c: d\n", "yaml-syntax", (2, 2)),
        (b"a: 1\na: 2\n", "yaml-duplicate-key", (2, 1)),
        (b"a:\n  - b #1 c\n", "value-wrong", (2, 5)),
        (b"a: [b, c #1\n  ]\n", "value-wrong", (1, 8)),
    ],
)
def test_a_fault_has_its_line_and_column(written: bytes, rule: str, place: tuple[int, int]) -> None:
    (finding,) = parse_page(written, "f.yaml").findings

    assert (finding.file, finding.rule, finding.line, finding.column) == ("f.yaml", rule, *place)


@pytest.mark.parametrize(
    "written", ["a: b # c", "a: 'b' #c", "a: b #!c", "a: b ##c", "a: b#c", "#c\na: b", "a: |\n  b #c"]
)
def test_a_comment_is_no_lost_text(written: str) -> None:
    assert parse_page(f"{written}\n".encode(), "f.yaml").findings == ()


def test_each_lost_text_is_told_in_its_own_words() -> None:
    page = parse_page("a: Đạt   #1 của xã  \nb: c\nd: e #2\n".encode(), "f.yaml")

    assert [(f.line, f.message) for f in page.findings] == [
        (1, "phần “#1 của xã” bị hiểu là ghi chú nên không được đọc"),
        (3, "phần “#2” bị hiểu là ghi chú nên không được đọc"),
    ]
