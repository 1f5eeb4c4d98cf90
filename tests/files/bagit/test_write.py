"""A package is made whole or not at all, the same for the same files, and other programs accept it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
import zipfile
from pathlib import Path
from unicodedata import normalize

import bagit as bagit_python
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from support.bagmaker import FILES, INFO, packed, payload, unpacked

from cdsdossier.errors import Refused
from cdsdossier.files.bagit import portable_names, tagfiles
from cdsdossier.files.bagit.payload import PayloadFile
from cdsdossier.files.bagit.unpack import unpack_bag
from cdsdossier.files.bagit.verify import verify_bag
from cdsdossier.files.bagit.write import write_bag

_NAMES = st.text(
    "abcxyzABCXYZ0189-_ .+()&'đăâêôơưáàảãạ\u0300\u0301\u0323%~#$;=@[]^`{},!", min_size=1, max_size=20
).filter(lambda name: not portable_names.find_name_fault(name))


def accepted_by_the_reference(source: Path, place: Path) -> bagit_python.Bag:
    """Extract a package with the standard library, and return it as the reference implementation finds it."""
    with zipfile.ZipFile(source) as archive:
        archive.extractall(place)
    found = bagit_python.Bag(str(place / "ho-so"))
    found.validate()
    return found


def test_the_reference_implementation_accepts_a_package(tmp_path: Path) -> None:
    found = accepted_by_the_reference(packed(tmp_path), tmp_path / "ref")

    assert found.info["Source-Organization"] == "Trường THCS Quyết Tiến"
    assert found.info["Payload-Oxum"] == f"{sum(map(len, FILES.values()))}.{len(FILES)}"
    assert found.version_info == (1, 0)


@settings(max_examples=25)
@given(files=st.dictionaries(_NAMES.filter(lambda name: "%" not in name), st.binary(max_size=200), max_size=6))
def test_the_reference_implementation_accepts_every_package(
    files: dict[str, bytes], tmp_path_factory: pytest.TempPathFactory
) -> None:
    place = tmp_path_factory.mktemp("goi")
    kept = {
        name: data
        for name, data in files.items()
        if not list(portable_names.iter_name_collisions([name, *(files.keys() - {name})]))
    }

    source = packed(place, {f"data/{name}": data for name, data in kept.items()})

    accepted_by_the_reference(source, place / "ref")
    assert verify_bag(source).sound


@given(names=st.lists(st.text(min_size=1), unique=True))
def test_a_manifest_brings_back_the_names_it_was_given(names: list[str]) -> None:
    digests = {f"data/{name}": "0" * 64 for name in names}

    assert tagfiles.parse_bag_manifest(tagfiles.format_bag_manifest(digests)) == (digests, [])


def test_a_percent_sign_is_written_as_the_rfc_says_and_read_either_way(tmp_path: Path) -> None:
    folder = unpacked(tmp_path, {"dat 100%25.txt": b"1", "50%.txt": b"2", "50%25.txt": b"3"})
    manifest = folder / "manifest-sha256.txt"

    assert "data/50%25.txt" in manifest.read_text(encoding="utf-8")
    assert verify_bag(folder).sound
    raw, _ = tagfiles.parse_bag_manifest(b"0" * 64 + b"  data/50%0A.txt\n", there=["data/50%0A.txt"])
    assert list(raw) == ["data/50%0A.txt"]


def test_the_same_files_give_the_same_bytes(tmp_path: Path) -> None:
    files = payload(tmp_path / "a")
    first = write_bag(tmp_path / "1.zip", "ho-so", files, INFO)
    copied = payload(tmp_path / "b")
    for file in copied:
        os.utime(file.path, (1, 1))
        file.path.chmod(0o600)
    second = write_bag(tmp_path / "2.zip", "ho-so", list(reversed(copied)), INFO)

    assert (tmp_path / "1.zip").read_bytes() == (tmp_path / "2.zip").read_bytes()
    assert first.sha256 == second.sha256


def test_what_is_compressed_already_is_stored(tmp_path: Path) -> None:
    with zipfile.ZipFile(packed(tmp_path, {"a.PDF": b"x" * 999, "a.yaml": b"x" * 999})) as archive:
        packing = {entry.filename: entry.compress_type for entry in archive.infolist()}

    assert packing["ho-so/data/a.PDF"] == zipfile.ZIP_STORED
    assert packing["ho-so/data/a.yaml"] == zipfile.ZIP_DEFLATED


def test_a_package_may_hold_no_files_at_all(tmp_path: Path) -> None:
    written = write_bag(tmp_path / "a.zip", "ho-so", [], INFO)

    assert verify_bag(tmp_path / "a.zip").sound
    assert written.files == 0


def test_a_package_beyond_the_old_bounds_of_zip_is_written_and_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(zipfile, "ZIP64_LIMIT", 100)
    monkeypatch.setattr(zipfile, "ZIP_FILECOUNT_LIMIT", 3)

    source = packed(tmp_path, {f"{number}.pdf": bytes(60 * number) for number in range(6)})

    assert b"PK\x06\x06" in source.read_bytes()
    assert verify_bag(source).sound
    assert len(list((unpack_bag(source, tmp_path / "nhan") / "data").iterdir())) == 6


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such names")
@pytest.mark.parametrize("name", ["a:b.txt", "con.txt", "a\n.txt", "a.txt ", "a\\b.txt", "x" * 230 + "/" + "y" * 200])
def test_a_name_that_other_machines_cannot_hold_is_refused_with_the_name(name: str, tmp_path: Path) -> None:
    with pytest.raises(Refused, match="Đổi tên"):
        packed(tmp_path, {name: b"x"})

    assert not (tmp_path / "ho-so.zip").exists()


@pytest.mark.skipif(sys.platform != "linux", reason="only here a name may be any bytes")
def test_a_name_that_is_no_text_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Refused, match="UTF-8"):
        packed(tmp_path, {os.fsdecode(b"a\xff.txt"): b"x"})


@pytest.mark.parametrize("pair", [("a.txt", "A.txt"), ("chế.txt", normalize("NFD", "chế.txt")), ("b/a", "B/c")])
def test_names_that_are_one_elsewhere_are_refused(pair: tuple[str, str], tmp_path: Path) -> None:
    path = tmp_path / "a"
    path.write_bytes(b"x")

    with pytest.raises(Refused, match="chỉ khác"):
        write_bag(tmp_path / "a.zip", "ho-so", [PayloadFile(name, path) for name in pair], INFO)


@pytest.mark.parametrize("harm", ["changes", "vanishes", "grows", "closed", "folder"])
def test_a_file_that_does_not_hold_still_is_refused_and_nothing_stays(harm: str, tmp_path: Path) -> None:
    files = payload(tmp_path / "nguon")
    victim = next(file.path for file in files if file.name.endswith(".pdf"))
    (tmp_path / "ho-so.zip").write_bytes(b"old")

    def meanwhile(done: int, total: int) -> None:
        del done, total
        if harm == "changes":
            victim.write_bytes(victim.read_bytes().swapcase())
        elif harm == "grows":
            victim.write_bytes(victim.read_bytes() + b"x")
        elif harm == "vanishes":
            victim.unlink(missing_ok=True)

    if harm in {"closed", "folder"}:
        victim.unlink()
    if harm == "folder":
        victim.mkdir()
    with pytest.raises(Refused, match=r"ke-hoach\.pdf"):
        write_bag(tmp_path / "ho-so.zip", "ho-so", files, INFO, progress=meanwhile)

    assert (tmp_path / "ho-so.zip").read_bytes() == b"old"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["ho-so.zip", "nguon"]


def test_a_full_disk_is_refused_and_nothing_stays(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(Refused, match="chỗ trống"):
        packed(tmp_path)

    assert [path.name for path in tmp_path.iterdir()] == ["nguon"]


def test_a_package_that_is_open_elsewhere_says_to_close_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def held(*_: object) -> None:
        raise PermissionError(13, "tệp đang bị chương trình khác giữ")

    monkeypatch.setattr("cdsdossier.files.bagit.write.replace_patiently", held)
    with pytest.raises(Refused, match="Hãy đóng tệp nếu đang mở rồi chạy lại") as refused:
        packed(tmp_path)

    assert "chỗ trống" not in str(refused.value)


def test_progress_counts_bytes_to_the_end(tmp_path: Path) -> None:
    seen: list[tuple[int, int]] = []
    total = sum(map(len, FILES.values()))

    write_bag(
        tmp_path / "a.zip", "ho-so", payload(tmp_path / "a"), INFO, progress=lambda done, of: seen.append((done, of))
    )

    assert seen[-1] == (total, total)


def test_a_folder_that_is_there_already_is_never_unpacked_over(tmp_path: Path) -> None:
    folder = unpacked(tmp_path)
    (folder / "data/dossier.yaml").write_bytes(b"sua")

    with pytest.raises(Refused, match="đã có"):
        unpack_bag(tmp_path / "ho-so.zip", tmp_path / "nhan")

    assert (folder / "data/dossier.yaml").read_bytes() == b"sua"


_PACK = """
import sys
from pathlib import Path
from cdsdossier import bag
root, target = Path(sys.argv[1]), Path(sys.argv[2])
files = [bag.Payload(path.name, path) for path in root.iterdir()]
print("ready", flush=True)
bag.write(target, "ho-so", files, [])
"""
_UNPACK = """
import sys
from pathlib import Path
from cdsdossier import bag
print("ready", flush=True)
bag.unpack(Path(sys.argv[1]), Path(sys.argv[2]))
"""


def killed(code: str, *arguments: Path, after: float) -> None:
    """Start a program and kill it a moment after it is ready."""
    with subprocess.Popen([sys.executable, "-c", code, *map(str, arguments)], stdout=subprocess.PIPE) as child:
        assert child.stdout is not None
        child.stdout.readline()
        time.sleep(after)
        child.kill()


def test_a_kill_while_packing_leaves_the_old_package_or_the_new_one(tmp_path: Path) -> None:
    (tmp_path / "nguon").mkdir()
    for number in range(40):
        (tmp_path / "nguon" / f"{number}.pdf").write_bytes(os.urandom(100_000))
    target = tmp_path / "ho-so.zip"
    for turn in range(6):
        target.write_bytes(b"old")
        killed(_PACK, tmp_path / "nguon", target, after=turn * 0.01)
        assert target.read_bytes() == b"old" or verify_bag(target).sound
    left = [path.name for path in tmp_path.iterdir() if path.name not in {"nguon", "ho-so.zip"}]
    assert all(name.startswith(".cds-") and name.endswith(".tmp") for name in left)


def test_a_kill_while_unpacking_leaves_nothing_or_the_whole(tmp_path: Path) -> None:
    source = packed(tmp_path, {f"{number}.pdf": bytes([number]) * 50_000 for number in range(60)})
    for turn in range(6):
        place = tmp_path / f"nhan-{turn}"
        killed(_UNPACK, source, place, after=turn * 0.012)
        if (place / "ho-so").exists():
            assert verify_bag(place / "ho-so", full=True).sound
        assert all(path.name == "ho-so" or path.name.startswith(".cds-") for path in place.glob("*"))
        shutil.rmtree(place, ignore_errors=True)
