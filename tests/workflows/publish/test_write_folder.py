"""The published folder: ours is replaced or removed, what is somebody's stays, all of it or nothing."""

from __future__ import annotations

from pathlib import Path

import pytest
from support.faults import contents

from cdsdossier.errors import Refused
from cdsdossier.files import atomic, changes
from cdsdossier.workflows.publish.write_folder import DATA, MANIFEST, PAGE, write_public_folder

FIRST = {"ke-hoach.pdf": b"pdf", DATA: b'{"draft": false}', PAGE: b"<p>1"}
SECOND = {DATA: b'{"draft": false, "x": 1}', PAGE: b"<p>2"}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "cong-bo"


def shown(folder: Path) -> dict[str, bytes]:
    return {name: data for name, data in contents(folder).items() if name != MANIFEST}


def test_what_is_no_longer_published_goes_and_what_is_the_same_stays(folder: Path) -> None:
    first = write_public_folder(folder, FIRST)
    assert [path.name for path in first.written] == list(FIRST)
    again = write_public_folder(folder, FIRST)
    assert ([path.name for path in again.same], again.written, again.removed) == (list(FIRST), (), ())
    second = write_public_folder(folder, SECOND)

    assert [path.name for path in second.removed] == ["ke-hoach.pdf"]
    assert shown(folder) == SECOND


def test_files_of_others_are_neither_replaced_nor_removed(folder: Path) -> None:
    folder.mkdir()
    (folder / "anh.png").write_bytes(b"theirs")
    (folder / "ke-hoach.pdf").write_bytes(b"theirs")
    before = contents(folder)
    with pytest.raises(Refused, match=r"Không ghi đè .*ke-hoach\.pdf"):
        write_public_folder(folder, FIRST)
    assert contents(folder) == before

    write_public_folder(folder, FIRST, force=True)
    (folder / "ke-hoach.pdf").write_bytes(b"changed by hand")
    write_public_folder(folder, SECOND)
    assert shown(folder) == {**SECOND, "anh.png": b"theirs", "ke-hoach.pdf": b"changed by hand"}


def test_a_draft_does_not_replace_the_official_page(folder: Path) -> None:
    write_public_folder(folder, FIRST)
    with pytest.raises(Refused, match="không thay bằng bản nháp"):
        write_public_folder(folder, {**FIRST, DATA: b'{"draft": true}'})
    assert shown(folder) == FIRST


@pytest.mark.parametrize("manifest", [b"", b"[]", b'{"files": 1}', b'{"files": {"../x.txt": ["0"]}}'])
def test_a_manifest_that_cannot_be_trusted_vouches_for_nothing(folder: Path, manifest: bytes) -> None:
    write_public_folder(folder, FIRST)
    (folder / MANIFEST).write_bytes(manifest)
    with pytest.raises(Refused, match="tệp của người khác hoặc đã sửa tay"):
        write_public_folder(folder, SECOND)
    assert shown(folder) == FIRST


@pytest.mark.parametrize("name", [PAGE, MANIFEST])
def test_nothing_is_written_through_a_link(folder: Path, name: str) -> None:
    folder.mkdir()
    try:
        (folder / name).symlink_to(folder.parent / "ngoai")
    except OSError:
        pytest.skip("no links here")
    with pytest.raises(Refused, match="đó là lối tắt"):
        write_public_folder(folder, FIRST, force=True)
    assert not (folder.parent / "ngoai").exists()


def test_a_run_that_is_cut_off_changes_nothing(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_public_folder(folder, FIRST)
    before, replace = contents(folder), atomic.replace_patiently

    def cut_off(temporary: Path, target: Path) -> None:
        if target.name == PAGE and not temporary.name.endswith(".old"):
            raise KeyboardInterrupt
        replace(temporary, target)

    with monkeypatch.context() as patch:
        patch.setattr(changes, "replace_patiently", cut_off)
        with pytest.raises(KeyboardInterrupt):
            write_public_folder(folder, SECOND)
    assert contents(folder) == before
    write_public_folder(folder, SECOND)
    assert shown(folder) == SECOND
