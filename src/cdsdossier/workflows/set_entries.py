"""Rows that a new set asks for and the score files do not have yet: where they go, and with which words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from cdsdossier.errors import Refused
from cdsdossier.files.changes import FileChange, read
from cdsdossier.model.dossier import Dossier
from cdsdossier.model.indicatorset import Criterion, Group, IndicatorSet
from cdsdossier.workflows import scaffold
from cdsdossier.yamlio.edit import Entry, inserted


@dataclass(frozen=True, slots=True)
class Added:
    """Empty entries for new rows."""

    changes: tuple[FileChange, ...]
    #: Score file → rows that somebody has to add by hand: the file is written in a way that takes no lines.
    by_hand: dict[str, tuple[str, ...]]


def added(dossier: Dossier, rules: IndicatorSet, new: frozenset[str]) -> Added:
    """Return how the rows ``new`` come into the score files, each behind the row that it follows in the decision."""
    missing = new - dossier.scores.keys()
    changes: list[FileChange] = []
    by_hand: dict[str, tuple[str, ...]] = {}
    for group in rules.groups:
        entries = [entry for criterion in group.criteria for entry in _entries(criterion, missing)]
        if not entries:
            continue
        file = _file(dossier, group)
        before = next((change.after for change in changes if change.file == file), read(dossier.folder, file))
        try:
            after = _written(dossier, rules, group, file, before, entries)
        except Refused:
            by_hand[file] = tuple(row for _, rows in entries for row in rows)
            continue
        changes = [change for change in changes if change.file != file]
        changes.append(FileChange(file, read(dossier.folder, file), after))
    return Added(tuple(changes), by_hand)


def _asked(criterion: Criterion) -> list[str]:
    return [criterion.id] if criterion.mandatory else [row.id for row in criterion.rows]


def _entries(criterion: Criterion, missing: frozenset[str]) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield (words of the scaffold, rows) for a criterion that is new as a whole, else for each of its new rows."""
    fresh = [row for row in _asked(criterion) if row in missing]
    if fresh and len(fresh) == len(_asked(criterion)):
        yield scaffold.entry_of(criterion), tuple(fresh)
        return
    for row in criterion.rows:
        if row.id in fresh:
            yield scaffold.entry_of(criterion, row), (row.id,)


def _file(dossier: Dossier, group: Group) -> str:
    """Return the file that a group's rows stand in: where the first of them is, else as the set names it."""
    rows = (row for criterion in group.criteria for row in _asked(criterion))
    return next((dossier.scores[row].file for row in rows if row in dossier.scores), group.file)


def _written(  # noqa: PLR0913, PLR0917 - what is written, where, and what stands there
    dossier: Dossier,
    rules: IndicatorSet,
    group: Group,
    file: str,
    before: bytes | None,
    entries: list[tuple[str, tuple[str, ...]]],
) -> bytes:
    if before is None:
        return scaffold.scores_of(group, dossier.head.school_year or "")
    order = [row for row in rules.nodes if row in dossier.scores and dossier.scores[row].file == file]
    places = list(rules.nodes)
    made = []
    for words, rows in entries:
        earlier = [row for row in order if places.index(row) < places.index(rows[0])]
        lines = tuple(line.removeprefix("  ") for line in words.rstrip("\n").split("\n"))
        made.append(Entry(lines, earlier[-1] if earlier else None))
    return inserted(before, file, ("scores",), made)
