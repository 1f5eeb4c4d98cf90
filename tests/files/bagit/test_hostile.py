"""Zips that mean harm: each gives a sentence, and changes nothing outside the folder it was to be unpacked into."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest
from conftest import fingerprint
from hypothesis import given
from hypothesis import strategies as st
from support.bagmaker import HOSTILE, packed, rezipped

from cdsdossier.errors import CdsError, Refused
from cdsdossier.files.bagit.report import BagLimits
from cdsdossier.files.bagit.unpack import unpack_bag
from cdsdossier.files.bagit.verify import verify_bag


@pytest.mark.filterwarnings("ignore:Duplicate name")
@pytest.mark.parametrize("harm", HOSTILE)
def test_a_hostile_zip_is_told_and_changes_nothing(harm: str, tmp_path: Path) -> None:
    source = packed(tmp_path)
    source.write_bytes(HOSTILE[harm](source.read_bytes()))
    before = fingerprint(tmp_path)

    report = verify_bag(source)
    with pytest.raises(Refused):
        unpack_bag(source, tmp_path / "nhan")

    assert not report.sound
    assert all(str(fault).endswith(".") and "\x1b" not in str(fault) for fault in report.faults)
    assert fingerprint(tmp_path) == before
    assert not list(tmp_path.glob("nhan/**/*"))


def test_the_corpus_is_large_enough() -> None:
    assert len(HOSTILE) >= 25


def test_what_is_large_but_honest_is_let_through_by_raised_limits(tmp_path: Path) -> None:
    source = packed(tmp_path)

    assert not verify_bag(source, limits=BagLimits(files=4)).sound
    assert not verify_bag(source, limits=BagLimits(bytes=100)).sound
    assert verify_bag(source, limits=BagLimits(files=9, bytes=2000)).sound


def test_a_list_of_a_million_names_is_refused_before_it_is_read(tmp_path: Path) -> None:
    record = b"PK\x01\x02" + bytes(24) + b"\x01\0" + bytes(16) + b"a"
    data = record * 200_000
    end = b"PK\x05\x06" + bytes(8) + len(data).to_bytes(4, "little") + bytes(6)
    source = tmp_path / "a.zip"
    source.write_bytes(data + end)

    report = verify_bag(source)

    assert "--max-files" in str(report.faults[0])


@given(data=st.data())
def test_any_damage_ends_in_a_report(data: st.DataObject, tmp_path_factory: pytest.TempPathFactory) -> None:
    place = tmp_path_factory.mktemp("hong")
    source = packed(place)
    raw = bytearray(source.read_bytes())
    for _ in range(data.draw(st.integers(1, 4))):
        start = data.draw(st.integers(0, len(raw) - 1))
        raw[start : start + data.draw(st.integers(0, 8))] = data.draw(st.binary(max_size=8))
    changed = bytes(raw) != source.read_bytes()
    source.write_bytes(raw)

    report = verify_bag(source)

    assert bool(report.faults or report.notes) == changed


def test_a_zip_with_folder_entries_and_no_seal_is_accepted_and_told(tmp_path: Path) -> None:
    source = packed(tmp_path)
    buffer = io.BytesIO()
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(buffer, "w") as new:
        new.writestr("ho-so/", b"")
        new.writestr("ho-so/data/", b"")
        for entry in old.infolist():
            new.writestr(entry.filename, old.read(entry))
    source.write_bytes(buffer.getvalue())

    report = verify_bag(source)

    assert report.sound
    assert [note.kind for note in report.notes] == ["foreign"]
    assert (unpack_bag(source, tmp_path / "nhan") / "data" / "dossier.yaml").is_file()


def test_there_must_be_something_to_verify(tmp_path: Path) -> None:
    with pytest.raises(CdsError):
        verify_bag(tmp_path / "khong-co.zip")
    with pytest.raises(CdsError):
        verify_bag(tmp_path)


@pytest.mark.parametrize("line", [b"\n", b"x\n", b"0" * 64 + b"  data/%d\n"])
def test_a_paper_of_very_many_lines_is_not_read_on(
    line: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("cdsdossier.files.bagit.tagfiles._MOST_LINES", 500)

    def change(files: dict[str, bytes]) -> None:
        lines = (line % number if b"%" in line else line for number in range(1000))
        files["ho-so/manifest-sha256.txt"] = b"".join(lines)

    report = verify_bag(rezipped(packed(tmp_path), tmp_path / "b.zip", change))

    assert not report.sound
    assert line == b"\n" or "không đọc tiếp" in " ".join(map(str, report.faults))


def test_a_paper_larger_than_any_honest_one_is_not_read(tmp_path: Path) -> None:
    large = rezipped(
        packed(tmp_path), tmp_path / "b.zip", lambda files: files.update({"ho-so/bagit.txt": bytes(2_000_000)})
    )

    assert "lớn bất thường" in str(verify_bag(large).faults[0])


@pytest.mark.parametrize("paper", ["manifest-sha512.txt", "tagmanifest-md5.txt"])
def test_a_list_that_was_put_in_and_says_nothing_breaks_the_package(paper: str, tmp_path: Path) -> None:
    other = rezipped(packed(tmp_path), tmp_path / "b.zip", lambda files: files.update({f"ho-so/{paper}": b""}))

    assert {fault.kind for fault in verify_bag(other).faults} == {"added"}


def test_a_list_of_files_is_not_read_far_beyond_the_files_there_are(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("cdsdossier.files.bagit.tagfiles._MORE_LINES", 100)
    line = b"0" * 64 + b"  data/%d\n"
    many = rezipped(
        packed(tmp_path),
        tmp_path / "b.zip",
        lambda files: files.update({"ho-so/manifest-sha256.txt": b"".join(line % one for one in range(9999))}),
    )

    assert len(verify_bag(many).faults) < 200
