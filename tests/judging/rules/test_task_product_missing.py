"""Products of finished tasks that are not there."""

from __future__ import annotations

from pathlib import Path

import pytest
from support.overlay import judged, laid_out


@pytest.mark.parametrize("broken", ["school_year: [\n", "", None], ids=["broken", "empty", "missing"])
def test_a_head_that_could_not_be_read_is_not_told_again_at_every_task(broken: str | None, tmp_path: Path) -> None:
    folder = laid_out(tmp_path / "d")
    path = folder / "timeline.yaml"
    text = path.read_text(encoding="utf-8").replace("when: 3/2026", "when: Tháng 3").replace("/2026", "")
    path.write_text(text, encoding="utf-8")
    if broken is None:
        (folder / "dossier.yaml").unlink()
    else:
        (folder / "dossier.yaml").write_text(broken, encoding="utf-8")
    rules = [finding.rule for finding in judged(folder).findings if finding.file == "timeline.yaml"]

    assert rules == (["task-product-missing"] if broken == "" else [])
