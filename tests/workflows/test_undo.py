"""One step back."""

from __future__ import annotations

import contextlib
from pathlib import Path

import pytest
from support.faults import Killed, counted_disk

from cdsdossier.errors import Refused
from cdsdossier.files.changes import FileChange, FileCopy, FileMove, apply_changes, recover_changes
from cdsdossier.workflows.undo import UNDO_FILE, explain_no_way_back, read_undo_step, take_back, undoable


def _changed(folder: Path) -> None:
    with undoable(folder, "sửa"):
        apply_changes(folder, [FileChange("a.yaml", b"cu", b"moi"), FileChange("b.yaml", None, b"them")])


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder with one file."""
    (tmp_path / "a.yaml").write_bytes(b"cu")
    return tmp_path


def _state(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_all_of_the_last_step_is_taken_back(folder: Path) -> None:
    before = _state(folder)
    _changed(folder)
    assert take_back(folder).title == "sửa"
    assert _state(folder) == before
    with pytest.raises(Refused, match="Không còn"):
        take_back(folder)


def test_what_was_changed_since_is_never_overwritten(folder: Path) -> None:
    _changed(folder)
    (folder / "a.yaml").write_bytes(b"tay")
    before = _state(folder)
    with pytest.raises(Refused, match=r"a\.yaml đã được sửa"):
        take_back(folder)
    assert _state(folder) == before


def test_evidence_that_came_in_goes_to_the_trash_and_what_went_comes_back(folder: Path, tmp_path: Path) -> None:
    source = tmp_path / "nguon.pdf"
    source.write_bytes(b"%PDF")
    with undoable(folder, "thêm"):
        apply_changes(folder, [FileCopy("evidence/1.1/a.pdf", None, source)])
    take_back(folder)
    assert not (folder / "evidence/1.1/a.pdf").exists()
    assert [path.read_bytes() for path in (folder / ".trash").rglob("*.pdf")] == [b"%PDF"]


def test_evidence_that_was_removed_comes_back(folder: Path) -> None:
    (folder / "evidence").mkdir()
    (folder / "evidence/a.pdf").write_bytes(b"%PDF")
    before = _state(folder)
    with undoable(folder, "gỡ"):
        apply_changes(folder, [FileMove(".trash/evidence/a.pdf", "evidence/a.pdf")])
    take_back(folder)
    assert _state(folder) == before


def test_nothing_changed_leaves_the_last_step(folder: Path) -> None:
    _changed(folder)
    with undoable(folder, "không gì"):
        pass
    step = read_undo_step(folder)
    assert step is not None
    assert step.title == "sửa"


@pytest.mark.parametrize("raw", [b"", b"{}", b"[]", b'{"title": 1, "files": [{}]}', b"\xff", b'{"files":3}'])
def test_a_record_that_cannot_be_read_is_none(folder: Path, raw: bytes) -> None:
    (folder / UNDO_FILE).write_bytes(raw)
    assert read_undo_step(folder) is None


def test_a_record_that_leads_out_takes_nothing_back(folder: Path) -> None:
    raw = '{"title": "x", "files": [{"file": "../x", "before": null, "after": "00", "kept": ""}]}'
    (folder / UNDO_FILE).write_text(raw, "utf-8")
    with pytest.raises(Refused):
        take_back(folder)


def test_two_changes_of_one_file_are_taken_back_together(folder: Path) -> None:
    before = _state(folder)
    with undoable(folder, "hai lần"):
        apply_changes(folder, [FileChange("a.yaml", b"cu", b"giua")])
        apply_changes(folder, [FileChange("a.yaml", b"giua", b"moi")])
    take_back(folder)
    assert _state(folder) == before


def test_what_somebody_saves_before_the_record_is_made_is_theirs(folder: Path) -> None:
    with undoable(folder, "sửa"):
        apply_changes(folder, [FileChange("a.yaml", b"cu", b"moi")])
        (folder / "a.yaml").write_bytes(b"tay")
    with pytest.raises(Refused):
        take_back(folder)
    assert (folder / "a.yaml").read_bytes() == b"tay"


@pytest.mark.parametrize("step", ["save", "take back"])
def test_killed_at_any_moment_a_step_is_taken_back_exactly_or_not_at_all(tmp_path: Path, step: str) -> None:
    first = {"a.yaml": b"0", "b.yaml": b"0"}
    second, third = {"a.yaml": b"1", "b.yaml": b"0"}, {"a.yaml": b"2", "b.yaml": b"1"}
    count = moment = 0
    while moment <= count:
        folder = tmp_path / f"{moment}"
        folder.mkdir()
        for name, data in first.items():
            (folder / name).write_bytes(data)
        _save(folder, "một", first, second)
        if step == "take back":
            _save(folder, "hai", second, third)
        with counted_disk(moment) as disk, contextlib.suppress(Killed):
            take_back(folder) if step == "take back" else _save(folder, "hai", second, third)
        count, moment = max(count, disk.count if not moment else 0), moment + 1
        recover_changes(folder)
        now = _texts(folder)
        assert now in (second, third)
        with contextlib.suppress(Refused):
            assert _texts_after(folder) == (first if now == second else second)
        assert _texts(folder) in (first, second, third)
    assert count > 5


def _save(folder: Path, title: str, before: dict[str, bytes], after: dict[str, bytes]) -> None:
    with undoable(folder, title):
        apply_changes(folder, [FileChange(name, before[name], after[name]) for name in after])


def _texts(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.glob("*.yaml")}


def _texts_after(folder: Path) -> dict[str, bytes]:
    take_back(folder)
    return _texts(folder)


def test_whether_a_step_can_be_taken_back_is_known_before_it_is(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_bytes(b"x: 1\n")
    with undoable(tmp_path, "thử"):
        apply_changes(tmp_path, [FileChange("a.yaml", b"x: 1\n", b"x: 2\n")])
    step = read_undo_step(tmp_path)
    assert step
    assert explain_no_way_back(tmp_path, step) == ""
    (tmp_path / "a.yaml").write_bytes(b"x: 3\n")
    assert "a.yaml đã được sửa" in explain_no_way_back(tmp_path, step)
    assert (tmp_path / "a.yaml").read_bytes() == b"x: 3\n"
