"""A file with syntax errors is read on: each slip is told once, whatever else is wrong, and nothing right is told."""

from __future__ import annotations

import os
import random

import pytest
from support.slips import ROWS, SLIPS, write_score_file

from cdsdossier.findings import Finding
from cdsdossier.model.dossier.assessors import AssessorFile
from cdsdossier.model.dossier.head import Head
from cdsdossier.model.dossier.narrative import Narrative
from cdsdossier.model.dossier.review import Review
from cdsdossier.model.dossier.scores import ScoreFile
from cdsdossier.model.dossier.timeline import Timeline
from cdsdossier.yamlio.forms import Form, read_form
from cdsdossier.yamlio.loader import load_yaml
from cdsdossier.yamlio.reader import parse_page

#: So many files are drawn; each has one to five slips.
FILES = 500 if os.environ.get("CDSDOSSIER_LONG") == "1" else 25


def told(text: str, form: type[Form] = ScoreFile) -> list[Finding]:
    page = parse_page(text.encode(), "f.yaml")
    return sorted([*page.findings, *read_form(form, page)[1]], key=lambda one: one.line or 0)


def differences(slips: dict[str, str]) -> str:
    """Return what is told of a file besides what must be, or instead of it; nothing if all is as it must be."""
    text, wanted = write_score_file(slips)
    found = told(text)
    said = [(one.line, f"{one.message} | {one.fix}") for one in found]
    right = [line for line, _ in said] == sorted(wanted)
    right = right and all(word in words for line, words in said for word in wanted[line or 0].split("|"))
    return "" if right else f"{slips}\nwanted {sorted(wanted.items())}\ntold {said}\n{text}"


def test_the_file_without_slips_is_right() -> None:
    assert differences({}) == ""


def test_each_slip_alone_is_told_once() -> None:
    assert len(SLIPS) >= 40
    assert [name for name in SLIPS if differences({"1.3.3": name})] == []


def test_one_to_five_slips_are_all_told_in_one_run_none_twice_none_wrongly() -> None:
    for seed in range(FILES):
        draw = random.Random(seed)  # noqa: S311 - the same files every time
        slips = {row: draw.choice(list(SLIPS)) for row in draw.sample(ROWS, draw.randint(1, 5))}
        if "1.10" in slips and slips["1.10"] == "id without its first quote":
            continue  # then it is an unquoted number as well
        assert differences(slips) == ""


def test_all_rows_may_be_wrong_at_once() -> None:
    names = ["tab", "quote left open", "id one space too near", "bracket left open", "colon in the text"]
    assert differences({row: names[number % len(names)] for number, row in enumerate(ROWS)}) == ""


def test_several_slips_in_one_row_are_all_told() -> None:
    row = '  "1.4":\n\tpoints: 5,5\n    note:Phần mềm\n    measured = 36/38\n    evidence:\n      - {file: a.pdf\n'
    found = told(f'group: "1"\nscores:\n  "1.3.1":\n    points: 5\n    note: x\n    measured: 20\n{row}')

    assert [(one.line, one.rule) for one in found] == [
        (8, "yaml-syntax"), (8, "value-wrong"), (9, "yaml-syntax"), (10, "yaml-syntax"), (12, "yaml-syntax"),
    ]  # fmt: skip


@pytest.mark.parametrize("ending", ["\r\n", "\r"])
def test_the_ends_of_lines_do_not_matter(ending: str) -> None:
    text, wanted = write_score_file({"1.3.2": "tab", "1.4": "quote left open", "1.10": "decimal comma"})

    assert [one.line for one in told(text.replace("\n", ending))] == list(wanted)


