"""An officer's conclusions, with who and when."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from cdsdossier.office.review.conclude import save_conclusions
from cdsdossier.workflows.value_edits import ValueEdit, digest_text

REVIEW = 'scores:\n  "1.1": {self: 5}\n  "1.2": {self: 4, by: T.T.B., on: 2026-05-01}\nremarks:\n'
DAY = date(2026, 5, 20)


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """Return an office's folder with a review."""
    (tmp_path / "review.yaml").write_text(REVIEW, "utf-8")
    return tmp_path


def _edit(path: str, shown: str, typed: str) -> ValueEdit:
    return ValueEdit(f"review.yaml:{path}", digest_text(shown), typed)


def test_who_concludes_is_written_with_the_rows_that_changed_alone(home: Path) -> None:
    edits = [_edit("scores/1.1/agree", "", "true"), _edit("scores/1.2/agree", "", ""), _edit("scores/1.2/note", "", "")]
    assert save_conclusions(home, edits, by="N.V.A.", day=DAY).saved == ["review.yaml:scores/1.1/agree"]
    written = (home / "review.yaml").read_text("utf-8")
    assert '"1.1": {self: 5, agree: true, by: N.V.A., "on": 2026-05-20}' in written
    assert "{self: 4, by: T.T.B., on: 2026-05-01}" in written


def test_what_is_refused_changes_neither_the_row_nor_its_officer(home: Path) -> None:
    outcome = save_conclusions(home, [_edit("scores/1.2/points", "", "nhiều")], by="N.V.A.", day=DAY)
    assert list(outcome.faults) == ["review.yaml:scores/1.2/points"]
    assert (home / "review.yaml").read_text("utf-8") == REVIEW


def test_another_officers_conclusion_is_not_overwritten_unseen(home: Path) -> None:
    outcome = save_conclusions(home, [_edit("scores/1.2/by", "cũ", "X")], by="N.V.A.", day=DAY)
    assert list(outcome.conflicts) == ["review.yaml:scores/1.2/by"]
    assert (home / "review.yaml").read_text("utf-8") == REVIEW
