"""A workbook brought into its dossier: first what would change, then the change. All files or none."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from cdsdossier.errors import Refused
from cdsdossier.files.atomic import write_atomic
from cdsdossier.model.dossier import Dossier
from cdsdossier.model.indicatorset import IndicatorSet
from cdsdossier.workflows.score_sheet.changes import Change, Merged
from cdsdossier.workflows.score_sheet.columns import MEMBERS, PROOFS
from cdsdossier.workflows.score_sheet.entries import Entry
from cdsdossier.workflows.score_sheet.export import identity
from cdsdossier.workflows.score_sheet.merge import merge
from cdsdossier.workflows.score_sheet.open import Workbook
from cdsdossier.workflows.score_sheet.read import Sheet, read_sheet
from cdsdossier.workflows.score_sheet.values import yaml_words
from cdsdossier.yamlio.edit import Path as Steps
from cdsdossier.yamlio.edit import Plain, appended, changed, flow


@dataclass(frozen=True, slots=True)
class Import:
    """What is to be done; nothing has been done yet."""

    folder: Path
    #: One line for each value that changes, with its cell.
    lines: tuple[str, ...]
    #: File, relative to the dossier → its bytes before and after.
    files: Mapping[str, tuple[bytes, bytes]]
    #: What a person should know: what was left out, what stays.
    remarks: tuple[str, ...] = ()


def plan(dossier: Dossier, rules: IndicatorSet, source: Path) -> Import:
    """Return how to bring a workbook in. Raises Refused, with everything that is in the way, cell by cell."""
    sheet = opened(dossier, rules, source)
    merged = merge(sheet, dossier, rules)
    refuse(merged.problems)
    _refuse_conflicts(merged)
    files = {}
    for file, changes in _by_file(merged.changes).items():
        before = present_bytes(dossier.folder / file, file)
        if not before:
            raise Refused(f"Thiếu tệp {file} nên không ghi vào được. Chép lại từ bản lưu rồi chạy lại.")
        files[file] = before, _edited(before, file, changes, dossier)
    lines = tuple(f"{change.words if change.field else _named(change)}  ({change.place})" for change in merged.changes)
    return Import(dossier.folder, lines, files, tuple(merged.remarks))


def opened(dossier: Dossier, rules: IndicatorSet, source: Path) -> Sheet:
    """Read a workbook and make sure that it is this dossier's. Raises Refused and WrongUsage."""
    sheet = read_sheet(Workbook(source))
    _refuse_stranger(sheet.who, identity(dossier, rules))
    closed = [file for file in dossier.pages if dossier.unreadable(file)]
    if closed:
        raise Refused(f"Không đọc được {', '.join(closed)} nên chưa nhập gì. Sửa lỗi trước: cdsdossier check")
    return sheet


def carry_out(planned: Import) -> None:
    """Write the files; where one fails, none stays changed. Raises Refused with a sentence for the user."""
    for file, (before, _) in planned.files.items():
        if present_bytes(planned.folder / file, file) != before:
            raise Refused(f"{file} vừa bị chương trình khác sửa; chưa ghi gì. Chạy lại lệnh này.")
    done: list[str] = []
    try:
        for file, (_, after) in planned.files.items():
            write_atomic(planned.folder / file, after)
            done.append(file)
    except BaseException:
        for file in done:
            _put_back(planned.folder / file, planned.files[file][0])
        raise


def _put_back(path: Path, before: bytes) -> None:
    if before:
        write_atomic(path, before)
    else:
        path.unlink(missing_ok=True)


def present_bytes(path: Path, file: str) -> bytes:
    """Return what a file holds; nothing where it is not there. Raises Refused where it cannot be read."""
    try:
        return path.read_bytes() if path.exists() else b""
    except OSError as error:
        raise Refused(f"Không đọc được {file}: {error.strerror or error}. Chưa ghi gì.") from error


def refuse(problems: Sequence[str]) -> None:
    """Raise Refused where cells cannot be read, with all of them."""
    if problems:
        head = "Chưa ghi gì. Sửa các ô sau trong tệp Excel, lưu lại rồi chạy lại:"
        raise Refused("\n  ".join((head, *dict.fromkeys(problems))))


def _refuse_conflicts(merged: Merged) -> None:
    if merged.conflicts:
        head = "Chưa ghi gì. Các giá trị sau đã đổi cả trong hồ sơ lẫn trong Excel:"
        raise Refused("\n  ".join((head, *merged.conflicts)))


