"""What a dossier's package says of itself in ``bag-info.txt``, and how that agrees with what its dossier comes to."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping

from cdsdossier import __version__
from cdsdossier.files import resources
from cdsdossier.files.regular import read_whole_file
from cdsdossier.findings import Severity
from cdsdossier.judging.assessing import Assessment
from cdsdossier.judging.scoring import GroupScore, Judgement, ScoreSheet
from cdsdossier.model import package_labels as labels
from cdsdossier.model.indicatorset import FROZEN_SET_FILE
from cdsdossier.text import numbers
from cdsdossier.yamlio.reader import MAX_BYTES

#: The rule whose files are named in the package.
EDITED = "document-edited"


def build_bag_info(assessment: Assessment, *, draft: bool) -> Iterator[tuple[str, str]]:
    """Yield what a package says of itself, but for its revision and day: those are of one sending."""
    head, rules = assessment.dossier.head, assessment.indicator_set
    said = {
        labels.KIND: labels.DOSSIER,
        labels.DRAFT: labels.YES if draft else "",
        "Source-Organization": head.school.name or "",
        "External-Identifier": "-".join(part for part in (head.school.code, head.school_year) if part),
        "External-Description": "Hồ sơ tự đánh giá mức độ chuyển đổi số",
        labels.CODE: head.school.code or "",
        labels.SCHOOL_KIND: head.school.kind or "",
        labels.YEAR: head.school_year or "",
        labels.SET: rules.id,
        labels.SET_DIGEST: _set_digest(assessment),
    }
    yield from ((label, value) for label, value in said.items() if value)
    yield from ((labels.LEVEL, line) for line in format_level_lines(assessment.scores))
    yield from ((labels.EDITED, file) for file in find_edited_finals(assessment))
    yield "Bag-Software-Agent", f"cdsdossier {__version__}"


def _set_digest(assessment: Assessment) -> str:
    """Return the sha256 of the set's file: the frozen copy, or the shipped one where none lies there."""
    frozen = assessment.dossier.folder / FROZEN_SET_FILE
    path = frozen if frozen.is_file() else resources.indicator_sets_folder() / f"{assessment.indicator_set.id}.yaml"
    try:
        return hashlib.sha256(read_whole_file(path, MAX_BYTES)).hexdigest()
    except OSError:
        return ""


def find_edited_finals(assessment: Assessment) -> tuple[str, ...]:
    """Return the official documents that were changed by hand after they had been made, whatever is waived."""
    found = (one for one in assessment.findings if one.rule == EDITED and one.severity is Severity.WARNING)
    return tuple(one.file for one in found)


def format_level_lines(sheet: ScoreSheet) -> tuple[str, ...]:
    """Return what scores come to, a line for each group, or for the whole: ``1: 59/100, mức 2``."""
    groups = tuple(f"{group.id}: {_reached(group)}" for group in sheet.groups)
    return (*groups, _reached(sheet.whole)) if sheet.whole else groups


def find_differing_levels(assessment: Assessment, info: Mapping[str, str]) -> tuple[tuple[str, str], ...]:
    """Return each (claimed, computed) line where a package says another result than its dossier comes to."""
    claimed = [part.strip() for part in info.get(labels.LEVEL, "").split(";") if part.strip()]
    if not claimed:
        return ()
    computed = list(format_level_lines(assessment.scores))
    pairs = {_about(part): part for part in computed}
    told = [(part, pairs.get(_about(part), "")) for part in claimed]
    lacking = [("", part) for part in computed if _about(part) not in {_about(one) for one in claimed}]
    return tuple(pair for pair in (*told, *lacking) if pair[0] != pair[1])


def _about(part: str) -> str:
    """Return which group a line is about; empty for the whole."""
    return part.partition(": ")[0] if ": " in part else ""


def _reached(judged: GroupScore | Judgement) -> str:
    reached = f"mức {judged.level.level}" if judged.level else "chưa xếp mức"
    return f"{numbers.format_number(judged.points)}/{numbers.format_number(judged.maximum)}, {reached}"
