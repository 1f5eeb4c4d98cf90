"""Which packages are meant by files, patterns and folders."""

from __future__ import annotations

from pathlib import Path

import pytest
from support.bagmaker import packed, unpacked

from cdsdossier.errors import WrongUsage
from cdsdossier.office.find_packages import FoundPackages, find_packages


def found(*named: Path) -> FoundPackages:
    return find_packages(named, lambda _: None)


def test_one_package_is_single_and_what_is_not_there_stays_named(tmp_path: Path) -> None:
    package = packed(tmp_path)
    assert found(package) == FoundPackages((package,), single=True)
    assert found(package, tmp_path / "." / package.name).single
    assert found(tmp_path / "khong-co.zip").places == (tmp_path / "khong-co.zip",)


def test_a_pattern_that_no_shell_has_filled_in_is_filled_in(tmp_path: Path) -> None:
    for name in ("b.zip", "a.zip", "c.txt"):
        (tmp_path / name).touch()
    assert found(tmp_path / "*.zip").places == (tmp_path / "a.zip", tmp_path / "b.zip")
    with pytest.raises(WrongUsage, match="khớp"):
        found(tmp_path / "*.rar")
    (tmp_path / "[1].zip").touch()
    assert found(tmp_path / "[1].zip").places == (tmp_path / "[1].zip",)


def test_a_folder_means_the_packages_below_it_and_names_dossiers_in_none(tmp_path: Path) -> None:
    for name in ("xa-a/1.zip", "xa-b/2.zip", "truong-c/dossier.yaml"):
        (tmp_path / name).parent.mkdir()
        (tmp_path / name).touch()
    assert found(tmp_path) == FoundPackages(
        (tmp_path / "xa-a/1.zip", tmp_path / "xa-b/2.zip"), single=False, loose=("truong-c",)
    )
    assert not found(tmp_path / "xa-a").single


def test_a_folder_with_one_unpacked_package_or_none_is_verified_as_before(tmp_path: Path) -> None:
    folder = unpacked(tmp_path)
    assert found(folder).single
    assert found(folder / "data").single
    (tmp_path / "trong").mkdir()
    assert found(tmp_path / "trong") == FoundPackages((tmp_path / "trong",), single=True)
