"""What a dossier's package holds, and what it says of itself."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from cdsdossier import Dossier, IndicatorSet, assess
from cdsdossier.errors import Refused
from cdsdossier.judging.assessing import Assessment
from cdsdossier.model import package_labels as labels
from cdsdossier.workflows.package import build_package_name, find_personal_names, join_ascii_name, plan_package


def assessed(folder: Path) -> Assessment:
    dossier = Dossier.read(folder)
    return assess(dossier, IndicatorSet.of(dossier), date(2024, 5, 2))


def test_everything_travels_but_what_programs_left_behind(example: Path) -> None:
    (example / ".git").mkdir()
    (example / ".git" / "config").write_bytes(b"")
    (example / "~$a.docx").write_bytes(b"")
    (example / ".cds-x.tmp").write_bytes(b"")
    planned = plan_package(assessed(example))
    assert [one.path for one in planned.left_out if one.path != ".gitignore"] == [".git/", ".cds-x.tmp", "~$a.docx"]
    assert "dossier.yaml" in [file.name for file in planned.payload]
    assert len(planned.payload) == sum(path.is_file() for path in example.rglob("*")) - 4


def test_an_open_review_is_the_offices_and_a_concluded_one_the_dossiers(example: Path) -> None:
    (example / "review.yaml").write_text("state: dang-tham-dinh\n", encoding="utf-8")
    assert plan_package(assessed(example), draft=True).of_office == ("review.yaml",)
    (example / "review.yaml").write_text("state: cong-nhan\n", encoding="utf-8")
    assert "review.yaml" in [file.name for file in plan_package(assessed(example), draft=True).payload]


def test_errors_stop_a_package_unless_it_is_a_draft(example: Path) -> None:
    scores = example / "scores" / "1-day-hoc.yaml"
    scores.write_text(scores.read_text(encoding="utf-8").replace("points: 5", "points: 99", 1), encoding="utf-8")
    with pytest.raises(Refused, match=r"Hồ sơ còn 1 lỗi nên chưa đóng gói"):
        plan_package(assessed(example))
    assert (labels.DRAFT, "yes") in plan_package(assessed(example), draft=True).info


def test_names_are_plain_ascii_without_what_is_not_filled_in(example: Path) -> None:
    assert build_package_name(assessed(example)) == "ho-so-THCSQT-2023-2024"
    assert join_ascii_name("hồ sơ", None, "", "Đ/Đ 1") == "ho-so-Dd-D-1".replace("Dd", "D")


def test_files_with_personal_names_are_listed(example: Path) -> None:
    (example / "evidence" / "1.1" / "can-cuoc-012345678901.pdf").write_bytes(b"%PDF-1.4\n")
    assert find_personal_names(assessed(example)) == ("evidence/1.1/can-cuoc-012345678901.pdf",)
