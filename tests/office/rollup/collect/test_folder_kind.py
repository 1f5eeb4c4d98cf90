"""What a folder among the dossiers is, from the names in it."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from cdsdossier.office.rollup.collect.folder_kind import FolderKind, detect_folder_kind


def kind(folder: Path, *files: str) -> FolderKind:
    """Return what a folder with these files is."""
    for file in files:
        (folder / file).parent.mkdir(parents=True, exist_ok=True)
        (folder / file).touch()
    return detect_folder_kind(str(folder), list(os.scandir(folder)))


@pytest.mark.parametrize("more", ["scores/1-day-hoc.yaml", "evidence/1.1/a.pdf"])
def test_a_dossier_with_its_body_is_whole(more: str, tmp_path: Path) -> None:
    found = kind(tmp_path, "dossier.yaml", more, "khac/dossier.yaml")
    assert (found.home, found.whole) == (str(tmp_path), True)


def test_a_package_is_its_payload_whatever_its_sender_put_beside_it(tmp_path: Path) -> None:
    found = kind(tmp_path, "bagit.txt", "data/dossier.yaml", "dossier.yaml", "scores/1-day-hoc.yaml")
    assert (found.home, found.whole) == (str(tmp_path / "data"), True)


def test_of_a_lone_file_of_a_dossier_the_packages_and_folders_beside_it_are_left(tmp_path: Path) -> None:
    found = kind(tmp_path, "dossier.yaml", "goi.zip", "ghi-chu.txt", "xa/a.txt", "output/b.docx")
    assert (found.home, found.whole) == (str(tmp_path), False)
    assert sorted(entry.name for entry in found.rest) == ["goi.zip", "xa"]


def test_another_folder_is_none_and_all_of_it_is_left(tmp_path: Path) -> None:
    found = kind(tmp_path, "ghi-chu.txt", "scores/ghi-chu.txt")
    assert (found.home, found.whole, len(found.rest)) == ("", False, 2)