HEAD = """school:
  name:Trường A
  code: B
  head: {name: N.V.A., title: Hiệu trưởng
  staff: 38 người
school_year = 2025-2026
council:
  - {name: N.V.A., post: Hiệu trưởng, role: Chủ tịch, task: Phụ trách tiêu chí 1.3, 1.4}
   - {name: T.T.B., post: Giáo viên, role: Thư ký}
  {name: L.V.C., post: Giáo viên, role: Ủy viên}
documents:
  ke-hoach:
\tnumber: 2
    date: 5/3/2026
  bien-ban-tu-danh-gia:
    number: 1
    date:
     starts: "14:00"
    place: Phòng họp: tầng 2
"""
TIMELINE = """tasks:
  - id: "1"
    what: Xây dựng: kế hoạch
    when: Tháng 2/2026
    products:
      - {name: Kế hoạch, document: ke-hoach
  id: "2"
    what: Thành lập Hội đồng
    when: Tháng 2/2026
    done: 5/3/2026
  - id: 3
    what: Chấm điểm
    when:Tháng 3/2026
"""
NARRATIVE = """strengths:
  - "Nhà trường đã dùng phần mềm
  -Giáo viên tích cực
  – Học sinh có máy
shortcomings
  - Thiếu máy: 12 máy
proposals:
  - Bố trí kinh phí, nâng cấp đường truyền
"""
ASSESSOR = """assessor: Tổ: Toán
scores:
  "1.1":
\tmet: có
    note:Đã xem
  "1.2": {met: true, note: Kế hoạch, quy chế}
   "1.3.1":
    points = 5
  "1.3.2": 4
    note: x
  “1.4”:
    points: 5,5
  "2.1":
    met: true
    note: x
  "2.2":
    met: true
    note: x
"""
REVIEW = """of:
  school:THCSQT
  school_year: 2023-2024
state: cong-nhan
body:
  name: Phòng: GDĐT
  head: {name: Đ.V.K., title: Trưởng phòng
team:
  - {name: B.T.L., post: Phó trưởng phòng, chuyên viên, role: Trưởng đoàn}
   - {name: N.V.M., post: Chuyên viên, role: Thư ký}
date: 16/5/2024
scores:
  "1.1": {self: true, agree: true}
  "1.3.1":
\tself: 5
    agree: đúng
  "1.3.2": {self: 5, agree: true
remarks:
  strengths:
    -Hồ sơ sắp xếp theo mã
documents:
  bien-ban-danh-gia-ngoai:
    number = 12
"""


@pytest.mark.parametrize(
    ("form", "text", "lines"),
    [
        (Head, HEAD, [2, 4, 5, 6, 8, 9, 10, 13, 14, 18, 19]),
        (Timeline, TIMELINE, [3, 6, 7, 10, 11, 13]),
        (Narrative, NARRATIVE, [2, 3, 4, 5, 6, 8]),
        (AssessorFile, ASSESSOR, [1, 4, 4, 5, 6, 7, 8, 9, 11, 12]),
        (Review, REVIEW, [2, 6, 7, 9, 10, 11, 15, 16, 17, 20, 23]),
    ],
    ids=["dossier", "timeline", "narrative", "assessor", "review"],
)
def test_the_other_files_are_read_on_as_well(form: type[Form], text: str, lines: list[int]) -> None:
    found = told(text, form)
    assert [one.line for one in found] == lines, [(one.line, one.message, one.fix) for one in found]


def test_what_could_not_be_judged_is_said() -> None:
    (found,) = told('group: "1"\nscores:\n  "1.1":\n    met: true\n---\ngroup: "2"\nscores:\n')

    assert (found.line, "các dòng 6–7" in found.fix) == (5, True)


def test_a_mended_line_is_known_and_what_it_says_is_taken_for_nothing() -> None:
    page = parse_page(b'group: "1"\nscores:\n  "1.1":\n\tmet: true\n  "1.2": {note: x\n', "f.yaml")

    assert not page.readable
    assert (sorted(page.mended), sorted(page.guessed)) == ([4, 5], [5])
    assert read_form(ScoreFile, page)[0] == ScoreFile()


@pytest.mark.parametrize(
    "text",
    [
        'a: "' * 50_000,
        "a: [" * 50_000,
        "\tb: c\n" * 20_000,
        "a:\n" + "  b: c: d\n" * 5_000,
        "a:\n" + "".join(f'  "{number}":\n\tx: "y\n' for number in range(3_000)),
        "a: {" + "b: c d: e, " * 20_000,
        "x" * 500_000 + "\n: y",
        "a:\n" + "   b: {c\n" * 5_000,
    ],
)
def test_a_file_of_slips_takes_no_more_than_its_length_allows(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[int] = []

    def load(text: str, file: str) -> tuple[object, list[Finding]]:
        read.append(len(text))
        return load_yaml(text, file)

    monkeypatch.setattr("cdsdossier.yamlio.recovery.trouble.load_yaml", load)

    assert parse_page(text.encode(), "f.yaml").findings
    assert sum(read) <= 2_500_000 + 12 * len(text)


def test_characters_that_are_not_seen_hide_nothing_else() -> None:
    text = 'group: "1"\nscores:\n  "1.1":\n    note: a\x07b\x08\n    met: maybe\n  "1.2":\n    points:5\u2028\n'
    found = told(text)

    assert [(one.line, one.rule) for one in found] == [
        (4, "yaml-control-character"), (5, "value-wrong"), (7, "yaml-control-character"),
    ]  # fmt: skip
    assert not any("\x07" in line or "\u2028" in line for line in parse_page(text.encode(), "f.yaml").lines)


@pytest.mark.parametrize("key", ["điểm", "pionts"])
def test_a_value_beside_an_id_and_a_wrong_key_below_it_are_two_slips(key: str) -> None:
    text = f'group: "1"\nscores:\n  "1.4": 5\n    {key}: 5\n    note: x\n  "1.5.1":\n    points: 5\n    note: x\n'

    assert [(one.line, one.rule) for one in told(text)] == [(3, "yaml-syntax"), (4, "key-unknown")]
