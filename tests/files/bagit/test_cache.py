"""An unchanged folder is not read twice; what the cache knows is never taken for more than that."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest
from support.bagmaker import unpacked

from cdsdossier.files.bagit import folder_source
from cdsdossier.files.bagit.verify import verify_bag


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return an unpacked package whose files have not been touched for a while."""
    folder = unpacked(tmp_path)
    for path in folder.rglob("*"):
        os.utime(path, (1_600_000_000, 1_600_000_000))
    return folder


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return the files that were opened to be read."""
    seen: list[str] = []
    real = folder_source.FolderSource.open

    def watched(self: folder_source.FolderSource, path: str) -> object:
        seen.append(path)
        return real(self, path)

    monkeypatch.setattr(folder_source.FolderSource, "open", watched)
    return seen


def base(own_cache: Path) -> Path:
    return next(own_cache.rglob("packages.sqlite"))


def test_an_unchanged_folder_is_not_read_again(folder: Path, opened: list[str]) -> None:
    first = verify_bag(folder)
    opened.clear()

    assert verify_bag(folder) == first
    assert not [path for path in opened if path.startswith("data/")]


def test_full_reads_everything(folder: Path, opened: list[str]) -> None:
    verify_bag(folder)
    opened.clear()
    verify_bag(folder, full=True)

    assert len([path for path in opened if path.startswith("data/")]) == 5


def test_a_changed_file_is_read_again_even_with_its_old_time_and_size(folder: Path) -> None:
    verify_bag(folder)
    victim = folder / "data/dossier.yaml"
    time.sleep(0.02)  # the system's clock of changes goes by ticks
    victim.write_bytes(b"x" * victim.stat().st_size)
    os.utime(victim, (1_600_000_000, 1_600_000_000))

    assert not verify_bag(folder, full=True).sound
    if os.name != "nt":  # there no time tells of it; `full` does
        assert not verify_bag(folder).sound


def test_a_file_changed_a_moment_ago_is_not_remembered(tmp_path: Path, opened: list[str]) -> None:
    folder = unpacked(tmp_path)
    verify_bag(folder)
    opened.clear()
    verify_bag(folder)

    assert [path for path in opened if path.startswith("data/")]


@pytest.mark.parametrize("harm", ["broken", "folder", "locked", "empty"])
def test_a_broken_or_locked_cache_is_left_aside(folder: Path, own_cache: Path, harm: str) -> None:
    import sqlite3
    from contextlib import closing

    verify_bag(folder)
    path = base(own_cache)
    kept = path.read_bytes()
    try:
        if harm == "locked":
            with closing(sqlite3.connect(path)) as other:
                other.execute("BEGIN EXCLUSIVE")
                assert verify_bag(folder).sound
            return
        path.unlink()
        if harm == "folder":
            path.mkdir()
        else:
            path.write_bytes(b"no database at all" * 99 if harm == "broken" else b"")
        assert verify_bag(folder).sound
    finally:
        if path.is_dir():
            path.rmdir()
        path.write_bytes(kept)


def test_a_cache_that_lies_about_a_table_is_left_aside(folder: Path, own_cache: Path) -> None:
    import sqlite3
    from contextlib import closing

    verify_bag(folder)
    path = base(own_cache)
    kept = path.read_bytes()
    with closing(sqlite3.connect(path)) as other, other:
        other.execute("DROP TABLE file_digest")
        other.execute("CREATE TABLE file_digest (khac TEXT)")
    try:
        assert verify_bag(folder).sound
    finally:
        path.write_bytes(kept)


def test_without_a_home_verifying_works_all_the_same(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def nowhere() -> Path:
        raise RuntimeError("Could not determine home directory.")

    monkeypatch.setattr("cdsdossier.files.cache_database.cache_home", nowhere)

    assert verify_bag(folder).sound
