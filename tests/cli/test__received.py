"""What commands do in a received dossier: the office's own file and sets are found, named and used."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import Ran
from support.reviewmaker import receive

from cdsdossier.files import resources

Cli = Callable[..., Ran]


@pytest.fixture
def received(example: Path, tmp_path: Path) -> Path:
    """Return a received payload below an office's folder, whose set gives 1.3.1 a maximum of 5, not 6."""
    (tmp_path / "phong" / "bo").mkdir(parents=True)
    (tmp_path / "phong" / "office.yaml").write_text("name: UBND xã A\nsets: bo\n", encoding="utf-8")
    source = resources.indicator_sets_folder() / "qd4725-2022.yaml"
    before, found, after = source.read_text(encoding="utf-8").partition('id: "1.3.1"')
    changed = before + found + after.replace("maximum: 6", "maximum: 7", 1).replace("maximum: 6", "maximum: 5", 1)
    (tmp_path / "phong" / "bo" / "cua-phong.yaml").write_text(changed, encoding="utf-8")
    return receive(example, tmp_path / "phong" / "da-nhan")


def test_the_office_above_a_received_dossier_judges_by_its_own_sets(cli: Cli, received: Path) -> None:
    ran = cli("score", received)
    assert f"Cơ quan theo {received.parents[2] / 'office.yaml'}" in ran.err
    assert "khác bộ của nơi nhận (1.3.1, 1.3.2)" in " ".join(ran.err.split())
    assert f"Cơ quan theo {received.parents[2] / 'office.yaml'}" in cli("verify", received.parent).err


@pytest.mark.parametrize("command", ["score", "check", "status", "review open"])
def test_a_folder_of_sets_may_be_named(cli: Cli, received: Path, command: str) -> None:
    office = received.parents[2]
    (office / "office.yaml").unlink()
    ran = cli(*command.split(), received, "--sets", office / "bo")
    assert "khác bộ của nơi nhận (1.3.1, 1.3.2)" in " ".join(ran.err.split()) or command == "review open"
    assert ran.code in {0, 1}


def test_a_school_s_own_dossier_is_untouched_by_an_office_above_it(cli: Cli, received: Path, example: Path) -> None:
    own = received.parents[2] / "2023-2024"
    shutil.copytree(example, own)
    assert cli("score", own).err == cli("score", example).err
    assert "Cơ quan theo" not in cli("render", own, "ke-hoach").err


def test_a_fault_of_the_office_s_file_is_told_with_its_line(cli: Cli, received: Path) -> None:
    (received.parents[2] / "office.yaml").write_text("name: A\nngười: B\n", encoding="utf-8")
    ran = cli("check", received)
    assert ran.code == 2
    assert "office.yaml:2: " in ran.err


def test_one_set_and_a_folder_of_sets_are_not_named_at_once(cli: Cli, received: Path) -> None:
    ran = cli("score", received, "--set", "qd4725-2022", "--sets", received.parents[2] / "bo")
    assert ran.code == 2
    assert "chỉ nêu một trong hai" in ran.err


def test_wording_is_ejected_beside_the_office_s_file_and_nowhere_else(cli: Cli, received: Path) -> None:
    made = cli("render", received, "--eject", "giay-chung-nhan")
    assert made.code == 0
    assert (received.parents[2] / "templates" / "giay-chung-nhan.html").is_file()
    (received.parents[2] / "office.yaml").unlink()
    refused = cli("render", received, "--eject", "phieu-tra-ho-so")
    assert refused.code == 2
    assert "chưa có tệp đó" in refused.err
    assert cli("render", received, "--eject", "bao-cao").code == 1
