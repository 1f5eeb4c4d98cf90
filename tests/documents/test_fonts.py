"""A replacement for Times New Roman is one that has the Vietnamese letters."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from cdsdossier.documents import fonts

linux = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="fontconfig is asked on Linux only")


@pytest.fixture
def nothing_installed(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """Return the empty folder that is the only one on PATH."""
    monkeypatch.setenv("PATH", str(tmp_path / "bin"))
    (tmp_path / "bin").mkdir()
    return tmp_path / "bin"


def stand_in(folder: Path, name: str, script: str) -> None:
    (folder / name).write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    (folder / name).chmod(0o755)


@linux
def test_a_font_for_vietnamese_is_chosen_where_times_new_roman_is_missing(nothing_installed: Path) -> None:
    stand_in(nothing_installed, "fc-list", "echo 'DejaVu Serif,DejaVu Serif Condensed'; echo Tinos")

    assert "<value>Tinos</value>" in fonts.font_settings()
    assert fonts.font_warning() == ""


@linux
def test_times_new_roman_itself_needs_no_stand_in(nothing_installed: Path) -> None:
    stand_in(nothing_installed, "fc-list", "echo Tinos; echo 'Times New Roman'")

    assert not fonts.font_settings()
    assert fonts.font_warning() == ""


@linux
def test_a_machine_without_vietnamese_letters_is_told_what_to_install(nothing_installed: Path) -> None:
    stand_in(nothing_installed, "fc-list", "echo 'Comic Neue'")

    assert "thiếu" not in fonts.font_warning()
    assert "Tinos" in fonts.font_warning()


def test_where_nobody_can_be_asked_nothing_is_said(nothing_installed: Path) -> None:
    assert fonts.font_warning() == ""
