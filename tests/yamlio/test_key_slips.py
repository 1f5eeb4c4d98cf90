"""Keys that do not belong where they stand."""

from __future__ import annotations

from decimal import Decimal

import pytest

from cdsdossier.model.dossier.head import Head
from cdsdossier.model.dossier.narrative import Narrative
from cdsdossier.model.dossier.scores import ScoreFile
from cdsdossier.model.dossier.timeline import Timeline
from cdsdossier.yamlio.forms import Form, read_form
from cdsdossier.yamlio.reader import parse_page


def told(text: str, form: type[Form]) -> list[tuple[int | None, str, str]]:
    page = parse_page(text.encode(), "f.yaml")
    return [(one.line, one.message, one.fix) for one in (*page.findings, *read_form(form, page)[1])]


@pytest.mark.parametrize(
    ("task", "cut", "whole"),
    [
        ("Phụ trách tiêu chí 1.3, 1.4", "1.4", '"Phụ trách tiêu chí 1.3, 1.4"'),
        ("Phụ trách 1.3, 1.4, 1.5", "1.4, 1.5", '"Phụ trách 1.3, 1.4, 1.5"'),
        ("Hồ sơ, sổ", "sổ", '"Hồ sơ, sổ"'),
        ("3, 4", "4", '"3, 4"'),
    ],
)
def test_a_text_that_commas_have_cut_in_braces_is_one_finding(task: str, cut: str, whole: str) -> None:
    ((line, message, fix),) = told(f"council:\n  - {{name: N.V.A., task: {task}}}\n", Head)

    assert (line, message) == (2, f"“{cut}” bị tách khỏi câu vì dấu phẩy")
    assert fix.endswith(f"task: {whole}")


def test_two_texts_that_are_cut_are_two_findings() -> None:
    found = told("council:\n  - {name: A, b, post: C, d, role: Thư ký}\n", Head)

    assert [message for _, message, _ in found] == [f"“{one}” bị tách khỏi câu vì dấu phẩy" for one in "bd"]


def test_an_unquoted_id_is_still_told_where_it_is_one() -> None:
    ((_, message, _),) = told('group: "1"\nscores:\n  1.10:\n    points: 5\n', ScoreFile)

    assert message.startswith("mã 1.10 chưa có ngoặc kép")


def test_a_key_in_vietnamese_is_known_by_what_it_is_for() -> None:
    rows = 'group: "1"\nscores:\n  "1.1":\n'
    fixes = [
        told(f"{rows}    {key}: x\n", ScoreFile)[0][2] for key in ("điểm", "Ghi chú", "minh chung", "so lieu", "số x")
    ]

    assert [fix.split("”")[0].split("“")[-1] for fix in fixes[:4]] == ["points", "note", "evidence", "measured"]
    assert fixes[4].startswith("Các mục dùng được: Điều kiện bắt buộc (met), Điểm chấm (points), ")


def test_a_line_below_a_neighbour_is_told_at_itself_and_still_read() -> None:
    text = 'group: "1"\nscores:\n  "1.1":\n    points:\n     measured: x\n    note: y\n'
    page = parse_page(text.encode(), "f.yaml")
    form, (indent, value) = read_form(ScoreFile, page)

    assert (indent.line, indent.message.split(" ")[0]) == (5, "“measured”")
    assert (value.line, value.rule) == (5, "value-wrong")
    assert form.scores["1.1"].note == "y"
    assert told('group: "1"\nscores:\n  "1.1": {points: {note: x}}\n', ScoreFile)[0][1].endswith("phải là một số")


def test_rows_without_their_first_line_are_one_finding() -> None:
    row = "    points: 5\n    note: x\n"
    text = f'group: "1"\nscores:\n  "1.1":\n{row}{row}  "1.2":\n{row}'
    ((line, message, fix),) = told(text, ScoreFile)

    assert (line, message) == (6, "“points” đã có ở dòng 4")
    assert "dòng mở đầu" in fix
    assert read_form(ScoreFile, parse_page(text.encode(), "f"))[0].scores["1.2"].points == Decimal(5)


def test_a_proposal_without_its_keys_is_shown_with_both() -> None:
    ((_, _, fix),) = told("proposals:\n  - Bố trí kinh phí, đường truyền\n", Narrative)

    assert fix == 'Viết {to: …, text: "Bố trí kinh phí, đường truyền"}'


def test_a_required_key_that_is_mistyped_is_not_missing_as_well() -> None:
    rows = 'tasks:\n  - id: "1"\n'
    found = told(f"{rows}    waht: x\n    when: 3/2026\n    products:\n      - {{name Biên bản, file: a}}\n", Timeline)

    assert sorted(line or 0 for line, _, _ in found) == [3, 6]
    assert ("thiếu dấu hai chấm sau “name” trong ngoặc", "Viết name: Biên bản") in [one[1:] for one in found]
    assert len(told(f"{rows}    x: y\n    when: 3\n", Timeline)) == 2


@pytest.mark.parametrize("body", ["    met: true\n    note: y\n", "      met: true\n      note: y\n"])
def test_an_id_two_spaces_too_far_is_one_slip(body: str) -> None:
    text = f'group: "1"\nscores:\n  "1.1":\n    met: true\n    note: x\n    "1.2":\n{body}  "1.4":\n    points: 5\n'
    page = parse_page(text.encode(), "f.yaml")
    form, faults = read_form(ScoreFile, page)

    (told,) = (*page.findings, *faults)
    assert (told.line, told.rule) == (6, "key-unknown")
    assert told.message == "“1.2” thụt vào quá sâu nên bị hiểu là nằm trong mục ở trên"
    assert told.fix == "Cho “1.2” thẳng cột với mã của mục ở trên, các dòng của nó thụt thêm 2 dấu cách."
    assert form.scores["1.1"].note == "x"
