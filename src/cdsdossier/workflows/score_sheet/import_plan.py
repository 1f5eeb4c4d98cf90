"""A workbook brought into its dossier: first what would change, then the change. All files or none."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from cdsdossier.errors import Refused
from cdsdossier.files.changes import FileChange, read_if_present
from cdsdossier.model.dossier import Dossier
from cdsdossier.model.indicatorset import IndicatorSet
from cdsdossier.workflows.score_sheet.changes import CellChange
from cdsdossier.workflows.score_sheet.columns import MEMBERS, PROOFS
from cdsdossier.workflows.score_sheet.entries import SheetEntry
from cdsdossier.workflows.score_sheet.export import identify_dossier, refuse_unreadable
from cdsdossier.workflows.score_sheet.merge import merge_sheet
from cdsdossier.workflows.score_sheet.open import Workbook
from cdsdossier.workflows.score_sheet.read import SheetContent, read_sheet
from cdsdossier.workflows.score_sheet.values import to_yaml_value
from cdsdossier.yamlio.edit import KeyPath, append_nested_item, set_nested_values


@dataclass(frozen=True, slots=True)
class SheetImportPlan:
    """What is to be done; nothing has been done yet."""

    #: One line for each value that changes, with its cell.
    lines: tuple[str, ...]
    changes: tuple[FileChange, ...]
    #: What a person should know: what was left out, what stays.
    remarks: tuple[str, ...] = ()


def plan_sheet_import(dossier: Dossier, rules: IndicatorSet, source: Path) -> SheetImportPlan:
    """Return how to bring a workbook in. Raises Refused, with everything that is in the way, cell by cell."""
    sheet = read_dossier_sheet(dossier, rules, source)
    merged = merge_sheet(sheet, dossier, rules)
    refuse_problems(merged.problems)
    if merged.conflicts:
        head = "Chưa ghi gì. Các giá trị sau đã đổi cả trong hồ sơ lẫn trong Excel:"
        raise Refused(head, *(f"  {one}" for one in merged.conflicts))
    by_file: dict[str, dict[int, list[CellChange]]] = {}  # and in each file by entry
    for change in merged.changes:
        by_file.setdefault(change.entry.file, {}).setdefault(id(change.entry), []).append(change)
    files = []
    for file, changes in by_file.items():
        before = read_if_present(dossier.folder, file)
        if not before:
            raise Refused(f"Thiếu tệp {file} nên không ghi vào được. Chép lại từ bản lưu rồi chạy lại.")
        files.append(FileChange(file, before, _edited(before, file, changes.values())))
    lines = tuple(f"{change.words}  ({change.place})" for change in merged.changes)
    return SheetImportPlan(lines, tuple(files), tuple(merged.remarks))


def read_dossier_sheet(dossier: Dossier, rules: IndicatorSet, source: Path) -> SheetContent:
    """Read a workbook and make sure that it is this dossier's. Raises Refused and WrongUsage."""
    sheet = read_sheet(Workbook(source))
    _refuse_stranger(sheet.who, identify_dossier(dossier, rules))
    refuse_unreadable(dossier, "chưa nhập gì")
    return sheet


def refuse_problems(problems: Sequence[str]) -> None:
    """Raise Refused where cells cannot be read, with all of them."""
    if problems:
        head = "Chưa ghi gì. Sửa các ô sau trong tệp Excel, lưu lại rồi chạy lại:"
        raise Refused(head, *(f"  {one}" for one in dict.fromkeys(problems)))


def _refuse_stranger(theirs: Mapping[str, str], ours: Mapping[str, str]) -> None:
    """Refuse a sheet of another year, school or set; a name that was corrected since is the same school."""
    same = {name: theirs.get(name, "") == value for name, value in ours.items()}
    if not same["set"]:
        raise Refused(f"Phiếu này theo bộ chỉ số {theirs.get('set')}, hồ sơ theo {ours['set']}. Xuất lại phiếu.")
    if not same["year"] or not (same["code"] or same["school"]):
        whose = f"{theirs.get('school') or '(chưa có tên trường)'}, năm học {theirs.get('year') or '(chưa điền)'}"
        raise Refused(f"Phiếu này là của hồ sơ khác: {whose}. Chọn đúng tệp, hoặc đúng thư mục hồ sơ.")


def _edited(raw: bytes, file: str, changes: Iterable[list[CellChange]]) -> bytes:
    """Set single values where they stand; add what is new at the end of its list. ``changes``: those of each entry."""
    values: dict[KeyPath, str | None] = {}
    items: list[tuple[KeyPath, dict[str, Any]]] = []
    for several in changes:
        entry = several[0].entry
        told = {one.field: to_yaml_value(entry.layout.field(one.field), one.value) for one in several if one.field}
        if entry.path:
            values.update({(*entry.path, name): value for name, value in told.items()})
        else:
            items.append(_new(entry, told))
    raw = set_nested_values(raw, file, values)
    for path, item in items:
        raw = append_nested_item(raw, file, path, item)
    return raw


def _new(entry: SheetEntry, told: dict[str, Any]) -> tuple[KeyPath, dict[str, Any]]:
    """Return the list that a new entry goes to, and the item."""
    if entry.layout is MEMBERS:
        return ("council",), told
    assert entry.layout is PROOFS  # noqa: S101 - nothing else is ever new
    row, place = entry.key
    return ("scores", row, "evidence"), {"url" if "://" in place else "file": place, **told}
