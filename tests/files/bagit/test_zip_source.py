"""A zip is opened as a package with one top folder or none, and as nothing else."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest
from support.bagmaker import FILES, packed, rezipped
from support.remade import REMADE, remake

from cdsdossier.files.bagit.report import DEFAULT_LIMITS
from cdsdossier.files.bagit.sources import UnreadableBag
from cdsdossier.files.bagit.zip_source import open_zip_source


def test_files_are_named_from_the_packages_top(tmp_path: Path) -> None:
    with open_zip_source(packed(tmp_path), DEFAULT_LIMITS) as source:
        assert source.name == "ho-so"
        assert source.sizes["data/dossier.yaml"] == len(FILES["dossier.yaml"])
        assert source.known("data/dossier.yaml") == {}
        with source.open("data/dossier.yaml") as file:
            assert file.read(1000) == FILES["dossier.yaml"]


def test_a_package_without_a_top_folder_is_named_after_its_file(tmp_path: Path) -> None:
    def flat(files: dict[str, bytes]) -> None:
        for name in list(files):
            files[name.removeprefix("ho-so/")] = files.pop(name)

    with open_zip_source(rezipped(packed(tmp_path), tmp_path / "phang.zip", flat), DEFAULT_LIMITS) as source:
        assert source.name == "phang"
        assert "data/dossier.yaml" in source.sizes


def test_a_zip_without_a_package_is_refused(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        archive.writestr("anh/1.jpg", b"x")

    with (
        pytest.raises(UnreadableBag, match="không phải gói hồ sơ"),
        open_zip_source(tmp_path / "a.zip", DEFAULT_LIMITS),
    ):
        pass


def test_what_lies_around_the_package_is_noted_and_left_out(tmp_path: Path) -> None:
    more = {"__MACOSX/._a": b"", "doc.txt": b"x"}
    (tmp_path / "b.zip").write_bytes(REMADE["one folder more"](remake(packed(tmp_path).read_bytes(), more=more)))

    with open_zip_source(tmp_path / "b.zip", DEFAULT_LIMITS) as source:
        assert source.name == "ho-so"
        assert {path for path in source.sizes if not path.startswith("data/")} == {
            *("bagit.txt", "bag-info.txt", "manifest-sha256.txt", "tagmanifest-sha256.txt")
        }
        told = " ".join(map(str, source.notes))
    assert "“Gửi Phòng”" in told
    assert "máy Mac tự thêm vào tệp zip: Gửi Phòng/__MACOSX/._a" in told
    assert "ngoài gói trong tệp zip: Gửi Phòng/doc.txt" in told


def test_content_that_does_not_unpack_is_one_sentence(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("bagit.txt", b"noi dung " * 99)
    raw = bytearray((tmp_path / "a.zip").read_bytes())
    raw[42:48] = b"\xff" * 6
    (tmp_path / "a.zip").write_bytes(raw)

    with (
        open_zip_source(tmp_path / "a.zip", DEFAULT_LIMITS) as source,
        pytest.raises(UnreadableBag, match="không giải nén được"),
        source.open("bagit.txt") as file,
    ):
        file.read(1000)
