"""Items of a list: added, removed, moved."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from cdsdossier.errors import WrongUsage
from cdsdossier.workflows.value_edits import ItemGone, add_item, digest_item, drop_item, move_item
from cdsdossier.yamlio.reader import parse_page

COUNCIL = "dossier.yaml:council"


def _names(folder: Path) -> list[str]:
    return [one["name"] for one in _items(folder)]


def _items(folder: Path) -> Any:  # noqa: ANN401 - data of a file
    data: Any = parse_page((folder / "dossier.yaml").read_bytes(), "dossier.yaml").data
    return data["council"]


def test_one_more(folder: Path) -> None:
    assert add_item(folder, COUNCIL, {"name": "M.N.", "role": "Ủy viên", "task": " "}).saved == [COUNCIL]
    assert (folder / "dossier.yaml").read_text("utf-8").count("  - {name: M.N., role: Ủy viên}\n") == 1


def test_one_with_a_fault_or_without_a_value_is_not_added(folder: Path) -> None:
    before = (folder / "dossier.yaml").read_bytes()
    assert set(add_item(folder, COUNCIL, {"name": "M.N.", "role": "Vua"}).faults) == {"role"}
    assert add_item(folder, COUNCIL, {"name": ""}).saved == []
    assert (folder / "dossier.yaml").read_bytes() == before


def test_what_an_item_must_have_is_asked_for(tmp_path: Path) -> None:
    (tmp_path / "timeline.yaml").write_text("tasks:\n", "utf-8")
    faults = add_item(tmp_path, "timeline.yaml:tasks", {"id": "1", "what": "Họp"}).faults
    assert faults == {"when": "Chưa điền thời gian."}


def test_one_less_wherever_it_is_now(folder: Path) -> None:
    digest = digest_item(_items(folder)[1])
    drop_item(folder, f"{COUNCIL}/0", digest)
    assert _names(folder) == ["N.V.A.", "L.V.C."]
    with pytest.raises(ItemGone):
        drop_item(folder, f"{COUNCIL}/0", digest)


def test_up_and_down(folder: Path) -> None:
    move_item(folder, f"{COUNCIL}/2", digest_item(_items(folder)[2]), up=True)
    assert _names(folder) == ["N.V.A.", "L.V.C.", "T.T.B."]
    move_item(folder, f"{COUNCIL}/0", digest_item(_items(folder)[0]), up=False)
    assert _names(folder) == ["L.V.C.", "N.V.A.", "T.T.B."]


@pytest.mark.parametrize("address", ["dossier.yaml:school", "dossier.yaml:council/0/name", "narrative.yaml:strengths"])
def test_what_is_no_list_of_items_takes_none(folder: Path, address: str) -> None:
    with pytest.raises(WrongUsage):
        add_item(folder, address, {"name": "x"})
