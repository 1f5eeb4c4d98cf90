"""Every rule finds what it is for, at its line, and stays silent next to it.

The dossiers in ``rules/<rule>/bad`` say on the very line what must be found there
(``points: 11  #! points-above-maximum``); ``EXPECTED`` says it for files that hold no comments. Those in
``good`` are near misses and must be silent.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from importlib import import_module
from pathlib import Path

import pytest
from support.overlay import HERE, MADE, MARK, RENDERED, judged, laid_out

import cdsdossier.judging.rules
from cdsdossier.findings import READING_RULES, UNUSED_WAIVER, Finding, Severity
from cdsdossier.judging.assessing import Assessment
from cdsdossier.judging.rule_pages import load_rule_page
from cdsdossier.judging.rules import RULES, Rule, get_rule_name

NAMES = sorted({*map(get_rule_name, RULES), *READING_RULES, UNUSED_WAIVER})
WARNINGS = {
    "authority-abolished", "basis-replaced", "document-edited", "document-missing", "document-out-of-year",
    "document-stale",
    "evidence-empty", "evidence-locked", "evidence-name-unportable", "evidence-orphan", "evidence-out-of-year",
    "evidence-type-mismatch", "review-incomplete", "set-changed", "set-source-missing", "waiver-unused",
    "deadline-passed", "step-missing", "task-outside-year", "task-overdue", "task-product-missing",
    "tasks-out-of-order", "unconfirmed", "when-unreadable", "evidence-untitled", "prose-cites-unknown", "prose-differs",
    "meeting-place-differs", "text-form", "text-unfinished",
}  # fmt: skip
NOTICES = {
    "evidence-duplicate", "evidence-name-personal", "evidence-temporary", "set-unverified",
    "task-done-late", "task-due-soon",
}  # fmt: skip
#: Rules of which some findings are milder or graver than the rule.
OTHERWISE = {
    "council-unfit": Severity.WARNING, "person-differs": Severity.WARNING,
    "document-edited": Severity.NOTICE, "document-stale": Severity.ERROR,
    "evidence-number-wrong": Severity.WARNING, "votes-wrong": Severity.WARNING,
    "review-incomplete": Severity.ERROR, "set-source-missing": Severity.NOTICE,
    "task-document-differs": Severity.WARNING,
}  # fmt: skip

Place = tuple[str, int | None, str]
Bad = Callable[[str], tuple[Path, Assessment]]


def told(rule: str, folder: Path) -> Assessment:
    """Assess a layer's dossier; a set that is at fault is not compared with the shipped one."""
    return judged(folder, compare=rule == "set-changed" or not rule.startswith("set-"))


@pytest.fixture(scope="module")
def told_of_bad(tmp_path_factory: pytest.TempPathFactory) -> Bad:
    """Return the bad dossier of a rule and its assessment, made once."""

    @cache
    def made(rule: str) -> tuple[Path, Assessment]:
        folder = laid_out(tmp_path_factory.mktemp(rule) / "d", f"{rule}/bad")
        return folder, told(rule, folder)

    return made


def severity(rule: str) -> Severity:
    """Return how grave a rule's findings are: error, unless the tables above say otherwise."""
    if rule in NOTICES:
        return Severity.NOTICE
    return Severity.WARNING if rule in WARNINGS else Severity.ERROR


def found(assessment: Assessment) -> list[Place]:
    return sorted(((f.file, f.line, f.rule) for f in assessment.findings if f.waived is None), key=repr)


def expected(folder: Path, layer: str) -> list[Place]:
    places = [place for file in folder.rglob("*.yaml") for place in _marked(file, file.relative_to(folder).as_posix())]
    note = HERE / layer / "EXPECTED"
    for line in note.read_text(encoding="utf-8").splitlines() if note.exists() else ():
        where, rule = line.split()
        file, _, number = where.partition(":")
        places.append((file, int(number) if number else None, rule))
    return sorted(places, key=repr)


def _marked(path: Path, file: str) -> list[Place]:
    text = path.read_bytes()[:100_000].decode("utf-8", "replace")
    return [
        (file, number, rule)
        for number, line in enumerate(text.splitlines(), 1)
        for rule in line.partition(MARK)[2].split()
    ]


