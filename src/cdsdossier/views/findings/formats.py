"""Findings in every format but the coloured one, by name."""

from __future__ import annotations

from collections.abc import Callable

from cdsdossier.judging.assessing import Assessment
from cdsdossier.views.findings.sarif import check_sarif
from cdsdossier.views.findings.text import check_lines, concise_text
from cdsdossier.views.json import check_json
from cdsdossier.views.layout import plain_text

#: ``--format`` → the text it makes.
FORMATS: dict[str, Callable[[Assessment], str]] = {
    "text": lambda assessment: plain_text(check_lines(assessment)),
    "concise": concise_text,
    "json": check_json,
    "sarif": check_sarif,
}


def format_findings(form: str, assessment: Assessment) -> str:
    """Return the findings in one of ``FORMATS``."""
    return FORMATS[form](assessment)
