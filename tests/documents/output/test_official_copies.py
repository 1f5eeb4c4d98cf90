"""What the registers hold of official versions outlives the output folder, and nothing else of a file changes."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from conftest import EXAMPLE, Ran
from support.reviewmaker import receive

from cdsdossier.documents.output.official_copies import get_official_copy
from cdsdossier.documents.output.staleness import find_stale_documents
from cdsdossier.documents.rendering import list_documents
from cdsdossier.judging.assessing import score_dossier
from cdsdossier.model.dossier import Dossier
from cdsdossier.model.dossier.head import FinalCopy
from cdsdossier.model.indicatorset import IndicatorSet

Cli = Callable[..., Ran]
PLAN = "ke-hoach"


def copy_of(folder: Path, document: str = PLAN) -> FinalCopy:
    (entry,) = (one for one in list_documents() if one.id == document)
    return get_official_copy(Dossier.read(folder), entry)


def stale(folder: Path) -> dict[str, str]:
    dossier = Dossier.read(folder)
    found = find_stale_documents(score_dossier(dossier, IndicatorSet.of(dossier), date(2024, 6, 1)))
    return {name: one.file for name, one in found.items() if one.final}


def change(folder: Path, old: str, new: str) -> None:
    path = folder / "dossier.yaml"
    text = path.read_bytes().decode("utf-8")
    assert old in text
    path.write_bytes(text.replace(old, new, 1).encode("utf-8"))


def test_final_adds_one_key_to_its_entry_and_leaves_every_other_byte(cli: Cli, example: Path) -> None:
    before = (example / "dossier.yaml").read_bytes()
    ran = cli("render", example, PLAN, "--final")
    after = (example / "dossier.yaml").read_bytes()

    copy = copy_of(example)
    written = f', final: {{digest: "{copy.digest}", date: {copy.date}}}'.encode()
    assert after.replace(written, b"") == before
    assert "đã ghi  dossier.yaml: mục final của 1 văn bản" in ran.out


def test_the_same_again_changes_nothing(cli: Cli, example: Path) -> None:
    cli("render", example, PLAN, "--final")
    before = (example / "dossier.yaml").read_bytes()
    ran = cli("render", example, PLAN, "--final")

    assert (example / "dossier.yaml").read_bytes() == before
    assert "dossier.yaml" not in ran.out


@pytest.mark.parametrize("elsewhere", [False, True], ids=["output is gone", "it was written elsewhere"])
def test_what_has_changed_since_is_known_without_the_file(
    cli: Cli, example: Path, tmp_path: Path, *, elsewhere: bool
) -> None:
    cli("render", example, PLAN, "--final", *(("--to", tmp_path / "ban-in") if elsewhere else ()))
    shutil.rmtree(example / "output", ignore_errors=True)
    assert stale(example) == {}
    change(example, "name: Trường THCS Quyết Tiến", "name: Trường THCS Quyết Thắng")

    assert stale(example) == {PLAN: "dossier.yaml"}
    told = cli("check", example, "--format", "concise").out
    (line,) = (one for one in told.splitlines() if "document-stale" in one)
    assert line.startswith("dossier.yaml:")
    assert "không còn tệp trong output" in line


def test_a_deleted_output_made_again_of_the_same_data_is_official_again(cli: Cli, example: Path) -> None:
    cli("render", example, PLAN, "--final")
    shutil.rmtree(example / "output")
    assert "01-ke-hoach" not in cli("render", example, PLAN).err
    listed = cli("render", example, "--list").out

    assert "bản chính thức" in next(line for line in listed.splitlines() if PLAN in line)
    assert "giữ nguyên  01-ke-hoach" in cli("render", example).err


def test_a_file_that_cannot_be_edited_keeps_the_paper_from_being_written(cli: Cli, example: Path) -> None:
    change(example, "ke-hoach: {", "ke-hoach: &x {")
    before = (example / "dossier.yaml").read_bytes()
    ran = cli("render", example, PLAN, "--final")

    assert ran.code == 1
    assert not (example / "output").exists()
    assert (example / "dossier.yaml").read_bytes() == before


def test_the_register_of_a_received_package_is_not_touched(cli: Cli, tmp_path: Path) -> None:
    received = receive(EXAMPLE, tmp_path / "goi")
    before = (received / "dossier.yaml").read_bytes()
    ran = cli("render", received, PLAN, "--final", "--to", tmp_path / "ban-in")

    assert (ran.code, (received / "dossier.yaml").read_bytes()) == (0, before)


def test_the_office_s_register_is_review_yaml(cli: Cli, tmp_path: Path) -> None:
    reviewed = Path(shutil.copytree(EXAMPLE, tmp_path / "2023-2024"))
    ran = cli("render", reviewed, "bien-ban-danh-gia-ngoai", "--final")

    assert ran.code == 0, ran.err
    assert copy_of(reviewed, "bien-ban-danh-gia-ngoai").digest
    shutil.rmtree(reviewed / "review-output")
    assert stale(reviewed) == {}


def test_another_final_version_takes_the_place_of_the_old_words(cli: Cli, example: Path) -> None:
    change(example, "documents:\n", "documents:\n  # sổ\n")
    cli("render", example, PLAN, "--final")
    old = copy_of(example)
    change(example, "name: Trường THCS Quyết Tiến", "name: Trường THCS Quyết Thắng")
    before = (example / "dossier.yaml").read_text("utf-8")
    assert cli("render", example, PLAN, "--final").code == 0

    after = (example / "dossier.yaml").read_text("utf-8")
    assert after == before.replace(str(old.digest), str(copy_of(example).digest))
    assert old.digest != copy_of(example).digest
    assert stale(example) == {}
