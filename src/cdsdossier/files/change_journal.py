"""The journal of a change of several files: how everything is taken back where not all of it was done."""

from __future__ import annotations

import contextlib
import json
import os
import shutil
from collections.abc import Sequence
from pathlib import Path

from cdsdossier.files.atomic import replace_patiently, write_new
from cdsdossier.files.new_folder import remove_empty_folders
from cdsdossier.files.regular import MOST_OF_A_PAPER, read_whole_file

JOURNAL = "journal.json"

#: A file, what it is told by once it is changed (None: it is gone), and from where it was moved (empty: it was not).
ChangedFile = tuple[str, list[int] | None, str]


def write_journal(stage: Path, files: Sequence[ChangedFile], folders: Sequence[str], *, lasting: bool) -> None:
    """Write which files are going to be changed, in their order, and which folders are new."""
    written = json.dumps({"files": files, "folders": folders})
    write_new(stage / JOURNAL, written.encode(), lasting=lasting)


def kept_place(stage: Path, number: int) -> Path:
    """Return where the old content of a file is kept."""
    return stage / f"{number}.old"


def leads_out(folder: Path, file: str) -> bool:
    """Return whether a file is, or is behind, a link to a place outside the folder."""
    try:
        return not (folder / file).resolve().is_relative_to(folder.resolve())
    except (OSError, RuntimeError, ValueError):  # a link that leads to itself; a name that no file can have
        return True


def identify_file(path: Path) -> list[int] | None:
    """Return what tells a file that was put in its place from one that was saved there later; None where none is."""
    try:
        found = path.stat()
    except OSError:
        return None
    return [found.st_size, found.st_mtime_ns]


def take_back(folder: Path, stage: Path) -> None:
    """Undo the changes that were made, and remove their hidden folder; what was saved since then stays.

    Where a file cannot be put back now, the hidden folder stays for the next run.
    """
    files, folders = _read_journal(stage)
    with contextlib.suppress(OSError):
        for number, (file, made, source) in enumerate(files):
            if not leads_out(folder, file) and identify_file(folder / file) == made:
                _take_back_file(folder, folder / file, kept_place(stage, number), source)
        remove_empty_folders(folder / place for place in folders if not leads_out(folder, place))
        if (stage / JOURNAL).is_file():
            (stage / JOURNAL).unlink()
        shutil.rmtree(stage, ignore_errors=True)


def _take_back_file(folder: Path, path: Path, kept: Path, source: str) -> None:
    if source:
        if not leads_out(folder, source) and not os.path.lexists(folder / source):
            replace_patiently(path, folder / source)
    elif kept.exists():
        replace_patiently(kept, path.resolve() if path.is_symlink() else path)
    else:
        path.unlink(missing_ok=True)


def _read_journal(stage: Path) -> tuple[list[ChangedFile], list[str]]:
    """Return files and folders of the journal; none where there is no journal, or where something else wrote it."""
    if not (stage / JOURNAL).is_file():
        return [], []
    try:
        journal = json.loads(read_whole_file(stage / JOURNAL, MOST_OF_A_PAPER))
        files = [(str(file), made, str(source[0]) if source else "") for file, made, *source in journal["files"]]
        return files, [str(place) for place in journal["folders"]]
    except (OSError, ValueError, TypeError, KeyError, RecursionError):
        return [], []
