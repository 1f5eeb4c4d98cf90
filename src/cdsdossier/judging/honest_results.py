"""Errors that are no fault of the dossier but its result, told as it is: a school may hand it in, and print it.

A low level is no finding at all. What is left is a mandatory condition that is answered with no: a dossier that says so
is complete. Everything else that is an error is a mistake, a gap, or a claim without proof.
"""

from __future__ import annotations

from cdsdossier.findings import Finding, Severity
from cdsdossier.judging.assessing import Assessment

#: Rules whose errors say how the school stands, not what is wrong with its dossier.
HONEST_RULES = frozenset({"mandatory-unmet"})


def find_faults(assessment: Assessment) -> tuple[Finding, ...]:
    """Return the errors that no waiver covers and that must be mended before the dossier is handed in."""
    return tuple(one for one in assessment.standing(Severity.ERROR) if one.rule not in HONEST_RULES)


def find_honest_results(assessment: Assessment) -> tuple[Finding, ...]:
    """Return the errors that no waiver covers and that only say how the school stands."""
    return tuple(one for one in assessment.standing(Severity.ERROR) if one.rule in HONEST_RULES)
