"""The scores of single council members: who scored what, and whether the whole file could be read."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from cdsdossier.model.dossier.assessors import Assessor, read_assessors
from cdsdossier.model.dossier.scores import Row


def member(folder: Path, name: str, text: str) -> None:
    path = folder / "scores" / "by-assessor" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def test_members_come_in_the_order_of_their_files(tmp_path: Path) -> None:
    member(tmp_path, "b.yaml", 'assessor: Ông B\nscores: {"1.1": {points: 5}}\n')
    member(tmp_path, "a.yaml", 'assessor: Bà A\nscores: {"1.1": {met: true}}\n')
    member(tmp_path, "ghi-chu.txt", "x")
    (tmp_path / "scores" / "by-assessor" / "c.yaml").mkdir()

    assert read_assessors(tmp_path) == (
        Assessor("scores/by-assessor/a.yaml", "Bà A", {"1.1": Row(met=True)}),
        Assessor("scores/by-assessor/b.yaml", "Ông B", {"1.1": Row(points=Decimal(5))}),
    )


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("assessor: Bà A\nscores: [\n", "a"),
        ('assessor: Bà A\nscores: {"1.1": {points: x}}\n', "Bà A"),
        ("scores: {}\n", "a"),
        ("1: x\nassessor: Bà A\n", "Bà A"),
    ],
)
def test_a_file_with_a_fault_is_known_for_it(text: str, name: str, tmp_path: Path) -> None:
    member(tmp_path, "a.yaml", text)

    (assessor,) = read_assessors(tmp_path)
    assert (assessor.name, assessor.sound) == (name, False)


def test_without_their_folder_there_are_none(tmp_path: Path) -> None:
    assert read_assessors(tmp_path) == ()
