"""Paths and links that lead out of the dossier."""

from __future__ import annotations

from support.rulemaker import find, find_in_evidence, named

from cdsdossier.judging.rules import evidence_outside
from cdsdossier.model.dossier import EvidenceFile


def test_each_listed_path_that_leads_out_is_found_at_its_place() -> None:
    text = 'scores:\n  "1.3":\n    points: 1\n    evidence:\n      - {file: 1.3/a.pdf}\n      - {file: ../a.pdf}\n'
    (found,) = find(evidence_outside, {"scores/1-day-hoc.yaml": text})

    assert (found.line, found.column, found.about, found.message) == (6, 16, "1.3", "“../a.pdf” nằm ngoài hồ sơ")
    assert "evidence/1.3/ rồi" in found.fix


def test_a_link_that_leads_out_is_found_at_its_file() -> None:
    (found,) = find_in_evidence(evidence_outside, named("1.1/a"), EvidenceFile("1.1/b", "1.1", 1, outside=True))

    assert (found.file, found.about, found.line) == ("evidence/1.1/b", "1.1", None)
    assert found.fix == "Thay lối tắt bằng chính tệp hoặc thư mục đó."
