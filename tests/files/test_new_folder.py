"""A new folder is whole or not there, and a killed run leaves nothing that the next does not clear away."""

from __future__ import annotations

from pathlib import Path

import pytest
from support.faults import Killed, contents, counted_disk

from cdsdossier.files.new_folder import create_folder, free_file_name

FILES = {"dossier.yaml": b"a", "scores/1.yaml": b"b", ".gitignore": b"c"}


def test_all_files_are_there_and_nothing_beside_them(tmp_path: Path) -> None:
    create_folder(tmp_path / "truong" / "2025-2026", FILES)

    assert contents(tmp_path) == {f"truong/2025-2026/{name}": data for name, data in FILES.items()}


def test_a_kill_at_any_moment_leaves_no_folder_or_a_whole_one(tmp_path: Path) -> None:
    with counted_disk() as disk:
        create_folder(tmp_path / "mau", FILES)
    for moment in range(1, disk.count + 1):
        folder = tmp_path / str(moment) / "2025-2026"
        folder.parent.mkdir()
        with counted_disk(moment), pytest.raises(Killed):
            create_folder(folder, FILES)
        assert not folder.exists()
        create_folder(folder, FILES)
        assert [path.name for path in folder.parent.iterdir()] == ["2025-2026"], "the next run cleared up"
        assert contents(folder) == FILES


def test_where_it_cannot_be_written_nothing_is_left(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(OSError, match="No space left"):
        create_folder(tmp_path / "a" / "2025-2026", FILES)
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_appears_meanwhile_is_not_replaced(tmp_path: Path) -> None:
    (tmp_path / "2025-2026").mkdir()
    (tmp_path / "2025-2026" / "cua-ho.txt").write_bytes(b"x")

    with pytest.raises(OSError, match="2025-2026"):
        create_folder(tmp_path / "2025-2026", FILES)
    assert contents(tmp_path) == {"2025-2026/cua-ho.txt": b"x"}


def test_a_name_that_is_taken_gets_a_number_and_letter_case_makes_no_difference(tmp_path: Path) -> None:
    assert free_file_name(tmp_path / "none", "a.pdf") == "a.pdf"
    for name in ("A.pdf", "a-2.pdf", "b"):
        (tmp_path / name).touch()
    assert [free_file_name(tmp_path, name) for name in ("a.pdf", "b", "c.pdf")] == ["a-3.pdf", "b-2", "c.pdf"]
