"""Assess one dossier by one set on one day: first scores and schedule, then findings."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import TYPE_CHECKING

from cdsdossier.findings import Finding, Severity
from cdsdossier.judging.schedule import Schedule, build_schedule
from cdsdossier.judging.scoring import ScoreSheet, score
from cdsdossier.model.dossier import Dossier
from cdsdossier.model.indicatorset import IndicatorSet
from cdsdossier.model.office import FoundOffice

if TYPE_CHECKING:
    from cdsdossier.judging.rules import AlteredFile, Case, EditedFile, Rule, StaleFile
    from cdsdossier.judging.sender_set import SenderSet
    from cdsdossier.model.replaced import ReplacedDocument


@dataclass(frozen=True, slots=True)
class Assessment:
    """Scores, schedule and findings of a dossier on a day. Frozen; presenters and documents are made from it."""

    dossier: Dossier
    indicator_set: IndicatorSet
    scores: ScoreSheet
    schedule: Schedule
    #: All findings, waived ones included, in the order of files and lines; none before the rules have run.
    findings: tuple[Finding, ...]
    today: date
    #: What a received dossier would come to by its sender's own set, where that is not the office's; else None.
    sender_set: SenderSet | None = None
    #: What the sender of a received dossier says of its own result and does not count, as sentences.
    claims: tuple[str, ...] = ()
    #: The office that judges or issues papers, as far as it is known; an empty one for a school's own dossier.
    office: FoundOffice = field(default_factory=FoundOffice)
    #: Only some rules were run: no findings does not mean no faults.
    partial: bool = False

    def only(self, rules: frozenset[str]) -> Assessment:
        """Return the same assessment with the findings of these rules alone."""
        from cdsdossier.judging.rule_pages import list_rule_names

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
    rules: Sequence[Rule] | None = None,
    shipped: IndicatorSet | None = None,
    links: Mapping[str, str] | None = None,
) -> Assessment:
    """Score and check a dossier (see :func:`check_scored`). Pure: the same arguments give the same assessment."""
    return check_scored(score_dossier(dossier, indicator_set, today), rules=rules, shipped=shipped, links=links)


def score_dossier(dossier: Dossier, indicator_set: IndicatorSet, today: date) -> Assessment:
    """Return the scores and the schedule of a dossier on the day ``today``; no rule is run."""
    planned = build_schedule(dossier, indicator_set, today)
    return Assessment(dossier, indicator_set, score(dossier, indicator_set), planned, (), today)


def check_scored(  # noqa: PLR0913 - what the caller has found out of the world outside
    scored: Assessment,
    *,
    rules: Sequence[Rule] | None = None,
    shipped: IndicatorSet | None = None,
    links: Mapping[str, str] | None = None,
    stale: Mapping[str, StaleFile] | None = None,
    edited: Sequence[EditedFile] = (),
    altered: Sequence[AlteredFile] = (),
    replaced: Sequence[ReplacedDocument] = (),
) -> Assessment:
    """Run the rules (all of them unless some are given) over a scored dossier and return it with their findings.

    ``shipped`` is the shipped set to compare a frozen copy with; ``links`` says what was wrong with linked evidence
    when it was requested; ``stale`` says which rendered documents no longer agree with the dossier, ``edited`` which
    rendered files were changed by hand, ``altered`` what of a received package is not as it came; ``replaced`` lists
    legal documents that later ones take the place of. What a rule must know of the world outside the dossier is found
    out by the caller: nothing here reads a disk or a network.
    """
    from cdsdossier.judging.checking import run_rules
    from cdsdossier.judging.rules import RULES

    rules = RULES if rules is None else rules
    case = build_case(
        scored, rules, shipped=shipped, links=links, stale=stale, edited=edited, altered=altered, replaced=replaced
    )
    return replace(scored, findings=run_rules(case, rules))


def build_case(  # noqa: PLR0913 - as above
    scored: Assessment,
    rules: Sequence[Rule],
    *,
    shipped: IndicatorSet | None = None,
    links: Mapping[str, str] | None = None,
    stale: Mapping[str, StaleFile] | None = None,
    edited: Sequence[EditedFile] = (),
    altered: Sequence[AlteredFile] = (),
    replaced: Sequence[ReplacedDocument] = (),
) -> Case:
    """Return what these rules look at."""
    from cdsdossier.judging.rules import Case, get_rule_name

    names = tuple(get_rule_name(rule) for rule in rules)
    return Case(
        scored.dossier, scored.indicator_set, scored.scores, scored.schedule, scored.today, shipped, links or {}, names,
        stale or {}, edited, altered, tuple(replaced),
    )  # fmt: skip
