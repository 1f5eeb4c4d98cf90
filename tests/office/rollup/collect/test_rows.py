"""What a roll-up knows of each dossier."""

from __future__ import annotations

import pickle
from dataclasses import FrozenInstanceError, fields, replace

import pytest
from support.rollupmaker import group, rollup, school

from cdsdossier.office.rollup.collect.rows import SchoolRow


def test_the_unmet_conditions_of_all_groups_are_one_list() -> None:
    groups = (group("1", "60", unmet=("1.2",)), group("2", "60", unmet=("2.1", "2.2")))
    assert replace(school("A"), groups=groups).mandatory_unmet == ("1.2", "2.1", "2.2")


def test_rows_cannot_be_changed_and_cross_processes_unchanged() -> None:
    row = school("A", "60")
    with pytest.raises(FrozenInstanceError):
        row.school = "B"  # type: ignore[misc]
    assert pickle.loads(pickle.dumps(rollup(row))) == rollup(row)  # noqa: S301 - made here


def test_a_broken_dossier_needs_no_more_than_its_place() -> None:
    row = SchoolRow("a.zip", "hỏng")
    assert {field.name for field in fields(row) if getattr(row, field.name)} == {"place", "reason", "per_group"}
