"""The lines of a dossier for the long table: as the dossier and its review have them; through workers and a file."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

from conftest import EXAMPLE
from support.grounds import TODAY

from cdsdossier import Dossier, IndicatorSet
from cdsdossier.judging.assessing import assess
from cdsdossier.office.rollup.collect.detail import detail_from_json, detail_to_json
from cdsdossier.office.rollup.collect.detail_store import DetailStore
from cdsdossier.office.rollup.collect.run import collect_rollup


def test_a_row_has_its_points_its_evidence_and_its_findings() -> None:
    dossier = Dossier.read(EXAMPLE)
    assessment = assess(dossier, IndicatorSet.of(dossier), TODAY)
    first, *lines = detail_from_json(detail_to_json(assessment, None))
    by_row = {line.id: line for line in lines}
    assert first.id == ""
    assert by_row["1.1"].condition
    assert by_row["1.1"].own is True
    row = by_row["1.3.1"]
    assert (row.own, row.maximum, row.external, row.evidence) == (Decimal(5), Decimal(6), None, 2)
    assert (row.group, row.criterion) == ("1", "1.3")
    standing = [finding for finding in assessment.findings if finding.waived is None]
    told = " ".join(line.findings for line in (first, *lines)).split()
    assert sum(int(one.partition("=")[2]) for one in told) == len(standing)


def test_what_is_wrong_with_a_review_is_no_fault_of_the_school() -> None:
    dossier = replace(Dossier.read(EXAMPLE), received=True, package="ma", vouched=False)
    told = detail_to_json(assess(dossier, IndicatorSet.of(dossier), TODAY), None)
    assert "set-unverified=1" in told
    assert "review-" not in told


def test_a_roll_up_keeps_the_lines_and_the_cache_does_not(tmp_path: Path) -> None:
    with DetailStore() as details:
        for _ in range(2):  # the second run finds the row in the cache, and reads the dossier all the same
            made = collect_rollup([EXAMPLE], today=TODAY, workers=1, cache=tmp_path / "cache", details=details)
            assert len(details.get(made.schools[0].place)) > 20
            assert not made.schools[0].detail
            details.put(made.schools[0].place, "[]")
        assert details.get("nowhere") == []
        assert b"1.3.1" not in (tmp_path / "cache").read_bytes()
