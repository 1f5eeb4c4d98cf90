"""Which finding stops which documents: the table of the final gate, line by line and rule by rule."""

from __future__ import annotations

from dataclasses import replace

import pytest
from support.overlay import HERE, MARK

from cdsdossier.documents.output.final_gate import ERRORS, FACTS, WARNINGS, Stopped, concerns_document
from cdsdossier.findings import Finding, Severity
from cdsdossier.judging.honest_results import HONEST_RULES
from cdsdossier.judging.rules import RULES, get_rule_name
from cdsdossier.model.dossier.head import DOCUMENTS
from cdsdossier.model.dossier.review import OFFICE_DOCUMENTS

MINUTES, DECISION, CERTIFICATE, _ = OFFICE_DOCUMENTS
#: Document → some of the facts that it prints.
USES = {
    "ke-hoach": {"timeline/tasks", "school/head/name", "bases", "groups/name", "documents/bao-cao/name"},
    "quyet-dinh-hoi-dong": {"council/name", "school/head/name", "bases", "earlier/number", "earlier/date"},
    "danh-muc-minh-chung": {"evidence/total", "council_roles/Thư ký/name"},
    "phieu-cham-diem": {"groups/points", "school/staff", "council_roles/Thư ký/name"},
    "bien-ban-tu-danh-gia": {"groups/points", "minutes/agree", "documents/quyet-dinh-hoi-dong/number"},
    "bao-cao": {"groups/points", "narrative/lessons", "earlier/number", "school/head/name", "bases"},
    "to-trinh": {"groups/points", "chain/number", "school/head/name", "bases", "minutes/members"},
    MINUTES: {"review/groups/external/points", "review/minutes/starts", "school/head/name"},
    DECISION: {
        "bases",
        "review/groups/external/points",
        "documents/bien-ban-danh-gia-ngoai/number",
        "review/body/head/name",
    },
    CERTIFICATE: {"review/groups/external/points", "review/body/head/name"},
}
ALL = (*DOCUMENTS, *OFFICE_DOCUMENTS)


def error(rule: str, file: str, about: str = "", severity: Severity = Severity.ERROR) -> Finding:
    return Finding(rule, severity, file, 1, 1, "sai", "sửa", about)


def warning(rule: str, file: str = "dossier.yaml", about: str = "") -> Finding:
    return error(rule, file, about, Severity.WARNING)


def stopped(finding: Finding, *together: str) -> str:
    """Return the numbers of the documents that a finding stops."""
    names = [document for document, uses in USES.items() if concerns_document(finding, document, uses, together)]
    return " ".join(str(ALL.index(name) + 1) for name in names)


