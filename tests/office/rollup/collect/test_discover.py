"""Which folders and zips below the roots are dossiers, and when one of them has changed."""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.grounds import LONG_AGO, aged, copied

from cdsdossier.errors import WrongUsage
from cdsdossier.office.rollup.collect.discover import FoundDossier, find_dossiers, fingerprint_dossier
from cdsdossier.office.rollup.collect.rows import SchoolRow


def found(*roots: Path) -> tuple[list[str], list[str]]:
    """Return the places of the dossiers below the roots, and what was remarked."""
    remarks: list[str] = []
    return [one.place for one in find_dossiers(roots, remarks.append)], remarks


def dossier(folder: Path, name: str = "dossier.yaml") -> Path:
    (folder / name).parent.mkdir(parents=True)
    (folder / name).write_text("school: {}\n", encoding="utf-8")
    return folder


def test_dossiers_are_found_at_any_depth_in_the_order_of_their_places(tmp_path: Path) -> None:
    for place in ("xa-b/truong", "xa-a/nam/truong-2", "xa-a/nam/truong-1"):
        dossier(tmp_path / place)
    assert found(tmp_path) == (["xa-a/nam/truong-1", "xa-a/nam/truong-2", "xa-b/truong"], [])


def test_a_dossier_is_not_looked_into(tmp_path: Path) -> None:
    dossier(tmp_path / "truong")
    dossier(tmp_path / "truong" / "evidence" / "1.1" / "nam-truoc")
    (tmp_path / "truong" / "evidence" / "x.zip").touch()
    assert found(tmp_path)[0] == ["truong"]
    assert found(tmp_path / "truong")[0] == ["."]


def test_a_dossier_put_into_the_folder_of_another_is_told(tmp_path: Path) -> None:
    dossier(tmp_path / "xa" / "truong-2")
    dossier(tmp_path / "xa", "scores/1.yaml")
    dossier(tmp_path / "goi" / "data")
    dossier(tmp_path / "goi" / "truong-3")
    (tmp_path / "goi" / "bagit.txt").touch()
    dossier(tmp_path / "xa" / "evidence" / "nam-truoc")
    dossier(tmp_path / "xa" / "nhap", "ghi-chu.txt")
    strays: list[SchoolRow] = []
    assert [one.place for one in find_dossiers([tmp_path], print, strays)] == ["goi", "xa"]
    assert sorted(row.place for row in strays) == ["goi/truong-3", "xa/truong-2"]
    assert "Chuyển thư mục này ra ngoài" in strays[0].reason


def test_a_package_put_into_the_folder_of_another_dossier_is_told(tmp_path: Path) -> None:
    own = dossier(dossier(tmp_path / "truong-a"), "scores/1.yaml")
    dossier(own / "gui-lai" / "d")
    for name in ("evidence/1.1/anh.zip", "truong-b.zip", "gui-lai/lan-2/truong-c.ZIP", "gui-lai/.nhap.zip"):
        (own / name).parent.mkdir(parents=True, exist_ok=True)
        (own / name).touch()
    strays: list[SchoolRow] = []
    assert [one.place for one in find_dossiers([tmp_path], pytest.fail, strays)] == ["truong-a"]
    inside = ["truong-a/gui-lai/d", "truong-a/gui-lai/lan-2/truong-c.ZIP", "truong-a/truong-b.zip"]
    assert sorted(one.place for one in strays) == inside
    assert all("nằm trong thư mục của hồ sơ khác" in one.reason for one in strays)


@pytest.mark.parametrize("name", ["dossier.yaml.txt", "scores/1-day-hoc.yaml", "timeline.yaml"])
def test_what_is_left_of_a_dossier_is_one(name: str, tmp_path: Path) -> None:
    dossier(tmp_path / "truong", name)
    assert found(tmp_path)[0] == ["truong"]


@pytest.mark.parametrize("stray", ["dossier.yaml", "timeline.yaml"])
def test_a_lone_file_of_a_dossier_hides_no_other(stray: str, tmp_path: Path) -> None:
    dossier(tmp_path / "xa" / "truong")
    (tmp_path / "goi.zip").touch()
    (tmp_path / stray).touch()
    assert found(tmp_path)[0] == [".", "goi.zip", "xa/truong"]


