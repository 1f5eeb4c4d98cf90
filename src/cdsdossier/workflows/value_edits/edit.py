"""Edits of single values: compared with what is there now, then written, all in one step."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from cdsdossier.errors import Refused, WrongUsage
from cdsdossier.files.changes import FileChange, exclusive_changes, read_if_present
from cdsdossier.workflows.score_sheet.values import UnclearCell
from cdsdossier.workflows.value_edits.places import ValuePlace, parse_address
from cdsdossier.workflows.value_edits.relocate import relocate_path
from cdsdossier.workflows.value_edits.values import (
    digest_text,
    find_value,
    format_shown_value,
    is_same_text,
    parse_typed,
    parse_typed_lines,
)
from cdsdossier.yamlio.edit import KeyPath, RawScalar, set_nested_values, set_texts
from cdsdossier.yamlio.forms import Field
from cdsdossier.yamlio.reader import parse_page


@dataclass(frozen=True, slots=True)
class ValueEdit:
    """A box of a form as it was sent: its address, the digest of what it showed at first, what stands in it now."""

    address: str
    shown: str
    typed: str

    @property
    def changed(self) -> bool:
        """Return whether something else was typed than was shown."""
        return digest_text(self.typed) != self.shown


@dataclass(slots=True)
class EditOutcome:
    """What became of the edits, by address; boxes that were left as they were are in none of these."""

    saved: list[str] = field(default_factory=list)
    #: Address → why the value cannot be taken, as a sentence.
    faults: dict[str, str] = field(default_factory=dict)
    #: Address → what the file holds now, changed since the form was shown; None: the place itself is gone.
    conflicts: dict[str, str | None] = field(default_factory=dict)
    changes: list[FileChange] = field(default_factory=list)


def save_values(folder: Path, edits: Iterable[ValueEdit]) -> EditOutcome:
    """Write the edits that can be written; the others come back with what stands in their way.

    All boxes of a list item belong together: send also those that were left as they were, by which the item is found
    again where the list has changed. Raises WrongUsage for an address that is none, Refused where a file cannot be
    changed; then nothing is written.
    """
    with exclusive_changes(folder) as apply:
        outcome = plan_values(folder, edits)
        apply(outcome.changes)
    return outcome


def plan_values(folder: Path, edits: Iterable[ValueEdit]) -> EditOutcome:
    """Return what :func:`save_values` would do; nothing is written."""
    outcome = EditOutcome()
    by_file: dict[str, list[tuple[ValuePlace, ValueEdit]]] = {}
    for edit in edits:
        place = parse_address(edit.address)
        if place.is_item or (place.field.inner and not place.field.many):
            raise WrongUsage(f"“{edit.address}” không phải một ô điền được.")
        by_file.setdefault(place.file, []).append((place, edit))
    for file, several in by_file.items():
        if any(edit.changed for _, edit in several):
            _plan_file(folder, file, several, outcome)
    return outcome


def _plan_file(folder: Path, file: str, several: Sequence[tuple[ValuePlace, ValueEdit]], outcome: EditOutcome) -> None:
    before = read_if_present(folder, file)
    if before is None:
        raise Refused(f"Thiếu tệp {file} nên không ghi vào được. Chép lại từ bản lưu rồi làm lại.")
    plan = _FilePlan(parse_page(before, file).data, outcome)
    for place, edit in several:
        if edit.changed:
            plan.note(place, edit, relocate_path(plan.data, place, several))
    after = set_nested_values(before, file, plan.values) if plan.values else before
    for path, texts in plan.lists.items():
        after = set_texts(after, file, path, texts)
    if after != before:
        outcome.changes.append(FileChange(file, before, after))


class _FilePlan:
    """What is to be written into one file."""

    def __init__(self, data: object, outcome: EditOutcome) -> None:
        self.data, self.outcome = data, outcome
        self.values: dict[KeyPath, str | None] = {}
        self.lists: dict[KeyPath, list[str]] = {}

    def note(self, place: ValuePlace, edit: ValueEdit, path: KeyPath | None) -> None:
        """Note one edit, whose value is now at ``path``: to be written, as a conflict, or as a fault."""
        if path is None:
            self.outcome.conflicts[edit.address] = None
            return
        now = format_shown_value(place.field, find_value(self.data, path))
        if is_same_text(now, edit.typed):
            self.outcome.saved.append(edit.address)
        elif digest_text(now) != edit.shown:
            self.outcome.conflicts[edit.address] = now
        else:
            self._note_typed(place.field, edit, path)

    def _note_typed(self, field: Field, edit: ValueEdit, path: KeyPath) -> None:
        try:
            if not field.many:
                self.values[path] = parse_typed(field, edit.typed)
            elif (lines := parse_typed_lines(field, edit.typed)) or not edit.typed.strip():
                self.lists[path] = lines
            else:  # “Không”, where nothing written means something else
                self.values[path] = RawScalar("[]")
        except UnclearCell as unclear:
            words = str(unclear)
            self.outcome.faults[edit.address] = words[:1].upper() + words[1:]
        else:
            self.outcome.saved.append(edit.address)
