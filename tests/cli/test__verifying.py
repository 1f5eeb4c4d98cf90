"""A package is looked at without trust, and without leaving anything behind."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import Ran, fingerprint

from cdsdossier.files.bagit.unpack import unpack_bag
from cdsdossier.files.bagit.write import PayloadFile, write_bag

Cli = Callable[..., Ran]


@pytest.fixture
def package(cli: Cli, example: Path, tmp_path: Path) -> Path:
    """Return the example, packed."""
    path = tmp_path / "ho-so.zip"
    assert cli("pack", example, "--output", path).code == 0
    return path


@pytest.fixture(autouse=True)
def own_temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Let temporary folders be made where the test can see them."""
    place = tmp_path / "tam"
    place.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(place))
    return place


def test_a_review_is_verified_without_being_judged_as_a_dossier(cli: Cli, tmp_path: Path) -> None:
    (tmp_path / "review.yaml").write_text("state: chap-nhan\n", encoding="utf-8")
    said = [
        ("Cdsdossier-Kind", "review"),
        ("Cdsdossier-State", "chap-nhan"),
        ("Source-Organization", "UBND xã Quyết Tiến"),
    ]
    write_bag(tmp_path / "a.zip", "danh-gia", [PayloadFile("review.yaml", tmp_path / "review.yaml")], said)

    ran = cli("verify", tmp_path / "a.zip")

    assert ran.code == 0
    assert "UBND xã Quyết Tiến" in ran.out
    assert "Tình trạng: chấp nhận" in ran.out
    assert "Xét hồ sơ" not in ran.out


def test_a_package_of_something_else_is_no_dossier(cli: Cli, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"x")
    write_bag(tmp_path / "a.zip", "anh", [PayloadFile("a.txt", tmp_path / "a.txt")], [])

    ran = cli("verify", tmp_path / "a.zip")

    assert ran.code == 1
    assert "không phải hồ sơ" in ran.err


def test_a_folder_needs_no_unpacking(cli: Cli, package: Path, tmp_path: Path) -> None:
    home = unpack_bag(package, tmp_path / "nhan")

    assert cli("verify", home, "--to", tmp_path / "khac").code == 2


def test_no_room_to_look_inside_says_where_to_unpack(cli: Cli, package: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import shutil

    monkeypatch.setattr(shutil, "disk_usage", lambda _: shutil._ntuple_diskusage(1, 1, 0))

    ran = cli("verify", package)

    assert ran.code == 1
    assert "--to" in ran.err


def test_nothing_is_unpacked_into_a_package(cli: Cli, package: Path, tmp_path: Path) -> None:
    cli("verify", package, "--to", tmp_path / "nhan")
    home = tmp_path / "nhan" / "ho-so-THCSQT-2023-2024"
    before = fingerprint(home)

    assert cli("verify", package, "--to", home / "data" / "lan-2").code == 2
    assert fingerprint(home) == before
