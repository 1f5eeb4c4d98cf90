"""What a workbook changes, and the words for it."""

from __future__ import annotations

from dataclasses import dataclass, field

from cdsdossier.workflows.score_sheet.columns import MEMBERS, SheetLayout
from cdsdossier.workflows.score_sheet.entries import SheetEntry
from cdsdossier.workflows.score_sheet.read import EntryKey
from cdsdossier.workflows.score_sheet.values import format_sheet_value


@dataclass(frozen=True, slots=True)
class CellChange:
    """One value that Excel changes; of a new entry all its values are changes."""

    entry: SheetEntry
    field: str
    value: str
    #: The address of its cell.
    place: str

    @property
    def words(self) -> str:
        """Return the change as a person reads it: ``1.3.1, điểm chấm: 5 → 5,5``."""
        kind = self.entry.layout.field(self.field)
        name = format_column_title(self.entry.layout, self.field)
        old = format_sheet_value(kind, self.entry.values.get(self.field, ""))
        return f"{format_entry_name(self.entry)}, {name}: {old} → {format_sheet_value(kind, self.value)}"


@dataclass(slots=True)
class MergeResult:
    """What is to be changed, what cannot be, and what a person should know."""

    changes: list[CellChange] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)
    conflicts: list[str] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)


@dataclass(slots=True)
class Answers:
    """What one member scored: row → field → value, for the rows with any; and what prevents the import."""

    values: dict[str, dict[str, str]] = field(default_factory=dict)
    problems: list[str] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)


def format_entry_name(entry: SheetEntry) -> str:
    """Return what a message calls an entry."""
    return format_entry_key(entry.layout.name, entry.key)


def format_entry_key(layout: str, key: EntryKey) -> str:
    """Return what a message calls the entry of a page with this key."""
    if layout == MEMBERS.name:
        return f"hội đồng, người số {key[0]}" if key else "hội đồng, người mới"
    return ", ".join(key)


def format_column_title(layout: SheetLayout, name: str) -> str:
    """Return what a message calls a column."""
    return layout.columns[layout.of(name)].title.lower()


def format_conflict(change: CellChange) -> str:
    """Return the sentence for a value that dossier and workbook both have changed."""
    kind = change.entry.layout.field(change.field)
    mine, theirs = (
        format_sheet_value(kind, value) for value in (change.entry.values.get(change.field, ""), change.value)
    )
    name = f"{format_entry_name(change.entry)}, {format_column_title(change.entry.layout, change.field)}"
    return f"{name}: hồ sơ đã đổi thành {mine}, Excel đổi thành {theirs}. Sửa một bên cho giống bên kia."
