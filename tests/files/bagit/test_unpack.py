"""Unpacking: the whole package or nothing, never over something, and only what was verified."""

from __future__ import annotations

import zipfile
from pathlib import Path
from typing import IO

import pytest
from support.bagmaker import FILES, packed, rezipped

from cdsdossier.errors import Refused
from cdsdossier.files.bagit import unpack
from cdsdossier.files.bagit.unpack import unpack_bag, unpack_sound_bag, unpack_verified_bag


def test_a_package_is_unpacked_under_its_own_name(tmp_path: Path) -> None:
    folder = unpack_bag(packed(tmp_path), tmp_path / "nhan")

    assert folder == tmp_path / "nhan" / "ho-so"
    assert {name: (folder / "data" / name).read_bytes() for name in FILES} == FILES
    assert [path.name for path in (tmp_path / "nhan").iterdir()] == ["ho-so"]


def test_a_folder_is_not_unpacked(tmp_path: Path) -> None:
    with pytest.raises(Refused, match="đã là thư mục"):
        unpack_bag(tmp_path, tmp_path / "nhan")


def test_what_does_not_hold_is_not_unpacked(tmp_path: Path) -> None:
    changed = rezipped(packed(tmp_path), tmp_path / "sua.zip", lambda files: files.update({"ho-so/data/a": b""}))

    with pytest.raises(Refused, match=r"Không giải nén sua\.zip: "):
        unpack_bag(changed, tmp_path / "nhan")
    assert not (tmp_path / "nhan").exists()


def test_a_package_is_verified_and_unpacked_in_one_opening(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    source, opened = packed(tmp_path), []
    before = zipfile.ZipFile.open

    def count(self: zipfile.ZipFile, info: zipfile.ZipInfo) -> IO[bytes]:
        opened.append(info.filename)
        return before(self, info)

    monkeypatch.setattr(zipfile.ZipFile, "open", count)
    report, folder = unpack_sound_bag(source, tmp_path / "nhan")
    assert (report.sound, folder) == (True, tmp_path / "nhan" / "ho-so")
    assert {name: (tmp_path / "nhan" / "ho-so" / "data" / name).read_bytes() for name in FILES} == FILES
    assert len(opened) == len(set(opened))  # each file is read once
    source.write_bytes(source.read_bytes()[:-30])
    report, folder = unpack_sound_bag(source, tmp_path / "khac")
    assert (report.sound, folder, (tmp_path / "khac").exists()) == (False, None, False)


def test_a_package_that_changed_since_it_was_verified_leaves_nothing(tmp_path: Path) -> None:
    with pytest.raises(Refused, match="thay đổi trong lúc giải nén"):
        unpack_verified_bag(packed(tmp_path), tmp_path / "nhan", "0" * 64)
    assert list((tmp_path / "nhan").iterdir()) == []


@pytest.mark.parametrize("reviewed", [False, True])
def test_a_folder_that_is_there_is_kept_and_its_conclusions_are_not_forgotten(reviewed: bool, tmp_path: Path) -> None:
    source = packed(tmp_path)
    folder = unpack_bag(source, tmp_path / "nhan")
    if reviewed:
        (folder / "review.yaml").write_text("state: dat\n", encoding="utf-8")

    with pytest.raises(Refused, match="-lan-2") as told:
        unpack_bag(source, tmp_path / "nhan")
    assert ("cdsdossier review open --from" in str(told.value)) is reviewed


def test_a_full_disk_is_told_and_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    source = packed(tmp_path)
    monkeypatch.setattr(unpack, "_extract", full)
    with pytest.raises(Refused, match="No space left on device"):
        unpack_bag(source, tmp_path / "nhan")
    assert list((tmp_path / "nhan").iterdir()) == []
