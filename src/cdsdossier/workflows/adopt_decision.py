"""A decision's file on its way into a dossier: which decision it is, and the set that its table makes."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from cdsdossier.files import resources
from cdsdossier.files.tables.open import read_tables
from cdsdossier.model.indicatorset import FROZEN_SET_FILE, IndicatorSet
from cdsdossier.model.indicatorset.set_file import SetFile
from cdsdossier.text.normalize import fold_text
from cdsdossier.workflows.decision_import import AskLevelNames, ImportedSet, SetDescription, import_tables
from cdsdossier.workflows.decision_import.collect_rows import collect_decision_content
from cdsdossier.workflows.decision_import.metadata import find_decision


@dataclass(frozen=True, slots=True)
class AdoptedDecision:
    """A decision that was read, and the set that a dossier would freeze; nothing has been written yet."""

    made: ImportedSet
    chosen: SetFile
    #: What a person should know of the reading, sentences.
    remarks: tuple[str, ...]


def read_adopted_decision(
    path: Path, usual: IndicatorSet, asked: SetDescription, ask: AskLevelNames | None = None
) -> AdoptedDecision:
    """Return the set that a decision's file makes for a dossier.

    ``usual`` is the set that the dossier has, or that its kind of school would get: what the file leaves open is taken
    from there. ``asked`` is what the user says of it, ``ask`` is asked for what its levels are called. Raises as
    ``import_decision`` does.
    """
    document = read_tables(path)
    number, day = find_decision(collect_decision_content(document).prose)
    number, day = asked.number or number or "", asked.date or day
    id_ = asked.id or _choose_id(number, day, usual)
    shipped = id_ in resources.shipped_set_ids()
    about = replace(asked, id=id_, number=asked.number if shipped or number else usual.decision.number)
    made, content = import_tables(document, path.name, replace(about, kinds=()) if shipped else about, ask)
    return AdoptedDecision(made, SetFile.parse(content, FROZEN_SET_FILE), (*_doubts(number, usual), *made.remarks))


def _choose_id(number: str, day: date | None, usual: IndicatorSet) -> str:
    """Return the id of the set of this decision: as it is shipped, as the dossier has it, else made of its number."""
    if not number or _is_same(number, usual):
        return usual.id
    for name in resources.shipped_set_ids():
        if _is_same(number, IndicatorSet.read(name)):
            return name
    first, *rest = re.findall(r"[0-9]+", number) or [""]
    year = str(day.year) if day else (rest[0] if rest else "")
    return "-".join(part for part in (f"qd{first}", year) if part)


def _is_same(number: str, rules: IndicatorSet) -> bool:
    return fold_text(number) == fold_text(rules.decision.number or "")


def _doubts(number: str, usual: IndicatorSet) -> tuple[str, ...]:
    """Say where the file may be another decision than the one that this dossier is about."""
    if not number:
        return (
            f"Tệp không ghi rõ số quyết định; lấy là Quyết định {usual.decision.number}. Xem lại có đúng tệp không.",
        )
    if _is_same(number, usual):
        return ()
    return (
        f"Tệp là Quyết định {number}; bộ {usual.id} theo Quyết định {usual.decision.number}: xem lại có đúng không.",
    )
