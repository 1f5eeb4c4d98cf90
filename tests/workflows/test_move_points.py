"""Points of a whole that move to its items: only what somebody said, and nothing lost on the way."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest
from support.setmaker import PARTS, SHIPPED, with_parts

from cdsdossier.model.dossier import Dossier
from cdsdossier.model.indicatorset import IndicatorSet
from cdsdossier.model.indicatorset.set_file import SetFile
from cdsdossier.workflows.set_update import SetUpdatePlan, plan_set_update

FILE = "scores/2-quan-tri.yaml"
ALL = {f"2.3.{number}": Decimal(points) for number, points in enumerate(PARTS, 1)}


@pytest.fixture
def folder(example: Path) -> Path:
    (example / "indicator-set.yaml").write_bytes(SHIPPED.read_bytes())
    return example


def plan(folder: Path, points: dict[str, Decimal]) -> SetUpdatePlan:
    dossier = Dossier.read(folder, look=False)
    chosen = SetFile.read(with_parts(folder.parent / "moi.yaml"))
    return plan_set_update(dossier, IndicatorSet.of(dossier), chosen, points)


def after(planned: SetUpdatePlan) -> str:
    (change,) = [one for one in planned.changes if one.file == FILE]
    return change.after.decode()


def test_all_points_move_and_everything_else_stays(folder: Path) -> None:
    before = (folder / FILE).read_text(encoding="utf-8").splitlines()
    planned = plan(folder, ALL)
    lines = iter(after(planned).splitlines())

    assert all(line in lines for line in before if line != "    points: 66"), "note, evidence, order stay"
    assert "  # 2.3 trước chấm chung 66 điểm; nay chấm riêng từng mục" in after(planned)
    assert '  "2.3":\n    points:\n    note: Phân hệ' in after(planned)
    assert '  "2.3.6":\n    points: 12\n' in after(planned)
    assert [(one.criterion.id, one.moved) for one in planned.rejudged.whole] == [("2.3", True)]
    assert planned.rejudged.left == ()
    assert [str(group.points) for group in planned.rejudged.after.groups] == ["59.0", "98"]


@pytest.mark.parametrize("points", [{}, {"2.3.1": Decimal("6.5")}])
def test_until_every_item_has_its_points_the_whole_keeps_its_own(folder: Path, points: dict[str, Decimal]) -> None:
    planned = plan(folder, points)

    assert "    points: 66\n" in after(planned)
    assert "# 2.3 trước chấm chung 66 điểm; chấm từng mục dưới đây rồi xóa số điểm ở 2.3" in after(planned)
    assert after(planned).count("points: 6.5") == len(points)
    assert not planned.rejudged.whole[0].moved


def test_a_file_that_takes_no_entries_is_left_and_nothing_moves(folder: Path) -> None:
    (folder / FILE).write_text('group: "2"\nscores: {"2.3": {points: 66}}\n', encoding="utf-8")
    planned = plan(folder, ALL)

    assert FILE in planned.by_hand
    assert FILE not in [one.file for one in planned.changes]
    assert not planned.rejudged.whole[0].moved
