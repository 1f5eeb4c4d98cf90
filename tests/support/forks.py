"""Commands, each in a process of its own that is forked from one which has the program in memory already.

A crash of a C library or a kill ends that process alone and is seen in its exit code; to start Python and to import the
program for each of them would take ten times as long. Where nothing can be forked, each is started anew.
"""

from __future__ import annotations

import atexit
import functools
import json
import os
import pathlib
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

from cdsdossier.cli import run_command_line

EXAMPLE = Path(__file__).resolve().parents[2] / "examples" / "thcs-quyet-tien" / "2023-2024"
#: What a process may take, in seconds.
_PATIENCE = 300
#: What changes a disk, and is counted until the kill.
_DEEDS = ((pathlib.Path, "replace"), (pathlib.Path, "mkdir"), (pathlib.Path, "unlink"), (shutil, "rmtree"), (os, "fsync"))  # fmt: skip # noqa: E501


def run_apart(*words: str | Path, kill_at: int = 0) -> subprocess.CompletedProcess[str]:
    """Run a command in a process of its own; it is killed at its n-th change of the disk, never at 0."""
    job = {"words": list(map(str, words)), "kill_at": kill_at, "folder": str(Path.cwd())}
    if not hasattr(os, "fork"):
        command = [sys.executable, "-X", "faulthandler", "-m", "cdsdossier", *map(str, words)]
        return subprocess.run(
            command, capture_output=True, encoding="utf-8", check=False, env=_environment(), timeout=_PATIENCE
        )
    host = _host()
    assert host.stdin
    assert host.stdout
    print(json.dumps(job), file=host.stdin, flush=True)
    return subprocess.CompletedProcess(words, **json.loads(host.stdout.readline()))


def _environment() -> dict[str, str]:
    return {**os.environ, "PYTHONIOENCODING": "utf-8", "PYTHONUTF8": "1"}


@functools.cache
def _host() -> subprocess.Popen[str]:
    command = [sys.executable, "-X", "faulthandler", __file__]
    host = subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, encoding="utf-8", env=_environment()
    )
    atexit.register(host.communicate)
    return host


def _serve() -> None:
    """Answer each job with its exit code and what it printed."""
    with tempfile.TemporaryFile("w+", encoding="utf-8") as nothing:
        answers, sys.stdout = sys.stdout, nothing
        run_command_line(["check", str(EXAMPLE)])  # imports what the forked processes would each import again
        sys.stdout = answers
    for line in sys.stdin:
        with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
            process = os.fork()
            if not process:
                _carry_out(json.loads(line), out.fileno(), err.fileno())
            code = os.waitstatus_to_exitcode(os.waitpid(process, 0)[1])
            said = {name: _text(file) for name, file in (("stdout", out), ("stderr", err))}
        print(json.dumps({"returncode": code, **said}), flush=True)


def _text(file: Any) -> str:  # noqa: ANN401 - the type of a temporary file depends on the system
    file.seek(0)
    return str(file.read().decode("utf-8"))


def _carry_out(job: dict[str, Any], out: int, err: int) -> None:
    signal.alarm(_PATIENCE)
    os.chdir(job["folder"])
    os.dup2(out, 1)
    os.dup2(err, 2)
    if job["kill_at"]:
        _kill_at(job["kill_at"])
    code = 1
    try:
        code = run_command_line(job["words"])
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(code)


def _kill_at(left: int) -> None:
    def counted(function: Callable[..., object]) -> Callable[..., object]:
        def called(*words: object, **named: object) -> object:
            nonlocal left
            left -= 1
            if left == 0:
                os.kill(os.getpid(), signal.SIGKILL)
            return function(*words, **named)

        return called

    for owner, name in _DEEDS:
        setattr(owner, name, counted(getattr(owner, name)))


if __name__ == "__main__":
    _serve()
