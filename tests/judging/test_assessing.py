"""An assessment: scored, scheduled and checked once, and what can be asked of it."""

from __future__ import annotations

from dataclasses import dataclass, replace

from support.overlay import TODAY
from support.rulemaker import FILES, changed, read_dossier, read_set

from cdsdossier.findings import Finding, Severity
from cdsdossier.judging.assessing import Assessment, assess, check_scored, score_dossier
from cdsdossier.judging.rule_pages import list_rule_names
from cdsdossier.judging.rules import document_stale, evidence_link_wrong, points_negative, set_changed, waiver_unknown
from cdsdossier.judging.schedule import build_schedule
from cdsdossier.judging.scoring import score

SET = read_set()
NEGATIVE = read_dossier({**FILES, "scores/1-day-hoc.yaml": 'scores: {"1.2.1": {points: -1}}\n'})


def finding(rule: str, severity: Severity, waived: str | None = None) -> Finding:
    return Finding(rule, severity, "dossier.yaml", 1, 1, "a", "b", waived=waived)


def holding(*findings: Finding) -> Assessment:
    return replace(assess(NEGATIVE, SET, TODAY, rules=()), findings=findings)


def test_an_assessment_holds_the_scores_the_schedule_and_the_findings_of_its_day() -> None:
    found = assess(NEGATIVE, SET, TODAY, rules=[points_negative])

    assert (found.dossier, found.indicator_set, found.today, found.partial) == (NEGATIVE, SET, TODAY, False)
    assert found.scores == score(NEGATIVE, SET)
    assert found.schedule == build_schedule(NEGATIVE, SET, TODAY)
    assert [(one.rule, one.about) for one in found.findings] == [("points-negative", "1.2.1")]


def test_only_the_rules_that_are_given_are_asked_and_known() -> None:
    waiver = 'waivers: [{rule: points-negative, where: "1.2.1", reason: x}]\n'
    dossier = read_dossier({**FILES, "dossier.yaml": FILES["dossier.yaml"] + waiver})

    unknown = assess(dossier, SET, TODAY, rules=[waiver_unknown]).findings
    assert [one.rule for one in unknown] == ["waiver-unknown"]
    known = assess(dossier, SET, TODAY, rules=[waiver_unknown, points_negative]).findings
    assert [one.rule for one in known] == ["waiver-unused"]


def test_the_set_is_compared_with_the_shipped_one_where_that_is_given() -> None:
    text = changed("indicator-set.yaml", ("tuyến, maximum: 30", "tuyến, maximum: 20"))["indicator-set.yaml"]
    assert text is not None
    shipped = read_set(text)

    assert assess(NEGATIVE, SET, TODAY, rules=[set_changed]).findings == ()
    assert len(assess(NEGATIVE, SET, TODAY, rules=[set_changed], shipped=shipped).findings) == 1


@dataclass(frozen=True)
class Stale:
    """What a caller reports of a rendered document."""

    file: str = "output/a.docx"
    changed: tuple[str, ...] = ("điểm",)
    final: bool = False


def test_a_scored_dossier_is_checked_with_what_the_caller_found_out() -> None:
    url = "https://truong.edu.vn/a"
    text = f'scores: {{"1.3": {{points: 1, evidence: [{{url: "{url}"}}]}}}}\n'
    scored = score_dossier(read_dossier({**FILES, "scores/1-day-hoc.yaml": text}), SET, TODAY)
    rules = [document_stale, evidence_link_wrong]

    assert scored.findings == check_scored(scored, rules=rules).findings == ()
    stale = check_scored(scored, rules=rules, stale={"bao-cao": Stale()})
    assert [one.file for one in stale.findings] == ["output/a.docx"]
    assert replace(stale, findings=()) == scored
    linked = check_scored(scored, rules=rules, links={url: "404"})
    assert [one.rule for one in linked.findings] == ["evidence-link-wrong"]


def test_all_rules_are_run_unless_some_are_given() -> None:
    assert [one.rule for one in assess(read_dossier(FILES), SET, TODAY, rules=[]).findings] == []
    text = FILES["timeline.yaml"].replace("3/2026", "sau họp", 1)
    found = assess(read_dossier({**FILES, "timeline.yaml": text}), SET, TODAY).findings
    assert [one.rule for one in found] == ["when-unreadable"]


def test_an_assessment_may_keep_the_findings_of_some_rules_alone() -> None:
    found = holding(finding("a-b", Severity.ERROR), finding("c-d", Severity.ERROR))
    kept = found.only(frozenset({"c-d"}))

    assert [one.rule for one in kept.findings] == ["c-d"]
    assert kept.partial
    assert (kept.scores, kept.today) == (found.scores, found.today)


def test_an_assessment_by_all_rules_is_not_partial() -> None:
    every = frozenset(list_rule_names())

    assert not holding().only(every).partial
    assert not holding().only(every | {"x"}).partial
    assert holding().only(every - {"waiver-unused"}).partial


def test_the_findings_of_a_severity_are_exactly_those_and_not_the_waived_ones() -> None:
    error, warning = finding("a-b", Severity.ERROR), finding("c-d", Severity.WARNING)
    found = holding(
        error, warning, finding("a-b", Severity.ERROR, waived="x"), finding("a-b", Severity.ERROR, waived="")
    )

    assert found.standing(Severity.ERROR) == (error,)
    assert found.standing(Severity.WARNING) == (warning,)
    assert found.standing(Severity.NOTICE) == ()
