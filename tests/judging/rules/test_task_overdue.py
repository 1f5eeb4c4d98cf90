"""Tasks whose last day has passed."""

from __future__ import annotations

from pathlib import Path

import pytest
from support.overlay import BASE, judged, laid_out
from support.rulemaker import LINES, TASK, names, told_of_timeline


def test_a_task_is_waived_by_its_number_and_the_annex_by_its_file(tmp_path: Path) -> None:
    text = "".join(LINES).replace("number: 2/", "number: 3/") + TASK.format(when="1/4/2026", rest="owner: A")
    head = """waivers:
  - {rule: task-overdue, where: "8", reason: Đã hoãn}
  - {rule: annex-differs, where: timeline.yaml, reason: Bản cũ}
"""

    assert names(told_of_timeline(tmp_path / "a", text)) == ["annex-differs", "task-overdue"]
    assert told_of_timeline(tmp_path / "b", text, head) == []


@pytest.mark.parametrize(("issued", "typed"), [("2026-03-10", "done: 2026-03-10"), ("2026-12-01", "done: (ngày xong")])
def test_the_day_to_type_is_that_of_the_last_document_unless_it_is_still_to_come(
    issued: str, typed: str, tmp_path: Path
) -> None:
    rest = "products: [{name: A, document: ke-hoach}, {name: B, document: quyet-dinh-hoi-dong}]"
    head = (BASE / "dossier.yaml").read_text(encoding="utf-8").replace("2026-03-10", issued)
    rest = rest if issued < "2026-04" else rest.replace("ke-hoach", "quyet-dinh-hoi-dong")
    folder = laid_out(tmp_path / "d")
    (folder / "dossier.yaml").write_text(head, encoding="utf-8")
    (folder / "timeline.yaml").write_text("".join(LINES) + TASK.format(when="1/4/2026", rest=rest), encoding="utf-8")
    (fix,) = [finding.fix for finding in judged(folder).findings if finding.rule == "task-overdue"]

    assert typed in fix
