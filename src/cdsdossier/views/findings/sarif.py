"""Findings as SARIF 2.1.0, which code hosts and editors show beside the files."""

from __future__ import annotations

from urllib.parse import quote

from cdsdossier import __version__
from cdsdossier.findings import Finding, Severity
from cdsdossier.judging.assessing import Assessment
from cdsdossier.judging.rule_pages import load_rule_page
from cdsdossier.views.json import dump_json

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTICE: "note"}


def check_sarif(assessment: Assessment) -> str:
    """Return all findings as one SARIF run; waived ones carry a suppression with the reason."""
    names = sorted({finding.rule for finding in assessment.findings})
    driver = {"name": "cdsdossier", "version": __version__, "language": "vi", "rules": [_rule(name) for name in names]}
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "results": [_result(finding, names.index(finding.rule)) for finding in assessment.findings],
    }
    return dump_json({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]})


def _rule(name: str) -> dict[str, object]:
    page = load_rule_page(name)
    return {
        "id": name,
        "shortDescription": {"text": page.title},
        "fullDescription": {"text": page.text},
        "defaultConfiguration": {"level": _LEVELS[page.severity]},
    }


def _result(finding: Finding, index: int) -> dict[str, object]:
    result: dict[str, object] = {
        "ruleId": finding.rule,
        "ruleIndex": index,
        "level": _LEVELS[finding.severity],
        "message": {"text": f"{finding.message}. Cách sửa: {finding.fix}" if finding.fix else finding.message},
        "locations": [{"physicalLocation": _place(finding)}],
    }
    if finding.asked_waiver is not None:
        result["properties"] = {"sender_waiver": finding.asked_waiver}
    if finding.waived is not None:
        result["suppressions"] = [{"kind": "external", "status": "accepted", "justification": finding.waived}]
    return result


def _place(finding: Finding) -> dict[str, object]:
    place: dict[str, object] = {"artifactLocation": {"uri": quote(finding.file, errors="surrogateescape")}}
    if finding.line is not None:
        place["region"] = {"startLine": finding.line, "startColumn": finding.column or 1}
    return place
