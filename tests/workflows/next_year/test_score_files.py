"""Score files of the new year: nothing scored, last year's answers beside the rows."""

from __future__ import annotations

from pathlib import Path

from support.examples import EXAMPLES
from support.setmaker import new_version

from cdsdossier.model.indicatorset import IndicatorSet
from cdsdossier.model.indicatorset.diff import compare_sets
from cdsdossier.model.indicatorset.set_file import SetFile
from cdsdossier.workflows import scaffold
from cdsdossier.workflows.next_year.previous_year import PreviousYear
from cdsdossier.workflows.next_year.score_files import build_score_files
from cdsdossier.workflows.next_year.set_differences import describe_set_differences


def same_set(folder: Path) -> dict[str, str]:
    last = PreviousYear.read(folder)
    suggested = scaffold.build_dossier_files(
        scaffold.NewYear(school_year="2024-2025", kind="thcs"), SetFile.read("qd4725-2022")
    )
    rules = IndicatorSet.read("qd4725-2022")
    differs = describe_set_differences(compare_sets(last.rules or rules, rules))
    return {file: text.decode() for file, text in build_score_files(suggested, last, rules, differs).items()}


def replace(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_points_conditions_facts_notes_and_evidence_are_reminders(example: Path) -> None:
    first = same_set(example)["scores/1-day-hoc.yaml"]
    assert "# Năm học 2023-2024: đạt\n" in first
    assert "# Năm học 2023-2024: 5 điểm" in first
    assert "Minh chứng năm trước (không chép sang):" in first
    assert "    points: 5" not in first


def test_other_points_from_outside_are_reminders_with_their_reason() -> None:
    files = same_set(EXAMPLES["quyet-tien"])
    first, second = (
        " ".join(files[f"scores/{name}.yaml"].replace("#", "").split()) for name in ("1-day-hoc", "2-quan-tri")
    )
    assert "Đánh giá ngoài: 3 điểm; lý do: Minh chứng là hợp đồng dùng chung" in first
    assert "Ghi chú của đoàn đánh giá ngoài: Trường cần cập nhật" in second
    assert first.count("Đánh giá ngoài:") == 1, "what the office agreed with is not said again"


def test_a_row_that_was_not_scored_says_so(example: Path) -> None:
    replace(example / "scores" / "1-day-hoc.yaml", '"1.3.1":\n    points: 5', '"1.3.1":\n    points:')
    assert "# Năm học 2023-2024: chưa chấm" in same_set(example)["scores/1-day-hoc.yaml"]


def test_many_files_are_counted_not_named(example: Path) -> None:
    for number in range(20):
        (example / "evidence" / "1.3.3" / f"anh-{number}.txt").write_text("x", encoding="utf-8")
    text = same_set(example)["scores/1-day-hoc.yaml"]
    assert "minh chứng nữa" in text
    assert "anh-9.txt" not in text


def test_a_row_that_no_set_has_ends_the_file_of_its_group(example: Path) -> None:
    replace(example / "scores" / "1-day-hoc.yaml", '  "1.3.1":', '  "9.9":\n    points: 3\n  "1.3.1":')
    text = same_set(example)["scores/1-day-hoc.yaml"]
    end = text.partition("KHÁC NĂM TRƯỚC: những mục chấm dưới đây")[2]
    assert "# - 9.9\n  #   Năm học 2023-2024: 3 điểm\n" in end


def test_rows_of_another_set_are_named_where_they_changed_and_where_they_went(example: Path, tmp_path: Path) -> None:
    other = new_version(tmp_path / "moi.yaml")
    last, rules = PreviousYear.read(example), IndicatorSet.read(str(other))
    assert last.rules is not None
    suggested = scaffold.build_dossier_files(
        scaffold.NewYear(school_year="2024-2025", kind="thcs"), SetFile.read(other)
    )
    differs = describe_set_differences(compare_sets(last.rules, rules))
    text = build_score_files(suggested, last, rules, differs)["scores/1-day-hoc.yaml"].decode()
    assert "KHÁC NĂM TRƯỚC: 1.4 – điểm tối đa 10 → 4" in text
    assert "# - 1.7.3 Có phòng studio" in text