@pytest.mark.parametrize("rule", NAMES)
def test_a_bad_dossier_gets_exactly_the_findings_its_lines_name_and_its_own_is_among_them(
    rule: str, told_of_bad: Bad
) -> None:
    folder, assessment = told_of_bad(rule)
    places = expected(folder, f"{rule}/bad")

    assert found(assessment) == places
    assert rule in {name for _, _, name in places}


@pytest.mark.parametrize("rule", NAMES)
def test_a_near_miss_is_silent(rule: str, tmp_path: Path) -> None:
    assert found(told(rule, laid_out(tmp_path / "d", f"{rule}/good"))) == []


def test_the_base_is_silent(tmp_path: Path) -> None:
    assert judged(laid_out(tmp_path / "d")).findings == ()


def test_every_rule_has_a_bad_and_a_good_dossier_and_nothing_else_lies_there() -> None:
    layers = {path.relative_to(HERE).as_posix() for path in HERE.glob("[a-z]*/*") if path.is_dir()}

    assert layers == {f"{rule}/{kind}" for rule in NAMES for kind in ("bad", "good")}
    assert {*MADE, *RENDERED} <= layers


def test_every_layer_changes_something() -> None:
    empty = [layer for rule in NAMES for layer in (f"{rule}/bad", f"{rule}/good") if not any((HERE / layer).iterdir())]

    assert empty == []


def test_the_table_of_rules_and_the_folder_of_rules_agree() -> None:
    files = {path.stem.replace("_", "-") for path in Path(cdsdossier.judging.rules.__path__[0]).glob("[!_]*.py")}

    assert files == set(NAMES)
    assert len(RULES) == len(set(map(get_rule_name, RULES)))


@pytest.mark.parametrize("rule", NAMES)
def test_a_rule_has_its_severity_and_its_page(rule: str) -> None:
    module = import_module(f"cdsdossier.judging.rules.{rule.replace('-', '_')}")
    page = module.__doc__ or ""

    assert load_rule_page(rule).severity is severity(rule)
    assert page.split("\n\n")[0].endswith("."), "the fault itself, in one sentence"
    assert "\nVì sao: " in page
    assert "\nCách sửa: " in page


@pytest.mark.parametrize("rule", RULES, ids=get_rule_name)
def test_a_rule_that_is_asked_has_its_sentences(rule: Rule) -> None:
    assert rule.MESSAGE
    assert not rule.MESSAGE.endswith(".")
    assert rule.FIX


@pytest.mark.parametrize("rule", NAMES)
def test_every_finding_is_as_grave_as_its_rule_and_says_what_to_do(rule: str, told_of_bad: Bad) -> None:
    for finding in told_of_bad(rule)[1].findings:
        assert finding.severity in {severity(finding.rule), OTHERWISE.get(finding.rule)}
        assert finding.file
        assert finding.message
        assert not finding.message.endswith(".")
        assert finding.fix
        assert not {"\n", "{", "}"} & set(finding.message.replace("{ }", "")), "one line, nothing left to fill in"
        assert "\n" not in finding.fix


@pytest.mark.parametrize("rule", NAMES)
def test_a_rule_s_places_and_sentences_are_those_that_were_read(
    rule: str, told_of_bad: Bad, updating_golden: bool
) -> None:
    folder, assessment = told_of_bad(rule)
    text = "".join(f"{_line(one)}\n" for one in assessment.findings).replace(folder.as_posix(), "HỒ-SƠ")
    golden = HERE / "sentences.txt"
    sections = golden.read_text(encoding="utf-8").split("# ")[1:]
    read = {name: lines for name, _, lines in (section.partition("\n") for section in sections)}
    if updating_golden:
        read[rule] = text
        golden.write_text("".join(f"# {name}\n{read[name]}" for name in sorted(read)), encoding="utf-8", newline="\n")

    assert text == read[rule]


def _line(finding: Finding) -> str:
    place = f"{finding.file}:{finding.line}:{finding.column}" if finding.line else finding.file
    return f"{finding.rule} | {place} | {finding.message} | {finding.fix}"
