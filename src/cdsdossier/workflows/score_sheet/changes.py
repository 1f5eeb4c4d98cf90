"""What a workbook changes, and the words for it."""

from __future__ import annotations

from dataclasses import dataclass, field

from cdsdossier.workflows.score_sheet.columns import MEMBERS, SheetLayout
from cdsdossier.workflows.score_sheet.entries import SheetEntry
from cdsdossier.workflows.score_sheet.read import EntryKey
from cdsdossier.workflows.score_sheet.values import format_sheet_value


@dataclass(frozen=True, slots=True)
class CellChange:
    """One value that Excel changes; of a new entry all its values are changes, and one that has none has no field."""

    entry: SheetEntry
    field: str
    value: str
    #: The address of its cell.
    place: str

    @property
    def words(self) -> str:
        """Return the change as a person reads it: ``1.3.1, điểm chấm: 5 → 5,5``."""
        if not self.field:
            return f"{', '.join(self.entry.key)}: ghi thêm vào danh sách minh chứng"
        name, ours, theirs = self._told
        return f"{name}: {ours} → {theirs}"

    @property
    def conflict(self) -> str:
        """Return the sentence for a value that dossier and workbook both have changed."""
        name, ours, theirs = self._told
        return f"{name}: hồ sơ đã đổi thành {ours}, Excel đổi thành {theirs}. Sửa một bên cho giống bên kia."

    @property
    def _told(self) -> tuple[str, str, str]:
        """What the cell is called, the value of the dossier, the value of the workbook."""
        layout, values = self.entry.layout, (self.entry.values.get(self.field, ""), self.value)
        ours, theirs = (format_sheet_value(layout.field(self.field), value) for value in values)
        name = f"{format_entry_key(layout.name, self.entry.key)}, {format_column_title(layout, self.field)}"
        return name, ours, theirs


@dataclass(slots=True)
class MergeResult:
    """What is to be changed, what cannot be, and what a person should know."""

    changes: list[CellChange] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)
    conflicts: list[str] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)


def format_entry_key(layout: str, key: EntryKey) -> str:
    """Return what a message calls the entry of a page with this key."""
    if layout == MEMBERS.name:
        return f"hội đồng, người số {key[0]}" if key else "hội đồng, người mới"
    return ", ".join(key)


def format_column_title(layout: SheetLayout, name: str) -> str:
    """Return what a message calls a column."""
    return layout.columns[layout.of(name)].title.lower()
