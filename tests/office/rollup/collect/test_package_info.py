"""A package says which time it was sent and of which day it is; what it says wrongly it does not say."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from support.grounds import TODAY, copied

from cdsdossier.files.bagit.payload import PayloadFile
from cdsdossier.files.bagit.write import write_bag
from cdsdossier.office.rollup.collect.package_info import with_package_info
from cdsdossier.office.rollup.collect.rows import SchoolRow
from cdsdossier.office.rollup.collect.run import collect_rollup


def bag(folder: Path, info: str) -> Path:
    (folder / "data").mkdir(parents=True)
    (folder / "bagit.txt").touch()
    (folder / "bag-info.txt").write_text(info, encoding="utf-8")
    return folder / "data"


@pytest.mark.parametrize(
    ("info", "revision", "day"),
    [
        ("Cdsdossier-Revision: 2\nBagging-Date: 2026-05-30\n", 2, date(2026, 5, 30)),
        ("Cdsdossier-Revision: hai\nBagging-Date: 30/05/2026\n", 0, None),
        ("Cdsdossier-Revision: 1\nCdsdossier-Revision: 9\n", 0, None),
        (f"Cdsdossier-Revision: {'9' * 5000}\n", 0, None),
        ("\0" * 2_000_000, 0, None),
    ],
    ids=["both", "wrong", "twice", "endless", "too big"],
)
def test_revision_and_day_are_read(info: str, revision: int, day: date | None, tmp_path: Path) -> None:
    row = with_package_info(SchoolRow("x"), bag(tmp_path / "x", info))
    assert (row.revision, row.packed_on) == (revision, day)
    assert not row.draft


def test_a_package_says_that_it_is_a_draft(tmp_path: Path) -> None:
    assert with_package_info(SchoolRow("x"), bag(tmp_path / "x", "Cdsdossier-Draft: yes\n")).draft


def test_a_folder_that_is_no_package_says_nothing(tmp_path: Path) -> None:
    payload = bag(tmp_path / "x", "Cdsdossier-Revision: 2\n")
    (tmp_path / "x" / "bagit.txt").unlink()
    assert with_package_info(SchoolRow("x"), payload).revision == 0


def test_the_row_of_a_zip_and_of_an_unpacked_package_have_both(province: Path, tmp_path: Path) -> None:
    folder = copied(province, tmp_path / "in", "truong")
    files = [PayloadFile(path.relative_to(folder).as_posix(), path) for path in folder.rglob("*") if path.is_file()]
    (tmp_path / "out").mkdir()
    said = [("Cdsdossier-Revision", "3"), ("Bagging-Date", "2026-06-01")]
    write_bag(tmp_path / "out" / "goi.zip", "goi", files, said)
    unpacked = bag(tmp_path / "out" / "mo", "Cdsdossier-Revision: 4\nBagging-Date: 2026-06-02\n")
    unpacked.rmdir()
    folder.rename(unpacked)
    rows = collect_rollup([tmp_path / "out"], today=TODAY, workers=1).schools
    assert [(row.place, row.revision, row.packed_on) for row in rows] == [
        ("goi.zip", 3, date(2026, 6, 1)),
        ("mo", 4, date(2026, 6, 2)),
    ]
