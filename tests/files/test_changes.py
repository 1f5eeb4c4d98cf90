"""Several files change together or not at all, whatever happens on the way."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest
from support.faults import Killed, contents, counted_disk, folders

from cdsdossier.errors import Refused
from cdsdossier.files import atomic, change_journal, changes, lock
from cdsdossier.files.changes import Change, FileChange, FileCopy, FileMove, FileRemoval, apply_changes, recover_changes

OLD = {"dossier.yaml": b"cu", "scores/1.yaml": b"cu 1", "di.txt": b"bo", "phim.mov": b"z"}
NEW = {
    "dossier.yaml": b"moi",
    "scores/1.yaml": b"moi 1",
    "evidence/1.1/phim.mp4": b"x" * 3000,
    "a/b/c.yaml": b"moi",
} | {".trash/1/phim.mov": b"z"}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder with files."""
    for name, data in OLD.items():
        (tmp_path / "ho-so" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "ho-so" / name).write_bytes(data)
    (tmp_path / "phim.mp4").write_bytes(NEW["evidence/1.1/phim.mp4"])
    return tmp_path / "ho-so"


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(time, "sleep", lambda _: None)


def wanted(folder: Path) -> list[Change]:
    return [
        FileCopy("evidence/1.1/phim.mp4", None, folder.parent / "phim.mp4"),
        FileMove(".trash/1/phim.mov", "phim.mov"),
        FileChange("scores/1.yaml", OLD["scores/1.yaml"], NEW["scores/1.yaml"]),
        FileChange("a/b/c.yaml", None, NEW["a/b/c.yaml"]),
        FileRemoval("di.txt", OLD["di.txt"]),
        FileChange("dossier.yaml", OLD["dossier.yaml"], NEW["dossier.yaml"]),
    ]


def link(place: Path, target: Path) -> None:
    try:
        place.symlink_to(target, target_is_directory=target.is_dir())
    except OSError:
        pytest.skip("no links here")


def test_all_files_are_changed_and_nothing_else_is_left(folder: Path) -> None:
    apply_changes(folder, wanted(folder))

    assert contents(folder) == NEW
    assert contents(folder.parent) == {f"ho-so/{name}": data for name, data in NEW.items()} | {
        "phim.mp4": NEW["evidence/1.1/phim.mp4"]
    }


def test_a_file_that_stays_the_same_is_not_touched(folder: Path) -> None:
    before = (folder / "dossier.yaml").stat()
    apply_changes(folder, [FileChange("dossier.yaml", b"cu", b"cu")])

    assert (folder / "dossier.yaml").stat().st_mtime_ns == before.st_mtime_ns


@pytest.mark.parametrize("name", ["dossier.yaml", "scores", "evidence", "a"])
def test_a_link_out_of_the_folder_is_refused_whatever_is_behind_it(folder: Path, name: str) -> None:
    outside = folder.parent / "ngoai"
    outside.mkdir()
    for path in (folder / name, folder / name / "1.yaml"):
        if path.exists():
            path.rename(outside / path.name)
            break
    link(folder / name, outside / "dossier.yaml" if name == "dossier.yaml" else outside)
    before = contents(outside)

    with pytest.raises(Refused, match="dẫn ra ngoài hồ sơ; chưa ghi gì"):
        apply_changes(folder, wanted(folder))
    assert contents(outside) == before
    assert (folder / "di.txt").exists()


def test_a_link_to_itself_is_refused(folder: Path) -> None:
    link(folder / "vong", folder / "vong")

    with pytest.raises(Refused, match="dẫn ra ngoài hồ sơ"):
        apply_changes(folder, [FileChange("vong", None, b"x")])


def test_a_link_within_the_folder_stays_one(folder: Path) -> None:
    link(folder / "loi-tat.yaml", folder / "dossier.yaml")
    apply_changes(folder, [FileChange("loi-tat.yaml", b"cu", b"moi")])

    assert (folder / "loi-tat.yaml").is_symlink()
    assert (folder / "dossier.yaml").read_bytes() == b"moi"


