"""Several files of a folder changed together, by one run at a time: all of them or none, also where a run is killed.

The new contents, and copies of the old ones, are first written into a hidden folder beside them. Only then do the
files change places; until the last has, the journal in the hidden folder says how to take everything back. The next
run that writes there does so where this one could not.
"""

from __future__ import annotations

import contextlib
import os
import shutil
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from cdsdossier.errors import Refused
from cdsdossier.files.atomic import make_temporary_path, refuse_write_errors, replace_patiently, write_new
from cdsdossier.files.change_journal import (
    JOURNAL,
    ChangedFile,
    identify_file,
    kept_place,
    leads_out,
    take_back,
    write_journal,
)
from cdsdossier.files.change_notes import note_changes
from cdsdossier.files.lock import lock_folder
from cdsdossier.files.new_folder import list_missing_folders, remove_empty_folders
from cdsdossier.files.received import is_received_payload, refuse_received_payload
from cdsdossier.files.regular import open_regular_file, read_whole_file

_STAGES = ".cds-changes-*.tmp"
_MOST = 1_000_000_000  # bytes of a file that is to be changed: evidence may be a recording


@dataclass(frozen=True, slots=True)
class FileChange:
    """One file, relative to its folder with forward slashes: as it is (None: not there), and as it is to be."""

    file: str
    before: bytes | None
    after: bytes


@dataclass(frozen=True, slots=True)
class FileCopy:
    """One file that is to hold what another one, ``source``, holds."""

    file: str
    before: bytes | None
    source: Path


@dataclass(frozen=True, slots=True)
class FileRemoval:
    """One file that is to go."""

    file: str
    before: bytes | None


@dataclass(frozen=True, slots=True)
class FileMove:
    """One file of the folder, ``source``, that is to lie where nothing is yet; what it holds is not copied."""

    file: str
    source: str


#: Anything that can be done to one file.
Change = FileChange | FileCopy | FileRemoval | FileMove


def read_if_present(folder: Path, file: str) -> bytes | None:
    """Return a file of the folder; None where it is not there. Raises Refused where it cannot be read."""
    path = folder / file
    try:
        return read_whole_file(path, _MOST)
    except (FileNotFoundError, NotADirectoryError):
        return None
    except OSError as error:
        raise Refused(f"Không đọc được {file}: {error.strerror or error}. Chưa ghi gì.") from error


def apply_changes(folder: Path, changes: Sequence[Change]) -> None:
    """Write all files in their order, or none.

    Raises Refused, with a sentence for the user, where a file has changed meanwhile, leads out of the folder, or
    cannot be written, and where another run keeps writing into the folder.
    """
    with exclusive_changes(folder) as apply:
        apply(changes)


@contextlib.contextmanager
def exclusive_changes(folder: Path, *, lasting: bool = True) -> Iterator[Callable[[Sequence[Change]], None]]:
    """Keep other runs from writing into a folder, for a look at it that must hold until the changes are made.

    Yields ``apply_changes`` for this folder. The folder is created where it does not exist, and removed again where it
    stays empty. What can be made again need not be ``lasting`` (see ``write_atomic``).
    """
    refuse_received_payload(folder)
    new = list_missing_folders([folder / JOURNAL])
    with refuse_write_errors(folder):
        folder.mkdir(parents=True, exist_ok=True)
    try:
        with lock_folder(folder) as alone:
            if alone:
                _recover(folder)
            yield partial(_apply, folder, lasting)
    finally:
        remove_empty_folders(new)


def recover_changes(folder: Path) -> None:
    """Take back what a killed run left unfinished in a folder, before the folder is read in order to be changed."""
    if not is_received_payload(folder.resolve()) and next(folder.glob(_STAGES), None) is not None:
        with lock_folder(folder) as alone:
            if alone:
                _recover(folder)


def _recover(folder: Path) -> None:
    for stage in folder.glob(_STAGES):
        if stage.is_dir() and not stage.is_symlink():
            take_back(folder, stage)


def _apply(folder: Path, lasting: bool, changes: Sequence[Change]) -> None:
    for change in changes:
        _refuse_other_state(folder, change)
    changes = [one for one in changes if not isinstance(one, FileChange) or one.before != one.after]
    stage = make_temporary_path(folder / JOURNAL, "changes-")
    try:
        _prepare(folder, stage, changes, lasting=lasting)
        for number, change in enumerate(changes):
            _refuse_other_state(folder, change)
            with refuse_write_errors(folder / change.file):
                _put(folder / change.file, _staged(folder, stage, number, change), change)
        with refuse_write_errors(folder):
            (stage / JOURNAL).unlink(missing_ok=True)  # from here on the new state holds
        shutil.rmtree(stage, ignore_errors=True)
    except BaseException:
        take_back(folder, stage)
        raise
    note_changes(changes)


def _refuse_other_state(folder: Path, change: Change) -> None:
    """Refuse a file that is not what the change was planned for."""
    for file in (change.file, change.source) if isinstance(change, FileMove) else (change.file,):
        refuse_received_payload(folder / file)
        if leads_out(folder, file):
            raise Refused(f"{file} là lối tắt dẫn ra ngoài hồ sơ; chưa ghi gì. Thay bằng tệp, thư mục thật.")
    if isinstance(change, FileMove):
        changed = os.path.lexists(folder / change.file) or not (folder / change.source).is_file()
    else:
        changed = read_if_present(folder, change.file) != change.before
    if changed:
        raise Refused(f"{change.file} vừa bị chương trình khác sửa; chưa ghi gì. Chạy lại lệnh này.")


def _prepare(folder: Path, stage: Path, changes: Sequence[Change], *, lasting: bool) -> None:
    """Write what is needed to make the changes, and to take them back, into the hidden folder; the journal last."""
    files: list[ChangedFile] = []
    for number, change in enumerate(changes):
        with refuse_write_errors(folder / change.file):
            _prepare_file(folder / change.file, stage, number, change, lasting=lasting)
        source = change.source if isinstance(change, FileMove) else ""
        files.append((change.file, identify_file(_staged(folder, stage, number, change)), source))
    new = list_missing_folders(folder / change.file for change in changes)
    with refuse_write_errors(folder):
        write_journal(stage, files, [place.relative_to(folder).as_posix() for place in new], lasting=lasting)


def _staged(folder: Path, stage: Path, number: int, change: Change) -> Path:
    """Return the file that is to be put in its place: one in the hidden folder, or the one that is moved."""
    return folder / change.source if isinstance(change, FileMove) else stage / str(number)


def _prepare_file(path: Path, stage: Path, number: int, change: Change, *, lasting: bool) -> None:
    if isinstance(change, FileMove):
        return
    staged = stage / str(number)
    if change.before is not None:
        write_new(kept_place(stage, number), change.before, lasting=lasting)
        shutil.copystat(path, kept_place(stage, number))
    match change:
        case FileChange():
            write_new(staged, change.after, lasting=lasting)
        case FileCopy():
            _copy(change.source, staged, lasting=lasting)
        case FileRemoval():
            return
    if change.before is not None:
        shutil.copymode(path, staged)


def _copy(source: Path, target: Path, *, lasting: bool) -> None:
    try:
        with open_regular_file(source) as file:
            write_new(target, file, lasting=lasting)
    except OSError as error:
        raise Refused(f"Không chép được {source}: {error.strerror or error}. Chưa ghi gì.") from error


def _put(path: Path, staged: Path, change: Change) -> None:
    if isinstance(change, FileRemoval):
        path.unlink(missing_ok=True)
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    replace_patiently(staged, path.resolve() if path.is_symlink() else path)
