"""What is said about a package: sound where it has no fault, whatever else is to be known."""

from __future__ import annotations

from cdsdossier.files.bagit.report import DEFAULT_LIMITS, BagFault, BagFaultKind, BagLimits, BagReport

FAULT = BagFault(BagFaultKind.CHANGED, "Tệp đã bị sửa.", "data/a")


def test_a_note_breaks_nothing_and_a_fault_does() -> None:
    assert BagReport().sound
    assert BagReport(notes=(FAULT,)).sound
    assert not BagReport((FAULT,)).sound


def test_a_fault_is_shown_as_its_sentence_and_told_apart_by_its_kind() -> None:
    assert str(FAULT) == "Tệp đã bị sửa."
    assert {str(kind) for kind in BagFaultKind} == {
        *("form", "changed", "missing", "added", "renamed", "accents", "case", "temporary", "foreign")
    }


def test_usual_limits_hold_a_large_honest_dossier() -> None:
    assert BagLimits() == DEFAULT_LIMITS
    assert DEFAULT_LIMITS.files >= 20_000
    assert DEFAULT_LIMITS.bytes >= 10_000_000_000
