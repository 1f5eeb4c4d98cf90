"""What all dossiers of a roll-up are judged by."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from support.setmaker import set_file

from cdsdossier.errors import Unreadable, WrongUsage
from cdsdossier.office.rollup.collect.criteria import JudgingContext

DAY = date(2026, 6, 20)


def test_without_a_set_of_the_office_the_shipped_ones_judge() -> None:
    sets = JudgingContext.by(DAY, None).sets
    assert sets.only is None
    assert [rules.id for rules in sets.sets] == ["qd4725-2022"]


def test_the_offices_set_is_kept_as_it_was_when_the_run_began(tmp_path: Path) -> None:
    path = set_file(tmp_path / "so.yaml", ("id: qd4725-2022", "id: cua-so"))
    judging = JudgingContext.by(DAY, str(path))
    folder = JudgingContext.by(DAY, None, tmp_path)
    path.write_text("", encoding="utf-8")
    assert judging.sets.only is not None
    assert (judging.sets.only.id, judging.laws[0][0]) == ("cua-so", f"{tmp_path.name}/so.yaml")
    assert [rules.id for rules in folder.sets.sets] == ["cua-so", "qd4725-2022"]


def test_a_set_that_is_none_is_told_before_anything_is_read(tmp_path: Path) -> None:
    (tmp_path / "hong.yaml").write_text("a: [", encoding="utf-8")
    with pytest.raises(Unreadable):
        JudgingContext.by(DAY, str(tmp_path / "hong.yaml"))
    with pytest.raises(WrongUsage):
        JudgingContext.by(DAY, "khong-co")


def test_the_fingerprint_changes_with_the_law_and_not_with_the_day() -> None:
    same = JudgingContext.by(DAY, None)
    assert same.digest == JudgingContext(DAY).digest
    law = ("a.yaml", b"x")
    others = [JudgingContext(DAY, (law,)), JudgingContext(DAY, (law,), only=True)]
    assert JudgingContext(date(2026, 6, 21)).digest == same.digest
    assert len({same.digest, *(one.digest for one in others)}) == 3
