"""The folders that were opened lately."""

from __future__ import annotations

from pathlib import Path

import pytest

from cdsdossier.files.recent_folders import MOST_RECENT, RECENT_FILE, list_recent_folders, remember_folder
from cdsdossier.files.resources import settings_home


@pytest.fixture(autouse=True)
def own_settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("XDG_CONFIG_HOME", "APPDATA"):
        monkeypatch.setenv(name, str(tmp_path / "settings"))


def _made(tmp_path: Path, *names: str) -> list[Path]:
    folders = [tmp_path / name for name in names]
    for folder in folders:
        folder.mkdir()
        remember_folder(folder)
    return folders


def test_the_newest_is_first_once_and_gone_ones_are_left_out(tmp_path: Path) -> None:
    first, second, third = _made(tmp_path, "năm 1", "2", "3")
    remember_folder(first)
    third.rmdir()
    assert list_recent_folders() == [first, second]


def test_only_so_many_are_kept(tmp_path: Path) -> None:
    made = _made(tmp_path, *map(str, range(MOST_RECENT + 2)))
    assert list_recent_folders() == made[:1:-1]


@pytest.mark.parametrize("content", [b"\xff\xfe\x00", b"", b"a\x00b\nkhong/tuyet/doi\n", b"x" * 300_000])
def test_a_spoilt_list_is_no_list(content: bytes) -> None:
    settings_home().mkdir(parents=True, exist_ok=True)
    (settings_home() / RECENT_FILE).write_bytes(content)
    assert list_recent_folders() == []


def test_settings_that_cannot_be_written_break_nothing(tmp_path: Path) -> None:
    (tmp_path / "settings").write_bytes(b"")
    remember_folder(tmp_path)
    assert list_recent_folders() == []
