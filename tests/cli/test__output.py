"""Every stream and code page takes what the program prints."""

from __future__ import annotations

import codecs
import json
import os
import re
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


#: What a terminal obeys, what turns the direction of writing, and half a letter.
RAW = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")
NAMES = (b"x\x1b[2Jy.txt", b"a\nb.txt", "r\u202egpj.exe.pdf".encode(), b"b\xe1o.pdf", b".h\x1b[31m")


def test_no_name_of_a_file_steers_the_terminal_or_ends_a_command(cli: Cli, example: Path, tmp_path: Path) -> None:
    for folder in ("evidence/1.4", "templates", "output"):
        (example / folder).mkdir(exist_ok=True)
        for name in NAMES:
            try:
                (example / folder / os.fsdecode(name)).write_text("x", encoding="utf-8")
            except (OSError, UnicodeError):
                pytest.skip("this system refuses such names")
    strange = example.rename(tmp_path / os.fsdecode(b"b\xe1o\x1b[31m"))
    for command in (
        "check @", "check @ --format concise", "check @ --format json", "evidence @", "status @", "render @ --list",
        "pack @", "sheet export @ --output ../x.xlsx", "rollup @ --format csv", f"score {os.fsdecode(NAMES[0])}",
    ):  # fmt: skip
        words = [str(strange) if word == "@" else word.replace("..", str(tmp_path)) for word in command.split()]
        ran = cli(*words)
        assert ran.code != 4, (command, ran.err)
        assert not RAW.search((ran.out + ran.err).replace("\r\n", "\n")), command


def test_a_name_makes_no_line_of_its_own(cli: Cli, tmp_path: Path) -> None:
    assert cli("score", tmp_path / "a\nĐã ghi b").err.count("\n") == 1


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
