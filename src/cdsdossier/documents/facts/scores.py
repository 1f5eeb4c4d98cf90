"""Groups, criteria and rows as templates see them: texts, points that count, evidence."""

from __future__ import annotations

from collections.abc import Iterable
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from decimal import Decimal
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from cdsdossier.documents.facts.gaps import FieldFiller, Gap
from cdsdossier.model.dossier import normalize_path
from cdsdossier.model.indicatorset import FROZEN_SET_FILE

if TYPE_CHECKING:
    from cdsdossier.documents.facts import fact_types as types
    from cdsdossier.judging.assessing import Assessment
    from cdsdossier.judging.scoring import CriterionScore, GroupScore, RowScore
    from cdsdossier.model.dossier import Dossier
    from cdsdossier.model.dossier.scores import Evidence
    from cdsdossier.model.indicatorset import IndicatorSet, Item, Level


def build_score_facts(assessment: Assessment, fill: FieldFiller) -> types.ScoreFacts:
    """Return the groups with their criteria and rows, and the result of the whole set where it has one."""
    groups = [_group(group, assessment, fill) for group in assessment.scores.groups]
    return {"groups": groups, "whole": _whole(assessment, fill)}


def _whole(assessment: Assessment, fill: FieldFiller) -> types.ResultFacts | types.Absent:
    whole = assessment.scores.whole
    if whole is None:
        return False
    rows = [row for group in assessment.scores.groups for row in group.rows]
    field = f"scores.{first_unscored_row(rows, 'points')}.points"
    return {
        "points": fill.value(whole.points if has_points(rows) else None, "scores", field),
        "maximum": whole.maximum,
        "level": build_reached_level(whole.level, fill),
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


def _group(group: GroupScore, assessment: Assessment, fill: FieldFiller) -> types.GroupFacts:
    indicator_set = assessment.indicator_set
    file = next((one.file for one in indicator_set.groups if one.id == group.id), "scores")
    source = _Source(file, assessment.dossier, indicator_set, fill)
    return {
        "id": group.id,
        "name": fill.plain(group.name),
        # A sum is no field of its own, so its gap has the name of the first row that is empty.
        "points": source.points(
            group.points if has_points(group.rows) and not group.unreadable else None,
            first_unscored_row(group.rows, group.id),
        ),
        "maximum": fill.value(group.maximum or None, FROZEN_SET_FILE, f"{group.id}.maximum"),
        "level": build_reached_level(group.level, fill) if indicator_set.judged == "per-group" else False,
        "unscored": group.unscored,
        "mandatory_unmet": list(group.mandatory_unmet),
        "criteria": [_criterion(criterion, source) for criterion in group.criteria],
    }


def has_points(rows: Iterable[RowScore]) -> bool:
    """Return whether any row has been scored."""
    return any(row.points is not None for row in rows)


def first_unscored_row(rows: Iterable[RowScore], otherwise: str) -> str:
    """Return the id of the first row without points, or ``otherwise`` where all have some."""
    return next((row.id for row in rows if row.points is None), otherwise)


def build_level_facts(level: Level, fill: FieldFiller) -> types.LevelFacts:
    """Return a level; its meaning can be printed inside a sentence."""
    meaning = fill.plain(level.meaning)
    go_on = meaning[:1].lower() + meaning[1:]
    return {"level": level.level, "name": fill.plain(level.own_name), "words": level.words, "meaning": go_on}


def build_reached_level(level: Level | None, fill: FieldFiller) -> types.LevelFacts | types.Absent:
    """Return the level reached, or false where nothing has been scored."""
    return build_level_facts(level, fill) if level else False


def _criterion(criterion: CriterionScore, source: _Source) -> types.CriterionFacts:
    scored = {row.id: row for row in criterion.items}
    items = source.indicator_set.nodes[criterion.id].criterion.items or ()
    listed = _listed_files(criterion.id, source.dossier)
    return {
        **_proof(criterion.id, source),
        "id": criterion.id,
        "text": source.fill.text(criterion.text, FROZEN_SET_FILE, criterion.id),
        "mandatory": criterion.mandatory,
        "met": source.fill.value(criterion.met, source.file, f"scores.{criterion.id}.met"),
        "points": source.points(criterion.points, first_unscored_row(criterion.rows, criterion.id)),
        "maximum": 0 if criterion.maximum is None else criterion.maximum,
        "level": 0 if criterion.level is None else criterion.level,
        "rows": [_row(item, scored.get(item.id), listed, source) for item in items],
    }


def _row(item: Item, row: RowScore | None, listed: AbstractSet[str], source: _Source) -> types.RowFacts:
    """Return an item; without points of its own (``row`` is None) its criterion is scored whole.

    ``listed`` are the files that the criterion has listed already.
    """
    proof = _proof(item.id, source, listed)
    facts: types.RowFacts = {
        "id": item.id,
        "text": source.fill.text(item.text, FROZEN_SET_FILE, item.id),
        "scored": row is not None,
        "note": proof["note"],
        "measured": proof["measured"],
        "evidence": proof["evidence"],
    }
    if row is None:
        return facts
    counted = None if row.points is None else row.counted
    facts["points"], facts["maximum"] = source.points(counted, item.id), row.maximum
    return facts


def _proof(node: str, source: _Source, listed: AbstractSet[str] = frozenset()) -> types.ProofFacts:
    """Return what the school wrote beside a row: note, measured fact, evidence by title, and files not listed."""
    dossier, plain = source.dossier, source.fill.plain
    written = dossier.scores.get(node)
    form = written.form if written else None
    known = listed | _listed_files(node, dossier)
    loose = [one.path.rpartition("/")[2] for one in dossier.evidence.in_folder(node) if one.path not in known]
    titles = [_title(item) for item in form.evidence] if form else []
    return {
        "note": plain(form.note if form else None),
        "measured": plain(form.measured if form else None),
        "evidence": [plain(name) for name in [*titles, *loose]],
    }


def _listed_files(node: str, dossier: Dossier) -> set[str]:
    written = dossier.scores.get(node)
    return {normalize_path(item.file) for item in written.form.evidence if item.file} if written else set()


def _title(item: Evidence) -> str:
    """Return a piece of evidence as a clerk names it: its title with its number, else its file or address."""
    name = item.title or (PurePosixPath(item.file).name if item.file else item.url or "")
    return f"{name} (số {item.number})" if item.number else name