def test_a_whole_dossier_in_the_root_hides_no_other(tmp_path: Path) -> None:
    dossier(tmp_path / "scores", "1-day-hoc.yaml")
    (tmp_path / "dossier.yaml").touch()
    dossier(tmp_path / "xa" / "truong")
    dossier(tmp_path / "evidence" / "1.1")
    (tmp_path / "goi.zip").touch()

    assert found(tmp_path)[0] == [".", "goi.zip", "xa/truong"]


@pytest.mark.parametrize("name", ["scores", "evidence", "timeline.yaml", "dossier.yaml", "templates"])
def test_a_package_may_have_any_name_and_hides_no_other(name: str, tmp_path: Path) -> None:
    dossier(tmp_path / "truong")
    dossier(tmp_path / name / "data")
    for file in ("bagit.txt", "1.yaml", "timeline.yaml"):
        (tmp_path / name / file).touch()
    (tmp_path / "office.yaml").touch()
    assert found(tmp_path)[0] == sorted(["truong", name])


def test_hidden_folders_and_other_folders_are_none(tmp_path: Path) -> None:
    dossier(tmp_path / ".git" / "truong")
    (tmp_path / "scores").mkdir()
    (tmp_path / "van-ban").mkdir()
    (tmp_path / "van-ban" / "~$x.zip").touch()
    assert found(tmp_path) == ([], [])


def test_an_unpacked_package_is_one_dossier(tmp_path: Path) -> None:
    dossier(tmp_path / "THCSQT" / "data")
    (tmp_path / "THCSQT" / "bagit.txt").touch()
    (one,) = find_dossiers([tmp_path], print)
    assert (one.place, Path(one.path).name) == ("THCSQT", "data")


def test_an_unpacked_review_is_passed_over(tmp_path: Path) -> None:
    dossier(tmp_path / "THCSQT" / "data", "review.yaml")
    (tmp_path / "THCSQT" / "bagit.txt").touch()
    places, remarks = found(tmp_path)
    assert places == []
    assert "Bỏ qua THCSQT" in remarks[0]


@pytest.mark.parametrize("sent", ["dossier.yaml", ""])
def test_a_package_with_a_review_in_the_root_itself_hides_nothing_beside_it(sent: str, tmp_path: Path) -> None:
    dossier(tmp_path / "data", "review.yaml")
    if sent:
        (tmp_path / "data" / sent).touch()
    (tmp_path / "bagit.txt").touch()
    dossier(tmp_path / "truong")
    (tmp_path / "goi.zip").touch()
    places, remarks = found(tmp_path)
    assert places == [*(["."] if sent else []), "goi.zip", "truong"]
    assert remarks == (
        [] if sent else [f"Bỏ qua {tmp_path.name}: gói kết quả đánh giá ngoài, không phải hồ sơ của trường."]
    )


def test_several_roots_stand_before_the_places_and_nothing_is_found_twice(tmp_path: Path) -> None:
    dossier(tmp_path / "a" / "truong")
    dossier(tmp_path / "b" / "truong")
    places, _ = found(tmp_path / "a", tmp_path / "b", tmp_path)
    assert places == [f"{tmp_path.as_posix()}/a/truong", f"{tmp_path.as_posix()}/b/truong"]


def test_a_package_may_be_a_root_but_no_other_file(tmp_path: Path) -> None:
    (tmp_path / "a.zip").touch()
    (tmp_path / "a.txt").touch()
    assert found(tmp_path / "a.zip")[0] == ["a.zip"]
    with pytest.raises(WrongUsage, match="không phải thư mục"):
        found(tmp_path / "a.txt")


