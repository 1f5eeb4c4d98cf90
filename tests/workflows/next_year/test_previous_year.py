"""Last year's dossier, as far as it can be read."""

from __future__ import annotations

from pathlib import Path

import pytest

from cdsdossier.errors import Unreadable
from cdsdossier.workflows.next_year.previous_year import PreviousYear


def test_a_sound_year_is_read_whole_from_any_folder_in_it(example: Path) -> None:
    last = PreviousYear.read(example / "scores")
    assert (last.folder, last.school_year, last.called) == (example, "2023-2024", "Năm học 2023-2024")
    assert (last.unread, last.rules and last.rules.id) == ((), "qd4725-2022")


def test_the_year_may_be_the_folders_name(example: Path) -> None:
    text = (example / "dossier.yaml").read_text(encoding="utf-8")
    (example / "dossier.yaml").write_text(text.replace("school_year: 2023-2024", "school_year:"), encoding="utf-8")
    assert PreviousYear.read(example).school_year == "2023-2024"
    other = example.rename(example.parent / "2023-2025")
    assert (PreviousYear.read(other).school_year, PreviousYear.read(other).called) == (None, "Năm trước")


def test_files_that_are_missing_broken_or_faulty_have_a_sentence_each(example: Path) -> None:
    (example / "timeline.yaml").unlink()
    (example / "narrative.yaml").write_text("a: [", encoding="utf-8")
    other = example / "scores" / "2-quan-tri.yaml"
    other.write_text(other.read_text(encoding="utf-8").replace("    points:", "\tpoints:", 1), encoding="utf-8")
    scores = example / "scores" / "1-day-hoc.yaml"
    scores.write_text(scores.read_text(encoding="utf-8").replace("points: 5", "points: năm", 1), encoding="utf-8")
    assert sorted(PreviousYear.read(example).unread) == [
        "Không đọc được narrative.yaml của năm trước nên không mang sang gì từ tệp này.",
        "Năm trước không có timeline.yaml nên không mang sang gì từ tệp này.",
        "scores/1-day-hoc.yaml của năm trước có 1 chỗ sai; chỗ nào không đọc được thì không mang sang.",
        "scores/2-quan-tri.yaml của năm trước có lỗi cú pháp: chỉ mang sang các mục chấm đọc được.",
    ]


def test_with_a_broken_copy_the_shipped_set_serves(example: Path) -> None:
    (example / "indicator-set.yaml").write_text("id: [", encoding="utf-8")
    last = PreviousYear.read(example)
    assert last.rules is not None
    assert last.rules.id == "qd4725-2022"
    assert last.unread[-1].startswith("Không đọc được indicator-set.yaml của năm trước")


def test_a_set_that_is_not_shipped_and_not_there_is_named(example: Path) -> None:
    (example / "indicator-set.yaml").unlink()
    text = (example / "dossier.yaml").read_text(encoding="utf-8")
    (example / "dossier.yaml").write_text(text.replace("indicator_set: qd4725-2022", "indicator_set: cua-so"), "utf-8")
    last = PreviousYear.read(example)
    assert (last.rules, last.unread[-1].startswith("Năm trước thiếu indicator-set.yaml")) == (None, True)


def test_where_nothing_can_be_read_there_is_no_last_year(tmp_path: Path) -> None:
    (tmp_path / "dossier.yaml").write_text("a: [", encoding="utf-8")
    with pytest.raises(Unreadable, match="Không đọc được tệp nào"):
        PreviousYear.read(tmp_path)
