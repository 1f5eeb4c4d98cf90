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
from cdsdossier.workflows.score_sheet.changes import CellChange, MergeResult
from cdsdossier.workflows.score_sheet.columns import MEMBERS, PROOFS
from cdsdossier.workflows.score_sheet.entries import SheetEntry
from cdsdossier.workflows.score_sheet.export import identify_dossier
from cdsdossier.workflows.score_sheet.merge import merge_sheet
from cdsdossier.workflows.score_sheet.open import Workbook
from cdsdossier.workflows.score_sheet.read import SheetContent, read_sheet
from cdsdossier.workflows.score_sheet.values import to_yaml_value
from cdsdossier.yamlio.edit import KeyPath, RawScalar, append_item, format_flow_item, set_values


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
    _refuse_conflicts(merged)
    files = []
    for file, changes in _by_file(merged.changes).items():
        before = read_if_present(dossier.folder, file)
        if not before:
            raise Refused(f"Thiếu tệp {file} nên không ghi vào được. Chép lại từ bản lưu rồi chạy lại.")
        files.append(FileChange(file, before, _edited(before, file, changes, dossier)))
    lines = tuple(f"{change.words if change.field else _named(change)}  ({change.place})" for change in merged.changes)
    return SheetImportPlan(lines, tuple(files), tuple(merged.remarks))


def read_dossier_sheet(dossier: Dossier, rules: IndicatorSet, source: Path) -> SheetContent:
    """Read a workbook and make sure that it is this dossier's. Raises Refused and WrongUsage."""
    sheet = read_sheet(Workbook(source))
    _refuse_stranger(sheet.who, identify_dossier(dossier, rules))
    closed = [file for file in dossier.pages if dossier.unreadable(file)]
    if closed:
        raise Refused(f"Không đọc được {', '.join(closed)} nên chưa nhập gì. Sửa lỗi trước: cdsdossier check")
    return sheet


def refuse_problems(problems: Sequence[str]) -> None:
    """Raise Refused where cells cannot be read, with all of them."""
    if problems:
        head = "Chưa ghi gì. Sửa các ô sau trong tệp Excel, lưu lại rồi chạy lại:"
        raise Refused("\n  ".join((head, *dict.fromkeys(problems))))


def _refuse_conflicts(merged: MergeResult) -> None:
    if merged.conflicts:
        head = "Chưa ghi gì. Các giá trị sau đã đổi cả trong hồ sơ lẫn trong Excel:"
        raise Refused("\n  ".join((head, *merged.conflicts)))


def _refuse_stranger(theirs: Mapping[str, str], ours: Mapping[str, str]) -> None:
    """Refuse a sheet of another year, school or set; a name that was corrected since is the same school."""
    same = {name: theirs.get(name, "") == value for name, value in ours.items()}
    if not same["set"]:
        raise Refused(f"Phiếu này theo bộ chỉ số {theirs.get('set')}, hồ sơ theo {ours['set']}. Xuất lại phiếu.")
    if not same["year"] or not (same["code"] or same["school"]):
        whose = f"{theirs.get('school') or '(chưa có tên trường)'}, năm học {theirs.get('year') or '(chưa điền)'}"
        raise Refused(f"Phiếu này là của hồ sơ khác: {whose}. Chọn đúng tệp, hoặc đúng thư mục hồ sơ.")


def _by_file(changes: Iterable[CellChange]) -> dict[str, list[CellChange]]:
    files: dict[str, list[CellChange]] = {}
    for change in changes:
        files.setdefault(change.entry.file, []).append(change)
    return files


def _edited(raw: bytes, file: str, changes: Iterable[CellChange], dossier: Dossier) -> bytes:
    """Set single values where they stand; add what is new at the end of its list."""
    data = dossier.pages[file].data if file in dossier.pages else None
    values: dict[KeyPath, str | None] = {}
    fresh: dict[KeyPath, dict[str, Any]] = {}
    items: list[tuple[KeyPath, dict[str, Any]]] = []
    for entry, told in _by_entry(changes):
        if entry.path:
            _set(entry, told, data, values, fresh)
        else:
            items.append(_new(entry, told))
    raw = set_values(raw, file, values | {path: RawScalar(format_flow_item(item)) for path, item in fresh.items()})
    for path, item in items:
        raw = _with(raw, file, path, item)
    return raw


def _by_entry(changes: Iterable[CellChange]) -> list[tuple[SheetEntry, dict[str, str]]]:
    found: dict[int, tuple[SheetEntry, dict[str, str]]] = {}
    for change in changes:
        told = found.setdefault(id(change.entry), (change.entry, {}))[1]
        if change.field:
            told[change.field] = change.value
    return list(found.values())


def _set(
    entry: SheetEntry,
    told: dict[str, str],
    data: object,
    values: dict[KeyPath, str | None],
    fresh: dict[KeyPath, dict[str, Any]],
) -> None:
    """Note values for a mapping that is there, or the mapping itself where it is not."""
    words = {name: to_yaml_value(entry.layout.field(name), value) for name, value in told.items()}
    depth = _reached(data, entry.path)
    if depth == len(entry.path):
        values.update({(*entry.path, name): value for name, value in words.items()})
        return
    item = fresh.setdefault(entry.path[: depth + 1], {})
    for step in entry.path[depth + 1 :]:
        item = item.setdefault(str(step), {})
    item.update(words)


def _reached(data: object, path: KeyPath) -> int:
    """Return how many steps of a path are there."""
    for depth, step in enumerate(path):
        held: Any = data if isinstance(data, dict) else dict(enumerate(data)) if isinstance(data, list) else {}
        if step not in held:
            return depth
        data = held[step]
    return len(path)


def _new(entry: SheetEntry, told: dict[str, str]) -> tuple[KeyPath, dict[str, Any]]:
    """Return the list that a new entry goes to, and the item."""
    item: dict[str, Any] = {name: to_yaml_value(entry.layout.field(name), value) for name, value in told.items()}
    if entry.layout is MEMBERS:
        return ("council",), item
    assert entry.layout is PROOFS  # noqa: S101 - nothing else is ever new
    row, place = entry.key
    return ("scores", row, "evidence"), {"url" if "://" in place else "file": place, **item}


def _with(raw: bytes, file: str, path: KeyPath, item: dict[str, Any]) -> bytes:
    """Append an item; the row that it belongs to is made where it is missing."""
    from cdsdossier.yamlio.reader import parse_page

    depth = _reached(parse_page(raw, file).data, path[:-1])
    if depth == len(path) - 1:
        return append_item(raw, file, path, item)
    inner: Any = {path[-1]: [item]}
    for step in reversed(path[depth + 1 : -1]):
        inner = {step: inner}
    return set_values(raw, file, {path[: depth + 1]: RawScalar(format_flow_item(inner))})


def _named(change: CellChange) -> str:
    return f"{', '.join(change.entry.key)}: ghi thêm vào danh sách minh chứng"
