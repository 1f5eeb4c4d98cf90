"""Another version of the set in place of the frozen copy: what would change."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from support.setmaker import SHIPPED, new_version, set_file

from cdsdossier.errors import Refused
from cdsdossier.model.dossier import Dossier
from cdsdossier.model.indicatorset import IndicatorSet
from cdsdossier.model.indicatorset.set_file import SetFile
from cdsdossier.workflows.set_update import SetUpdatePlan, plan_new_entries, plan_set_update, record_confirmation


def plan(folder: Path, source: Path) -> SetUpdatePlan:
    dossier = Dossier.read(folder, look=False)
    return plan_set_update(dossier, IndicatorSet.of(dossier), SetFile.read(source))


def files(planned: SetUpdatePlan) -> list[str]:
    return [change.file for change in planned.changes]


@pytest.fixture
def dossier(example: Path) -> Path:
    (example / "indicator-set.yaml").write_bytes(SHIPPED.read_bytes())
    return example


def test_the_same_version_changes_nothing(dossier: Path) -> None:
    assert plan(dossier, SHIPPED).changes == ()


def test_the_set_is_written_last_and_the_old_copy_kept_first(dossier: Path, tmp_path: Path) -> None:
    planned = plan(dossier, new_version(tmp_path / "moi.yaml"))
    assert (files(planned)[0], files(planned)[-1], planned.kept) == (
        "indicator-set-truoc.yaml",
        "indicator-set.yaml",
        "indicator-set-truoc.yaml",
    )
    assert planned.changes[0].after == SHIPPED.read_bytes()
    assert "scores/1-day-hoc.yaml" in files(planned)
    assert "evidence/1.8/HUONG-DAN.txt" in files(planned)


def test_a_second_old_copy_has_a_number(dossier: Path, tmp_path: Path) -> None:
    (dossier / "indicator-set-truoc.yaml").write_bytes(b"")
    assert plan(dossier, new_version(tmp_path / "moi.yaml")).kept == "indicator-set-truoc-2.yaml"


def test_another_id_is_named_in_the_head(dossier: Path, tmp_path: Path) -> None:
    planned = plan(dossier, set_file(tmp_path / "b.yaml", ("id: qd4725-2022", "id: khac")))
    (head,) = [change for change in planned.changes if change.file == "dossier.yaml"]
    assert b"indicator_set: khac" in head.after


def test_a_guide_that_a_person_has_edited_stays(dossier: Path, tmp_path: Path) -> None:
    guide = dossier / "evidence" / "1.4" / "HUONG-DAN.txt"
    guide.write_text("của tôi", encoding="utf-8")
    assert "evidence/1.4/HUONG-DAN.txt" not in files(plan(dossier, new_version(tmp_path / "moi.yaml")))


def test_a_confirmation_is_carried_over_only_where_points_and_levels_stay(dossier: Path, tmp_path: Path) -> None:
    raw = SHIPPED.read_bytes()
    confirmed = record_confirmation(raw, "indicator-set.yaml", "N.V.A.", date(2024, 1, 2))
    (dossier / "indicator-set.yaml").write_bytes(confirmed)
    text = set_file(tmp_path / "chu.yaml", ("status: usable", "status: usable  # mới"))
    same, other = plan(dossier, text), plan(dossier, new_version(tmp_path / "moi.yaml"))
    assert (same.confirmation_lost, other.confirmation_lost) == (False, True)
    assert b"confirmed: {by: N.V.A., date: 2024-01-02}" in same.changes[-1].after


def test_a_confirmation_goes_below_the_decision_and_replaces_an_earlier_one() -> None:
    raw = SHIPPED.read_bytes()
    once = record_confirmation(raw, "a.yaml", "N.V.A.", None)
    twice = record_confirmation(once, "a.yaml", "L.V.C.", date(2024, 1, 2))
    lines = once.decode().splitlines()
    assert lines[lines.index("confirmed: {by: N.V.A.}") - 1].startswith("decision:")
    assert b"confirmed: {by: L.V.C., date: 2024-01-02}" in twice
    assert len(twice.splitlines()) == len(once.splitlines()) == len(raw.splitlines()) + 1


def test_a_score_file_that_cannot_be_read_stops_the_change(dossier: Path, tmp_path: Path) -> None:
    (dossier / "scores" / "1-day-hoc.yaml").write_text("a: [", encoding="utf-8")
    with pytest.raises(Refused, match=r"Không đọc được scores/1-day-hoc.yaml; chưa ghi gì."):
        plan(dossier, new_version(tmp_path / "moi.yaml"))


def test_new_rows_come_behind_the_row_they_follow(dossier: Path, tmp_path: Path) -> None:
    rules = IndicatorSet.read(str(new_version(tmp_path / "moi.yaml")))
    (change,), by_hand = plan_new_entries(Dossier.read(dossier, look=False), rules, frozenset({"1.7.4", "1.8"}))
    text = change.after.decode()
    assert text.index('"1.7.2"') < text.index('"1.7.4"') < text.index('"1.8"')
    assert by_hand == {}


def test_rows_of_a_file_in_brackets_are_left_to_the_user(dossier: Path, tmp_path: Path) -> None:
    (dossier / "scores" / "1-day-hoc.yaml").write_text('{group: "1", scores: {"1.3.1": {points: 5}}}', encoding="utf-8")
    rules = IndicatorSet.read(str(new_version(tmp_path / "moi.yaml")))
    entries = plan_new_entries(Dossier.read(dossier, look=False), rules, frozenset({"1.8"}))
    assert entries == ([], {"scores/1-day-hoc.yaml": ("1.8",)})
