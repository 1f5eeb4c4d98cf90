"""Which set the new year is judged by, and why."""

from __future__ import annotations

from pathlib import Path

import pytest
from support.setmaker import SHIPPED, new_version, set_file

from cdsdossier.errors import WrongUsage
from cdsdossier.files import resources
from cdsdossier.model.indicatorset.set_file import SetFile
from cdsdossier.workflows.next_year.choose_set import choose_indicator_set
from cdsdossier.workflows.next_year.previous_year import PreviousYear

LATER = ("decision: {number: 4725/QĐ-BGDĐT, date: 2022-12-30", "decision: {number: 99/QĐ-BGDĐT, date: 2024-09-01")


@pytest.fixture
def last(example: Path) -> Path:
    (example / "indicator-set.yaml").write_bytes(SHIPPED.read_bytes())
    return example


def choose(folder: Path, kind: str = "thcs", asked: SetFile | None = None) -> tuple[str, tuple[str, ...]]:
    choice = choose_indicator_set(PreviousYear.read(folder), kind, asked)
    return choice.chosen.rules.page.file, choice.why


def test_the_schools_own_copy_is_kept_without_a_word(last: Path) -> None:
    assert choose(last) == (f"{last.name}/indicator-set.yaml", ())


def test_a_corrected_copy_is_kept_and_its_rows_named(last: Path) -> None:
    set_file(last / "indicator-set.yaml", ("maximum: 10\n        note: Các", "maximum: 9\n        note: Các"))
    assert choose(last)[1] == ("Giữ bộ chỉ số của trường như năm trước; khác bản đi kèm ở: 1.4.",)


def test_what_is_asked_for_wins_and_is_compared(last: Path) -> None:
    other = new_version(last.parent / "moi.yaml")
    choice = choose_indicator_set(PreviousYear.read(last), "thcs", SetFile.read(other))
    assert (choice.chosen, choice.why) == (SetFile.read(other), ())
    assert choice.differs is not None
    assert choice.differs.rows


def test_without_a_copy_the_shipped_set_of_the_same_id_serves(last: Path) -> None:
    (last / "indicator-set.yaml").unlink()
    assert choose(last) == ("indicator_sets/qd4725-2022.yaml", ())


def test_another_kind_of_school_needs_another_set(last: Path) -> None:
    source, why = choose(last, "mam-non")
    assert (source, why) == (
        "indicator_sets/qd3267-2024.yaml",
        ("Bộ chỉ số chọn theo loại trường mam-non: qd3267-2024.",),
    )


def test_without_a_set_and_without_a_kind_it_has_to_be_asked_for(last: Path) -> None:
    (last / "indicator-set.yaml").write_text("id: [", encoding="utf-8")
    head = (last / "dossier.yaml").read_text(encoding="utf-8")
    (last / "dossier.yaml").write_text(head.replace("indicator_set: qd4725-2022", "indicator_set:"), encoding="utf-8")
    with pytest.raises(WrongUsage, match="Thêm --kind"):
        choose(last, "")


@pytest.mark.parametrize(("later", "chosen"), [(True, "sets/qd99.yaml"), (False, "2023-2024/indicator-set.yaml")])
def test_a_shipped_set_of_a_later_decision_takes_its_place(
    last: Path, later: bool, chosen: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    sets = last.parent / "sets"
    sets.mkdir()
    (sets / "qd4725-2022.yaml").write_bytes(SHIPPED.read_bytes())
    new_version(sets / "qd99.yaml", ("id: qd4725-2022", "id: qd99"), *([LATER] if later else []))
    monkeypatch.setattr(resources, "indicator_sets_folder", lambda: sets)
    source, why = choose(last)
    assert source == chosen
    assert len(why) == (2 if later else 0)
