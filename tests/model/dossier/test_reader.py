"""The YAML files of a dossier one by one: what is read, and what is said of what is missing, empty or there twice."""

from __future__ import annotations

from pathlib import Path

import pytest

from cdsdossier.model.dossier.head import Head
from cdsdossier.model.dossier.narrative import Narrative
from cdsdossier.model.dossier.reader import DossierReader, list_score_files
from cdsdossier.model.dossier.timeline import Timeline

Told = list[tuple[str, str, int | None, int | None]]
WHOLE = """\
school:
  name: A
  code: B
  kind: thcs
  place: C
  parent: D
  reports_to: E
  head: {name: F}
school_year: 2025-2026
indicator_set: thu
"""


def reader(folder: Path, **files: str) -> DossierReader:
    """Return a reader over a folder with these files; ``scores__a`` is ``scores/a.yaml``."""
    for name, text in files.items():
        path = folder / f"{name.replace('__', '/')}.yaml"
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return DossierReader(folder)


def told(reading: DossierReader) -> Told:
    return [(finding.rule, finding.file, finding.line, finding.column) for finding in reading.findings]


def test_a_file_is_read_as_its_form_and_its_page_is_kept(tmp_path: Path) -> None:
    reading = reader(tmp_path, narrative="strengths: [Một]\nstrength: x\n")

    assert reading.form(Narrative, "narrative.yaml") == Narrative(strengths=("Một",))
    assert reading.pages["narrative.yaml"].lines == ("strengths: [Một]", "strength: x")
    assert told(reading) == [("key-unknown", "narrative.yaml", 2, 1)]


def test_a_missing_file_is_an_empty_form_and_is_told_at_the_head(tmp_path: Path) -> None:
    reading = reader(tmp_path)

    assert reading.form(Narrative, "narrative.yaml") == Narrative()
    assert told(reading) == [("file-missing", "dossier.yaml", 1, 1)]
    assert "bản lưu" in reading.findings[0].fix
    assert reading.pages == {}


def test_a_file_that_notepad_renamed_is_recognised(tmp_path: Path) -> None:
    (tmp_path / "narrative.yaml.txt").touch()
    reading = reader(tmp_path)
    reading.form(Narrative, "narrative.yaml")

    assert reading.findings[0].fix == "Tệp đang tên là narrative.yaml.txt; đổi tên, bỏ đuôi .txt."


def test_a_folder_that_cannot_be_entered_is_out_of_reach_not_missing(tmp_path: Path) -> None:
    reading = reader(tmp_path)
    reading.closed("scores", "Permission denied")

    assert told(reading) == [("file-missing", "scores", None, None)]
    assert "Permission denied" in reading.findings[0].message
    assert not reading.pages["scores"].readable


def test_a_whole_head_lacks_nothing(tmp_path: Path) -> None:
    reading = reader(tmp_path, dossier=WHOLE)

    assert reading.form(Head, "dossier.yaml").school.name == "A"
    assert told(reading) == []


@pytest.mark.parametrize(
    ("old", "new", "line", "column", "words", "fix"),
    [
        ("  name: A\n", "  name:\n", 2, 3, "tên trường (school.name)", "Điền vào sau “name:”."),
        ("  name: A\n", '  name: ""\n', 2, 3, "tên trường (school.name)", "Điền vào sau “name:”."),
        ("  name: A\n", "", 1, 1, "tên trường (school.name)", "Thêm dòng name: …"),
        ("  head: {name: F}\n", "  head: {}\n", 8, 3, "họ tên người ký (school.head.name)", "Thêm dòng name: …"),
        ("  head: {name: F}\n", "  head:\n", 8, 3, "họ tên người ký (school.head.name)", "Thêm dòng name: …"),
        ("  head: {name: F}\n", "", 1, 1, "họ tên người ký (school.head.name)", "Thêm dòng name: …"),
        ("school_year: 2025-2026\n", "school_year:\n", 9, 1, "năm học (school_year)", "Điền vào sau “school_year:”."),
        ("indicator_set: thu\n", "", 1, 1, "mã bộ chỉ số (indicator_set)", "Thêm dòng indicator_set: …"),
    ],
)
def test_what_is_needed_and_empty_is_told_where_it_belongs(  # noqa: PLR0917 - a row of the table
    old: str, new: str, line: int, column: int, words: str, fix: str, tmp_path: Path
) -> None:
    assert old in WHOLE
    reading = reader(tmp_path, dossier=WHOLE.replace(old, new))
    reading.form(Head, "dossier.yaml")

    assert told(reading) == [("key-missing", "dossier.yaml", line, column)]
    assert (reading.findings[0].message, reading.findings[0].fix) == (f"chưa điền {words}", fix)


