"""Groups, criteria and rows as templates see them: texts, points that count, what proves them."""

from __future__ import annotations

from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from decimal import Decimal
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any

from cdsdossier.documents.facts.gaps import FieldFiller, Gap
from cdsdossier.model.dossier import normalize_path
from cdsdossier.model.indicatorset import FROZEN_SET_FILE

if TYPE_CHECKING:
    from cdsdossier.judging.assessing import Assessment
    from cdsdossier.judging.scoring import CriterionScore, GroupScore, RowScore
    from cdsdossier.model.dossier import Dossier
    from cdsdossier.model.dossier.scores import Evidence
    from cdsdossier.model.indicatorset import IndicatorSet, Item, Level

Facts = dict[str, Any]


def build_score_facts(assessment: Assessment, fill: FieldFiller) -> Facts:
    """Return ``groups`` and ``whole``.

    A criterion has ``rows``, its items: ``scored`` says whether a row takes points of its own. Every row, and a
    criterion without items, has ``note``, ``measured`` and ``evidence`` (titles), which may be empty texts and lists.
    """
    groups = [_group(group, assessment, fill) for group in assessment.scores.groups]
    whole = assessment.scores.whole
    if whole is None:
        return {"groups": groups, "whole": False}
    rows = tuple(row for group in assessment.scores.groups for row in group.rows)
    begun = any(row.points is not None for row in rows)
    points = fill.value(whole.points if begun else None, "scores", f"scores.{_first_empty(rows, 'points')}.points")
    return {
        "groups": groups,
        "whole": {"points": points, "maximum": whole.maximum, "level": build_reached_level(whole.level, fill)},
    }


@dataclass(frozen=True, slots=True)
class _Source:
    """Where a group's facts come from; ``file`` is its score file, for the names of gaps."""

    file: str
    dossier: Dossier
    indicator_set: IndicatorSet
    fill: FieldFiller

    def points(self, value: Decimal | None, row: str) -> Decimal | Gap:
        """Return points, or a gap that names the row still to be scored."""
        return self.fill.value(value, self.file, f"scores.{row}.points")

    def clean(self, written: str | None) -> str:
        """Return a text that may be empty, as it can be printed."""
        return self.fill.plain(written)


def _group(group: GroupScore, assessment: Assessment, fill: FieldFiller) -> Facts:
    indicator_set = assessment.indicator_set
    file = next((one.file for one in indicator_set.groups if one.id == group.id), "scores")
    source = _Source(file, assessment.dossier, indicator_set, fill)
    begun = any(row.points is not None for row in group.rows)
    return {
        "id": group.id,
        "name": source.clean(group.name),
        # A sum is no field of its own: its gap bears the name of the first row that is empty.
        "points": source.points(group.points if begun else None, _first_empty(group.rows, group.id)),
        "maximum": source.fill.value(group.maximum or None, FROZEN_SET_FILE, f"{group.id}.maximum"),
        "level": build_reached_level(group.level, fill) if indicator_set.judged == "per-group" else False,
        "unscored": group.unscored,
        "mandatory_unmet": list(group.mandatory_unmet),
        "criteria": [_criterion(criterion, source) for criterion in group.criteria],
    }


def _first_empty(rows: tuple[RowScore, ...], otherwise: str) -> str:
    return next((row.id for row in rows if row.points is None), otherwise)


def build_level_facts(one: Level, fill: FieldFiller) -> Facts:
    """Return a level: level, name, words (``từ 50 đến 75``), and its meaning to go on with inside a sentence."""
    meaning = fill.plain(one.meaning)
    go_on = meaning[:1].lower() + meaning[1:]
    return {"level": one.level, "name": fill.plain(one.name), "words": one.words, "meaning": go_on}


def build_reached_level(one: Level | None, fill: FieldFiller) -> Facts | bool:
    """Return the level reached, or false where nothing has been scored."""
    return build_level_facts(one, fill) if one else False


def _criterion(criterion: CriterionScore, source: _Source) -> Facts:
    scored = {row.id: row for row in criterion.items}
    items = source.indicator_set.nodes[criterion.id].criterion.items or ()
    listed = _listed(criterion.id, source.dossier)
    return {
        **_proof(criterion.id, source),
        "id": criterion.id,
        "text": source.fill.text(criterion.text, FROZEN_SET_FILE, criterion.id),
        "mandatory": criterion.mandatory,
        "met": source.fill.value(criterion.met, source.file, f"scores.{criterion.id}.met"),
        "points": source.points(criterion.points, _first_empty(criterion.rows, criterion.id)),
        "maximum": criterion.maximum or 0,
        "level": criterion.level or 0,
        "rows": [_row(item, scored.get(item.id), listed, source) for item in items],
    }


def _row(item: Item, row: RowScore | None, told: AbstractSet[str], source: _Source) -> Facts:
    """Return an item; without points of its own (``row`` is None) its criterion is scored whole.

    ``told`` are the files that the criterion has listed already.
    """
    facts: Facts = {
        **_proof(item.id, source, told),
        "id": item.id,
        "text": source.fill.text(item.text, FROZEN_SET_FILE, item.id),
        "scored": row is not None,
    }
    if row is None:
        return facts
    counted = None if row.points is None else row.counted
    return {**facts, "points": source.points(counted, item.id), "maximum": row.maximum}


def _proof(node: str, source: _Source, told: AbstractSet[str] = frozenset()) -> Facts:
    """Return what the school wrote beside a row: note, measured fact, evidence by title, and files not listed."""
    dossier = source.dossier
    written = dossier.scores.get(node)
    form = written.form if written else None
    known = told | _listed(node, dossier)
    loose = [PurePosixPath(one.path).name for one in dossier.evidence.in_folder(node) if one.path not in known]
    return {
        "note": source.clean(form.note if form else None),
        "measured": source.clean(form.measured if form else None),
        "evidence": [source.clean(name) for name in [*map(_title, (form and form.evidence) or ()), *loose]],
    }


def _listed(node: str, dossier: Dossier) -> set[str]:
    written = dossier.scores.get(node)
    return {normalize_path(item.file) for item in (written.form.evidence or ()) if item.file} if written else set()


def _title(item: Evidence) -> str:
    """Return a piece of evidence as a clerk names it: its title with its number, else its file or address."""
    name = item.title or (PurePosixPath(item.file).name if item.file else item.url or "")
    return f"{name} (số {item.number})" if item.number else name
