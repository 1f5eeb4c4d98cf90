"""What a workbook would change in its dossier: files, lines to show, and what is in the way."""

from __future__ import annotations

from pathlib import Path

import pytest
from support.sheetmaker import after, base, bring_in, export, fill

from cdsdossier.errors import Refused
from cdsdossier.files.changes import apply_changes
from cdsdossier.workflows.score_sheet.import_plan import refuse_problems


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return base(tmp_path)


def test_each_changed_value_is_a_line_with_its_cell_and_only_its_file_changes(folder: Path) -> None:
    sheet = fill(export(folder), {("1.2.1", "Điểm chấm"): 3})
    before = (folder / "scores" / "1-day-hoc.yaml").read_bytes()
    plan = bring_in(sheet, folder)

    assert [(change.file, change.before) for change in plan.changes] == [("scores/1-day-hoc.yaml", before)]
    (line,) = plan.lines
    assert line.startswith("1.2.1")
    assert line.endswith(")")
    assert '"1.2.1": {points: 3}' in after(plan, "scores/1-day-hoc.yaml")


def test_values_of_several_files_come_in_together(folder: Path) -> None:
    sheet = fill(export(folder), {("1.2.1", "Điểm chấm"): 3, ("2.2", "Điểm chấm"): 4, ("ke-hoach", "Số văn bản"): 9})
    plan = bring_in(sheet, folder)
    assert {change.file for change in plan.changes} == {
        "dossier.yaml",
        "scores/1-day-hoc.yaml",
        "scores/2-quan-tri.yaml",
    }

    apply_changes(folder, plan.changes)
    assert bring_in(sheet, folder).changes == ()


def test_a_row_that_the_score_file_lacks_is_added(folder: Path) -> None:
    scores = folder / "scores" / "2-quan-tri.yaml"
    text = scores.read_text(encoding="utf-8")
    line = next(line for line in text.splitlines(keepends=True) if line.startswith('  "2.3"'))
    scores.write_text(text.replace(line, ""), encoding="utf-8")
    sheet = fill(export(folder), {("2.3", "Điểm chấm"): 7})

    assert '"2.3"' in after(bring_in(sheet, folder), "scores/2-quan-tri.yaml")
    apply_changes(folder, bring_in(sheet, folder).changes)
    assert bring_in(sheet, folder).changes == ()


@pytest.mark.parametrize("content", [None, b""])
def test_a_score_file_that_is_gone_is_named(folder: Path, content: bytes | None) -> None:
    (folder / "scores" / "2-quan-tri.yaml").unlink()
    if content is not None:
        (folder / "scores" / "2-quan-tri.yaml").write_bytes(content)
    sheet = fill(export(folder), {("2.2", "Điểm chấm"): 4})
    with pytest.raises(Refused, match=r"Thiếu tệp scores/2-quan-tri\.yaml nên không ghi vào được"):
        bring_in(sheet, folder)


def test_a_dossier_that_cannot_be_read_takes_nothing(folder: Path) -> None:
    sheet = export(folder)
    (folder / "scores" / "1-day-hoc.yaml").write_bytes(b"scores: {")
    with pytest.raises(Refused, match=r"Không đọc được scores/1-day-hoc\.yaml nên chưa nhập gì"):
        bring_in(sheet, folder)


def test_everything_in_the_way_is_named_once() -> None:
    refuse_problems([])
    with pytest.raises(Refused) as refused:
        refuse_problems(["a", "b", "a"])
    assert str(refused.value).split("\n  ")[1:] == ["a", "b"]
