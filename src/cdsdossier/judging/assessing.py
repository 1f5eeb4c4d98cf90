"""One dossier, one set, one day → everything that can be said about it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from cdsdossier.findings import Finding, Severity
from cdsdossier.judging.checking import run_rules
from cdsdossier.judging.rule_pages import list_rule_names
from cdsdossier.judging.rules import RULES, Case, Rule, StaleDocument, get_rule_name
from cdsdossier.judging.schedule import Schedule, build_schedule
from cdsdossier.judging.scoring import ScoreSheet, score
from cdsdossier.model.dossier import Dossier
from cdsdossier.model.indicatorset import IndicatorSet


@dataclass(frozen=True, slots=True)
class Assessment:
    """What can be said about a dossier on a day. Frozen; presenters and documents are made from it."""

    dossier: Dossier
    indicator_set: IndicatorSet
    scores: ScoreSheet
    schedule: Schedule
    #: All findings, waived ones included, in the order of files and lines.
    findings: tuple[Finding, ...]
    today: date
    #: Only some rules were asked: that they found nothing does not mean that nothing is wrong.
    partial: bool = False

    def only(self, rules: frozenset[str]) -> Assessment:
        """Return the same assessment with the findings of these rules alone."""
        kept = tuple(finding for finding in self.findings if finding.rule in rules)
        return replace(self, findings=kept, partial=not rules.issuperset(list_rule_names()))

    def standing(self, severity: Severity) -> tuple[Finding, ...]:
        """Return the findings of exactly this severity that no waiver covers."""
        return tuple(f for f in self.findings if f.severity is severity and f.waived is None)


def assess(  # noqa: PLR0913 - what is judged, by what, on which day; the rest has its usual value
    dossier: Dossier,
    indicator_set: IndicatorSet,
    today: date,
    *,
    rules: Sequence[Rule] = RULES,
    shipped: IndicatorSet | None = None,
    links: Mapping[str, str] | None = None,
    stale: Mapping[str, StaleDocument] | None = None,
) -> Assessment:
    """Score and check a dossier. Pure: the same arguments give the same assessment.

    ``today`` is the day the dossier is judged on; ``shipped`` is the shipped set to compare a frozen copy with;
    ``links`` says of linked evidence what was wrong when it was asked (see :mod:`cdsdossier.workflows.link_check`);
    ``stale`` says which rendered documents are out of date (see :mod:`cdsdossier.documents.output.staleness`).
    """
    scores = score(dossier, indicator_set)
    names = tuple(get_rule_name(rule) for rule in rules)
    planned = build_schedule(dossier, indicator_set, today)
    case = Case(dossier, indicator_set, scores, planned, today, shipped, links or {}, names, stale or {})
    return Assessment(dossier, indicator_set, scores, planned, run_rules(case, rules), today)
