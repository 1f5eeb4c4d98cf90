"""The lines of one dossier for the long table: what is said of each row. Made only where asked, never in the cache."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from decimal import Decimal
from typing import Any, NamedTuple

from cdsdossier.judging.assessing import Assessment
from cdsdossier.judging.review import ReviewComparison, RowValue, find_answerable_rows
from cdsdossier.model.dossier import normalize_path
from cdsdossier.model.indicatorset import Node
from cdsdossier.office.rollup.collect.judged_row import is_of_office
from cdsdossier.text import urls


class RowDetail(NamedTuple):
    """One row of one dossier; its first line, without an ``id``, holds the findings that are about no row."""

    id: str
    group: str
    criterion: str
    text: str
    condition: bool
    maximum: Decimal | None
    #: Points as they count, or met or not; None where nothing is written. Of a review, where it has come to a result.
    own: RowValue
    external: RowValue
    #: The office's reason where it disagrees.
    reason: str
    #: Sound files and usable addresses.
    evidence: int
    #: ``rule=count`` of each finding that no waiver covers, but those of the office's own review.
    findings: str


def detail_to_json(assessment: Assessment, compared: ReviewComparison | None) -> str:
    """Return the lines as one line of ASCII; ``compared`` is the review that counts, None where there is none."""
    points = {row.id: row.counted for group in assessment.scores.groups for row in group.rows if row.points is not None}
    faults, reviewed = _count_faults(assessment), {row.id: row for row in compared.rows} if compared else {}
    lines: list[RowDetail] = []
    for row, node in find_answerable_rows(assessment.indicator_set).items():
        theirs = reviewed.get(row)
        scored = assessment.dossier.scores.get(row)
        met = scored.form.met if scored else None
        lines.append(
            RowDetail(
                row, node.group.id, node.criterion.id, node.text, node.mandatory, node.form.maximum,
                met if node.mandatory else points.get(row), theirs.external if theirs else None,
                theirs.reason if theirs else "", _count_evidence(assessment, row, node), _told(faults.pop(row, None)),
            )
        )  # fmt: skip
    rest = sum(faults.values(), Counter[str]())
    lines.insert(0, RowDetail("", "", "", "", False, None, None, None, "", 0, _told(rest)))
    return json.dumps(lines, separators=(",", ":"), default=str)


def detail_from_json(text: str) -> list[RowDetail]:
    """Return the lines that :func:`detail_to_json` wrote."""
    return [_line(*parts) for parts in json.loads(text)]


def _line(*parts: Any) -> RowDetail:  # noqa: ANN401 - as it was written
    read = RowDetail(*parts)
    maximum = None if read.maximum is None else Decimal(read.maximum)
    return read._replace(maximum=maximum, own=_value(read.own), external=_value(read.external))


def _value(written: Any) -> RowValue:  # noqa: ANN401
    return Decimal(written) if isinstance(written, str) else written


def _count_faults(assessment: Assessment) -> dict[str, Counter[str]]:
    faults: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for finding in assessment.findings:
        if finding.waived is None and not (assessment.dossier.received and is_of_office(finding)):
            faults[finding.about][finding.rule] += 1
    return faults


def _told(faults: Counter[str] | None) -> str:
    return " ".join(f"{rule}={count}" for rule, count in sorted((faults or {}).items()))


def _count_evidence(assessment: Assessment, row: str, node: Node) -> int:
    """Return how many sound files and usable addresses a row has, each once."""
    dossier, scored = assessment.dossier, assessment.dossier.scores.get(row)
    folders = assessment.indicator_set.folders_of.get(row, (node.form.id,))
    found = {file.path for folder in folders for file in dossier.evidence.in_folder(folder) if file.sound}
    for item in scored.form.evidence if scored else ():
        file = dossier.evidence.at(normalize_path(item.file)) if item.file else None
        if file and file.sound:
            found.add(file.path)
        if item.url and urls.find_url_fault(item.url) is None:
            found.add(item.url)
    return len(found)
