"""``cdsdossier rollup`` as an office calls it."""

from __future__ import annotations

import json
import shutil
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


def test_the_page_counts_what_could_be_read(tinh: Path, cli: Cli) -> None:
    ran = cli("rollup", tinh, *_DAY)
    assert ran.code == 0
    assert "Tìm thấy 2 hồ sơ" in ran.out
    assert "Trường THCS Quyết Tiến" in ran.out
    assert "Thiếu dossier.yaml" in ran.out
    assert ran.err == ""


def test_results_go_into_files_by_their_ending(tinh: Path, tmp_path: Path, cli: Cli) -> None:
    names = ("a.csv", "a.json", "a.xlsx", "a.parquet", "a.html", "a.docx")
    outputs = [word for name in names for word in ("--output", str(tmp_path / name))]
    ran = cli("rollup", tinh, *_DAY, *outputs)
    assert ran.code == 0
    assert all((tmp_path / name).stat().st_size for name in names)
    assert len(ran.err.splitlines()) == len(names)
    assert json.loads((tmp_path / "a.json").read_bytes())["found"] == 2


def test_formats_go_to_standard_output(tinh: Path, cli: Cli) -> None:
    assert json.loads(cli("rollup", tinh, *_DAY, "--format", "json").out)["schema"].startswith("cdsdossier.rollup/")
    assert cli("rollup", tinh, *_DAY, "--format", "csv").out.startswith("\ufeff")


def test_the_second_run_says_the_same(tinh: Path, cli: Cli) -> None:
    assert cli("rollup", tinh, *_DAY) == cli("rollup", tinh, *_DAY) == cli("rollup", tinh, *_DAY, "--no-cache")


def test_what_was_called_for_is_counted(tinh: Path, cli: Cli) -> None:
    ran = cli("rollup", tinh, *_DAY, "--require", "ke-hoach", "--require", "to-trinh")
    assert "Văn bản theo yêu cầu · năm học 2023-2024" in ran.out
    assert "01/01" in ran.out
    assert "Có phải ke-hoach?" in cli("rollup", tinh, *_DAY, "--require", "ke-hoahc").err


def test_reminders_are_one_file_or_go_into_a_folder_that_is_there(tinh: Path, tmp_path: Path, cli: Cli) -> None:
    asked = ("rollup", tinh, *_DAY, "--require", "thong-bao-ket-qua")
    head = tinh / "THCSQT" / "dossier.yaml"
    told = "\n".join(line for line in head.read_text("utf-8").splitlines() if "thong-bao-ket-qua:" not in line)
    head.write_text(told, encoding="utf-8")
    assert cli(*asked, f"--remind={tmp_path / 'nhac.docx'}").code == 0
    assert (tmp_path / "nhac.docx").stat().st_size
    assert "Tạo thư mục trước" in cli(*asked, f"--remind={tmp_path / 'nhac'}").err
    (tmp_path / "nhac").mkdir()
    assert "đã ghi 1 công văn nhắc" in cli(*asked, f"--remind={tmp_path / 'nhac'}").err
    assert [path.name for path in (tmp_path / "nhac").iterdir()] == ["nhac-thcsqt.docx"]
    assert "--roster" in cli("rollup", tinh, "--remind", tmp_path / "a.docx").err
