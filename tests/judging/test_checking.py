"""Findings come placed, worded, waived and in order; a waiver is shown, never silent."""

from __future__ import annotations

import itertools
import random
from collections.abc import Iterator
from dataclasses import FrozenInstanceError
from decimal import Decimal
from pathlib import Path
from types import ModuleType

import pytest
from support.overlay import BASE, TODAY, judged, laid_out
from support.rulemaker import FILES, read_dossier, read_set

from cdsdossier import Dossier, IndicatorSet, assess
from cdsdossier.findings import Finding, Severity, reading_order_key
from cdsdossier.judging.assessing import Assessment
from cdsdossier.judging.rules import RULES, Case, Hit
from cdsdossier.model.dossier.head import Head, Waiver


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
        ("else-again", Severity.NOTICE, file, 6, 19, "“1.3” 15,5", "1.3!"),
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


def found_by(case_files: dict[str, str], *hits: Hit, message: str = "x", fix: str = "y") -> list[Finding]:
    """Run one rule that yields these hits over a dossier in memory."""
    rule = rule_of_the_house(message, *hits)
    rule.FIX = fix  # type: ignore[attr-defined]
    dossier, rules = read_dossier({**FILES, **case_files}), read_set()
    return list(assess(dossier, rules, TODAY, rules=[rule]).findings)


@pytest.mark.parametrize(
    ("file", "path", "key", "place"),
    [
        ("dossier.yaml", ("school_year",), False, (10, 14)),
        ("dossier.yaml", ("school_year",), True, (10, 1)),
        ("dossier.yaml", ("nothing", 3), False, (1, 1)),
        ("indicator-set.yaml", ("id",), False, (1, 5)),
        ("khac.yaml", ("id",), False, (1, 1)),
        ("output/a.docx", (), False, (None, None)),
    ],
)
def test_a_hit_is_placed_in_its_file(
    file: str, path: tuple[str | int, ...], key: bool, place: tuple[int | None, int | None]
) -> None:
    (found,) = found_by({}, Hit(file, path, "1", key))

    assert (found.line, found.column, found.about) == (*place, "1")


def test_a_hit_may_be_graver_than_its_rule() -> None:
    found = found_by({}, Hit("dossier.yaml"), Hit("timeline.yaml", severity=Severity.ERROR))

    assert [one.severity for one in found] == [Severity.NOTICE, Severity.ERROR]


def test_numbers_are_written_as_people_type_them() -> None:
    hits = [Hit("a.docx", words={"n": Decimal(n)}) for n in ("6.50", "10", "0.0")]

    assert [one.message for one in found_by({}, *hits, message="{n}")] == ["6,5", "10", "0"]
    assert [one.fix for one in found_by({}, *hits, message="{n}", fix="{n}")] == ["6.5", "10", "0"]
    assert found_by({}, Hit("a.docx", words={"n": 1.0}), message="{n}")[0].message == "1.0"


def waivers(*written: str) -> list[tuple[str, int | None, int | None, str | None]]:
    head = FILES["dossier.yaml"] + "waivers:\n" + "".join(f"  - {one}\n" for one in written)
    hits = (Hit("evidence/1.1/a.pdf", about="1.1"), Hit("evidence/1.1/b/c.pdf", about="1.1"), Hit("timeline.yaml"))
    return [(one.rule, one.line, one.column, one.waived) for one in found_by({"dossier.yaml": head}, *hits)]


LAST = FILES["dossier.yaml"].count("\n") + 2
OPEN = [("else-again", None, None, None), ("else-again", None, None, None), ("else-again", 1, 1, None)]


@pytest.mark.parametrize(
    ("where", "covered"),
    [
        ('"1.1"', [True, True, False]),
        ("evidence/1.1", [True, True, False]),
        ("evidence/1.1/", [True, True, False]),
        ("evidence/1.1/b", [False, True, False]),
        ("1.1/b", [False, False, False]),
        ("1.1/a.pdf", [True, False, False]),
        ("evidence/1.1/a.pdf", [True, False, False]),
        ("evidence/1", [False, False, False]),
        ("timeline.yaml", [False, False, True]),
        ("./timeline.yaml", [False, False, True]),
    ],
)
def test_a_waiver_covers_a_row_a_file_or_a_folder_of_the_evidence(where: str, covered: list[bool]) -> None:
    found = waivers(f"{{rule: else-again, where: {where}, reason: vì}}")

    assert [one[3] == "vì" for one in found if one[0] == "else-again"] == covered
    assert [one[:3] for one in found if one[0] != "else-again"] == [("waiver-unused", LAST, 12)] * (not any(covered))


