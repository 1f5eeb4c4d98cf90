"""What a killed run left is taken back by its journal; a journal from elsewhere does no harm."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from support.faults import contents

from cdsdossier.files.change_journal import identify_file, take_back, write_journal
from cdsdossier.files.changes import recover_changes

OLD = {"dossier.yaml": b"cu", "scores/1.yaml": b"cu 1", "di.txt": b"bo"}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder with files."""
    for name, data in OLD.items():
        (tmp_path / "ho-so" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "ho-so" / name).write_bytes(data)
    return tmp_path / "ho-so"


@pytest.mark.parametrize(
    "journal",
    [
        b"",
        b"{",
        b"[]",
        b'{"files": [["../ngoai.txt", null]], "folders": [".."]}',
        b'{"files": [["../ngoai.txt", [3, 0]], ["di.txt", 1]], "folders": ["../rong", 3]}',
        b'{"files": [["dossier.yaml", [2, 0], "../moi.yaml"], ["di.txt", [1, 2], "scores/1.yaml", 5], ["di.txt"]]}',
        b'{"files": [["a\\u0000b", [1, 2]], ["\\ud800", [1, 2]]], "folders": ["\\u0000"]}',
    ],
)
def test_a_journal_from_elsewhere_does_no_harm(folder: Path, journal: bytes) -> None:
    (folder.parent / "ngoai.txt").write_bytes(b"cua")
    os.utime(folder.parent / "ngoai.txt", ns=(0, 0))
    (folder.parent / "rong").mkdir()
    stage = folder / ".cds-changes-1-1.tmp"
    stage.mkdir()
    (stage / "journal.json").write_bytes(journal)
    (stage / "0.old").write_bytes(b"x")
    recover_changes(folder)

    assert contents(folder) == OLD
    assert (folder.parent / "ngoai.txt").read_bytes() == b"cua"
    assert (folder.parent / "rong").exists()


def test_what_is_no_journal_is_neither_waited_for_nor_left(folder: Path) -> None:
    (folder / ".cds-changes-1-1.tmp" / "journal.json" / "x").mkdir(parents=True)
    if hasattr(os, "mkfifo"):
        (folder / ".cds-changes-2-2.tmp").mkdir()
        os.mkfifo(folder / ".cds-changes-2-2.tmp" / "journal.json")
    recover_changes(folder)

    assert contents(folder) == OLD
    assert not list(folder.glob(".cds-*"))


def test_a_move_is_taken_back_where_it_was_made(folder: Path) -> None:
    stage = folder / ".cds-changes-1-1.tmp"
    made = identify_file(folder / "di.txt")
    write_journal(stage, [("di.txt", made, "cu/di.txt"), ("khong.txt", [1, 1], "dossier-2.yaml")], [], lasting=False)
    (folder / "cu").mkdir()
    take_back(folder, stage)

    assert contents(folder) == {"dossier.yaml": b"cu", "scores/1.yaml": b"cu 1", "cu/di.txt": b"bo"}
