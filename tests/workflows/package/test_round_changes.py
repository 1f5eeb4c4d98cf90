"""What a school has changed between two rounds: each change once, by value or by file."""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from support.assessed import assessed, replace_text

from cdsdossier.workflows.package.round_changes import (
    FileChangeKind,
    PackedDossier,
    PayloadChange,
    RoundChanges,
    ValueChange,
    compare_rounds,
    is_same_year_of_school,
)

Compared = Callable[[Callable[[Path], object]], RoundChanges]


def packed(folder: Path) -> PackedDossier:
    """Return a dossier with the digests of its files."""
    files = (path for path in folder.rglob("*") if path.is_file())
    digests = {path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}
    return PackedDossier(assessed(folder), digests)


@pytest.fixture
def compared(example: Path) -> Compared:
    """Return what a change of the example makes of it."""
    old = example.parent / "old"
    shutil.copytree(example, old)

    def compare(change: Callable[[Path], object]) -> RoundChanges:
        change(example)
        return compare_rounds(packed(old), packed(example))

    return compare


def test_nothing_has_changed(compared: Compared) -> None:
    assert compared(lambda folder: folder) == RoundChanges()


def test_a_score_tells_its_row_and_the_result(compared: Compared) -> None:
    row = '"1.3.1":\n    points: '
    found = compared(lambda folder: replace_text(folder / "scores/1-day-hoc.yaml", f"{row}5", f"{row}6"))

    assert found == RoundChanges(
        levels=(("1: 59/100, mức 2", "1: 60/100, mức 2"),), scores=(ValueChange("1.3.1.points", ("5",), ("6",)),)
    )


def test_head_register_and_texts_are_told_apart(compared: Compared) -> None:
    def change(folder: Path) -> None:
        replace_text(folder / "dossier.yaml", "code: THCSQT", "code: THCSQT\n  website: a.vn")
        replace_text(folder / "dossier.yaml", "ke-hoach: {number: ", "ke-hoach: {number: 9")
        replace_text(folder / "narrative.yaml", "\nstrengths:", "\nstrengths:\n  - Ý mới.")

    found = compared(change)
    assert found.head == (ValueChange("school.website", (), ("a.vn",)),)
    assert [one.place for one in found.register] == ["documents.ke-hoach.number"]
    assert found.texts == (ValueChange("strengths", (), ("Ý mới.",)),)
    assert not found.others


def test_files_are_added_removed_changed_and_moved(compared: Compared) -> None:
    def change(folder: Path) -> None:
        first = {row: min((folder / "evidence" / row).glob("*.*")) for row in ("1.1", "1.2", "1.3.1")}
        first["1.1"].rename(folder / "evidence/1.1/ten-moi.pdf")
        (folder / "evidence/1.1/them.pdf").write_bytes(b"moi")
        first["1.3.1"].write_bytes(first["1.3.1"].read_bytes() + b"x")
        first["1.2"].unlink()
        (folder / "output").mkdir()
        for name in ("output/01-ke-hoach.docx", "ghi-chu.txt"):
            (folder / name).write_bytes(b"x")

    found = compared(change)
    kinds = {one.kind: one for one in found.evidence}
    assert len(found.evidence) == len(kinds) == 4
    assert kinds[FileChangeKind.MOVED].path == "evidence/1.1/ten-moi.pdf"
    assert kinds[FileChangeKind.MOVED].was.startswith("evidence/1.1/")
    assert kinds[FileChangeKind.ADDED].path == "evidence/1.1/them.pdf"
    assert found.documents == (PayloadChange(FileChangeKind.ADDED, "output/01-ke-hoach.docx"),)
    assert found.others == (PayloadChange(FileChangeKind.ADDED, "ghi-chu.txt"),)


def test_a_file_of_which_no_value_differs_or_that_cannot_be_read_is_told_by_name(compared: Compared) -> None:
    def change(folder: Path) -> None:
        with (folder / "scores/2-quan-tri.yaml").open("a", encoding="utf-8") as file:
            file.write("# đã xem\n")
        (folder / "narrative.yaml").write_text("strengths: [", encoding="utf-8")

    found = compared(change)
    assert not found.texts
    assert found.others == (
        PayloadChange(FileChangeKind.CHANGED, "narrative.yaml"),
        PayloadChange(FileChangeKind.CHANGED, "scores/2-quan-tri.yaml"),
    )


def test_only_one_school_and_year_is_compared(example: Path) -> None:
    first = assessed(example)
    replace_text(example / "dossier.yaml", "code: THCSQT", "code: thcsqt")
    assert is_same_year_of_school(first, assessed(example))
    replace_text(example / "dossier.yaml", "code: thcsqt", "code: THCSHT")
    assert not is_same_year_of_school(first, assessed(example))
    replace_text(example / "dossier.yaml", "code: THCSHT", "code: THCSQT")
    replace_text(example / "dossier.yaml", "school_year: 2023-2024", "school_year: 2024-2025")
    assert not is_same_year_of_school(first, assessed(example))
