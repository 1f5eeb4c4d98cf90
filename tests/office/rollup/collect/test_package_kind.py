"""What a zip among the dossiers is, its list of names says: nothing in it is trusted or unpacked."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from cdsdossier.office.rollup.collect.package_kind import ZipKind, detect_zip_kind


def zipped(path: Path, *names: str) -> str:
    with zipfile.ZipFile(path, "w") as made:
        for name in names:
            made.writestr(name, b"")
    return str(path)


@pytest.mark.parametrize(
    ("names", "kind", "why"),
    [
        (("x/bagit.txt", "x/data/dossier.yaml"), ZipKind.DOSSIER, ""),
        (("bagit.txt", "data/dossier.yaml"), ZipKind.DOSSIER, ""),
        (("Gui/x/bagit.txt", "Gui/x/data/dossier.yaml", "__MACOSX/._a"), ZipKind.DOSSIER, ""),
        (("x\\bagit.txt", "x\\data\\dossier.yaml"), ZipKind.DOSSIER, ""),
        (("x/bagit.txt", "x/data/review.yaml"), ZipKind.REVIEW, ""),
        (("x/dossier.yaml",), ZipKind.BROKEN, "không phải gói do cdsdossier pack"),
        (("x/ho-so.zip",), ZipKind.STRANGE, "zip trong zip"),
        (("a/bagit.txt", "b/bagit.txt"), ZipKind.STRANGE, "có 2 gói"),
        (("x/bagit.txt", "x/data/a.txt"), ZipKind.STRANGE, "không có dossier.yaml"),
        (("x/anh.jpg",), ZipKind.STRANGE, "không phải gói hồ sơ"),
    ],
)
def test_a_zip_is_told_from_its_list_of_names(names: tuple[str, ...], kind: ZipKind, why: str, tmp_path: Path) -> None:
    seen = detect_zip_kind(zipped(tmp_path / "a.zip", *names))

    assert seen.kind is kind
    assert why in seen.reason


def test_what_is_no_zip_is_broken(tmp_path: Path) -> None:
    (tmp_path / "a.zip").write_bytes(b"PK\x03\x04 cut")

    assert detect_zip_kind(str(tmp_path / "a.zip")).kind is ZipKind.BROKEN


def test_a_zip_with_a_list_that_would_fill_the_memory_is_not_listed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("cdsdossier.files.bagit.zipdirectory._MOST_RECORD", 0)
    endless = detect_zip_kind(zipped(tmp_path / "a.zip", "x/bagit.txt", "x/data/dossier.yaml"))

    assert (endless.kind, "dài bất thường" in endless.reason) == (ZipKind.BROKEN, True)
