"""A package that another program has made again holds as long as every file is as it was packed, and that is told."""

from __future__ import annotations

from pathlib import Path

import pytest
from support.bagmaker import packed
from support.remade import NAMED, REMADE, remake, zip_in_zip

from cdsdossier.errors import Refused
from cdsdossier.files.bagit.unpack import unpack_bag
from cdsdossier.files.bagit.verify import verify_bag


@pytest.mark.parametrize("how", REMADE)
def test_a_package_made_again_is_accepted_with_a_note_and_unpacked_as_it_was_packed(how: str, tmp_path: Path) -> None:
    source = packed(tmp_path, NAMED)
    original = unpack_bag(source, tmp_path / "goc")
    source.write_bytes(REMADE[how](source.read_bytes()))

    report = verify_bag(source)
    folder = unpack_bag(source, tmp_path / "nhan")

    assert report.faults == ()
    assert report.notes
    assert report.files == len(NAMED)
    here = {path.relative_to(folder): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    there = {path.relative_to(original): path.read_bytes() for path in original.rglob("*") if path.is_file()}
    assert here == there


@pytest.mark.parametrize("how", ["macOS", "backslashes", "one folder more", "code page of Viet Nam"])
def test_another_file_is_told_however_the_zip_was_made(how: str, tmp_path: Path) -> None:
    source = packed(tmp_path, NAMED)
    more = remake(source.read_bytes(), more={"ho-so/data/them.txt": b"x"})
    source.write_bytes(REMADE[how](more))

    assert [fault.kind for fault in verify_bag(source).faults] == ["added"]


def test_a_zip_in_a_zip_is_named_as_such(tmp_path: Path) -> None:
    source = packed(tmp_path)
    source.write_bytes(zip_in_zip(source.read_bytes()))

    (fault,) = verify_bag(source).faults

    assert "zip trong zip" in str(fault)
    with pytest.raises(Refused, match="zip trong zip"):
        unpack_bag(source, tmp_path / "nhan")
