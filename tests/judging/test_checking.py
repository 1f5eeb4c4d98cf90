"""Findings come placed, worded, waived and in order; a waiver is shown, never silent."""

from __future__ import annotations

import itertools
import random
from collections.abc import Iterator
from dataclasses import FrozenInstanceError
from pathlib import Path
from types import ModuleType

import pytest
from support.overlay import BASE, TODAY, judged, laid_out

from cdsdossier import Dossier, IndicatorSet, assess
from cdsdossier.findings import Finding, Severity, reading_order_key
from cdsdossier.judging.assessing import Assessment
from cdsdossier.judging.rules import RULES, Case, Hit


def waived_by(folder: Path, *waivers: str) -> Assessment:
    """Put waivers into a dossier and judge it."""
    path = folder / "dossier.yaml"
    written = "waivers:\n" + "".join(f"  - {{{waiver}}}\n" for waiver in waivers)
    path.write_text(path.read_text(encoding="utf-8") + written, encoding="utf-8")
    return judged(folder)


@pytest.fixture
def faulty(tmp_path: Path) -> Path:
    """Return a dossier with a negative score in each group."""
    folder = laid_out(tmp_path / "d", "points-negative/bad")
    path = folder / "scores" / "2-quan-tri.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("points: 20", "points: -2"), encoding="utf-8")
    return folder


def negatives(assessment: Assessment) -> list[tuple[str, str | None]]:
    return [(f.about, f.waived) for f in assessment.findings if f.rule == "points-negative"]


@pytest.mark.parametrize("where", ['where: "1.2.1"', "where: scores/1-day-hoc.yaml"], ids=["by row", "by file"])
def test_a_waiver_covers_what_it_names_and_nothing_more(where: str, faulty: Path) -> None:
    assessment = waived_by(faulty, f"rule: points-negative, {where}, reason: Theo biên bản")

    assert negatives(assessment) == [("1.2.1", "Theo biên bản"), ("2.3", None)]
    assert len(assessment.findings) == 2
    assert [finding.about for finding in assessment.standing(Severity.ERROR)] == ["2.3"]


@pytest.mark.parametrize(
    "rest",
    [
        "reason: Theo biên bản",
        "where: ~, reason: Theo biên bản",
        'where: "", reason: Theo biên bản',
        'where: "1.2.1"',
        'where: "1.2.1", reason: " "',
        'where: ["1.2.1"], reason: Theo biên bản',
        'wher: "1.2.1", reason: Theo biên bản',
    ],
)
def test_a_waiver_that_is_not_whole_covers_nothing_and_is_told(rest: str, faulty: Path) -> None:
    assessment = waived_by(faulty, f"rule: points-negative, {rest}")

    assert negatives(assessment) == [("1.2.1", None), ("2.3", None)]
    assert {finding.rule for finding in assessment.findings} & {"key-missing", "value-wrong", "key-unknown"}


@pytest.mark.parametrize(
    "where", ["khac/anh.txt", "evidence/khac/anh.txt", "evidence\\khac\\anh.txt", "evidence/khac", "khac"]
)
def test_a_place_in_the_evidence_may_be_written_as_people_see_it(where: str, tmp_path: Path) -> None:
    folder = laid_out(tmp_path / "d", "evidence-orphan/bad")
    assessment = waived_by(folder, f"rule: evidence-orphan, where: '{where}', reason: Ảnh chung")

    assert [f.file for f in assessment.findings if f.waived] == ["evidence/khac/anh.txt"]


@pytest.mark.parametrize("where", ['"1.2"', '"1.2.2"', "scores", "1-day-hoc.yaml"])
def test_a_waiver_of_another_place_covers_nothing_and_is_told(where: str, faulty: Path) -> None:
    assessment = waived_by(faulty, f"rule: points-negative, where: {where}, reason: Theo biên bản")

    assert negatives(assessment) == [("1.2.1", None), ("2.3", None)]
    unused = [finding for finding in assessment.findings if finding.rule == "waiver-unused"]
    last = len((faulty / "dossier.yaml").read_text(encoding="utf-8").splitlines())
    assert [(f.file, f.line, f.severity) for f in unused] == [("dossier.yaml", last, Severity.WARNING)]


def test_a_waiver_covers_what_reading_found_too(tmp_path: Path) -> None:
    assessment = waived_by(
        laid_out(tmp_path / "d", "key-unknown/bad"), "rule: key-unknown, where: narrative.yaml, reason: Cột của trường"
    )

    told = {finding.file: finding.waived for finding in assessment.findings}
    assert told["narrative.yaml"] == "Cột của trường"
    assert set(told.values()) == {"Cột của trường", None}


