"""``cdsdossier sets adopt``: a decision's file into a dossier, with the preview of both, all or nothing."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import Ran, fingerprint
from support.decisionmaker import HEAD
from support.kindergarten import OPENING, six_columns
from support.wordmaker import document

from cdsdossier import Dossier, IndicatorSet

Cli = Callable[..., Ran]
Golden = Callable[[str, str], None]


@pytest.fixture
def folder(cli: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a kindergarten's year that began without its decision's table, seen from above."""
    monkeypatch.chdir(tmp_path)
    cli("init", "2025-2026", "--kind", "mam-non")
    (tmp_path / "QD3267.docx").write_bytes(six_columns().word())
    return Path("2025-2026")


def test_help_is_in_vietnamese(cli: Cli, golden: Golden) -> None:
    golden("help/sets-adopt.txt", cli("sets", "adopt", "--help").out)


def test_the_line_that_every_command_shows_fills_the_dossier(cli: Cli, folder: Path, golden: Golden) -> None:
    typed = "cdsdossier sets adopt QD3267.docx 2025-2026"
    for command in (("status", folder), ("score", folder), ("check", folder), ("sets", "show", folder)):
        assert typed in " ".join(cli(*command).out.split())
    silent = cli("sets", "adopt", "QD3267.docx", folder)
    ran = cli("sets", "adopt", "QD3267.docx", folder, "--yes")

    assert (silent.code, ran.code) == (2, 0)
    golden("sets/adopt.txt", silent.out)
    assert len(Dossier.read(folder).scores) == 60
    assert IndicatorSet.read(folder / "indicator-set.yaml").status == "usable"
    assert (folder / "evidence" / "1.3.4" / "HUONG-DAN.txt").is_file()


def test_inside_the_dossier_no_folder_is_named(cli: Cli, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(folder)

    assert "cdsdossier sets adopt QD3267.docx\n" in cli("status").out
    assert "bằng đúng tên tệp: cdsdossier sets adopt QD3267.docx" in " ".join(cli("check").out.split())


def test_a_set_that_can_be_used_is_not_replaced_by_one_that_cannot(cli: Cli, folder: Path) -> None:
    cli("sets", "adopt", "QD3267.docx", folder, "--yes")
    before = fingerprint(folder)
    rows = [HEAD, ["1", "Nhóm thử", "100", "", "", ""], ["1.1", "Nội dung thử", "90", "", "", ""]]
    Path("thieu.docx").write_bytes(document(*OPENING, rows))
    ran = cli("sets", "adopt", "thieu.docx", folder, "--yes")

    assert ran.code == 1
    assert "Chưa ghi gì: hồ sơ đang có bộ chỉ số dùng được" in ran.err
    assert "các tiêu chí cộng lại 90" in ran.out
    assert fingerprint(folder) == before


@pytest.mark.parametrize("where", ["khong-co", "2025-2026/khong-co"])
def test_a_folder_that_is_not_there_is_told(where: str, cli: Cli, folder: Path) -> None:
    before = fingerprint(folder)
    ran = cli("sets", "adopt", "QD3267.docx", where, "--yes")

    assert (ran.code, ran.out) == (2, "")
    assert fingerprint(folder) == before
