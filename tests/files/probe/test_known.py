"""What is known of files from an earlier look: the same as a look would find, and nothing is opened for it."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest

from cdsdossier.files.probe import known, probe
from cdsdossier.files.probe.faults import FileFault
from cdsdossier.files.probe.known import KnownFiles, remember_files
from cdsdossier.files.probe.probe import ProbeResult, probe_all

PDF = b"%PDF-1.7\nx\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder with files of several kinds, two of them the same, one a doubtful PDF; saved long ago."""
    for name, data in {"a.txt": b"giong", "b.txt": b"giong", "c.pdf": PDF, "d.png": b"\x89PNG\r\n", "e": b""}.items():
        _save(tmp_path / name, data)
    return tmp_path


def _save(path: Path, data: bytes, age: int = 100) -> None:
    path.write_bytes(data)
    os.utime(path, (time.time() - age,) * 2)


@pytest.fixture(autouse=True)
def old(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the time at which the disk noted a change count for nothing: it cannot be set."""
    monkeypatch.setattr(known, "_MOMENT", -1_000_000_000)


def _look(folder: Path) -> list[tuple[str, FileFault, str]]:
    files = [(str(path), path.stat().st_size) for path in sorted(folder.iterdir())]
    return [(one.kind, one.fault, one.digest) for one in probe_all(files)]


def _opened(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    seen: list[str] = []
    look, digest = probe._probe, probe._digest

    def looking(path: str, *more: object, **named: object) -> ProbeResult:
        seen.append(Path(path).name)
        return look(path, *more, **named)  # type: ignore[arg-type]

    def digesting(path: str) -> str:
        seen.append(Path(path).name)
        return digest(path)

    monkeypatch.setattr(probe, "_probe", looking)
    monkeypatch.setattr(probe, "_digest", digesting)
    return seen


def test_only_what_was_saved_is_opened_again_and_every_answer_is_that_of_a_look(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    memory, seen = KnownFiles(), _opened(monkeypatch)
    for change, opened in (
        (lambda: None, {"a.txt", "b.txt", "c.pdf", "d.png", "e"}),
        (lambda: None, set()),
        (lambda: _save(folder / "b.txt", b"khac!"), {"b.txt"}),
        (lambda: (folder / "d.png").rename(folder / "f.txt"), {"f.txt"}),
        (lambda: _save(folder / "b.txt", b"giong"), {"b.txt"}),
        ((folder / "a.txt").unlink, set()),
        (lambda: _save(folder / "g.txt", b"giong"), {"g.txt"}),
    ):
        change()
        with remember_files(memory):
            seen.clear()
            found = _look(folder)
        assert set(seen) == opened
        assert found == _look(folder)


def test_what_was_saved_a_moment_ago_or_could_not_be_read_is_looked_at_again(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    memory, seen = KnownFiles(), _opened(monkeypatch)
    monkeypatch.setattr(known, "_MOMENT", 3_000_000_000)
    with remember_files(memory):
        _look(folder)
        seen.clear()
        _look(folder)
        assert {"a.txt", "c.pdf"} <= set(seen)
        monkeypatch.setattr(known, "_MOMENT", -1_000_000_000)
        monkeypatch.setattr(probe, "_probe", lambda *_, **__: ProbeResult(fault=FileFault.UNREADABLE))
        _look(folder)
        monkeypatch.undo()
        assert {fault for _, fault, _ in _look(folder)} != {FileFault.UNREADABLE}


def test_nothing_is_remembered_beyond_the_block(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with remember_files(KnownFiles()):
        _look(folder)
    seen = _opened(monkeypatch)
    _look(folder)
    assert len(seen) > 4
