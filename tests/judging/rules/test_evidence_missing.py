"""What does not count as evidence."""

from __future__ import annotations

from pathlib import Path

import pytest
from support import evidencemaker as made
from support.overlay import laid_out
from support.rulemaker import find, rules_and_files

from cdsdossier.judging.rules import evidence_missing
from cdsdossier.model.dossier import EvidenceFile

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

    assert ("evidence-missing", "scores/1-day-hoc.yaml") in rules_and_files(folder)


def test_a_row_with_nothing_but_a_temporary_file_has_no_evidence(tmp_path: Path) -> None:
    folder = laid_out(tmp_path / "d")
    (folder / "evidence" / "1.2.1" / "hop-dong.txt").rename(folder / "evidence" / "1.2.1" / "~$hop-dong.docx")

    assert rules_and_files(folder) == [
        ("evidence-temporary", "evidence/1.2.1/~$hop-dong.docx"),
        ("evidence-missing", "scores/1-day-hoc.yaml"),
    ]


def test_a_bad_link_is_no_evidence(tmp_path: Path) -> None:
    folder = laid_out(tmp_path / "d")
    (folder / "evidence" / "1.2.1" / "hop-dong.txt").unlink()
    scores = folder / "scores" / "1-day-hoc.yaml"
    entry = '"1.2.1": {points: 25, evidence: [{url: "http://may-chu/lms"}]}'
    scores.write_text(scores.read_text(encoding="utf-8").replace('"1.2.1": {points: 25}', entry), encoding="utf-8")

    assert {rule for rule, _ in rules_and_files(folder)} == {"evidence-missing", "evidence-link-wrong"}


def claims(rows: str, evidence: tuple[EvidenceFile, ...] = ()) -> list[tuple[str, str]]:
    found = find(
        evidence_missing,
        {"scores/1-day-hoc.yaml": f"scores: {{{rows}}}\n", "scores/2-quan-tri.yaml": None},
        evidence=evidence,
    )
    return [(one.about, one.message.partition("” ")[2].partition(" nhưng")[0]) for one in found]


@pytest.mark.parametrize(
    ("rows", "found"),
    [
        ('"1.1": {met: true}', [("1.1", "ghi là đạt")]),
        ('"1.1": {met: false}', []),
        ('"1.3": {points: 0}', []),
        ('"1.3": {points: 0.5}', [("1.3", "có 0,5 điểm")]),
        ('"1.3": {points: -1}', []),
        ('"1.3": {note: a}', []),
        ('"1.3": {points: 1, evidence: [{url: "https://a.vn/x"}]}', []),
        ('"1.3": {points: 1, evidence: [{file: khac/a.pdf}]}', []),
        ('"1.3": {points: 1, evidence: [{file: khac/b.pdf}]}', [("1.3", "có 1 điểm")]),
    ],
)
def test_a_row_that_claims_something_shows_something(rows: str, found: list[tuple[str, str]]) -> None:
    assert claims(rows, (EvidenceFile("khac/a.pdf", "khac", 1),)) == found


def test_files_of_an_item_without_points_serve_its_criterion() -> None:
    scores = {"scores/2-quan-tri.yaml": 'scores: {"2.2": {points: 1}}\n', "scores/1-day-hoc.yaml": None}

    for folder, count in (("2.2", 0), ("2.2.1", 0), ("2.2.2", 0), ("2.3", 1)):
        assert len(find(evidence_missing, scores, evidence=(EvidenceFile(f"{folder}/a", folder, 1),))) == count
