"""A row that became a condition, or points: the right key stands there, and what was said stays to be read."""

from __future__ import annotations

from pathlib import Path

import yaml
from support.setmaker import SHIPPED

from cdsdossier import Dossier, IndicatorSet
from cdsdossier.model.indicatorset import Criterion
from cdsdossier.model.indicatorset.set_file import SetFile
from cdsdossier.workflows.scaffold import render_score_entry
from cdsdossier.workflows.set_update import plan_set_update


def test_rows_that_became_conditions_or_points_move_to_the_right_key_without_loss(
    example: Path, tmp_path: Path
) -> None:
    scored, condition = '      - id: "1.4"\n', "        mandatory: true\n"
    text = SHIPPED.read_text(encoding="utf-8").replace(condition, "        maximum: 0\n", 1)
    start = text.index(scored)
    end = text.index("        maximum: 10\n", start)
    text = text[:end] + condition + text[end:].removeprefix("        maximum: 10\n")
    (tmp_path / "moi.yaml").write_text(text, encoding="utf-8")
    rules, before = IndicatorSet.read(tmp_path / "moi.yaml"), Dossier.read(example)
    other = next(row for row, one in before.scores.items() if one.form.met is not None and row in rules.rows)
    planned = plan_set_update(before, IndicatorSet.read(SHIPPED), SetFile.read(tmp_path / "moi.yaml"))
    written = {change.file: change.after.decode() for change in planned.changes}["scores/1-day-hoc.yaml"]

    entries = yaml.safe_load(written)["scores"]
    assert (entries["1.4"]["met"], "points" in entries["1.4"]) == (None, False)
    assert (entries[other]["points"], "met" in entries[other]) == (None, False)
    assert "  # 1.4 trước chấm 6 điểm, nay là điều kiện bắt buộc: ghi met: true hoặc met: false\n" in written
    assert f"  # {other} trước ghi đạt, nay là mục chấm điểm: ghi points\n" in written
    assert entries["1.4"].get("note") == before.scores["1.4"].form.note
    assert len(entries["1.4"]["evidence"]) == len(before.scores["1.4"].form.evidence)


def test_no_guidance_is_an_empty_comment() -> None:
    rules = IndicatorSet.read(SHIPPED)
    criterion = Criterion(**{**vars(rules.groups[0].criteria[0]), "mandatory": False, "maximum": None, "items": ()})
    assert not [line for line in render_score_entry(criterion).split("\n") if line.strip() == "#"]
