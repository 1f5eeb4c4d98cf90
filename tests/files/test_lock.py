"""One run at a time writes into a folder, and a dead one keeps nobody waiting."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
import time
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