def test_an_unreadable_head_is_not_told_to_be_empty_as_well(tmp_path: Path) -> None:
    reading = reader(tmp_path, dossier="school: [\n")
    reading.form(Head, "dossier.yaml")

    assert [finding.rule for finding in reading.findings] == ["yaml-syntax"]


def test_a_head_that_is_no_mapping_lacks_everything(tmp_path: Path) -> None:
    reading = reader(tmp_path, dossier="school: A\n")
    reading.form(Head, "dossier.yaml")

    assert [finding.rule for finding in reading.findings].count("key-missing") == 9


def test_a_task_with_the_number_of_another_is_told_with_a_free_one(tmp_path: Path) -> None:
    tasks = ['{id: "1", what: A, when: x}', '{id: "4", what: B, when: x}', '{id: "1", what: C, when: x}']
    tasks += ['{id: "1", what: D, when: x}', '{id: "", what: E, when: x}', '{id: "", what: F, when: x}']
    reading = reader(tmp_path, timeline="tasks:\n" + "".join(f"  - {task}\n" for task in tasks))
    timeline = reading.form(Timeline, "timeline.yaml")

    assert len(timeline.tasks) == 6
    assert told(reading) == [("value-wrong", "timeline.yaml", 4, 10), ("value-wrong", "timeline.yaml", 5, 10)]
    assert {finding.message for finding in reading.findings} == {"số thứ tự “1” đã có ở việc “A”"}
    assert {finding.fix for finding in reading.findings} == {'Dùng số khác, ví dụ id: "5"'}


def scores(**rows: str) -> str:
    return 'group: "1"\nscores:\n' + "".join(f'  "1.{row[1:]}": {{points: {points}}}\n' for row, points in rows.items())


def test_rows_of_all_files_come_together_with_their_file(tmp_path: Path) -> None:
    reading = reader(tmp_path, scores__a=scores(r1="5", r2="6"), scores__b=scores(r3="7").replace('"1"\n', '"2"\n'))
    rows = reading.scores([tmp_path / "scores" / "a.yaml", tmp_path / "scores" / "b.yaml"])

    assert [(row.id, row.group, row.file, str(row.form.points)) for row in rows.values()] == [
        ("1.1", "1", "scores/a.yaml", "5"),
        ("1.2", "1", "scores/a.yaml", "6"),
        ("1.3", "2", "scores/b.yaml", "7"),
    ]
    assert told(reading) == []


def test_of_a_row_in_two_files_the_first_counts(tmp_path: Path) -> None:
    reading = reader(tmp_path, scores__a=scores(r1="5"), scores__b=scores(r1="7", r2="8"))
    rows = reading.scores([tmp_path / "scores" / "a.yaml", tmp_path / "scores" / "b.yaml"])

    assert {row: scored.form.points for row, scored in rows.items()} == {"1.1": 5, "1.2": 8}
    assert told(reading) == [("yaml-duplicate-key", "scores/b.yaml", 3, 3)]
    assert (reading.findings[0].about, reading.findings[0].message) == ("1.1", "“1.1” đã chấm trong scores/a.yaml")


def test_a_whole_copy_is_told_once_and_the_files_behind_it_are_read(tmp_path: Path) -> None:
    reading = reader(
        tmp_path, scores__a=scores(r1="5", r2="6"), scores__b=scores(r2="7", r1="8"), scores__c=scores(r3="9"),
        scores__d=scores(r3="1"),
    )  # fmt: skip
    rows = reading.scores([tmp_path / "scores" / f"{name}.yaml" for name in "abcd"])

    assert {row: scored.form.points for row, scored in rows.items()} == {"1.1": 5, "1.2": 6, "1.3": 9}
    assert told(reading) == [("yaml-duplicate-key", f"scores/{name}.yaml", 1, 1) for name in "bd"]
    assert "chấm lại đúng các mục chấm của scores/a.yaml" in reading.findings[0].message


