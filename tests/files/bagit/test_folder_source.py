"""An unpacked package is found from where a person points, and its files are listed without following links."""

from __future__ import annotations

from pathlib import Path

import pytest
from support.bagmaker import FILES, unpacked

from cdsdossier.files.bagit.cache import DigestCache
from cdsdossier.files.bagit.folder_source import FolderSource, find_bag_folder
from cdsdossier.files.bagit.sources import UnreadableBag


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return unpacked(tmp_path)


def test_a_package_is_found_by_itself_its_payload_or_the_folder_around_it(folder: Path) -> None:
    for place in (folder, folder / "data", folder.parent):
        assert find_bag_folder(place) == folder.resolve()


def test_of_two_packages_none_is_chosen_and_below_the_payload_none_is_looked_for(folder: Path) -> None:
    (folder.parent / "khac").mkdir()
    (folder.parent / "khac" / "bagit.txt").write_bytes(b"x")

    assert find_bag_folder(folder.parent) is None
    assert find_bag_folder(folder / "data" / "evidence") is None
    assert find_bag_folder(folder / "khong-co") is None


def test_a_hidden_folder_is_no_second_package_and_one_paper_is_enough(folder: Path) -> None:
    (folder.parent / ".tam").mkdir()
    (folder.parent / ".tam" / "bagit.txt").write_bytes(b"x")
    (folder / "bagit.txt").unlink()

    assert find_bag_folder(folder.parent) == folder.resolve()


def test_every_file_is_listed_with_its_size_by_a_path_with_slashes(folder: Path) -> None:
    source = FolderSource(folder, DigestCache(folder), full=False)

    listed = {path: size for path, size in source.sizes.items() if path.startswith("data/")}
    assert listed == {f"data/{name}": len(data) for name, data in FILES.items()}
    with source.open("data/dossier.yaml") as file:
        assert file.read(1000) == FILES["dossier.yaml"]


@pytest.mark.parametrize("target", ["dossier.yaml", "evidence", "khong-co"])
def test_a_link_is_refused_with_its_path(target: str, folder: Path) -> None:
    try:
        (folder / "data" / "evidence" / "noi").symlink_to(folder / "data" / target)
    except OSError:
        pytest.skip("no links here")

    with pytest.raises(UnreadableBag, match="“data/evidence/noi” là lối tắt"):
        FolderSource(folder, DigestCache(folder), full=False)
