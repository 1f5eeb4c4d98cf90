"""What `init --from` refuses, and what it says of the new year."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import EXAMPLE, Ran

Cli = Callable[..., Ran]


def test_the_new_year_is_the_one_after_and_what_was_carried_over_is_shown(cli: Cli, tmp_path: Path) -> None:
    ran = cli("init", tmp_path / "nam-sau", "--from", EXAMPLE)

    assert ran.code == 0
    assert ran.out.startswith(f"Đã tạo hồ sơ năm học 2024-2025 trong {tmp_path / 'nam-sau'} từ {EXAMPLE}")
    assert "Cần xác nhận:\n  - dossier.yaml:" in ran.out
    assert ran.out.splitlines()[-1].startswith("  3. Xem còn thiếu gì: cdsdossier check ")


def test_a_year_that_is_not_later_is_refused(cli: Cli, tmp_path: Path) -> None:
    ran = cli("init", tmp_path / "x", "--from", EXAMPLE, "--year", "2023-2024")

    assert (ran.code, ran.out) == (2, "")
    assert ran.err == "Năm học 2023-2024 không sau năm học 2023-2024. Chọn năm sau đó cho --year.\n"
    assert not (tmp_path / "x").exists()


def test_a_folder_named_after_a_later_year_asks_which_year_is_meant(cli: Cli, tmp_path: Path) -> None:
    ran = cli("init", tmp_path / "2026-2027", "--from", EXAMPLE)

    assert ran.code == 2
    assert "Đổi tên thư mục thành 2024-2025; hoặc đúng là năm học 2026-2027 thì thêm --year 2026-2027." in ran.err


@pytest.mark.parametrize("inside", ["2024-2025", "evidence/2024-2025"])
def test_a_year_within_last_year_is_refused(inside: str, cli: Cli, example: Path) -> None:
    ran = cli("init", example / inside, "--from", example)

    assert ran.code == 2
    assert "nằm trong nhau. Đặt hai năm cạnh nhau" in ran.err


def test_what_is_given_takes_the_place_of_what_last_year_says(cli: Cli, tmp_path: Path) -> None:
    folder = tmp_path / "2024-2025"
    cli("init", folder, "--from", EXAMPLE, "--school", "Trường THCS Khác", "--code", "")
    head = (folder / "dossier.yaml").read_text(encoding="utf-8")

    assert "Trường THCS Khác" in head
    assert 'code: "THCSQT"' not in head
    assert "Quyết Tiến" in head  # the place is carried over
