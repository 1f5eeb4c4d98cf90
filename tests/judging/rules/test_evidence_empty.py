"""Files of no bytes, or of too few."""

from __future__ import annotations

import pytest
from support.rulemaker import find_in_evidence

from cdsdossier.files.probe.faults import FileFault
from cdsdossier.judging.rules import evidence_empty
from cdsdossier.model.dossier import EvidenceFile


@pytest.mark.parametrize(
    ("file", "found"),
    [
        (EvidenceFile("1.1/a", "1.1", 0), ["1.1"]),
        (EvidenceFile("1.1/a", "1.1", 1), []),
        (EvidenceFile("1.1/a.heic", "1.1", 16, kind="heic"), ["1.1"]),
        (EvidenceFile("1.1/a.heic", "1.1", 100, kind="heic"), []),
        (EvidenceFile("1.1/a.heic", "1.1", 16, kind="text"), []),
        (EvidenceFile("1.1/a.heic", "1.1", 16), []),
        (EvidenceFile("1.1/a.txt", "1.1", 1, kind="text"), []),
        (EvidenceFile("1.1/a", "1.1", 0, outside=True), []),
        (EvidenceFile("1.1/a", "1.1", 0, fault=FileFault.UNREADABLE), []),
    ],
)
def test_only_a_file_that_is_there_and_readable_is_empty(file: EvidenceFile, found: list[str]) -> None:
    assert [one.about for one in find_in_evidence(evidence_empty, file)] == found
