"""Verifying: zip, folder and dossier give one report; what is no package is told by its name."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest
from support.bagmaker import packed, rezipped, unpacked

from cdsdossier.errors import WrongUsage
from cdsdossier.files.bagit import verify
from cdsdossier.files.bagit.verify import verify_bag


def test_a_zip_and_its_folder_are_one_package(tmp_path: Path) -> None:
    folder = unpacked(tmp_path)
    zipped, there = verify_bag(tmp_path / "ho-so.zip"), verify_bag(folder)

    assert zipped.sound
    assert there.sound
    assert (zipped.digest, zipped.files, zipped.bytes) == (there.digest, there.files, there.bytes)
    assert (zipped.folder, there.folder) == (None, folder.resolve())
    assert zipped.sha256 == hashlib.sha256((tmp_path / "ho-so.zip").read_bytes()).hexdigest()
    assert there.sha256 == ""


@pytest.mark.parametrize("big", [False, True])
def test_a_broken_seal_is_a_fault_however_large_the_zip(
    big: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(verify, "_BIG", 0 if big else 1 << 40)
    source = packed(tmp_path)
    raw = bytearray(source.read_bytes())
    raw[10] ^= 1  # the time of the first entry: no manifest covers it
    source.write_bytes(raw)

    assert [fault.kind for fault in verify_bag(source).faults] == ["changed"]


def test_a_zip_that_another_program_made_is_noted(tmp_path: Path) -> None:
    source = rezipped(packed(tmp_path), tmp_path / "lai.zip", lambda files: files)

    report = verify_bag(source)
    assert report.sound
    assert [note.kind for note in report.notes] == ["foreign"]


def test_what_is_not_there_or_no_package_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(WrongUsage, match="Kiểm tra lại tên tệp"):
        verify_bag(tmp_path / "khong-co.zip")
    with pytest.raises(WrongUsage, match="Chọn thư mục có tệp đó"):
        verify_bag(tmp_path)
    (tmp_path / "dossier.yaml").write_bytes(b"")
    with pytest.raises(WrongUsage, match="cdsdossier check"):
        verify_bag(tmp_path)


def test_a_file_that_is_no_zip_is_a_report_and_no_exception(tmp_path: Path) -> None:
    (tmp_path / "a.zip").write_bytes(b"%PDF-1.7")

    report = verify_bag(tmp_path / "a.zip")
    assert ["a.zip: không phải tệp zip" in str(fault) for fault in report.faults] == [True]
    assert report.sha256 == hashlib.sha256(b"%PDF-1.7").hexdigest()
