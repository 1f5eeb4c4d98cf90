"""Another version of the set in the place of a dossier's frozen copy: first what would change, then the change."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from cdsdossier.errors import Refused
from cdsdossier.files.changes import FileChange, read
from cdsdossier.judging.set_change_effect import Rejudged, rejudge
from cdsdossier.model.dossier import HEAD, Dossier
from cdsdossier.model.indicatorset import FROZEN, IndicatorSet
from cdsdossier.model.indicatorset.diff import Comparison, compare, weighing
from cdsdossier.workflows import editor_schemas, scaffold
from cdsdossier.workflows.set_confirming import confirmed
from cdsdossier.workflows.set_entries import added
from cdsdossier.yamlio.edit import changed

#: The copy that was replaced stays beside the new one under this name, with -2, -3 … from the second time on.
KEPT = "indicator-set-truoc"


@dataclass(frozen=True, slots=True)
class Refreeze:
    """What is to be done; nothing has been done yet."""

    old: IndicatorSet
    new: IndicatorSet
    changes: tuple[FileChange, ...]
    comparison: Comparison
    rejudged: Rejudged
    #: Score file → new rows that somebody has to add by hand.
    by_hand: dict[str, tuple[str, ...]]
    #: That somebody confirmed the old copy does not hold for the new one, because points or levels differ.
    confirmation_lost: bool
    #: The name under which the old copy stays; empty where there is none.
    kept: str


def plan(dossier: Dossier, old: IndicatorSet, source: Path) -> Refreeze:
    """Return how the set in ``source`` takes the place of a dossier's frozen copy ``old``.

    Raises Unreadable where nothing can be judged by the new set, Refused where a file stops the change.
    """
    new = IndicatorSet.read(source)
    before, content = read(dossier.folder, FROZEN), source.read_bytes()
    holds = old.confirmed if not weighing(old, new) and old.decision.number == new.decision.number else None
    if holds and holds.by and new.confirmed is None:
        content = confirmed(content, FROZEN, holds.by, holds.date)
    _refuse_unread(dossier)
    rejudged = rejudge(dossier, old, new)
    entries = added(dossier, new, frozenset(node.form.id for node in rejudged.new))
    kept = _free_name(dossier.folder) if before is not None else ""
    changes: list[FileChange] = []
    if before != content:
        changes += [FileChange(kept, None, before)] if before is not None else []
        changes += [*_guides(dossier, old, new), *_schemas(dossier, new), *entries.changes, *_head(dossier, new)]
        changes.append(FileChange(FROZEN, before, content))  # the last: until it is there, the old set holds
    lost = old.confirmed is not None and holds is None and new.confirmed is None
    return Refreeze(old, new, tuple(changes), compare(old, new), rejudged, entries.by_hand, lost, kept)


def _refuse_unread(dossier: Dossier) -> None:
    """Refuse where a score file cannot be read: nobody could tell what the new set does to it."""
    unread = [file for file, page in dossier.pages.items() if file.startswith("scores") and not page.readable]
    if unread:
        raise Refused(f"Không đọc được {', '.join(unread)}; chưa ghi gì. Sửa lỗi trước: cdsdossier check")


def _free_name(folder: Path) -> str:
    number, name = 1, f"{KEPT}.yaml"
    while (folder / name).exists():
        number += 1
        name = f"{KEPT}-{number}.yaml"
    return name


def _guides(dossier: Dossier, old: IndicatorSet, new: IndicatorSet) -> Iterator[FileChange]:
    """Yield the guides of new evidence folders, and of old ones that say something else and nobody has edited."""
    last = scaffold.guides_of(old)
    for file, content in scaffold.guides_of(new).items():
        there = read(dossier.folder, file)
        if (there is None and file not in last) or (there is not None and there == last.get(file) != content):
            yield FileChange(file, there, content)


def _schemas(dossier: Dossier, new: IndicatorSet) -> Iterator[FileChange]:
    """Yield what an editor is told of this dossier's rows, where it has been told before."""
    if (dossier.folder / editor_schemas.FOLDER).is_dir():
        for file, content in editor_schemas.files_of(new).items():
            there = read(dossier.folder, file)
            if there != content:
                yield FileChange(file, there, content)


def _head(dossier: Dossier, new: IndicatorSet) -> Iterator[FileChange]:
    """Yield ``dossier.yaml`` where it names another set."""
    before = read(dossier.folder, HEAD)
    if before is not None and dossier.set_id != new.id:
        yield FileChange(HEAD, before, changed(before, HEAD, {("indicator_set",): new.id}))
