"""An external assessment as one HTML page: no script, nothing fetched, evidence a click away."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

from cdsdossier.files import resources
from cdsdossier.judging.assessing import Assessment
from cdsdossier.judging.review import REVIEW_STATE_NAMES, ReviewComparison, ReviewedRow
from cdsdossier.judging.scoring import GroupScore, Judgement
from cdsdossier.model.dossier import REVIEW, Review
from cdsdossier.views import page_policy
from cdsdossier.views.levels import format_level
from cdsdossier.views.numbers import format_day, format_points
from cdsdossier.views.review.evidence_links import EvidenceLink, build_evidence_links
from cdsdossier.views.review.text import format_answer, format_assessor, format_difference

if TYPE_CHECKING:
    from jinja2 import Template

_PAGE, _STYLE = "danh-gia-ngoai.html", "danh-gia-ngoai.css"


@dataclass(frozen=True, slots=True)
class _Side:
    """One side's sum as the page prints it."""

    points: str
    maximum: str
    level: str
    unmet: str


def review_page(assessment: Assessment, compared: ReviewComparison, target: Path | None) -> str:
    """Return the page as it must be to lie at ``target``: evidence is linked relative to that place.

    Where there is no target the links are relative to the dossier's own folder.
    """
    head, review = assessment.dossier.head, assessment.dossier.review or Review()
    style = (resources.web_pages_folder() / _STYLE).read_text(encoding="utf-8")
    base = _base(assessment.dossier.folder.resolve(), target)
    return _template().render(
        style=style,
        policy=page_policy.content_security_policy(style),
        school=head.school.name or "(chưa điền tên trường)",
        year=head.school_year or "(chưa điền)",
        body=review.body.name or "(chưa ghi cơ quan)",
        held=format_day(review.date) if review.date else "",
        rules=assessment.indicator_set,
        state=compared.state,
        state_name=REVIEW_STATE_NAMES.get(compared.state, "chưa ghi tình trạng"),
        reasons=review.reasons,
        claims=assessment.claims,
        sums=_sums(compared),
        groups=_groups(assessment, compared, base),
        missing=[one for one in assessment.findings if one.file == REVIEW],
    )


def _template() -> Template:
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    loader = FileSystemLoader(resources.web_pages_folder(), encoding="utf-8")
    environment = Environment(
        loader=loader, autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    return environment.get_template(_PAGE)


def _base(folder: Path, target: Path | None) -> str:
    """Return what leads from the page to the dossier: ``../ho-so/``, empty where the page lies in it."""
    if target is None:
        return ""
    try:
        way = Path(os.path.relpath(folder, target.resolve().parent)).as_posix()
    except ValueError:  # another drive
        return f"{folder.as_uri()}/"
    return f"{quote(way, errors='surrogateescape')}/"


def _sums(compared: ReviewComparison) -> list[dict[str, object]]:
    pairs = zip(compared.self_sheet.groups, compared.external_sheet.groups, strict=True)
    sums = [
        {"name": f"{own.id}. {own.name}", "own": _side(own), "external": _side(external)}
        for own, external in pairs
        if own.criteria
    ]
    if compared.self_sheet.whole and compared.external_sheet.whole:
        own, external = _side(compared.self_sheet.whole), _side(compared.external_sheet.whole)
        sums.append({"name": "Cả bộ chỉ số", "own": own, "external": external})
    return sums


def _side(judged: GroupScore | Judgement) -> _Side:
    level = format_level(judged.level) if judged.level else ""
    empty = getattr(judged, "unscored", 0)
    still = f"tạm tính, còn {empty} mục chấm" if empty else ""
    words = "; ".join(filter(None, (level, still)))
    return _Side(
        format_points(judged.points),
        format_points(judged.maximum),
        words,
        ", ".join(getattr(judged, "mandatory_unmet", ())),
    )


def _groups(assessment: Assessment, compared: ReviewComparison, base: str) -> list[dict[str, object]]:
    found = build_evidence_links(assessment.dossier, assessment.indicator_set)
    nodes = assessment.indicator_set.nodes
    groups: list[dict[str, object]] = []
    for group in assessment.indicator_set.groups:
        rows = [_row(row, found.get(row.id, ()), base) for row in compared.rows if nodes[row.id].group.id == group.id]
        if rows:
            groups.append({"id": group.id, "name": group.name, "rows": rows})
    return groups


def _row(row: ReviewedRow, found: tuple[EvidenceLink, ...], base: str) -> dict[str, object]:
    return {
        "id": row.id,
        "text": row.text,
        "maximum": "bắt buộc" if row.mandatory else format_points(row.maximum),
        "own": format_answer(row.own),
        "external": format_answer(row.external),
        "difference": format_difference(row),
        "kind": "open" if row.external is None else "" if row.agrees else "changed",
        "reason": row.reason,
        "note": row.note,
        "seen": format_assessor(row),
        "proofs": [{"words": proof.words, "href": _address(proof, base)} for proof in found],
    }


def _address(proof: EvidenceLink, base: str) -> str:
    return f"{base}{quote(proof.file, errors='surrogateescape')}" if proof.file else proof.url