def test_an_empty_score_file_is_no_copy(tmp_path: Path) -> None:
    reading = reader(tmp_path, scores__a=scores(r1="5"), scores__b='group: "2"\nscores: {}\n')
    reading.scores([tmp_path / "scores" / "a.yaml", tmp_path / "scores" / "b.yaml"])

    assert told(reading) == []


def test_score_files_are_those_of_the_folder_itself_with_copies_last(tmp_path: Path) -> None:
    names = [
        "-x.yaml",
        "1-.yaml",
        "2-quan-tri.yaml",
        "1-day-hoc - Copy.yaml",
        "1-day-hoc.yaml",
        "1-day-hoc (2).yaml",
        "10-x.yaml",
        "A.yaml",
    ]
    for name in (*names, ".1-an.yaml", "ghi-chu.txt", "1-day-hoc.yaml.txt", "b.yml"):
        (tmp_path / name).touch()
    (tmp_path / "by-assessor").mkdir()
    (tmp_path / "3-thu-muc.yaml").mkdir()

    found, reason = list_score_files(tmp_path)
    assert [path.name for path in found] == [
        "1-day-hoc.yaml", "10-x.yaml", "2-quan-tri.yaml",
        "-x.yaml", "1-.yaml", "1-day-hoc (2).yaml", "1-day-hoc - Copy.yaml", "A.yaml",
    ]  # fmt: skip
    assert reason == ""


def test_a_folder_that_is_not_there_has_no_score_files(tmp_path: Path) -> None:
    (tmp_path / "file").touch()

    assert list_score_files(tmp_path / "gone") == ([], "")
    assert list_score_files(tmp_path / "file") == ([], "")


def test_a_folder_that_cannot_be_read_says_why(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_: Path) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "iterdir", refuse)

    assert list_score_files(tmp_path) == ([], "Permission denied")


ROWS = 'group: "1"\nscores:\n  "1.1":\n    met: true\n  "1.3":\n    points: 5,5\n  "1.4":\n    points: 3\n'


def test_of_a_file_with_a_syntax_error_the_rows_without_one_are_there_to_be_judged(tmp_path: Path) -> None:
    reading = reader(
        tmp_path, **{"scores__1-a": ROWS.replace("    points: 3", "\tpoints: 3"), "narrative": "causes: [a\n"}
    )
    rows = reading.scores([tmp_path / "scores" / "1-a.yaml"])

    assert list(rows) == ["1.1", "1.3"]
    assert not reading.pages["scores/1-a.yaml"].readable
    assert [(one.rule, one.line, one.about) for one in reading.findings] == [
        ("yaml-syntax", 8, ""), ("value-wrong", 6, "1.3"),
    ]  # fmt: skip
    assert reading.form(Narrative, "narrative.yaml") == Narrative(), "half a list is no list"


@pytest.mark.parametrize("wrong", ["score:", "scores: x\nrest:"])
def test_a_file_whose_rows_are_under_another_key_is_not_taken_for_unscored(wrong: str, tmp_path: Path) -> None:
    reading = reader(tmp_path, **{"scores__1-a": ROWS.replace("scores:", wrong)})

    assert reading.scores([tmp_path / "scores" / "1-a.yaml"]) == {}
    assert not reading.pages["scores/1-a.yaml"].readable


def test_a_missing_group_is_told_with_its_value(tmp_path: Path) -> None:
    reading = reader(tmp_path, **{"scores__2-a": "scores:\n", "scores__la": "scores:\n"})
    reading.scores([tmp_path / "scores" / "2-a.yaml", tmp_path / "scores" / "la.yaml"])

    assert [one.fix for one in reading.findings] == ['Viết group: "2" ở đầu tệp.', "Thêm dòng group: …"]
