"""What is remembered of a package when it is unpacked, and what has changed since."""

from __future__ import annotations

import hashlib
from datetime import date
from pathlib import Path

import pytest
from support.bagmaker import packed

from cdsdossier.files.bagit.receipt import list_changes_since_receipt, read_receipt, write_receipt
from cdsdossier.files.bagit.tagfiles import format_bag_manifest
from cdsdossier.files.bagit.unpack import unpack_bag
from cdsdossier.files.bagit.verify import verify_bag


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    source = packed(tmp_path)
    unpacked = unpack_bag(source, tmp_path / "nhan")
    write_receipt(unpacked, source, verify_bag(source).digest, date(2026, 5, 20))
    return unpacked


def test_the_receipt_says_which_package_came_and_when(folder: Path, tmp_path: Path) -> None:
    (source,) = tmp_path.glob("*.zip")
    receipt = read_receipt(folder)
    assert receipt is not None
    assert (receipt.day, receipt.digest) == ("2026-05-20", verify_bag(folder).digest)
    assert receipt.sha256 == hashlib.sha256(source.read_bytes()).hexdigest()
    assert list_changes_since_receipt(folder) == ()
    assert verify_bag(folder).additions == ()


def test_a_changed_file_is_told_also_where_the_manifest_was_written_anew(folder: Path) -> None:
    changed = next(path for path in sorted((folder / "data").rglob("*")) if path.is_file())
    changed.write_bytes(changed.read_bytes() + b"x")
    assert [fault.path for fault in list_changes_since_receipt(folder)] == [changed.relative_to(folder).as_posix()]

    for paper, part in (("manifest-sha256.txt", "data"), ("tagmanifest-sha256.txt", "")):
        listed = {
            path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
            for path in (folder / part).rglob("*")
            if path.is_file() and (part or path.parent == folder) and path.name not in {paper, "received.json"}
        }
        (folder / paper).write_bytes(format_bag_manifest(listed))
    told = [str(fault) for fault in list_changes_since_receipt(folder, full=True)]
    assert any("20" in words and "Danh mục" in words for words in told), told


@pytest.mark.parametrize("data", [b"", b"[]", b"{", b'{"digest": 1, "sha256": "", "day": ""}', b"x" * 20_000])
def test_a_receipt_out_of_form_says_nothing(data: bytes, folder: Path) -> None:
    (folder / "received.json").write_bytes(data)
    assert read_receipt(folder) is None
    assert list_changes_since_receipt(folder) == ()