@pytest.mark.parametrize(
    ("finding", "documents"),
    [
        (error("points-above-maximum", "scores/1-day-hoc.yaml", "1.1"), "3 4 5 6 8"),
        (error("criterion-unscored", "dossier.yaml", "1.1"), "4 5 6 8"),
        (error("evidence-outside", "evidence/1.1/a.lnk"), "3"),
        (error("council-unfit", "dossier.yaml"), "2 3 4 8"),
        (error("votes-wrong", "dossier.yaml", "bien-ban-tu-danh-gia"), "5"),
        (error("votes-wrong", "review.yaml", MINUTES), "10"),
        (error("annex-differs", "timeline.yaml"), "1"),
        (error("yaml-syntax", "narrative.yaml"), "6"),
        (error("key-missing", "dossier.yaml"), "1 2 3 4 5 6 8"),
        (error("document-number-reused", "dossier.yaml", "ke-hoach"), "1 2 6 8"),
        (error("document-number-reused", "dossier.yaml", "to-trinh"), "8"),
        (error("document-stale", "output/02-x.docx", "quyet-dinh-hoi-dong"), "4 5 6 8"),
        (error("document-stale", "output/06-bao-cao.docx", "bao-cao"), "8"),
        (error("set-levels-wrong", "indicator-set.yaml"), "4 5 6 8 10 11 12"),
        (error("x", "review.yaml"), "10 11 12"),
        (error("x", "review.yaml", DECISION), "11"),
        (error("document-number-reused", "review.yaml", MINUTES), "10 11"),
        (error("document-stale", "review-output/10-x.docx", MINUTES), "11 12"),
        (replace(error("basis-notation-wrong", "dossier.yaml"), printed_in=("ke-hoach",)), "1"),
        (replace(warning("text-form"), printed_in=("ke-hoach", "to-trinh")), "1 8"),
        (replace(warning("basis-replaced"), printed_in=()), ""),
        (warning("document-out-of-year", about="quyet-dinh-hoi-dong"), "2 5 6 8"),
        (warning("unconfirmed", about="confirmed.head"), "1 2 6 8"),
        (warning("unconfirmed", about="confirmed.staff"), "4"),
        (warning("unconfirmed", about="confirmed.council"), "2 3 4 8"),
        (warning("unconfirmed", about="confirmed.bases"), "1 2 6 8"),
        (warning("text-unfinished"), "1 2 3 4 5 6 8"),
        (warning("text-unfinished", "narrative.yaml"), "6"),
        (warning("text-form", "review.yaml"), "10 11 12"),
        (warning("text-form", "timeline.yaml", "1"), "1"),
        (warning("evidence-untitled", "scores/1-day-hoc.yaml", "1.1"), "3"),
        (warning("prose-differs", "narrative.yaml"), ""),
        (warning("document-stale", "output/02-x.docx", "quyet-dinh-hoi-dong"), ""),
        (warning("deadline-passed", "timeline.yaml"), ""),
        (error("evidence-duplicate", "evidence/1.1/a.pdf", severity=Severity.NOTICE), ""),
    ],
    ids=lambda value: f"{value.rule} {value.about}" if isinstance(value, Finding) else "",
)  # fmt: skip
def test_a_finding_stops_what_prints_or_rests_on_what_is_at_fault(finding: Finding, documents: str) -> None:
    assert stopped(finding) == documents


def test_what_is_rendered_together_with_its_followers_does_not_stop_them() -> None:
    late = error("document-stale", "output/02-x.docx", "quyet-dinh-hoi-dong")

    assert stopped(late, "quyet-dinh-hoi-dong", "bao-cao") == ""


def _places() -> set[tuple[str, str]]:
    """Return (rule, file) of every fault that the test dossiers of the rules hold."""
    found = set()
    for path in HERE.glob("*/bad/**/*.yaml"):
        rule, _, *inside = path.relative_to(HERE).parts
        marks = " ".join(line.partition(MARK)[2] for line in path.read_text("utf-8", "replace").splitlines())
        found |= {("/".join(inside), rule)} if rule in marks.split() else set()
    for path in HERE.glob("*/bad/EXPECTED"):
        lines = map(str.split, path.read_text("utf-8").splitlines())
        found |= {(place.partition(":")[0], rule) for place, rule in lines}
    return {(rule, file) for file, rule in found}


def test_an_error_of_any_rule_stops_some_document_wherever_it_is_found() -> None:
    grave = {get_rule_name(rule) for rule in RULES if rule.SEVERITY is Severity.ERROR}
    faults = [error(rule, file) for rule, file in sorted(_places()) if rule in grave]

    assert {one.rule for one in faults} >= grave
    assert {one.rule for one in faults if not stopped(one)} == HONEST_RULES


def test_the_table_names_rules_and_facts_that_there_are() -> None:
    names = {get_rule_name(rule) for rule in RULES}
    subjects = {Stopped.ALL, Stopped.ABOUT, Stopped.CITING, Stopped.FOLLOWERS}

    assert {*ERRORS, *WARNINGS} <= names
    assert {*FACTS} == {*Stopped} - subjects