def _refuse_stranger(theirs: Mapping[str, str], ours: Mapping[str, str]) -> None:
    """Refuse a sheet of another year, school or set; a name that was mended since is no other school."""
    same = {name: theirs.get(name, "") == value for name, value in ours.items()}
    if not same["set"]:
        raise Refused(f"Phiếu này theo bộ chỉ số {theirs.get('set')}, hồ sơ theo {ours['set']}. Xuất lại phiếu.")
    if not same["year"] or not (same["code"] or same["school"]):
        whose = f"{theirs.get('school') or '(chưa có tên trường)'}, năm học {theirs.get('year') or '(chưa điền)'}"
        raise Refused(f"Phiếu này là của hồ sơ khác: {whose}. Chọn đúng tệp, hoặc đúng thư mục hồ sơ.")


def _by_file(changes: Iterable[Change]) -> dict[str, list[Change]]:
    files: dict[str, list[Change]] = {}
    for change in changes:
        files.setdefault(change.entry.file, []).append(change)
    return files


def _edited(raw: bytes, file: str, changes: Iterable[Change], dossier: Dossier) -> bytes:
    """Set single values where they stand; add what is new at the end of its list."""
    data = dossier.pages[file].data if file in dossier.pages else None
    values: dict[Steps, str | None] = {}
    fresh: dict[Steps, dict[str, Any]] = {}
    items: list[tuple[Steps, dict[str, Any]]] = []
    for entry, told in _by_entry(changes):
        if entry.path:
            _set(entry, told, data, values, fresh)
        else:
            items.append(_new(entry, told))
    raw = changed(raw, file, values | {path: Plain(flow(item)) for path, item in fresh.items()})
    for path, item in items:
        raw = _with(raw, file, path, item)
    return raw


def _by_entry(changes: Iterable[Change]) -> list[tuple[Entry, dict[str, str]]]:
    found: dict[int, tuple[Entry, dict[str, str]]] = {}
    for change in changes:
        told = found.setdefault(id(change.entry), (change.entry, {}))[1]
        if change.field:
            told[change.field] = change.value
    return list(found.values())


def _set(
    entry: Entry,
    told: dict[str, str],
    data: object,
    values: dict[Steps, str | None],
    fresh: dict[Steps, dict[str, Any]],
) -> None:
    """Note values for a mapping that is there, or the mapping itself where it is not."""
    words = {name: yaml_words(entry.layout.field(name), value) for name, value in told.items()}
    depth = _reached(data, entry.path)
    if depth == len(entry.path):
        values.update({(*entry.path, name): value for name, value in words.items()})
        return
    item = fresh.setdefault(entry.path[: depth + 1], {})
    for step in entry.path[depth + 1 :]:
        item = item.setdefault(str(step), {})
    item.update(words)


def _reached(data: object, path: Steps) -> int:
    """Return how many steps of a path are there."""
    for depth, step in enumerate(path):
        held: Any = data if isinstance(data, dict) else dict(enumerate(data)) if isinstance(data, list) else {}
        if step not in held:
            return depth
        data = held[step]
    return len(path)


def _new(entry: Entry, told: dict[str, str]) -> tuple[Steps, dict[str, Any]]:
    """Return the list that a new entry goes to, and the item."""
    item: dict[str, Any] = {name: yaml_words(entry.layout.field(name), value) for name, value in told.items()}
    if entry.layout is MEMBERS:
        return ("council",), item
    assert entry.layout is PROOFS  # noqa: S101 - nothing else is ever new
    row, place = entry.key
    return ("scores", row, "evidence"), {"url" if "://" in place else "file": place, **item}


def _with(raw: bytes, file: str, path: Steps, item: dict[str, Any]) -> bytes:
    """Append an item; the row that it belongs to is made where it is missing."""
    from cdsdossier.yamlio.reader import parse_page

    depth = _reached(parse_page(raw, file).data, path[:-1])
    if depth == len(path) - 1:
        return appended(raw, file, path, item)
    inner: Any = {path[-1]: [item]}
    for step in reversed(path[depth + 1 : -1]):
        inner = {step: inner}
    return changed(raw, file, {path[: depth + 1]: Plain(flow(inner))})


def _named(change: Change) -> str:
    return f"{', '.join(change.entry.key)}: ghi thêm vào danh sách minh chứng"
