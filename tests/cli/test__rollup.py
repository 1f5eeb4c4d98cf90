"""What `rollup` refuses before it reads, and what it says beside the result."""

from __future__ import annotations

import json
import shutil
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import EXAMPLE, Ran

Cli = Callable[..., Ran]


_DAY = ("--today", "2026-06-20")


@pytest.fixture
def tinh(tmp_path: Path) -> Path:
    for name in ("THCSQT", "THCSQT-2"):
        shutil.copytree(EXAMPLE, tmp_path / "tinh" / name)
    (tmp_path / "tinh" / "THCSQT-2" / "dossier.yaml").unlink()
    return tmp_path / "tinh"


def test_a_result_never_goes_into_a_dossier(tinh: Path, cli: Cli) -> None:
    for inside in ("a.csv", "evidence/a.csv"):
        ran = cli("rollup", tinh, "--output", tinh / "THCSQT" / inside)
        assert ran.code == 2
        assert "nằm trong hồ sơ" in ran.err


def test_an_ending_nobody_knows_is_refused_before_anything_is_read(tinh: Path, cli: Cli) -> None:
    ran = cli("rollup", tinh, "--output", tinh.parent / "a.pdf")
    assert (ran.code, ran.out) == (2, "")
    assert ".xlsx" in ran.err


def test_a_folder_without_dossiers_says_so_and_is_no_fault(tmp_path: Path, cli: Cli) -> None:
    ran = cli("rollup", tmp_path, *_DAY)
    assert ran.code == 0
    assert "Không thấy hồ sơ nào" in ran.err


def test_a_roster_tells_who_has_not_sent(tinh: Path, tmp_path: Path, cli: Cli) -> None:
    roster = tmp_path / "danh-sach.csv"
    head = "Tên trường,Mã trường,Loại trường,Nơi quản lý"
    lines = ["Trường THCS Quyết Tiến,THCSQT,thcs,Xã A", "Trường THCS Khác,THCSK,thcs,Xã A"]
    roster.write_text("\n".join([head, *lines]), encoding="utf-8-sig")
    ran = cli("rollup", tinh, *_DAY, "--roster", roster)
    assert ran.code == 0
    assert "Trường THCS Khác" in ran.out


def test_a_cluster_needs_its_extra(tinh: Path, cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    ran = cli("rollup", tinh, "--scheduler", "tcp://127.0.0.1:9")
    assert ran.code == 2
    assert 'pip install "cdsdossier[cluster]"' in ran.err


def test_one_year_can_be_asked_for_and_the_others_are_told(tinh: Path, cli: Cli) -> None:
    head = shutil.copytree(EXAMPLE, tinh / "nam-sau") / "dossier.yaml"
    head.write_text(head.read_text("utf-8").replace("school_year: 2023-2024", "school_year: 2024-2025"), "utf-8")

    assert "--year 2024-2025" in cli("rollup", tinh, *_DAY).out
    ran = cli("rollup", tinh, *_DAY, "--year", "2024-2025", "--format", "json")
    found = json.loads(ran.out)
    assert {row["school_year"] for row in found["schools"]} == {"2024-2025"}
    assert "2023-2024 (1)" in ran.err


@pytest.mark.parametrize("year", ["2024", "2024-2026", "24-25x", ""])
def test_a_year_that_is_none_is_told(tinh: Path, cli: Cli, year: str) -> None:
    ran = cli("rollup", tinh, "--year", year)
    assert ran.code == 2
    assert "--year 2025-2026" in ran.err