@pytest.mark.skipif(sys.platform == "win32", reason="shortcuts need a right there")
def test_shortcuts_are_remarked_and_not_followed(tmp_path: Path) -> None:
    dossier(tmp_path / "tinh" / "truong")
    (tmp_path / "tinh" / "vong").symlink_to(tmp_path / "tinh")
    places, remarks = found(tmp_path / "tinh")
    assert places == ["truong"]
    assert remarks == ["Không đi theo lối tắt vong. Muốn tính thì ghi thêm chính thư mục đó vào lệnh."]
    (tmp_path / "lien-ket").symlink_to(tmp_path / "tinh")
    assert found(tmp_path / "lien-ket")[0] == ["truong"]


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="everything may be entered here")
def test_a_folder_that_may_not_be_entered_is_remarked(tmp_path: Path) -> None:
    closed = dossier(tmp_path / "kin" / "truong").parent
    closed.chmod(0)
    places, remarks = found(tmp_path)
    closed.chmod(0o700)
    assert places == []
    assert "Không vào được thư mục kin" in remarks[0]


def state(folder: Path) -> str:
    return fingerprint_dossier(FoundDossier("x", str(folder)), (LONG_AGO + 10_000_000) * 10**9)


_CHANGES = ("rewrite", "append", "rename", "remove", "add", "touch", "replace")


@given(which=st.integers(0, 10**6), way=st.sampled_from(_CHANGES), byte=st.binary(min_size=1, max_size=1))
def test_any_change_of_a_file_changes_the_state(
    which: int, way: str, byte: bytes, province: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = copied(province, tmp_path_factory.mktemp("doi"), "truong")
    before = state(folder)
    assert before
    assert state(folder) == before
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    _change(files[which % len(files)], way, byte)
    assert state(folder) != before
    shutil.rmtree(folder)


def _change(path: Path, way: str, byte: bytes) -> None:
    old = path.read_bytes()
    match way:
        case "rewrite":
            path.write_bytes(byte + old[1:])
        case "append":
            path.write_bytes(old + byte)
            os.utime(path, (LONG_AGO, LONG_AGO))
        case "rename":
            path.rename(path.with_name(f"x{path.name}"))
        case "remove":
            path.unlink()
        case "add":
            aged(path.with_name("moi.txt").parent)
            path.with_name("moi.txt").write_bytes(byte)
        case "touch":
            os.utime(path, (LONG_AGO + 1, LONG_AGO + 1))
        case _:  # another file of the same size and time in its place
            other = path.with_name("khac")
            other.write_bytes(old)
            os.utime(other, (LONG_AGO, LONG_AGO))
            other.replace(path)


def test_a_change_beside_the_payload_of_an_unpacked_package_changes_the_state(province: Path, tmp_path: Path) -> None:
    payload = copied(province, tmp_path / "goi", "data")
    for name in ("bagit.txt", "bag-info.txt"):
        (tmp_path / "goi" / name).touch()
    aged(tmp_path)
    before = state(payload)
    (info := tmp_path / "goi" / "bag-info.txt").write_text("Cdsdossier-Revision: 2", encoding="utf-8")
    os.utime(info, (LONG_AGO, LONG_AGO))
    assert state(payload) != before != ""


def test_the_state_of_a_file_written_just_now_is_not_relied_upon(province: Path, tmp_path: Path) -> None:
    folder = copied(province, tmp_path, "truong")
    assert fingerprint_dossier(FoundDossier("x", str(folder)), (LONG_AGO - 1) * 10**9) == ""


@pytest.mark.skipif(sys.platform == "win32", reason="shortcuts need a right there")
def test_a_change_behind_a_shortcut_changes_the_state(province: Path, tmp_path: Path) -> None:
    folder = copied(province, tmp_path, "truong")
    (tmp_path / "that.yaml").write_text("a\n")
    aged(tmp_path)
    (folder / "narrative.yaml").unlink()
    (folder / "narrative.yaml").symlink_to(tmp_path / "that.yaml")
    os.utime(folder / "narrative.yaml", (LONG_AGO, LONG_AGO), follow_symlinks=False)
    before = state(folder)
    (tmp_path / "that.yaml").write_text("ab\n")
    assert before
    assert state(folder) != before
    (folder / "them").symlink_to(tmp_path)
    assert state(folder) == ""
