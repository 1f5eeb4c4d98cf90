"""One step back: the last change that was made through the pages, kept across restarts.

The record lies in the dossier as a hidden file, which is never packed. It holds the old content of text files, and for
evidence where it went. A step is taken back only as a whole, and only where nothing of it was changed since.
"""

from __future__ import annotations

import base64
import json
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from hashlib import file_digest, sha256
from pathlib import Path
from typing import Any

from cdsdossier.errors import Refused
from cdsdossier.files.atomic import write_atomic
from cdsdossier.files.change_journal import leads_out
from cdsdossier.files.change_notes import collect_changes
from cdsdossier.files.changes import (
    Change,
    FileChange,
    FileCopy,
    FileMove,
    FileRemoval,
    apply_changes,
    read_if_present,
)
from cdsdossier.files.regular import open_regular_file

UNDO_FILE = ".cdsdossier-undo.json"
#: Where evidence goes that a step back takes out again.
_TRASH = ".trash/evidence"
#: Bytes of old contents that a record may hold.
_MOST = 20_000_000


@dataclass(frozen=True, slots=True)
class UndoneFile:
    """One file of a step: what it held before (None: it was not there), and the digest of what it held after."""

    file: str
    before: bytes | None
    #: SHA-256; empty where the file was removed.
    after: str
    #: Where a removed file went, relative to the dossier.
    kept: str = ""


@dataclass(frozen=True, slots=True)
class UndoStep:
    """The last change: what it was, and its files."""

    title: str
    files: tuple[UndoneFile, ...]


@contextmanager
def undoable(folder: Path, title: str) -> Iterator[None]:
    """Keep what is changed in ``folder`` within the block as the step that can be taken back."""
    with collect_changes() as made:
        yield
    changes = [one for one in made if isinstance(one, Change)]
    if changes:
        _keep(folder, title, changes)


def read_undo_step(folder: Path) -> UndoStep | None:
    """Return the step that can be taken back; None where there is none, or its record cannot be read."""
    try:
        raw = json.loads(read_if_present(folder, UNDO_FILE) or b"")
        return UndoStep(str(raw["title"]), tuple(_read_file(one) for one in raw["files"]))
    except (Refused, ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return None


def take_back(folder: Path) -> UndoStep:
    """Undo the last step. Raises Refused, with a sentence, where there is none or one of its files was changed."""
    step = read_undo_step(folder)
    if step is None:
        raise Refused("Không còn lần ghi nào để lùi lại.")
    changes = [_reverse(folder, one) for one in step.files]
    record = read_if_present(folder, UNDO_FILE)
    apply_changes(folder, [*changes, FileRemoval(UNDO_FILE, record)])
    return step


def explain_no_way_back(folder: Path, step: UndoStep) -> str:
    """Return why a step can not be taken back any more, in a sentence; empty where it can."""
    try:
        for one in step.files:
            _reverse(folder, one)
    except Refused as error:
        return str(error)
    return ""


def _keep(folder: Path, title: str, changes: Sequence[Change]) -> None:
    files = _merged([_describe(folder, one) for one in changes])
    data = json.dumps({"title": title, "files": files}, ensure_ascii=False)
    with suppress(Refused, OSError):
        write_atomic(folder / UNDO_FILE, data.encode() if len(data) <= _MOST else b"{}")


def _describe(folder: Path, change: Change) -> dict[str, Any]:
    """Return the record of one file; of one that was moved where it went, of any other what it held."""
    if isinstance(change, FileMove):
        return {"file": change.source, "before": None, "after": "", "kept": change.file}
    held = None if change.before is None else base64.b64encode(change.before).decode("ascii")
    return {"file": change.file, "before": held, "after": _made(folder, change), "kept": ""}


def _made(folder: Path, change: FileChange | FileCopy | FileRemoval) -> str:
    """Return the digest of what a change made: what somebody else writes into the file meanwhile is not ours."""
    if isinstance(change, FileChange):
        return sha256(change.after).hexdigest()
    return "" if isinstance(change, FileRemoval) else _digest(folder, change.file)


def _merged(files: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return one record for each file: what it held at first, and what it was at last."""
    merged: dict[str, dict[str, Any]] = {}
    for one in files:
        first = merged.get(one["file"])
        merged[one["file"]] = {**one, "before": first["before"]} if first and not one["kept"] else one
    return list(merged.values())


def _digest(folder: Path, file: str) -> str:
    try:
        with open_regular_file(folder / file) as opened:
            return file_digest(opened, "sha256").hexdigest()
    except OSError:
        return ""


def _read_file(raw: dict[str, Any]) -> UndoneFile:
    before = raw["before"]
    held = None if before is None else base64.b64decode(before, validate=True)
    return UndoneFile(str(raw["file"]), held, str(raw["after"]), str(raw["kept"]))


def _reverse(folder: Path, one: UndoneFile) -> Change:
    """Return what takes one file back. Raises Refused where it is not as the step left it."""
    refused = Refused(f"Không lùi được: {one.file} đã được sửa từ sau lần ghi đó. Chưa đổi gì.")
    if leads_out(folder, one.file) or (one.kept and not _is_kept(folder, one.kept)):
        raise refused
    if one.before is None and not one.kept and one.file.startswith("evidence/"):  # it came in: it is not lost
        if _digest(folder, one.file) != one.after:
            raise refused
        return FileMove(f"{_TRASH}/{one.after[:8]}-{Path(one.file).name}", one.file)
    now = read_if_present(folder, one.file)
    if ("" if now is None else sha256(now).hexdigest()) != one.after:
        raise refused
    if one.kept:
        return FileMove(one.file, one.kept)
    if one.before is not None:
        return FileChange(one.file, now, one.before)
    return FileRemoval(one.file, now)


def _is_kept(folder: Path, file: str) -> bool:
    return not leads_out(folder, file) and (folder / file).is_file()
