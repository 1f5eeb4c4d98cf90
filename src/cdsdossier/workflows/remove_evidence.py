"""Taking evidence out of the dossier: the file goes into the dossier's trash, its entries out of the score files."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from cdsdossier.errors import Refused, WrongUsage
from cdsdossier.files.changes import (
    Change,
    FileChange,
    FileCopy,
    FileMove,
    FileRemoval,
    exclusive_changes,
    read_if_present,
)
from cdsdossier.files.new_folder import free_file_name
from cdsdossier.model.dossier import Dossier, Evidence, normalize_path
from cdsdossier.model.indicatorset import IndicatorSet
from cdsdossier.workflows.evidence_sources import find_evidence_place, is_web_address, read_score_file
from cdsdossier.yamlio.edit import remove_item
from cdsdossier.yamlio.reader import parse_page

#: The dossier's trash. A hidden folder of this name is never packed (``package/left_out.py``); it lies outside of
#: ``evidence/``, so that nothing in it is evidence, and no command publishes or prints from it.
TRASH = ".trash"


@dataclass(frozen=True, slots=True)
class RemoveEvidencePlan:
    """What is to be done; nothing has been done yet."""

    folder: Path
    #: As the score files write it: a path below ``evidence/``, or an address.
    place: str
    #: The file, and where it goes, relative to the dossier; both empty where there is nothing but entries.
    file: str
    trash: str
    #: Row → its entry; the rows that list it, in the order of the score files.
    listed: Mapping[str, Evidence]
    #: The row that an added file would be put with; empty where it belongs to none.
    row: str
    #: Row → score file, relative to the dossier.
    files: Mapping[str, str]
    #: Score file → as it is, and as it is to be.
    changes: Mapping[str, tuple[bytes, bytes]]


def plan_remove_evidence(dossier: Dossier, rules: IndicatorSet, name: str) -> RemoveEvidencePlan:
    """Return how to take out a file (as it is typed, or below ``evidence/``) or an address.

    Raises WrongUsage where there is no such evidence, Refused where other files of the dossier need it.
    """
    place = name.strip() if is_web_address(name) else _find_place(dossier, name)
    there = None if is_web_address(name) else dossier.evidence.at(place)
    listed = {
        scored.id: item for scored in dossier.scores.values() for item in scored.form.evidence if _is(item, place)
    }
    if there is None and not listed:
        raise WrongUsage(f"Hồ sơ không có minh chứng “{name}”. Xem các minh chứng: cdsdossier evidence")
    if there is not None:
        _refuse_needed(dossier, place)
    file = f"evidence/{there.raw or there.path}" if there else ""
    home_row = there.folder if there and there.folder in rules.evidence_folders else ""
    files = {row: dossier.scores[row].file for row in listed}
    plan = RemoveEvidencePlan(
        dossier.folder, place, file, f"{TRASH}/{place}" if file else "", listed, home_row, files, {}
    )  # fmt: skip
    return _taken_out(plan)


def apply_remove_evidence(plan: RemoveEvidencePlan) -> RemoveEvidencePlan:
    """Move the file and take its entries out, both or neither; return what was done.

    What was saved in the score files since the plan was made stays. Raises Refused with a sentence for the user.
    """
    with exclusive_changes(plan.folder) as apply:
        plan = _taken_out(plan)
        apply([*_move(plan), *(FileChange(file, before, after) for file, (before, after) in plan.changes.items())])
    return plan


def _find_place(dossier: Dossier, name: str) -> str:
    """Return the path below ``evidence/`` that is meant, whether or not a file is there."""
    home = dossier.folder / "evidence"
    for path in (Path(name), home / name, dossier.folder / name):
        inside = find_evidence_place(path, home) if os.path.lexists(path) else None
        if inside is not None:
            return normalize_path(inside.relative_to(home).as_posix())
    return normalize_path(name).removeprefix("evidence/")


def _is(item: Evidence, place: str) -> bool:
    return place == (normalize_path(item.file) if item.file else item.url)


def _refuse_needed(dossier: Dossier, place: str) -> None:
    """Refuse a file that the register or the timeline names."""
    issued = [f"sổ văn bản ({key})" for key, one in dossier.head.documents.items() if _names(one.file, place)]
    tasks = [
        f"lịch (việc {task.id})"
        for task in dossier.timeline.tasks
        if any(_names(product.file, place) for product in task.products)
    ]
    if users := [*issued, *tasks]:
        raise Refused(f"Chưa gỡ: {place} đang được ghi ở {', '.join(users)}. Sửa ở đó trước.")


def _names(file: str | None, place: str) -> bool:
    return bool(file) and normalize_path(file or "") == place


def _taken_out(plan: RemoveEvidencePlan) -> RemoveEvidencePlan:
    """Return the plan with the entries taken out of what the score files hold now."""
    changes: dict[str, tuple[bytes, bytes]] = {}
    for row, file in plan.files.items():
        before, after = changes.get(file) or (read_score_file(plan.folder, file),) * 2
        for at in reversed(list(_find_items(after, file, row, plan.place))):
            after = remove_item(after, file, ("scores", row, "evidence"), at)
        changes[file] = before, after
    trash = plan.trash
    if trash:
        folder, _, name = f"{TRASH}/{plan.place}".rpartition("/")
        trash = f"{folder}/{free_file_name(plan.folder / folder, name)}"
    return replace(plan, changes=changes, trash=trash)


def _find_items(raw: bytes, file: str, row: str, place: str) -> Iterator[int]:
    data = parse_page(raw, file).data
    for key in ("scores", row, "evidence"):
        data = data.get(key) if isinstance(data, dict) else None
    for at, item in enumerate(data if isinstance(data, list) else ()):
        known = {key: item.get(key) for key in ("file", "url")} if isinstance(item, dict) else {}
        if place in {normalize_path(str(known.get("file") or "")), known.get("url")}:
            yield at


def _move(plan: RemoveEvidencePlan) -> Iterator[Change]:
    """Yield what brings the file into the trash; it is copied only where that lies on another disk."""
    if not plan.file:
        return
    if not (plan.folder / plan.file).is_file():
        raise Refused(f"{plan.file} vừa bị chuyển đi; chưa ghi gì. Chạy lại lệnh này.")
    if _is_on_one_disk(plan.folder / plan.file, plan.folder / plan.trash):
        yield FileMove(plan.trash, plan.file)
        return
    yield FileCopy(plan.trash, None, plan.folder / plan.file)
    yield FileRemoval(plan.file, read_if_present(plan.folder, plan.file))


def _is_on_one_disk(file: Path, place: Path) -> bool:
    """Return whether a file can be given another place without being copied."""
    there = next(parent for parent in place.parents if parent.exists())
    return not file.is_symlink() and file.stat().st_dev == there.stat().st_dev
