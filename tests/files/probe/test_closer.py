"""The closer look through the front door: samples of every kind, whole and not, under the names people give them."""

from __future__ import annotations

from pathlib import Path

import pytest
from support import evidencemaker as made
from support.archivemaker import rar5, seven_zip
from support.lockmaker import EXCELS_OWN, locked_package, small_workbook

from cdsdossier.files.probe import probe as probing
from cdsdossier.files.probe.faults import FileFault
from cdsdossier.files.probe.probe import probe_all
from cdsdossier.files.probe.reading import Effort

_MP4 = b"\0\0\0\x18ftypisom\0\0\2\0isomiso2" + b"\0\0\x40\x08mdat" + bytes(16_384) + b"\0\0\0\x68moov" + bytes(96)


def told(folder: Path, **files: bytes) -> dict[str, tuple[str, FileFault]]:
    """Return what is told of files given by their names, with a double underscore for the dot."""
    paths = []
    for name, data in files.items():
        path = folder / name.replace("__", ".")
        path.write_bytes(data)
        paths.append((str(path), len(data)))
    return {name: (one.kind, one.fault) for name, one in zip(files, probe_all(paths), strict=True)}


def test_a_lock_of_excel_s_own_is_none_and_another_is_one(tmp_path: Path) -> None:
    own, other = locked_package(small_workbook(), EXCELS_OWN), locked_package(small_workbook(), "mk")

    assert told(tmp_path, a__xlsx=own, b__xlsx=other, c__docx=own, khong_duoi=own) == {
        "a__xlsx": ("xlsx", FileFault.NONE),
        "b__xlsx": ("ooxml", FileFault.LOCKED),
        "c__docx": ("ooxml", FileFault.LOCKED),  # Word asks
        "khong_duoi": ("xlsx", FileFault.NONE),
    }


def test_where_no_work_is_left_a_lock_stays_undecided(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    own = locked_package(small_workbook(), EXCELS_OWN)
    monkeypatch.setattr(probing, "Effort", lambda: Effort(150_000))

    assert [fault for _, fault in told(tmp_path, a__xlsx=own, b__xlsx=own).values()] == [
        FileFault.NONE, FileFault.UNDECIDED,
    ]  # fmt: skip


def test_what_is_too_small_to_show_anything_is_not_called_cut_as_well(tmp_path: Path) -> None:
    assert {fault for _, fault in told(tmp_path, a__mp4=_MP4[:40], b__7z=seven_zip()[:30]).values()} == {FileFault.NONE}


def test_one_of_several_files_that_are_put_together_again_is_not_cut(tmp_path: Path) -> None:
    halves = {f"a__{kind}__001": data[: len(data) // 2] for kind, data in (("7z", seven_zip()), ("mp4", _MP4))}
    zipped = made.zipped({"a": bytes(range(256)) * 40})

    several = {**halves, "a__zip__001": zipped[:-30], "a__z01": zipped[:-30]}

    assert {fault for _, fault in told(tmp_path, **several).values()} == {FileFault.NONE}
    assert told(tmp_path, a__mp4=_MP4[:9000], a__zip=zipped[:-30]) == {
        "a__mp4": ("mp4", FileFault.CUT),
        "a__zip": ("zip", FileFault.CUT),
    }


def test_the_last_of_several_files_is_an_archive_though_it_does_not_start_as_one(tmp_path: Path) -> None:
    last = bytearray(bytes(range(256)) * 40 + made.zipped({"a": "xin"}))
    last[-18] = 2  # the number of its disk

    assert told(tmp_path, a__zip=bytes(last)) == {"a__zip": ("zip", FileFault.NONE)}


def test_beyond_both_ends_only_little_is_read(tmp_path: Path) -> None:
    large = _MP4[:24] + (60_000_008).to_bytes(4, "big") + b"mdat"
    path = tmp_path / "a.mp4"
    with path.open("wb") as file:
        file.write(large)
        file.seek(60_000_032)
        file.write(_MP4[-104:])

    assert told(tmp_path, b__rar=rar5(entries=900)) == {"b__rar": ("rar", FileFault.NONE)}
    assert probe_all([(str(path), path.stat().st_size)])[0].fault is FileFault.NONE
