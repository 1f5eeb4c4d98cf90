"""The list of evidence: every piece once, with a code that stays the same as long as the dossier does."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any

from cdsdossier.model.dossier import Evidence, normalize_path
from cdsdossier.model.indicatorset import FROZEN_SET_FILE

if TYPE_CHECKING:
    from cdsdossier.documents.facts.gaps import FieldFiller
    from cdsdossier.judging.assessing import Assessment
    from cdsdossier.model.dossier import Dossier
    from cdsdossier.model.indicatorset import Criterion

Facts = dict[str, Any]


def build_evidence_facts(assessment: Assessment, fill: FieldFiller) -> Facts:
    """Return ``groups`` (id, name, criteria: id, text, pieces) and ``total``, the number of different pieces.

    A piece has code, title, number, date, issuer, place (file or address) and ``shared``: it stands under an earlier
    row too and keeps the code it has there. number, date, issuer and place may be empty texts.
    """
    dossier = assessment.dossier
    codes = _Codes(_described(dossier), fill)
    groups = [
        {
            "id": group.id,
            "name": fill.plain(group.name),
            "criteria": [
                {
                    "id": one.id,
                    "text": fill.text(one.text, FROZEN_SET_FILE, one.id),
                    "pieces": [codes.item(node, piece) for node, piece in _pieces(one, dossier)],
                }
                for one in group.criteria
            ],
        }
        for group in assessment.indicator_set.groups
    ]
    return {"groups": groups, "total": len(codes.given)}


def _described(dossier: Dossier) -> dict[str, Evidence]:
    """Return by identity what the first row that lists a piece says of it."""
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
    """Yield row by row what is listed, then what lies there unlisted; what the criterion lists, its items do not."""
    told: set[str] = set()
    for node in (criterion.id, *(item.id for item in criterion.items)):
        written = dossier.scores.get(node)
        listed = written.form.evidence if written else ()
        lying = (Evidence(file=file.path) for file in dossier.evidence.in_folder(node))
        here: dict[str, Evidence] = {}
        for piece in (*listed, *lying):
            here.setdefault(_identity(piece), piece)
        yield from ((node, piece) for key, piece in here.items() if key not in told)
        if node == criterion.id:
            told = set(here)


@dataclass(slots=True)
class _Codes:
    """Gives each piece ``MC.<row>.<nn>`` where it is first met, in the order of the set."""

    described: dict[str, Evidence]
    fill: FieldFiller
    given: dict[str, str] = field(default_factory=dict)
    _last: dict[str, int] = field(default_factory=dict)

    def item(self, node: str, piece: Evidence) -> Facts:
        key = _identity(piece)
        shared = key in self.given
        if not shared:
            self._last[node] = self._last.get(node, 0) + 1
            self.given[key] = f"MC.{node}.{self._last[node]:02d}"
        known = self.described.get(key, piece)
        place = normalize_path(known.file) if known.file else known.url or ""
        return {
            "code": self.given[key],
            "title": self.fill.plain(known.title or PurePosixPath(place).name if known.file else known.title or place),
            "number": self.fill.plain(known.number),
            "date": known.date or "",
            "issuer": self.fill.plain(known.issuer),
            "place": self.fill.plain(place),
            "shared": shared,
        }