def test_a_waived_finding_keeps_its_place_and_its_words(faulty: Path) -> None:
    before = judged(faulty).findings
    after = waived_by(faulty, 'rule: points-negative, where: "1.2.1", reason: Theo biên bản').findings

    assert [f.waive("Theo biên bản") if f.about == "1.2.1" else f for f in before] == list(after)


@pytest.mark.parametrize("layer", ["value-wrong/bad", "key-unknown/bad", "evidence-orphan/bad", "set-sum-wrong/bad"])
def test_findings_come_in_the_order_of_files_and_lines(layer: str, tmp_path: Path) -> None:
    findings = judged(laid_out(tmp_path / "d", layer)).findings

    places = [(f.file, f.line or 0, f.column or 0) for f in findings]
    assert places == sorted(places)
    assert len(places) > 2


def test_the_order_does_not_depend_on_the_order_of_the_rules(tmp_path: Path) -> None:
    folder = laid_out(tmp_path / "d", "value-wrong/bad", "evidence-orphan/bad", "points-misplaced/bad")
    dossier, rules = Dossier.read(folder), IndicatorSet.read(BASE / "indicator-set.yaml")

    forwards = assess(dossier, rules, TODAY).findings
    assert assess(dossier, rules, TODAY, rules=RULES[::-1]).findings == forwards
    assert assess(dossier, rules, TODAY) == assess(dossier, rules, TODAY), "the same in, the same out"


def test_findings_sort_by_file_line_column_and_rule() -> None:
    found = [
        Finding(rule, Severity.ERROR, file, line, column, "", "")
        for file, line, column, rule in itertools.product("ab", [None, 2, 10], [None, 2, 10], ["x", "y"])
    ]

    assert sorted(random.Random(1).sample(found, len(found)), key=reading_order_key) == found  # noqa: S311 - no secret


def rule_of_the_house(message: str, *hits: Hit) -> ModuleType:
    """Return a rule as somebody outside would write one."""
    rule = ModuleType("somewhere.else_again")
    rule.SEVERITY, rule.MESSAGE, rule.FIX = Severity.NOTICE, message, "{row}!"  # type: ignore[attr-defined]

    def check(case: Case) -> Iterator[Hit]:
        assert case.today == TODAY
        yield from hits

    rule.check = check  # type: ignore[attr-defined]
    return rule


def test_a_rule_of_ones_own_is_asked_named_placed_and_worded(tmp_path: Path) -> None:
    dossier = Dossier.read(laid_out(tmp_path / "d"))
    file = "scores/1-day-hoc.yaml"
    rule = rule_of_the_house(
        "“{row}” {points}",
        Hit(
            file,
            ("scores", "1.3", "points"),
            "1.3",
            words={"row": "1.3", "points": dossier.scores["1.2.2"].form.points},
        ),
        Hit(file, ("scores", "1.3"), key=True, words={"row": "{x}", "points": ""}),
        Hit("evidence/1.1/a.pdf", words={"row": "", "points": ""}),
    )

    found = assess(dossier, IndicatorSet.read(BASE / "indicator-set.yaml"), TODAY, rules=[rule]).findings

    assert [(f.rule, f.severity, f.file, f.line, f.column, f.message, f.fix) for f in found] == [
        ("else-again", Severity.NOTICE, "evidence/1.1/a.pdf", None, None, "“” ", "!"),
        ("else-again", Severity.NOTICE, file, 6, 3, "“{x}” ", "{x}!"),
        ("else-again", Severity.NOTICE, file, 6, 19, "“1.3” 15.5", "1.3!"),
    ]


def test_a_waiver_for_a_rule_that_is_not_asked_is_unknown_only_to_the_rule_that_looks(faulty: Path) -> None:
    path = faulty / "dossier.yaml"
    path.write_text(
        path.read_text(encoding="utf-8") + "waivers: [{rule: points-negative, where: '1.2.1', reason: x}]\n",
        encoding="utf-8",
    )

    found = assess(Dossier.read(faulty), IndicatorSet.read(BASE / "indicator-set.yaml"), TODAY, rules=()).findings

    assert found == ()


def test_an_assessment_is_frozen(tmp_path: Path) -> None:
    assessment = judged(laid_out(tmp_path / "d"))

    with pytest.raises(FrozenInstanceError):
        assessment.today = TODAY  # type: ignore[misc]


@pytest.mark.parametrize(
    ("this", "other", "reached"),
    [("error", "error", True), ("error", "notice", True), ("warning", "error", False), ("notice", "warning", False)],
)
def test_severities_are_ordered(this: str, other: str, reached: bool) -> None:
    assert Severity(this).reaches(Severity(other)) is reached
