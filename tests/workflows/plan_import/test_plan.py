"""What an import of a plan would change: the timeline, and what is remembered of the plan."""

from __future__ import annotations

from pathlib import Path

import pytest

from cdsdossier.errors import Refused
from cdsdossier.files.changes import apply_changes
from cdsdossier.model.dossier import Dossier
from cdsdossier.workflows.plan_import.plan import REMEMBERED, AnnexImportPlan, plan_annex_import

SUGGESTED = b'# goi y\ntasks:\n  - {id: "1", what: Mau, when: 9/2025}\n'
ROWS = (
    "| STT | Nội dung | Thời gian | Sản phẩm |\n|-|-|-|-|\n| 1 | Tự đánh giá | Tháng 3/2026 | Biên bản tự đánh giá |\n"
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a dossier without a timeline, a plan beside it."""
    (tmp_path / "ke-hoach.md").write_text(ROWS, encoding="utf-8")
    folder = tmp_path / "2025-2026"
    folder.mkdir()
    (folder / "dossier.yaml").write_text("school_year: 2025-2026\n", encoding="utf-8")
    return folder


def planned(folder: Path) -> AnnexImportPlan:
    return plan_annex_import(Dossier.read(folder), folder.parent / "ke-hoach.md", SUGGESTED)


def files(plan: AnnexImportPlan) -> list[str]:
    return [change.file for change in plan.changes]


@pytest.mark.parametrize("before", [None, b"", b"  \n", SUGGESTED, b"\xef\xbb\xbf" + SUGGESTED.replace(b"\n", b"\r\n")])
def test_a_timeline_that_nobody_has_touched_gives_way(folder: Path, before: bytes | None) -> None:
    if before is not None:
        (folder / "timeline.yaml").write_bytes(before)
    plan = planned(folder)

    assert files(plan) == ["timeline.yaml", REMEMBERED]
    assert "Tự đánh giá" in plan.after.decode()
    assert b"Mau" not in plan.after
    assert b"goi y" not in plan.after


def test_a_first_import_keeps_the_line_ends_and_the_mark_of_the_file(folder: Path) -> None:
    for before, mark in ((SUGGESTED, b""), (b"\xef\xbb\xbf" + SUGGESTED, b"\xef\xbb\xbf")):
        (folder / "timeline.yaml").write_bytes(before.replace(b"\n", b"\r\n"))
        after = planned(folder).after
        assert after.count(b"\n") == after.count(b"\r\n") > 5
        assert after.startswith(mark + b"# yaml-language-server")

        (folder / "timeline.yaml").write_bytes(before)
        assert planned(folder).after == after.replace(b"\r\n", b"\n")


def test_comments_of_ones_own_stay(folder: Path) -> None:
    (folder / "timeline.yaml").write_bytes("# của trường".encode())
    after = planned(folder).after.decode()

    assert after.startswith("# của trường\n")
    assert "Tự đánh giá" in after


def test_a_second_import_of_the_same_plan_changes_nothing(folder: Path) -> None:
    apply_changes(folder, planned(folder).changes)
    plan = planned(folder)

    assert plan.changes == ()
    assert plan.before == plan.after


def test_a_plan_that_says_nothing_new_is_remembered_all_the_same(folder: Path) -> None:
    apply_changes(folder, planned(folder).changes)
    (folder / REMEMBERED).unlink()

    assert files(planned(folder)) == [REMEMBERED]


def test_a_day_that_was_filled_in_stays_when_the_plan_changes(folder: Path) -> None:
    apply_changes(folder, planned(folder).changes)
    timeline = folder / "timeline.yaml"
    timeline.write_text(timeline.read_text(encoding="utf-8").replace("done:", "done: 2026-03-20"), encoding="utf-8")
    (folder.parent / "ke-hoach.md").write_text(ROWS.replace("3/2026", "4/2026"), encoding="utf-8")
    after = planned(folder).after.decode()

    assert "4/2026" in after
    assert "done: 2026-03-20" in after


def test_a_timeline_that_cannot_be_read_is_refused(folder: Path) -> None:
    (folder / "timeline.yaml").write_bytes(b"tasks: [")
    with pytest.raises(Refused):
        planned(folder)
