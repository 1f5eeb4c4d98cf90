"""What is said of files that were changed by hand."""

from __future__ import annotations

from datetime import date

from support.rulemaker import FILES, read_dossier, read_set

from cdsdossier.documents.output.manifest import EditedDocument
from cdsdossier.findings import Severity
from cdsdossier.judging.assessing import check_scored, score_dossier
from cdsdossier.judging.rules import document_edited


def test_an_official_version_is_a_warning_and_a_draft_a_notice_each_with_its_command() -> None:
    scored = score_dossier(read_dossier(FILES), read_set(), date(2026, 4, 20))
    edited = [EditedDocument(f"output/{name}", document, final) for name, document, final in (
        ("06-bao-cao.docx", "bao-cao", True), ("08-to-trinh.docx", "to-trinh", False),
    )]  # fmt: skip
    found = check_scored(scored, rules=[document_edited], edited=edited).findings

    assert [
        (one.file, one.severity, one.fix.rpartition(": ")[2]) for one in found if one.rule == "document-edited"
    ] == [
        ("output/06-bao-cao.docx", Severity.WARNING, "cdsdossier render bao-cao --final --force"),
        ("output/08-to-trinh.docx", Severity.NOTICE, "cdsdossier render to-trinh --force"),
    ]
