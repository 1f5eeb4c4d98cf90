"""The command that starts the server."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import httpx
import pytest
from conftest import EXAMPLE, Ran

from cdsdossier.web import open_endpoint


def test_a_port_that_is_taken_is_told(cli: Callable[..., Ran]) -> None:
    with open_endpoint() as place:
        ran = cli("serve", EXAMPLE, "--port", str(place.port), "--no-browser")
    assert ran.code == 2
    assert "--port" in ran.err


def test_what_is_no_dossier_is_told_before_anything_opens(tmp_path: Path, cli: Callable[..., Ran]) -> None:
    assert cli("serve", tmp_path, "--no-browser").code == 3
    assert cli("serve", EXAMPLE, "--today", "hôm nay", "--no-browser").code == 2


def _answers(address: str, running: subprocess.Popen[bytes]) -> None:
    """Come back as soon as an address answers."""
    while running.poll() is None:
        with contextlib.suppress(httpx.ConnectError):
            assert httpx.get(address, timeout=60, trust_env=False, follow_redirects=True).status_code == 200
            return
        time.sleep(0.01)


@pytest.mark.skipif(sys.platform == "win32", reason="Ctrl+C cannot be sent to one program alone")
def test_ctrl_c_ends_it_quietly(example: Path) -> None:
    command = [sys.executable, "-m", "cdsdossier", "serve", str(example), "--no-browser"]
    names = {"PYTHONUTF8": "1", **os.environ}
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=names) as running:
        assert running.stdout is not None
        _answers(running.stdout.readline().decode().strip(), running)
        running.send_signal(signal.SIGINT)
        out, err = running.communicate(timeout=60)
    assert running.returncode == 0
    assert b"Traceback" not in out + err
