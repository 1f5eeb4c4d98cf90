"""The list of evidence: every piece once, with a code that stays the same as long as the dossier does."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from cdsdossier.model.dossier import Evidence, normalize_path
from cdsdossier.model.indicatorset import FROZEN_SET_FILE

if TYPE_CHECKING:
    from cdsdossier.documents.facts.fact_types import EvidenceFacts
    from cdsdossier.documents.facts.gaps import FieldFiller
    from cdsdossier.judging.assessing import Assessment
    from cdsdossier.model.dossier import Dossier
    from cdsdossier.model.indicatorset import Criterion, Group


def build_evidence_facts(assessment: Assessment, fill: FieldFiller) -> EvidenceFacts:
    """Return the list by group and criterion, and the number of different pieces.

    A group has id, name and criteria, a criterion id, text and pieces. A piece has code, title, number, date, issuer,
    place (file or address) and ``shared``: it is listed under an earlier row too and keeps the code it has there.
    Number, date, issuer and place may be empty texts.
    """
    codes = _Codes(_described(assessment.dossier), fill)
    groups = [_group(group, assessment.dossier, codes) for group in assessment.indicator_set.groups]
    return {"groups": groups, "total": len(codes.given)}


def has_evidence_pieces(assessment: Assessment) -> bool:
    """Return whether the list of evidence has any piece, without making it: pages ask this at every look."""
    rows = (one for group in assessment.indicator_set.groups for one in group.criteria)
    return any(True for one in rows for _ in _pieces(one, assessment.dossier))


def _group(group: Group, dossier: Dossier, codes: _Codes) -> dict[str, object]:
    criteria = [
        {
            "id": one.id,
            "text": codes.fill.text(one.text, FROZEN_SET_FILE, one.id),
            "pieces": [codes.piece(node, piece) for node, piece in _pieces(one, dossier)],
        }
        for one in group.criteria
    ]
    return {"id": group.id, "name": codes.fill.plain(group.name), "criteria": criteria}


def _described(dossier: Dossier) -> dict[str, Evidence]:
    """Return each listed piece by identity, as the first row that lists it describes it."""
    found: dict[str, Evidence] = {}
    for row in dossier.scores.values():
        for piece in row.form.evidence:
            found.setdefault(_identity(piece), piece)
    return found


def _identity(piece: Evidence) -> str:
    if piece.file or piece.url:
        return normalize_path(piece.file) if piece.file else str(piece.url)
    return f"{piece.title} {piece.number} {piece.date}"


def _pieces(criterion: Criterion, dossier: Dossier) -> Iterator[tuple[str, Evidence]]:
    """Yield row by row the listed pieces, then the unlisted files; what a criterion lists, its items do not repeat."""
    known: set[str] = set()
    for node in (criterion.id, *(item.id for item in criterion.items)):
        written = dossier.scores.get(node)
        listed = written.form.evidence if written else ()
        unlisted = (Evidence(file=file.path) for file in dossier.evidence.in_folder(node))
        here: dict[str, Evidence] = {}
        for piece in (*listed, *unlisted):
            here.setdefault(_identity(piece), piece)
        yield from ((node, piece) for key, piece in here.items() if key not in known)
        if node == criterion.id:
            known = set(here)


@dataclass(slots=True)
class _Codes:
    """Gives each piece the code ``MC.<row>.<nn>`` where it is first met, in the order of the set."""

    described: dict[str, Evidence]
    fill: FieldFiller
    given: dict[str, str] = field(default_factory=dict)
    _last: dict[str, int] = field(default_factory=dict)

    def piece(self, node: str, piece: Evidence) -> dict[str, object]:
        """Return a piece with its code."""
        key = _identity(piece)
        shared = key in self.given
        if not shared:
            self._last[node] = self._last.get(node, 0) + 1
            self.given[key] = f"MC.{node}.{self._last[node]:02d}"
        described = self.described.get(key, piece)
        place = normalize_path(described.file) if described.file else described.url or ""
        return {
            "code": self.given[key],
            "title": self.fill.plain(described.title or (PurePosixPath(place).name if described.file else place)),
            "number": self.fill.plain(described.number),
            "date": described.date or "",
            "issuer": self.fill.plain(described.issuer),
            "place": self.fill.plain(place),
            "shared": shared,
        }
