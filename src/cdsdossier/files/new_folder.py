"""A folder that appears with all its files, or not at all: it is built beside its place, under a hidden name."""

from __future__ import annotations

import contextlib
import shutil
from collections.abc import Iterable, Mapping
from pathlib import Path

from cdsdossier.files.atomic import make_temporary_path, replace_patiently, write_new
from cdsdossier.files.lock import lock_folder
from cdsdossier.files.received import refuse_received_payload
from cdsdossier.text.normalize import compose

_STAGES = ".cds-new-*.tmp"


def create_folder(folder: Path, files: Mapping[str, bytes]) -> None:
    """Create a folder with these files (paths relative to it, with forward slashes).

    Raises OSError, with nothing left, where it cannot be created, or where something has its name already.
    """
    refuse_received_payload(folder)
    new = list_missing_folders([folder])
    folder.parent.mkdir(parents=True, exist_ok=True)
    try:
        with lock_folder(folder.parent) as alone:
            for stage in folder.parent.glob(_STAGES) if alone else ():  # what a killed run had built
                if not stage.is_symlink():
                    shutil.rmtree(stage, ignore_errors=True)
            _build(folder, files)
    finally:
        remove_empty_folders(new)


def _build(folder: Path, files: Mapping[str, bytes]) -> None:
    stage = make_temporary_path(folder, "new-")
    try:
        for name, content in files.items():
            write_new(stage / name, content)
        replace_patiently(stage, folder)
    except BaseException:
        shutil.rmtree(stage, ignore_errors=True)
        raise


def free_file_name(folder: Path, name: str, taken_soon: Iterable[str] = ()) -> str:
    """Return the name, with ``-2``, ``-3`` … where one like it is taken (letter case does not make a difference)."""
    here = (path.name for path in folder.iterdir()) if folder.is_dir() else ()
    taken = {compose(one).casefold() for one in (*here, *taken_soon)}
    stem, dot, extension = name.rpartition(".")
    stem, dot = (stem, dot) if stem else (name, "")
    number, free = 1, name
    while free in taken:
        number += 1
        free = f"{stem}-{number}{dot}{extension if dot else ''}"
    return free


def list_missing_folders(paths: Iterable[Path]) -> list[Path]:
    """Return the folders that these files lie in and that do not exist yet, the innermost first."""
    places = {parent for path in paths for parent in path.parents if not parent.exists()}
    return sorted(places, key=lambda place: len(place.parts), reverse=True)


def remove_empty_folders(places: Iterable[Path]) -> None:
    """Remove the folders that hold nothing, in this order."""
    for place in places:
        with contextlib.suppress(OSError):
            place.rmdir()
