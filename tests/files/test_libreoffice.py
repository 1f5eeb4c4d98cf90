"""LibreOffice, found and run: closed, checked, and stopped with all that it has started."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from cdsdossier.errors import Refused
from cdsdossier.files import libreoffice

posix = pytest.mark.skipif(sys.platform == "win32", reason="stands in for LibreOffice by a shell script")
linux = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="/proc is on Linux only")


@pytest.fixture
def nothing_installed(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """Leave a machine on which nothing is found; return the folder that is its PATH."""
    monkeypatch.setenv("PATH", str(tmp_path / "bin"))
    monkeypatch.setattr(libreoffice, "_MAC", tmp_path / "nowhere")
    for name in ("PROGRAMFILES", "PROGRAMFILES(X86)", "LOCALAPPDATA"):
        monkeypatch.delenv(name, raising=False)
    (tmp_path / "bin").mkdir()
    return tmp_path / "bin"


def stand_in(folder: Path, script: str) -> Path:
    path = folder / "soffice"
    path.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    path.chmod(0o755)
    return path


def test_it_is_found_in_its_usual_place_on_windows(
    nothing_installed: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert libreoffice.find_libreoffice() is None
    place = tmp_path / "Program Files" / "LibreOffice" / "program" / "soffice.com"
    place.parent.mkdir(parents=True)
    place.touch()
    monkeypatch.setenv("PROGRAMFILES", str(tmp_path / "Program Files"))

    assert libreoffice.find_libreoffice() == place


@posix
def test_it_runs_in_a_profile_without_macros_beside_its_files(nothing_installed: Path, tmp_path: Path) -> None:
    program = stand_in(nothing_installed, 'echo "$@"')
    source = tmp_path / "a.doc"
    said = libreoffice.run_libreoffice(program, [source], "docx", "<item/>")

    profile = tmp_path / "profile" / "user" / "registrymodifications.xcu"
    settings = profile.read_text(encoding="utf-8")
    assert f"-env:UserInstallation={(tmp_path / 'profile').as_uri()} --headless" in said
    assert said.endswith(f"--convert-to docx --outdir {tmp_path} {source}")
    assert '"DisableMacrosExecution" oor:op="fuse"><value>true</value>' in settings
    assert "<item/>" in settings


@posix
def test_what_it_says_when_it_fails_is_told(nothing_installed: Path, tmp_path: Path) -> None:
    program = stand_in(nothing_installed, "echo 'no space left' >&2; exit 3")
    with pytest.raises(Refused, match=r"mã 3\. no space left"):
        libreoffice.run_libreoffice(program, [tmp_path / "a.doc"], "docx")


@linux
def test_one_that_never_ends_is_stopped_with_what_it_started(
    nothing_installed: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = stand_in(nothing_installed, f"/bin/sleep 600 & echo $! > {tmp_path}/child; wait")
    monkeypatch.setattr(libreoffice, "_START", 1)
    monkeypatch.setattr(libreoffice, "_EACH", 0)

    with pytest.raises(Refused, match="quá 1 giây"):
        libreoffice.run_libreoffice(program, [tmp_path / "a.doc"], "docx")
    child = int((tmp_path / "child").read_text())
    with pytest.raises(ProcessLookupError):
        _alive(child)


def _alive(process: int) -> None:
    state = Path(f"/proc/{process}/stat")
    if state.exists() and state.read_text(encoding="utf-8").rpartition(")")[2].split()[0] == "Z":
        raise ProcessLookupError  # ended; nobody has asked for its exit code yet
    os.kill(process, 0)
