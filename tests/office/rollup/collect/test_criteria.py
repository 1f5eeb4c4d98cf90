"""What all dossiers of a roll-up are judged by."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from support.setmaker import SHIPPED, set_file

from cdsdossier.errors import Unreadable, WrongUsage
from cdsdossier.model.dossier import Dossier
from cdsdossier.office.rollup.collect.criteria import JudgingContext, load_dossier_set, load_shipped_set

DAY = date(2026, 6, 20)


def test_without_a_set_of_the_office_each_dossier_has_its_own() -> None:
    assert JudgingContext.by(DAY, None).office_set is None


def test_the_offices_set_is_kept_as_it_was_when_the_run_began(tmp_path: Path) -> None:
    path = set_file(tmp_path / "so.yaml", ("id: qd4725-2022", "id: cua-so"))
    judging = JudgingContext.by(DAY, str(path))
    path.write_text("", encoding="utf-8")
    assert judging.office_set is not None
    assert (judging.office_set.id, judging.name) == ("cua-so", f"{tmp_path.name}/so.yaml")


def test_a_set_that_is_none_is_told_before_anything_is_read(tmp_path: Path) -> None:
    (tmp_path / "hong.yaml").write_text("a: [", encoding="utf-8")
    with pytest.raises(Unreadable):
        JudgingContext.by(DAY, str(tmp_path / "hong.yaml"))
    with pytest.raises(WrongUsage):
        JudgingContext.by(DAY, "khong-co")


def test_the_fingerprint_changes_with_the_day_and_the_law() -> None:
    same = JudgingContext.by(DAY, None)
    assert same.digest == JudgingContext(DAY).digest
    others = [JudgingContext(date(2026, 6, 21)), JudgingContext(DAY, "a.yaml"), JudgingContext(DAY, "a.yaml", b"x")]
    assert len({same.digest, *(one.digest for one in others)}) == 4


def test_equal_frozen_copies_are_read_once(example: Path) -> None:
    (example / "indicator-set.yaml").write_bytes(SHIPPED.read_bytes() + b"# rieng\n")
    first = load_dossier_set(Dossier.read(example, look=False))
    assert load_dossier_set(Dossier.read(example, look=False)) is first
    (example / "indicator-set.yaml").unlink()
    assert load_dossier_set(Dossier.read(example, look=False)).id == "qd4725-2022"


def test_only_shipped_ids_have_a_shipped_set() -> None:
    shipped = load_shipped_set("qd4725-2022")
    assert shipped is not None
    assert (shipped.id, load_shipped_set("khac")) == ("qd4725-2022", None)
