"""What `init` writes and says."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import Ran

from cdsdossier.text.shell import path_argument

Cli = Callable[..., Ran]


def test_a_path_with_spaces_is_suggested_as_it_must_be_typed(
    cli: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    made = cli("init", "năm học mới", "--kind", "thcs", "--year", "2025-2026").out
    monkeypatch.chdir(tmp_path / "năm học mới")
    inside = cli("pack").err

    assert f"cdsdossier score {path_argument(Path('năm học mới'))}\n" in made
    assert path_argument(Path("năm học mới"))[0] in "'\""
    assert inside.endswith("Xem từng lỗi: cdsdossier check\n")


def test_a_new_year_says_what_to_do_next(cli: Cli, tmp_path: Path) -> None:
    ran = cli("init", tmp_path / "2025-2026", "--kind", "thcs")

    assert ran.code == 0
    assert ran.out.splitlines()[0].endswith("(bộ chỉ số qd4725-2022).")
    assert [line[:4] for line in ran.out.splitlines()[2:]] == ["  1.", "  2.", "  3."]
    assert ran.err == ""


def test_a_skeleton_set_is_said_to_score_nothing(cli: Cli, tmp_path: Path) -> None:
    ran = cli("init", tmp_path / "2025-2026", "--kind", "mam-non")

    assert ran.code == 0
    assert "chưa có bảng tiêu chí và điểm; cần nhập từ tệp quyết định" in ran.err
    assert "  3." not in ran.out


def test_neither_a_dossier_nor_a_file_is_overwritten(cli: Cli, tmp_path: Path) -> None:
    cli("init", tmp_path / "2025-2026", "--kind", "thcs")
    (tmp_path / "tep").write_text("x", encoding="utf-8")

    again = cli("init", tmp_path / "2025-2026", "--kind", "thcs")
    on_a_file = cli("init", tmp_path / "tep", "--kind", "thcs", "--year", "2025-2026")

    assert (again.code, on_a_file.code) == (2, 2)
    assert "đã là một hồ sơ; không ghi đè gì" in again.err
    assert "là một tệp, không phải thư mục" in on_a_file.err
