"""Findings in every format but the coloured one, by name."""

from __future__ import annotations

from collections.abc import Callable

from cdsdossier.judging.assessing import Assessment
from cdsdossier.views.findings.sarif import check_sarif
from cdsdossier.views.findings.text import check_lines, concise
from cdsdossier.views.json import check_json
from cdsdossier.views.layout import plain

#: ``--format`` → the text it makes.
FORMATS: dict[str, Callable[[Assessment], str]] = {
    "text": lambda assessment: plain(check_lines(assessment)),
    "concise": concise,
    "json": check_json,
    "sarif": check_sarif,
}


def findings_as(form: str, assessment: Assessment) -> str:
    """Return the findings in one of ``FORMATS``."""
    return FORMATS[form](assessment)
