"""What does not count as evidence."""

from __future__ import annotations

from pathlib import Path

import pytest
from support import evidencemaker as made
from support.overlay import laid_out
from support.rulemaker import told_of_dossier

BAD = {
    "empty": b"",
    "locked": made.doc(locked=True),
    "cut": made.png()[:-6],
}


@pytest.mark.parametrize("kind", BAD)
def test_a_row_with_nothing_but_a_bad_file_has_no_evidence(kind: str, tmp_path: Path) -> None:
    folder = laid_out(tmp_path / "d")
    (folder / "evidence" / "1.2.1" / "hop-dong.txt").unlink()
    (folder / "evidence" / "1.2.1" / "hop-dong.bin").write_bytes(BAD[kind])

    assert ("evidence-missing", "scores/1-day-hoc.yaml") in told_of_dossier(folder)


def test_a_row_with_nothing_but_a_temporary_file_has_no_evidence(tmp_path: Path) -> None:
    folder = laid_out(tmp_path / "d")
    (folder / "evidence" / "1.2.1" / "hop-dong.txt").rename(folder / "evidence" / "1.2.1" / "~$hop-dong.docx")

    assert told_of_dossier(folder) == [
        ("evidence-temporary", "evidence/1.2.1/~$hop-dong.docx"),
        ("evidence-missing", "scores/1-day-hoc.yaml"),
    ]


def test_a_bad_link_is_no_evidence(tmp_path: Path) -> None:
    folder = laid_out(tmp_path / "d")
    (folder / "evidence" / "1.2.1" / "hop-dong.txt").unlink()
    scores = folder / "scores" / "1-day-hoc.yaml"
    entry = '"1.2.1": {points: 25, evidence: [{url: "http://may-chu/lms"}]}'
    scores.write_text(scores.read_text(encoding="utf-8").replace('"1.2.1": {points: 25}', entry), encoding="utf-8")

    assert {rule for rule, _ in told_of_dossier(folder)} == {"evidence-missing", "evidence-link-wrong"}