@pytest.mark.parametrize("number", range(6))
@pytest.mark.parametrize("when", ["before", "meanwhile"])
def test_a_file_that_changed_since_it_was_read_stops_everything(
    folder: Path, number: int, when: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    change = wanted(folder)[number]
    theirs = folder / change.file

    def save() -> None:
        theirs.parent.mkdir(parents=True, exist_ok=True)
        theirs.write_bytes(b"cua ho")

    if when == "before":
        save()
    else:
        put = changes._put

        def last_moment(path: Path, staged: Path, change: Change) -> None:
            if staged.name == "0":  # the others are still to come
                save()
            put(path, staged, change)

        monkeypatch.setattr(changes, "_put", last_moment)
        if number == 0:
            pytest.skip("the very first has no moment before it")
    with pytest.raises(Refused, match="vừa bị chương trình khác sửa; chưa ghi gì"):
        apply_changes(folder, wanted(folder))

    assert contents(folder) == {**OLD, change.file: b"cua ho"}


@pytest.mark.parametrize("number", range(8))
def test_a_full_disk_leaves_everything_as_it_was(folder: Path, number: int, monkeypatch: pytest.MonkeyPatch) -> None:
    before, places, count = contents(folder), folders(folder), iter(range(100))

    def full(path: Path, *words: object, **named: object) -> None:
        if next(count) == number:
            path.parent.mkdir(exist_ok=True)
            path.write_bytes(b"ha")
            raise OSError(28, "No space left on device")
        atomic.write_new(path, *words, **named)  # type: ignore[arg-type] # handed on

    with monkeypatch.context() as patch:
        patch.setattr(changes, "write_new", full)
        patch.setattr(change_journal, "write_new", full)
        with pytest.raises(Refused, match="No space left on device"):
            apply_changes(folder, wanted(folder))

    assert (contents(folder), folders(folder)) == (before, places)
    apply_changes(folder, wanted(folder))
    assert contents(folder) == NEW


@pytest.mark.usefixtures("impatient")
@pytest.mark.parametrize("name", ["phim.mp4", "phim.mov", "1.yaml", "c.yaml", "dossier.yaml"])
def test_a_file_that_a_program_holds_open_leaves_everything_as_it_was(
    folder: Path, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    replace, before, places = Path.replace, contents(folder), folders(folder)

    def held(self: Path, target: Path) -> Path:
        if target.name == name:
            raise PermissionError(13, "Access is denied")
        return replace(self, target)

    with monkeypatch.context() as patch:
        patch.setattr(Path, "replace", held)
        with pytest.raises(Refused, match=r"đóng tệp nếu đang mở \(Word, Excel\) rồi chạy lại"):
            apply_changes(folder, wanted(folder))

    assert (contents(folder), folders(folder)) == (before, places)
    apply_changes(folder, wanted(folder))
    assert contents(folder) == NEW


@pytest.mark.usefixtures("impatient")
def test_what_cannot_be_put_back_now_is_put_back_by_the_next_run(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    replace = Path.replace

    def held(self: Path, target: Path) -> Path:
        if self.name.endswith(".old") or target.name == "dossier.yaml":
            raise PermissionError(13, "Access is denied")
        return replace(self, target)

    with monkeypatch.context() as patch:
        patch.setattr(Path, "replace", held)
        with pytest.raises(Refused):
            apply_changes(folder, wanted(folder))
    assert contents(folder) != OLD

    recover_changes(folder)
    assert contents(folder) == OLD


def test_an_interruption_at_any_moment_leaves_everything_as_it_was(folder: Path) -> None:
    """Ctrl+C: what follows can still be cleared up."""
    with counted_disk() as disk:
        apply_changes(folder, wanted(folder))
    total = disk.count
    assert total > 20
    for moment in range(1, total + 1):
        _again(folder)
        with counted_disk(moment) as disk:

            def once() -> None:
                disk.count += 1
                if disk.count == disk.moment:
                    raise KeyboardInterrupt

            disk.step = once  # type: ignore[method-assign]
            with pytest.raises(KeyboardInterrupt):
                apply_changes(folder, wanted(folder))
        recover_changes(folder)
        assert contents(folder) in (OLD, NEW), moment


def test_a_kill_at_any_moment_is_made_good_by_the_next_run(folder: Path) -> None:
    with counted_disk() as disk:
        apply_changes(folder, wanted(folder))
    states = set()
    for moment in range(1, disk.count + 1):
        _again(folder)
        with counted_disk(moment), pytest.raises(Killed):
            apply_changes(folder, wanted(folder))
        recover_changes(folder)
        left = contents(folder)
        assert left in (OLD, NEW), moment
        states.add(left == NEW)
        if left == OLD:
            assert folders(folder) == {"scores"}
            apply_changes(folder, wanted(folder))
        assert contents(folder) == NEW
    assert states == {True, False}


def test_a_kill_while_the_next_run_clears_up_is_made_good_by_the_one_after(folder: Path) -> None:
    changed, moment = changes._put, 0
    done = False
    while not done:
        moment += 1
        _again(folder)
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(changes, "take_back", lambda *_: None)  # killed: nothing is taken back by itself
            patch.setattr(changes, "_put", _killed_at("4", changed))
            with pytest.raises(Killed):
                apply_changes(folder, wanted(folder))
        assert contents(folder) != OLD
        with counted_disk(moment):
            try:
                recover_changes(folder)
                done = True
            except Killed:
                pass
        recover_changes(folder)
        assert contents(folder) == OLD
    assert moment > 4


def _killed_at(number: str, put: object) -> object:
    def killed(path: Path, staged: Path, change: Change) -> None:
        if staged.name == number:
            raise Killed
        put(path, staged, change)  # type: ignore[operator] # what it stands for

    return killed


def _again(folder: Path) -> None:
    """Make the folder what it was at first."""
    for path in sorted(folder.rglob("*"), reverse=True):
        path.rmdir() if path.is_dir() else path.unlink()
    for name, data in OLD.items():
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_bytes(data)


def test_who_looks_at_the_folder_before_changing_it_sees_nothing_half_done(folder: Path) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(changes, "take_back", lambda *_: None)
        patch.setattr(changes, "_put", _killed_at("4", changes._put))
        with pytest.raises(Killed):
            apply_changes(folder, wanted(folder))
    with changes.exclusive_changes(folder) as apply:
        assert contents(folder) == OLD
        apply(wanted(folder))
    assert contents(folder) == NEW


def test_what_was_saved_after_a_kill_is_not_taken_back(folder: Path) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(changes, "take_back", lambda *_: None)
        patch.setattr(changes, "_put", _killed_at("4", changes._put))
        with pytest.raises(Killed):
            apply_changes(folder, wanted(folder))
    (folder / "scores" / "1.yaml").write_bytes(b"cua ho")
    recover_changes(folder)

    assert contents(folder) == {**OLD, "scores/1.yaml": b"cua ho"}


@pytest.mark.skipif(os.name == "nt", reason="kill -9 is for other systems")
def test_killed_for_good_between_two_files_nothing_has_changed_for_the_next_run(folder: Path) -> None:
    program = (
        "import os, sys; from pathlib import Path; from cdsdossier.files import changes\n"
        "put = changes._put\n"
        "changes._put = lambda *one: os.kill(os.getpid(), 9) if one[1].name == '1' else put(*one)\n"
        "changes.apply_changes(Path(sys.argv[1]), [changes.FileChange('dossier.yaml', b'cu', b'moi'),"
        " changes.FileChange('scores/1.yaml', b'cu 1', b'moi 1')])"
    )
    ran = subprocess.run([sys.executable, "-c", program, folder], check=False)
    assert ran.returncode == -9
    assert (folder / "dossier.yaml").read_bytes() == b"moi"

    recover_changes(folder)
    assert contents(folder) == OLD


def test_a_second_run_waits_and_then_says_so(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lock, "PATIENCE", 0.1)
    with changes.exclusive_changes(folder), pytest.raises(Refused, match="Một lệnh cdsdossier khác đang ghi vào"):
        apply_changes(folder, wanted(folder))
    assert contents(folder) == OLD
    apply_changes(folder, wanted(folder))


def test_a_file_is_moved_without_being_read_and_only_to_where_nothing_is(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = (folder / "phim.mov").stat()
    monkeypatch.setattr(changes, "_MOST", 0)
    apply_changes(folder, [FileMove("moi/phim.mov", "phim.mov")])
    after = (folder / "moi/phim.mov").stat()
    assert (after.st_ino, after.st_mtime_ns) == (before.st_ino, before.st_mtime_ns)

    for target, source in (("di.txt", "moi/phim.mov"), ("a.mov", "phim.mov"), ("a", "moi"), ("a", "../phim.mp4")):
        with pytest.raises(Refused, match="chưa ghi gì"):
            apply_changes(folder, [FileMove(target, source)])
    assert contents(folder)["di.txt"] == b"bo"


def test_a_move_is_not_taken_back_over_what_was_saved_in_the_old_place(folder: Path) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(changes, "take_back", lambda *_: None)
        patch.setattr(changes, "_put", _killed_at("4", changes._put))
        with pytest.raises(Killed):
            apply_changes(folder, wanted(folder))
    (folder / "phim.mov").write_bytes(b"cua ho")
    recover_changes(folder)

    assert contents(folder) == {**OLD, "phim.mov": b"cua ho", ".trash/1/phim.mov": b"z"}


def test_a_new_folder_goes_again_where_nothing_came_into_it(tmp_path: Path) -> None:
    with changes.exclusive_changes(tmp_path / "a" / "b"):
        assert (tmp_path / "a" / "b").is_dir()
    assert not (tmp_path / "a").exists()

    with changes.exclusive_changes(tmp_path / "a" / "b") as apply:
        apply([FileChange("c.txt", None, b"x")])
    assert contents(tmp_path) == {"a/b/c.txt": b"x"}


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes here")
def test_a_pipe_is_refused_and_not_waited_for(folder: Path) -> None:
    os.mkfifo(folder / "ong")

    with pytest.raises(Refused, match="Không đọc được ong"):
        changes.read_if_present(folder, "ong")


@pytest.mark.skipif(os.name != "posix", reason="rights of POSIX systems")
def test_a_file_keeps_its_rights(folder: Path) -> None:
    (folder / "dossier.yaml").chmod(0o640)
    apply_changes(folder, [FileChange("dossier.yaml", b"cu", b"moi")])

    assert (folder / "dossier.yaml").stat().st_mode & 0o777 == 0o640