@pytest.mark.parametrize(
    ("waiver", "added"),
    [
        ('{rule: else-again, where: "", reason: vì}', [("key-missing", LAST, 31, None)]),
        (
            '{rule: else-again, where: " ", reason: ""}',
            [("key-missing", LAST, at, None) for at in (31, 44)],
        ),
        ("{rule: yaml-tag, where: a, reason: vì}", [("waiver-unused", LAST, 12, None)]),
        ("{rule: unknown, where: a, reason: vì}", []),
        ("{rule: else-again, where: timeline.yaml}", []),
        ("{rule: else-again, where: timeline.yaml, reason: vì, by: x}", []),
        ("{rule: else-again, where: timeline.yaml, reason: [vì]}", []),
        ("{rule: else-again, where: timeline.yaml, reason: {vì: x}}", []),
    ],
)
def test_a_waiver_that_is_not_whole_covers_nothing(
    waiver: str, added: list[tuple[str, int | None, int | None, str | None]]
) -> None:
    assert sorted(waivers(waiver), key=str) == sorted([*OPEN, *added], key=str)


@pytest.mark.parametrize("other", ["x", "~", "[a]"])
def test_a_waiver_beside_one_that_was_refused_as_a_whole_covers_what_it_names(other: str) -> None:
    found = waivers(other, "{rule: else-again, where: timeline.yaml, reason: vì}")

    assert found == [*OPEN[:2], ("else-again", 1, 1, "vì")]


def test_a_waiver_without_a_place_is_worded() -> None:
    head = FILES["dossier.yaml"] + 'waivers: [{rule: else-again, where: "", reason: vì}]\n'
    (found,) = found_by({"dossier.yaml": head})

    assert (found.message, found.fix) == ("miễn trừ chưa ghi chỗ nào, nên chưa có tác dụng", "Điền sau where:.")
    assert (found.file, found.severity) == ("dossier.yaml", Severity.ERROR)
    (unused,) = found_by({"dossier.yaml": head.replace('""', "a")})
    assert unused.message == "miễn trừ cho “else-again” không còn cần: không có lỗi nào như vậy"
    assert (unused.file, unused.severity) == ("dossier.yaml", Severity.WARNING)


def test_waivers_that_are_written_nowhere_are_those_of_the_head() -> None:
    head = Head(waivers=(Waiver(rule="else-again", where="a.docx", reason="vì"),))
    rule = rule_of_the_house("x", Hit("a.docx", words={"row": ""}))
    found = assess(Dossier(Path("x"), head), read_set(), TODAY, rules=[rule]).findings

    assert [one.waived for one in found] == ["vì"]


#: What is typed in place of what, and the one rule that tells it.
CONSEQUENCES = [
    ("\nscores:", "\nscore:", "key-unknown"),
    ("\nscores:", "\nscores", "yaml-syntax"),
    ("\nscores:", "\n scores:", "yaml-syntax"),
    ('group: "1"\n', "", "key-missing"),
    ("    evidence:\n      - {", "    evidence:\n        {", "value-wrong"),
    ("    evidence:", "    evidenc:", "key-unknown"),
    ('"1.6.3":', '"1.6.E":', "criterion-unknown"),
    ("    points: 6.5", "\tpoints: 6.5", "yaml-syntax"),
]


def test_a_slip_and_what_follows_from_it_are_one_finding(example: Path) -> None:
    path = example / "scores" / "1-day-hoc.yaml"
    right, rules = path.read_text(encoding="utf-8"), IndicatorSet.read("qd4725-2022")

    def told() -> list[str]:
        findings = assess(Dossier.read(example), rules, TODAY).findings
        return [finding.rule for finding in findings if finding.file == "scores/1-day-hoc.yaml"]

    before = told()
    for typed, wrong, rule in CONSEQUENCES:
        assert typed in right
        path.write_text(right.replace(typed, wrong, 1), encoding="utf-8")
        assert sorted(told()) == sorted([*before, rule]), wrong
