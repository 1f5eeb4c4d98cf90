"""What another set does to a dossier, before the user agrees."""

from __future__ import annotations

from pathlib import Path

import pytest
from support.assessed import page, replace_text
from support.setmaker import SHIPPED, new_version, set_file

from cdsdossier.judging.set_change_effect import assess_set_change
from cdsdossier.model.dossier import Dossier
from cdsdossier.model.indicatorset import IndicatorSet
from cdsdossier.model.indicatorset.diff import compare_sets
from cdsdossier.views.sets.change_effect import correction_lines, set_change_effect_lines


@pytest.fixture
def dossier(example: Path) -> Path:
    (example / "indicator-set.yaml").write_bytes(SHIPPED.read_bytes())
    return example


def effect(folder: Path, new: IndicatorSet) -> str:
    read = Dossier.read(folder)
    old = IndicatorSet.of(read)
    return page(set_change_effect_lines(assess_set_change(read, old, new), compare_sets(old, new)))


def test_levels_before_and_after_and_every_row_concerned(dossier: Path, tmp_path: Path) -> None:
    text = effect(dossier, IndicatorSet.read(str(new_version(tmp_path / "b.yaml"))))
    assert "  Nhóm 1: 59/100, mức 2 → " in text
    assert "Mục chấm vượt điểm tối đa mới (1)\n  1.4: ghi" in text
    assert "chỉ tính 4" in text
    assert "Mục chấm mới, chưa chấm (2)\n  1.7.4  Có đường truyền Internet dự phòng – tối đa 5" in text
    assert "Mục chấm không còn chấm, đang có nội dung (1)\n  1.7.3: 0 điểm trong scores/1-day-hoc.yaml" in text


def test_a_row_under_another_number_is_to_be_looked_at(dossier: Path, tmp_path: Path) -> None:
    new = IndicatorSet.read(str(set_file(tmp_path / "b.yaml", ('id: "1.7.3"', 'id: "1.7.9"'))))
    assert "Mục chấm đổi mã: 1.7.3 → 1.7.9" in effect(dossier, new)


def test_files_of_a_row_that_goes_are_counted(dossier: Path, tmp_path: Path) -> None:
    (dossier / "evidence" / "1.7.3" / "a.txt").write_text("x", encoding="utf-8")
    replace_text(dossier / "scores" / "1-day-hoc.yaml", '"1.7.3":\n    points: 0', '"1.7.3":\n    points:')
    text = effect(dossier, IndicatorSet.read(str(new_version(tmp_path / "b.yaml"))))
    assert "1.7.3: chưa chấm trong scores/1-day-hoc.yaml, 1 tệp trong evidence/1.7.3" in text


def test_only_a_corrected_copy_has_something_to_lose(tmp_path: Path) -> None:
    shipped = IndicatorSet.read("qd4725-2022")
    ours = IndicatorSet.read(
        str(set_file(tmp_path / "b.yaml", ("maximum: 10\n        note: Các", "maximum: 9\n        note: Các")))
    )
    assert correction_lines(shipped, shipped) == []
    assert "  1.4 điểm tối đa: 10 → 9" in page(correction_lines(ours, shipped))
