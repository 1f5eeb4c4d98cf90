"""Edits of single values: written where nothing was changed since, else given back."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from cdsdossier.errors import Refused, WrongUsage
from cdsdossier.workflows.value_edits import ValueEdit, digest_text, save_values

Edit = Callable[[str, str, str], ValueEdit]


def test_only_the_value_changes(folder: Path, edit: Edit) -> None:
    before = (folder / "dossier.yaml").read_bytes()
    outcome = save_values(folder, [edit("school/name", "Trường A", "Trường B"), edit("school/code", "THCSA", "THCSA")])
    assert outcome.saved == ["dossier.yaml:school/name"]
    assert (folder / "dossier.yaml").read_bytes() == before.replace("Trường A".encode(), "Trường B".encode())


def test_what_was_changed_elsewhere_comes_back_and_the_rest_is_written(folder: Path, edit: Edit) -> None:
    edits = [edit("school/name", "Trường cũ", "Trường mới"), edit("school/code", "THCSA", "THCSB")]
    outcome = save_values(folder, edits)
    assert outcome.conflicts == {"dossier.yaml:school/name": "Trường A"}
    assert outcome.saved == ["dossier.yaml:school/code"]
    assert "Trường A" in (folder / "dossier.yaml").read_text("utf-8")


def test_two_who_typed_the_same_agree(folder: Path, edit: Edit) -> None:
    outcome = save_values(folder, [edit("school/name", "Trường cũ", "Trường A")])
    assert (outcome.saved, outcome.conflicts, outcome.changes) == (["dossier.yaml:school/name"], {}, [])


def test_a_refused_value_is_told_and_the_others_are_written(folder: Path, edit: Edit) -> None:
    edits = [edit("documents/bao-cao/number", "17", "17/BC-A"), edit("documents/bao-cao/date", "", "5/3/2026")]
    outcome = save_values(folder, edits)
    assert "chỉ ghi chữ số" in outcome.faults["dossier.yaml:documents/bao-cao/number"]
    assert "bao-cao: {number: 17, date: 2026-03-05}" in (folder / "dossier.yaml").read_text("utf-8")


def test_an_item_that_moved_is_found_again(folder: Path, edit: Edit) -> None:
    shown = [edit("council/0/name", "T.T.B.", "T.T.B."), edit("council/0/role", "Thư ký", "Phó chủ tịch")]
    assert save_values(folder, shown).saved == ["dossier.yaml:council/0/role"]
    assert "{name: T.T.B., role: Phó chủ tịch}" in (folder / "dossier.yaml").read_text("utf-8")


def test_an_item_that_is_gone_takes_nobody_elses_place(folder: Path, edit: Edit) -> None:
    before = (folder / "dossier.yaml").read_bytes()
    gone = [edit("council/0/name", "X.Y.Z.", "X.Y.Z."), edit("council/0/honorific", "", "Bà")]
    assert save_values(folder, gone).conflicts == {"dossier.yaml:council/0/honorific": None}
    assert (folder / "dossier.yaml").read_bytes() == before


@pytest.mark.parametrize("address", ["dossier.yaml:council/0", "dossier.yaml:school", "dossier.yaml:school/head"])
def test_what_is_no_single_value_is_refused(folder: Path, address: str) -> None:
    with pytest.raises(WrongUsage):
        save_values(folder, [ValueEdit(address, digest_text(""), "x")])


def test_a_file_that_cannot_be_read_is_left_alone(folder: Path, edit: Edit) -> None:
    (folder / "dossier.yaml").write_text("school: [\n", "utf-8")
    with pytest.raises(Refused):
        save_values(folder, [edit("school/name", "", "Trường B")])
    assert (folder / "dossier.yaml").read_text("utf-8") == "school: [\n"
