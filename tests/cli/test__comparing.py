"""What `compare` reads and writes, and what it refuses."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import EXAMPLE, Ran, fingerprint
from support.yearmaker import next_year, year

Cli = Callable[..., Ran]


@pytest.mark.parametrize("name", ["so-sanh.csv", "so-sanh.json"])
def test_files_say_what_the_screen_says(name: str, cli: Cli, tmp_path: Path) -> None:
    later = next_year(tmp_path)
    assert cli("compare", EXAMPLE, later, "--output", tmp_path / name).code == 0
    shown = cli("compare", EXAMPLE, later, "--format", name[-4:].strip(".")).out

    assert (tmp_path / name).read_bytes().decode("utf-8") == shown


def test_no_years_file_is_touched_and_none_overwritten(cli: Cli, example: Path, tmp_path: Path) -> None:
    later, before = next_year(tmp_path), fingerprint(example)

    inside = cli("compare", example, later, "--output", later / "x.xlsx")
    assert (inside.code, "nằm trong hồ sơ" in inside.err) == (2, True)
    kept = tmp_path / "x.xlsx"
    kept.write_bytes(b"mine")
    assert cli("compare", example, later, "--output", kept).code == 1
    assert kept.read_bytes() == b"mine"
    assert cli("compare", example, later, "--output", kept, "--force").code == 0
    assert cli("compare", example, later, "--output", tmp_path / "x.docx").code == 2
    assert fingerprint(example) == before


def test_what_cannot_be_read_at_all_is_named_and_exits_with_three(cli: Cli, example: Path, tmp_path: Path) -> None:
    (tmp_path / "rong").mkdir()
    ran = cli("compare", EXAMPLE, tmp_path / "rong")
    assert ran.code == 3
    assert "rong" in ran.err

    (example / "indicator-set.yaml").write_bytes(b"id: [\n")
    ran = cli("compare", EXAMPLE, example)
    assert ran.code == 3
    assert str(example) in ran.err


def test_one_folder_is_not_enough(cli: Cli) -> None:
    ran = cli("compare", EXAMPLE)

    assert ran.code == 2
    assert "ít nhất hai hồ sơ" in ran.err


def test_a_broken_file_is_told_and_the_rest_compared(cli: Cli, tmp_path: Path) -> None:
    later = next_year(tmp_path)
    (later / "scores" / "1-day-hoc.yaml").write_bytes(b"scores:\n\t- x\n")
    ran = cli("compare", EXAMPLE, later)

    assert ran.code == 0
    assert "không đọc được scores/1-day-hoc.yaml" in ran.out
    assert "2.4.2" in ran.out


def test_the_same_year_twice_and_another_school_are_told(cli: Cli, tmp_path: Path) -> None:
    other = year(tmp_path, "2023-2024", ("dossier.yaml", "name: Trường THCS Quyết Tiến", "name: Trường THCS Hoa Sen"))
    out = cli("compare", EXAMPLE, other).out

    assert "các trường khác nhau" in out
    assert "hơn một hồ sơ cùng năm học 2023-2024" in out
