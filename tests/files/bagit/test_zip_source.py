"""A zip is opened as a package with one top folder or none, and as nothing else."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest
from support.bagmaker import FILES, packed, rezipped

from cdsdossier.files.bagit.report import DEFAULT_LIMITS
from cdsdossier.files.bagit.sources import UnreadableBag
from cdsdossier.files.bagit.zip_source import open_zip_source


def test_files_are_named_from_the_packages_top(tmp_path: Path) -> None:
    with open_zip_source(packed(tmp_path), DEFAULT_LIMITS) as source:
        assert source.name == "ho-so"
        assert source.sizes["data/dossier.yaml"] == len(FILES["dossier.yaml"])
        assert source.known("data/dossier.yaml") == ""
        with source.open("data/dossier.yaml") as file:
            assert file.read(1000) == FILES["dossier.yaml"]


def test_a_package_without_a_top_folder_is_named_after_its_file(tmp_path: Path) -> None:
    def flat(files: dict[str, bytes]) -> None:
        for name in list(files):
            files[name.removeprefix("ho-so/")] = files.pop(name)

    with open_zip_source(rezipped(packed(tmp_path), tmp_path / "phang.zip", flat), DEFAULT_LIMITS) as source:
        assert source.name == "phang"
        assert "data/dossier.yaml" in source.sizes


@pytest.mark.parametrize("names", [["anh/1.jpg"], ["a/bagit.txt", "b/x"], ["a/b/bagit.txt"]])
def test_a_zip_without_one_package_is_refused(names: list[str], tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        for name in names:
            archive.writestr(name, b"x")

    with (
        pytest.raises(UnreadableBag, match="không phải gói hồ sơ"),
        open_zip_source(tmp_path / "a.zip", DEFAULT_LIMITS),
    ):
        pass


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
