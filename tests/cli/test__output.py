"""Every stream and code page takes what the program prints."""

from __future__ import annotations

import codecs
import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import EXAMPLE, Ran

from cdsdossier.cli import _output as output

Cli = Callable[..., Ran]


@pytest.mark.parametrize("code_page", ["ascii", "cp1252", "cp1258", "cp437"])
def test_a_narrow_code_page_loses_marks_but_never_crashes(code_page: str) -> None:
    environment = {**os.environ, "PYTHONIOENCODING": code_page, "PYTHONUTF8": "0"}
    for command in ("score", "check"):
        ran = subprocess.run(
            [sys.executable, "-m", "cdsdossier", command, str(EXAMPLE)],
            capture_output=True,
            env=environment,
            check=False,
        )
        assert ran.returncode == 0, ran.stderr
        assert b"59/100" in ran.stdout or command == "check"


def test_signs_that_a_code_page_lacks_have_stand_ins() -> None:
    codecs.register_error("cdsdossier-test", output._plain_letters)
    said = "Lệch −2,5; tối đa 10 → 4".encode("cp1252", "cdsdossier-test")

    assert said == b"Lech -2,5; toi da 10 -> 4"


def test_json_is_utf8_whatever_the_code_page() -> None:
    environment = {**os.environ, "PYTHONIOENCODING": "cp1252", "PYTHONUTF8": "0"}
    command = [sys.executable, "-m", "cdsdossier", "score", str(EXAMPLE), "--format", "json"]
    ran = subprocess.run(command, capture_output=True, env=environment, check=True)

    assert json.loads(ran.stdout.decode("utf-8"))["school"] == "Trường THCS Quyết Tiến"


def test_an_escape_in_a_file_name_never_reaches_the_terminal(cli: Cli, example: Path) -> None:
    try:
        (example / "evidence" / "1.4" / "x\x1b[2Jy.txt").write_text("x", encoding="utf-8")
    except OSError:
        pytest.skip("this system refuses such names")
    for command in ("check", "evidence"):
        assert "\x1b" not in cli(command, example).out
    assert "\x1b" not in cli("check", example, "--format", "concise").out


def started(*words: str, before: str = "") -> subprocess.CompletedProcess[str]:
    """Run a command in a process of its own, after some Python."""
    code = f"{before}; import runpy, sys; sys.argv = ['cdsdossier', *{list(words)!r}]; "
    code += "runpy.run_module('cdsdossier', run_name='__main__')"
    environment = {**os.environ, "PYTHONIOENCODING": "utf-8"}
    command = [sys.executable, "-c", code.removeprefix("; ")]
    return subprocess.run(command, capture_output=True, encoding="utf-8", env=environment, check=False)


def test_a_closed_output_is_no_crash() -> None:
    assert "Traceback" not in started("score", str(EXAMPLE), before="import os; os.close(1)").stderr
    assert "Traceback" not in started("score", str(EXAMPLE), before="import sys; sys.stdout = None").stderr
