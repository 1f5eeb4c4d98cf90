"""One run at a time writes into a folder, and a dead one keeps nobody waiting."""

from __future__ import annotations

import errno
import os
import runpy
import subprocess
import sys
import time
import types
from pathlib import Path

import pytest

from cdsdossier.errors import Refused
from cdsdossier.files import lock

_HOLD = """
import sys; from pathlib import Path
from cdsdossier.files.lock import lock_folder
with lock_folder(Path(sys.argv[1])):
    print("held", flush=True)
    sys.stdin.read()
"""


def test_another_process_is_kept_out_until_the_first_is_done_or_dead(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lock, "PATIENCE", 0.1)
    command = [sys.executable, "-c", _HOLD, str(tmp_path)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as other:
        assert other.stdout is not None
        assert other.stdout.readline().strip() == b"held"
        with pytest.raises(Refused, match="Một lệnh cdsdossier khác đang ghi vào"), lock.lock_folder(tmp_path):
            pytest.fail("not alone")
        other.kill()
    with lock.lock_folder(tmp_path) as alone:
        assert alone
    assert list(tmp_path.iterdir()) == []


def test_the_wait_is_as_long_as_the_other_needs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = lock.lock_folder(tmp_path)
    first.__enter__()
    waits: list[float] = []

    def finished(seconds: float) -> None:
        waits.append(seconds)
        if len(waits) == 3:
            first.__exit__(None, None, None)

    monkeypatch.setattr(time, "sleep", finished)
    with lock.lock_folder(tmp_path) as alone:
        assert alone
    assert len(waits) == 3


@pytest.mark.skipif(os.name == "nt", reason="fcntl is for other systems")
def test_a_file_system_without_locks_is_told_from_a_held_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def unknown(*_: object) -> None:
        raise OSError(errno.ENOLCK, "No locks available")

    monkeypatch.setattr("fcntl.flock", unknown)
    with lock.lock_folder(tmp_path) as alone:
        assert not alone


def test_a_folder_that_cannot_be_opened_is_reported_by_the_write_itself(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def closed(*_: object) -> int:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(os, "open", closed)
    with lock.lock_folder(tmp_path) as alone:
        assert not alone


@pytest.mark.skipif(os.name == "nt", reason="there the branch itself is run")
def test_the_branch_for_windows_locks_a_file_in_the_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Stands in for Windows: its two means are played by those of this system."""
    import fcntl

    def locking(handle: int, _mode: int, _bytes: int) -> None:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)

    windows = types.ModuleType("msvcrt")
    windows.__dict__.update(locking=locking, LK_NBLCK=2)
    with monkeypatch.context() as patch:
        patch.setattr(sys, "platform", "win32")
        patch.setitem(sys.modules, "msvcrt", windows)
        there = runpy.run_path(str(lock.__file__))
    monkeypatch.setattr(os, "O_TEMPORARY", 0, raising=False)
    monkeypatch.setitem(there["lock_folder"].__wrapped__.__globals__, "PATIENCE", 0)

    with there["lock_folder"](tmp_path) as alone:
        assert alone
        assert [path.name for path in tmp_path.iterdir()] == [".cds-lock.tmp"]
        with pytest.raises(Refused, match="Một lệnh cdsdossier khác"), there["lock_folder"](tmp_path):
            pytest.fail("not alone")
    with there["lock_folder"](tmp_path) as alone:
        assert alone
