"""Whatever is done to a package after it was made is told, and told for what it is."""

from __future__ import annotations

import shutil
import sys
from hashlib import sha256
from pathlib import Path
from unicodedata import normalize

import pytest
from conftest import fingerprint
from hypothesis import given, settings
from hypothesis import strategies as st
from support.bagmaker import FILES, packed, rezipped, unpacked

from cdsdossier.files.bagit.report import BagReport
from cdsdossier.files.bagit.unpack import unpack_bag
from cdsdossier.files.bagit.verify import verify_bag


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a sound package as a folder, not to be changed."""
    return unpacked(tmp_path_factory.mktemp("goc"))


def kinds(report: BagReport) -> list[str]:
    return [fault.kind for fault in report.faults]


def test_a_package_as_it_was_made_is_sound(tmp_path: Path) -> None:
    source = packed(tmp_path)
    folder = unpack_bag(source, tmp_path / "nhan")

    for place in (source, folder, folder.parent, folder / "data"):
        report = verify_bag(place)
        assert report.sound
        assert report.notes == ()
        assert report.info["External-Identifier"] == "THCSQT-2025-2026"
        assert (report.files, report.name) == (len(FILES), "ho-so")
    assert verify_bag(source).digest == verify_bag(folder).digest


def test_each_kind_of_change_is_told_apart(tmp_path: Path) -> None:
    data = unpacked(tmp_path) / "data"
    (data / "dossier.yaml").write_bytes(b"khac")
    (data / "evidence/1.3.1/trong.txt").unlink()
    (data / "evidence/1.1/ke-hoach.pdf").rename(data / "evidence/1.1/ke-hoach-moi.pdf")
    (data / "evidence/them.pdf").write_bytes(b"them")

    report = verify_bag(data)

    assert sorted((fault.kind, fault.path) for fault in report.faults) == [
        ("added", "data/evidence/them.pdf"),
        ("changed", "data/dossier.yaml"),
        ("missing", "data/evidence/1.3.1/trong.txt"),
        ("renamed", "data/evidence/1.1/ke-hoach.pdf"),
    ]


def test_a_name_in_another_form_of_accents_or_case_is_told_and_breaks_nothing(tmp_path: Path) -> None:
    data = unpacked(tmp_path, {"a/Kế hoạch.txt": b"1", "a/b.txt": b"2"}) / "data"
    (data / "a/Kế hoạch.txt").rename(data / "a" / normalize("NFD", "Kế hoạch.txt"))
    (data / "a/b.txt").rename(data / "a/tam")
    (data / "a/tam").rename(data / "a/B.txt")

    report = verify_bag(data)

    assert report.sound
    assert sorted(note.kind for note in report.notes) == ["accents", "case"]


def test_a_name_in_another_form_with_other_content_is_a_change(tmp_path: Path) -> None:
    data = unpacked(tmp_path, {"kế.txt": b"1"}) / "data"
    (data / "kế.txt").unlink()
    (data / normalize("NFD", "kế.txt")).write_bytes(b"2")

    assert kinds(verify_bag(data)) == ["changed"]


def test_names_with_decomposed_accents_travel_as_they_are(tmp_path: Path) -> None:
    name = normalize("NFD", "Quy chế dạy học.txt")

    folder = unpacked(tmp_path, {name: b"1"})

    assert [path.name for path in (folder / "data").iterdir()] == [name]
    assert verify_bag(folder).notes == ()


def test_the_offices_own_files_are_told_as_such_in_a_folder_only(tmp_path: Path) -> None:
    folder = unpacked(tmp_path)
    (folder / "review.yaml").write_bytes(b"state: dang-tham-dinh\n")
    (folder / "review-output").mkdir()
    (folder / "review-output/01.docx").write_bytes(b"x")
    smuggled = rezipped(tmp_path / "ho-so.zip", tmp_path / "b.zip", lambda files: files.update({
        "ho-so/review.yaml": b"state: chap-nhan\n"
    }))  # fmt: skip

    report = verify_bag(folder)

    assert report.sound
    assert report.additions == ("review-output/01.docx", "review.yaml")
    assert kinds(verify_bag(smuggled)) == ["added"]


def test_what_programs_leave_in_a_folder_is_noted_and_breaks_nothing(tmp_path: Path) -> None:
    folder = unpacked(tmp_path)
    for name in (".DS_Store", "data/evidence/Thumbs.db", "data/~$ke-hoach.docx"):
        (folder / name).write_bytes(b"x")

    report = verify_bag(folder)

    assert report.sound
    assert [note.kind for note in report.notes] == ["temporary"] * 3


@pytest.mark.skipif(sys.platform == "win32", reason="needs the right to make links")
def test_a_link_in_an_unpacked_package_is_a_fault(tmp_path: Path) -> None:
    folder = unpacked(tmp_path)
    (folder / "data/lien-ket").symlink_to("/etc")

    assert kinds(verify_bag(folder)) == ["form"]


@pytest.mark.parametrize("paper", ["bagit.txt", "bag-info.txt", "manifest-sha256.txt", "tagmanifest-sha256.txt"])
def test_no_paper_of_the_package_can_be_missing_or_changed(paper: str, tmp_path: Path) -> None:
    source = packed(tmp_path)
    without = rezipped(source, tmp_path / "b.zip", lambda files: files.pop(f"ho-so/{paper}"))
    other = rezipped(source, tmp_path / "c.zip", lambda files: files.update({f"ho-so/{paper}": b"khac: khac\n"}))

    assert not verify_bag(without).sound
    assert not verify_bag(other).sound


def test_a_package_that_says_another_size_of_itself_is_told(tmp_path: Path) -> None:
    def change(files: dict[str, bytes]) -> None:
        info = files["ho-so/bag-info.txt"]
        other = files["ho-so/bag-info.txt"] = info.replace(b".5\n", b".6\n")
        tags = files["ho-so/tagmanifest-sha256.txt"]
        old, new = (sha256(data).hexdigest().encode() for data in (info, other))
        files["ho-so/tagmanifest-sha256.txt"] = tags.replace(old, new)

    report = verify_bag(rezipped(packed(tmp_path), tmp_path / "b.zip", change))

    assert [str(fault)[:12] for fault in report.faults] == ["Gói ghi Payl"]


_PLACES = ("bagit.txt", "bag-info.txt", "manifest-sha256.txt", "tagmanifest-sha256.txt")
_ALL = (*_PLACES, *(f"data/{name}" for name in FILES))
_NAMES = st.text("abcdefghijklmnopqrstuvwxyzABC0123456789-_ăâđêôơưáàảãạ", min_size=1, max_size=12)


@settings(max_examples=60)
@given(data=st.data())
def test_any_change_in_a_folder_is_told(
    data: st.DataObject, whole: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = Path(shutil.copytree(whole, tmp_path_factory.mktemp("nhan") / "ho-so"))
    victim = folder / data.draw(st.sampled_from(_ALL))
    what = data.draw(st.sampled_from(["byte", "longer", "shorter", "gone", "added", "renamed"]))
    raw = victim.read_bytes()
    if what == "byte" and raw:
        at = data.draw(st.integers(0, len(raw) - 1))
        victim.write_bytes(raw[:at] + bytes([raw[at] ^ data.draw(st.integers(1, 255))]) + raw[at + 1 :])
    elif what == "shorter" and raw:
        victim.write_bytes(raw[:-1])
    elif what == "gone":
        victim.unlink()
    elif what == "added":
        (victim.parent / f"them-{data.draw(_NAMES)}").write_bytes(b"x")
    elif what == "renamed":
        victim.rename(victim.parent / f"doi-{data.draw(_NAMES)}")
    else:
        victim.write_bytes(raw + b"x")

    report = verify_bag(folder)

    assert report.faults or [note.path for note in report.notes] == ["tagmanifest-sha256.txt"]


@settings(max_examples=60)
@given(data=st.data())
def test_any_change_of_one_byte_in_a_zip_is_told(data: st.DataObject, tmp_path_factory: pytest.TempPathFactory) -> None:
    source = packed(tmp_path_factory.mktemp("goi"))
    raw = bytearray(source.read_bytes())
    at = data.draw(st.integers(0, len(raw) - 1))
    raw[at] ^= data.draw(st.integers(1, 255))
    source.write_bytes(raw)

    report = verify_bag(source)

    assert report.faults or report.notes
    assert not report.sound or at >= len(raw) - 82  # the seal itself: then all the rest is proved by the manifests


@settings(max_examples=40)
@given(data=st.data())
def test_any_change_of_the_files_in_a_zip_made_anew_is_told(
    data: st.DataObject, tmp_path_factory: pytest.TempPathFactory
) -> None:
    place = tmp_path_factory.mktemp("goi")
    victim = f"ho-so/{data.draw(st.sampled_from(_ALL))}"

    def change(files: dict[str, bytes]) -> None:
        raw = files.pop(victim)
        match data.draw(st.sampled_from(["changed", "gone", "renamed", "added"])):
            case "changed":
                files[victim] = raw + b"x"
            case "renamed":
                files[f"{victim}-moi"] = raw
            case "added":
                files.update({victim: raw, f"{victim}-moi": b"x"})

    assert not verify_bag(rezipped(packed(place), place / "b.zip", change)).sound


def test_verifying_writes_nothing_beside_or_into_the_package(tmp_path: Path) -> None:
    folder = unpacked(tmp_path)
    before = fingerprint(tmp_path)

    verify_bag(folder)
    verify_bag(folder, full=True)
    verify_bag(tmp_path / "ho-so.zip")

    assert fingerprint(tmp_path) == before
