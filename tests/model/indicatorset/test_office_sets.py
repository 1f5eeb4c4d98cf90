"""Which set an office judges a received dossier by."""

from __future__ import annotations

from pathlib import Path

import pytest
from support.setmaker import SHIPPED, set_file

from cdsdossier.errors import Unreadable, WrongUsage
from cdsdossier.model.dossier import Dossier
from cdsdossier.model.indicatorset.office_sets import OfficeSets


def chosen(example: Path, *changes: tuple[str, str], sets: OfficeSets | None = None) -> tuple[str, str, bool]:
    """Return (id judged by, id of the sender's, known) with these changes of the sender's set."""
    set_file(example / "indicator-set.yaml", *changes)
    found = (sets or OfficeSets.read()).choose(Dossier.read(example, look=False))
    return found.rules.page.file, found.sender.id if found.sender else "", found.known


def test_the_shipped_set_of_the_decision_judges_whatever_the_sender_calls_its_own(example: Path) -> None:
    shipped = f"{SHIPPED.parent.name}/{SHIPPED.name}"
    assert chosen(example) == (shipped, "qd4725-2022", True)
    assert chosen(example, ("id: qd4725-2022", "id: cua-truong")) == (shipped, "cua-truong", True)
    assert chosen(example, ("number: 4725/QĐ-BGDĐT", "number: 4725/QD-BGDDT")) == (shipped, "qd4725-2022", True)
    (example / "indicator-set.yaml").write_text("a: [", encoding="utf-8")
    found = OfficeSets.read().choose(Dossier.read(example, look=False))
    assert (found.rules.page.file, found.sender) == (shipped, None)


def test_a_set_of_another_decision_is_the_senders_alone(example: Path) -> None:
    changes = ("id: qd4725-2022", "id: khac"), ("number: 4725/QĐ-BGDĐT", "number: 999/QĐ-X")
    assert chosen(example, *changes) == ("indicator-set.yaml", "khac", False)


def test_the_offices_own_sets_come_first_and_one_for_all_before_them(example: Path, tmp_path: Path) -> None:
    own = tmp_path / "bo"
    own.mkdir()
    set_file(own / "a.yaml", ("id: qd4725-2022", "id: cua-so"))
    assert chosen(example, sets=OfficeSets.read(folder=own))[0] == "bo/a.yaml"
    other = set_file(tmp_path / "b.yaml", ("number: 4725/QĐ-BGDĐT", "number: 1/QĐ-X"))
    assert chosen(example, sets=OfficeSets.read(str(other)))[0] == f"{tmp_path.name}/b.yaml"


def test_nothing_to_judge_by_is_told(example: Path, tmp_path: Path) -> None:
    head = example / "dossier.yaml"
    head.write_text(
        head.read_text(encoding="utf-8").replace("indicator_set: qd4725-2022", "indicator_set: khong-co"), "utf-8"
    )
    (example / "indicator-set.yaml").write_text("a: [", encoding="utf-8")
    with pytest.raises(Unreadable):
        OfficeSets.read().choose(Dossier.read(example, look=False))
    for folder in (tmp_path / "khong-co", tmp_path):
        with pytest.raises(WrongUsage):
            OfficeSets.read(folder=folder)


def test_a_package_by_the_name_of_the_offices_folder_is_not_the_offices_sets(tmp_path: Path) -> None:
    set_file(tmp_path / "a.yaml")
    (tmp_path / "bagit.txt").touch()
    with pytest.raises(WrongUsage, match="gói hồ sơ nhận được"):
        OfficeSets.read(folder=tmp_path)
